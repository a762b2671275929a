"""Claims in one's own words about stories of basil, and the same with one detail distorted; and generated ones."""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.quality.corpora import Corpus, load_basil, load_incidents
from stemma.checking import Checker
from stemma.pipeline import reconcile
from stemma.records import Article, Report

# Claims labelled by hand: ids of stories and our own words. Part "first" was written before the method and served to
# set its thresholds; "second" was written before it was first measured, and its errors were read afterwards;
# "third" was written before it was first measured, and its errors were never read.
_LABELS = Path(__file__).parent / "labels" / "basil_claims.toml"
_INCIDENT_STORIES = 60  # of those with two reports or more, in order of their id
_FEWEST_WORDS, _MOST_WORDS = 8, 25  # of a sentence that is taken for a claim
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_AUXILIARY = re.compile(r"\b(?:was|were|is|are|has|have|had|will)\b(?! not|n't)")


def measure(data: Path) -> dict[str, float | int | str]:
    """Return how many true and how many distorted claims are called supported, by kind."""
    basil = load_basil(data)
    return {**_measure_written(basil), **_measure_generated(basil, load_incidents(data))}


def _stories(corpus: Corpus) -> dict[str, list[Article]]:
    by_story: dict[str, list[Article]] = defaultdict(list)
    for article in corpus.articles:
        by_story[corpus.story_of[article.id]].append(article)
    return dict(sorted(by_story.items()))


def _measure_written(corpus: Corpus) -> dict[str, float | int | str]:
    labelled: list[dict[str, Any]] = tomllib.loads(_LABELS.read_text(encoding="utf-8"))["story"]
    stories = _stories(corpus)
    verdicts: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for story in labelled:
        checker = Checker(reconcile(stories[story["event"]]))
        for kind, text in story["claims"]:
            verdicts[story["part"]][kind, checker.check(text).verdict] += 1
    figures: dict[str, float | int | str] = {}
    for part in sorted(verdicts):
        figures.update(_tell(f"written, {part} part", verdicts[part]))
    together: Counter[tuple[str, str]] = sum(verdicts.values(), Counter())
    for kind in sorted({kind for kind, _ in together} - {"true", "absent"}):
        figures[f"written, distorted {kind}: called supported"] = _share(together, {kind}, "supported")
        figures[f"written, distorted {kind}: claims"] = _count(together, {kind})
    return figures


def _tell(name: str, verdicts: Counter[tuple[str, str]]) -> dict[str, float | int | str]:
    distorted = {kind for kind, _ in verdicts} - {"true", "absent"}
    return {
        f"{name}: true called supported": _share(verdicts, {"true"}, "supported"),
        f"{name}: true claims": _count(verdicts, {"true"}),
        f"{name}: distorted called supported": _share(verdicts, distorted, "supported"),
        f"{name}: distorted claims": _count(verdicts, distorted),
        f"{name}: absent called supported": _share(verdicts, {"absent"}, "supported"),
        f"{name}: absent called not-found": _share(verdicts, {"absent"}, "not-found"),
    }


def _count(verdicts: Counter[tuple[str, str]], kinds: set[str]) -> int:
    return sum(number for (kind, _), number in verdicts.items() if kind in kinds)


def _share(verdicts: Counter[tuple[str, str]], kinds: set[str], wanted: str) -> float:
    held = sum(number for (kind, verdict), number in verdicts.items() if kind in kinds and verdict == wanted)
    return held / max(1, _count(verdicts, kinds))


def _measure_generated(basil: Corpus, incidents: Corpus) -> dict[str, float | int | str]:
    """Return the same for sentences of the reports themselves, and those with one detail changed by rule."""
    several = [held for held in _stories(incidents).values() if len(held) > 1][:_INCIDENT_STORIES]
    figures: dict[str, float | int | str] = {}
    for name, stories in (("basil", list(_stories(basil).values())), ("incidents", several)):
        verdicts: Counter[tuple[str, str]] = Counter()
        for articles in stories:
            report = reconcile(articles)
            checker = Checker(report)
            for kind, text in _generate(report):
                verdicts[kind, checker.check(text).verdict] += 1
        for kind in sorted({kind for kind, _ in verdicts}):
            figures[f"generated, {name} {kind}: called supported"] = _share(verdicts, {kind}, "supported")
            figures[f"generated, {name} {kind}: claims"] = _count(verdicts, {kind})
    return figures


def _generate(report: Report) -> Iterator[tuple[str, str]]:
    """Yield one sentence of the report's own as a true claim for each kind of distortion, and the distorted one."""
    texts = {article.id: article.text for article in report.articles}
    done: set[str] = set()
    for story in report.stories:
        for statement in story.statements:
            words = statement.span.text_in(texts[statement.article])
            plain = (
                statement.attribution is None and statement.polarity == "positive" and statement.certainty == "asserted"
            )
            if not plain or not _FEWEST_WORDS <= len(words.split()) <= _MOST_WORDS or not words[:1].isupper():
                continue
            for kind, changed in _distort(words):
                if kind not in done:
                    done.add(kind)
                    yield "true", words
                    yield kind, changed


def _distort(words: str) -> Sequence[tuple[str, str]]:
    """Return the kinds of distortion a sentence has a place for, each with the sentence so distorted."""
    found = []
    number = re.search(r"(?<![\d.,$-])[4-9]\d{0,2}(?![\d.,:-])", words)
    if number:
        found.append(("figure", words[: number.start()] + str(int(number.group()) * 2 + 3) + words[number.end() :]))
    day = next((name for name in _DAYS if re.search(rf"\b{name}\b", words)), None)
    if day:
        found.append(("date", words.replace(day, _DAYS[(_DAYS.index(day) + 3) % 7], 1)))
    name = re.search(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b", words[1:])
    if name:
        found.append(("name", words[: name.start() + 1] + "Oskar Brandvold" + words[name.end() + 1 :]))
    auxiliary = _AUXILIARY.search(words)
    if auxiliary:
        found.append(("negation", f"{words[: auxiliary.end()]} not{words[auxiliary.end() :]}"))
        found.append(("certainty", f"{words[: auxiliary.start()]}may be or have been{words[auxiliary.end() :]}"))
    return found
