"""Time expressions against TempEval-3 gold, hidden dates of publication, and dates of incidents.

TimeBank and AQUAINT are scored as the TempEval-3 toolkit does (UzZaman et al. 2013): relaxed matches overlap, strict
ones have the same extent, and the F1 of an attribute is the relaxed F1 times the share of matches that have it right.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from benchmarks.quality.corpora import load_basil, load_incident_truth, load_incidents, load_story_clusters
from benchmarks.quality.hidden_dates import annotate_times, day_of, is_fitted_on, measure_addresses, measure_dating
from stemma.annotate.times import find_main_time, find_times
from stemma.records import Article, Published, Sentence, Span, Time
from stemma.text.sentences import split_sentences

_TIMEX = re.compile(r"<TIMEX3\b([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_CREATED = re.compile(r"<DCT>.*?\bvalue=\"([^\"]*)\"", re.DOTALL)
_ATTRIBUTE = re.compile(r"(\w+)=\"([^\"]*)\"")


class Timex(NamedTuple):
    """A time expression of gold or of ours: offsets, type, value."""

    start: int
    end: int
    kind: str
    value: str


class Document(NamedTuple):
    """A TimeML document: its text without tags, its creation time, its gold."""

    name: str
    text: str
    created: str | None
    gold: tuple[Timex, ...]


class Tally(NamedTuple):
    """Counts over a corpus; precision counts ours that match a gold one, recall gold ones that match one of ours."""

    ours: int
    gold: int
    strict: int
    relaxed: int
    kind: int
    value: int
    strict_value: int


def read_document(path: Path) -> Document:
    """Return a TimeML file as text and gold offsets."""
    source = path.read_text(encoding="utf-8")
    created = _CREATED.search(source)
    body = _TEXT.search(source)
    assert body is not None, path
    pieces: list[str] = []
    gold: list[Timex] = []
    length = 0
    position = 0
    for match in _TIMEX.finditer(body[1]):
        before, inside = _plain(body[1][position : match.start()]), _plain(match[2])
        attributes = dict(_ATTRIBUTE.findall(match[1]))
        pieces += [before, inside]
        start = length + len(before)
        length = start + len(inside)
        gold.append(Timex(start, length, attributes.get("type", ""), attributes.get("value", "")))
        position = match.end()
    pieces.append(_plain(body[1][position:]))
    return Document(path.name, "".join(pieces), created[1] if created else None, tuple(gold))


def _plain(markup: str) -> str:
    return html.unescape(_TAG.sub("", markup))


def find_ours(document: Document) -> tuple[Timex, ...]:
    """Return our time expressions, the creation time given as date of publication."""
    article = Article(
        id="a-benchmark",
        source=document.name,
        published=Published(value=document.created, basis="metadata"),
        text=document.text,
    )
    sentences = tuple(
        Sentence(span=Span(article=article.id, start=start, end=end), paragraph=0)
        for start, end in split_sentences(document.text)
    )
    return tuple(
        Timex(time.span.start, time.span.end, time.kind, time.value or "") for time in find_times(article, sentences)
    )


def tally(ours: tuple[Timex, ...], gold: tuple[Timex, ...]) -> Tally:
    """Return the counts of one document; each gold expression matches at most one of ours, exact ones first."""
    exact = {(timex.start, timex.end) for timex in gold}
    strict = sum((timex.start, timex.end) in exact for timex in ours)
    pairs = pair_up(ours, gold)
    return Tally(
        len(ours),
        len(gold),
        strict,
        len(pairs),
        sum(mine.kind == right.kind for mine, right in pairs),
        sum(mine.value == right.value for mine, right in pairs),
        sum(mine.value == right.value and mine[:2] == right[:2] for mine, right in pairs),
    )


def pair_up(ours: tuple[Timex, ...], gold: tuple[Timex, ...]) -> list[tuple[Timex, Timex]]:
    """Return the overlapping pairs (ours, gold), one to one."""
    free = list(gold)
    pairs = []
    for mine in ours:
        overlapping = [right for right in free if right.start < mine.end and mine.start < right.end]
        if overlapping:
            best = min(overlapping, key=lambda right: (right[:2] != mine[:2], right.start))
            free.remove(best)
            pairs.append((mine, best))
    return pairs


def score(tallies: Iterable[Tally]) -> dict[str, float]:
    """Return the figures of the TempEval-3 toolkit in percent: attribute F1 is relaxed F1 times attribute accuracy."""
    total = Tally(*(sum(column) for column in zip(*tallies, strict=True)))
    relaxed = _f1(total.relaxed, total.ours, total.gold)
    return {
        "relaxed F1": relaxed,
        "relaxed precision": _percent(total.relaxed, total.ours),
        "relaxed recall": _percent(total.relaxed, total.gold),
        "strict F1": _f1(total.strict, total.ours, total.gold),
        "type F1": round(relaxed * total.kind / max(total.relaxed, 1), 2),
        "value F1": round(relaxed * total.value / max(total.relaxed, 1), 2),
    }


def _percent(part: int, whole: int) -> float:
    return round(100 * part / max(whole, 1), 2)


def _f1(hits: int, ours: int, gold: int) -> float:
    return round(200 * hits / max(ours + gold, 1), 2)


def measure_tempeval(data: Path) -> dict[str, float | int | str]:
    """Return the figures on TimeBank and AQUAINT, together and each."""
    folder = data / "tempeval3"
    if not folder.is_dir():
        raise FileNotFoundError(folder)
    figures: dict[str, float | int | str] = {}
    everything: list[Tally] = []
    for corpus in ("TimeBank", "AQUAINT"):
        documents = map(read_document, sorted((folder / corpus).glob("*.tml")))
        tallies = [tally(find_ours(document), document.gold) for document in documents]
        everything += tallies
        figures |= {f"tempeval3 {corpus} {name}": value for name, value in score(tallies).items()}
    return {f"tempeval3 {name}": value for name, value in score(everything).items()} | figures


def measure_incident_dates(data: Path) -> dict[str, float | int | str]:
    """Return how often an incident's day of record is among the past days an article names, and is the one chosen."""
    corpus, truth = load_incidents(data), load_incident_truth(data)
    articles = named = most = main = unseen = unseen_main = 0
    for article in corpus.articles:
        published = day_of(article)
        record = truth.get(corpus.extra[article.id]["incident_id"])
        if published is None or record is None:
            continue
        day = datetime.strptime(record["date"], "%B %d, %Y").date()
        annotation = annotate_times(article)
        days = [found for time in annotation.times if (found := past_day(time)) and found <= published]
        if not days:
            continue
        articles += 1
        if day in days:
            named += 1
            counts = Counter(days)
            most += day == min(counts, key=lambda found: (-counts[found], found))
            chosen = find_main_time(article, annotation.sentences, annotation.times)
            right = chosen is not None and chosen.earliest == day.isoformat()
            main += right
            if not is_fitted_on(corpus.story_of[article.id]):
                unseen += 1
                unseen_main += right
    return {
        "incidents articles that name a past day": articles,
        "incidents day of record among the days named %": _percent(named, articles),
        "incidents most named day is the day of record, where named %": _percent(most, named),
        "incidents day of the main event is the day of record, where named %": _percent(main, named),
        "incidents day of the main event, half not fitted on %": _percent(unseen_main, unseen),
    }


def past_day(time: Time) -> date | None:
    """Return the single day of a time that does not look ahead, None if it is another kind of time."""
    single = time.kind in ("DATE", "TIME") and time.earliest is not None and time.earliest == time.latest
    return date.fromisoformat(time.earliest) if single and time.earliest and time.tense != "future" else None


def measure(data: Path) -> dict[str, float | int | str]:
    """Return all figures on times and dates; raises FileNotFoundError without a corpus."""
    figures = measure_tempeval(data)
    for name, load in (("basil", load_basil), ("story_clusters", load_story_clusters), ("incidents", load_incidents)):
        corpus = load(data)
        figures |= measure_dating(name, corpus)
        if key := {"incidents": "uri", "story_clusters": "url"}.get(name):
            figures |= measure_addresses(name, corpus, key)
    return figures | measure_incident_dates(data)
