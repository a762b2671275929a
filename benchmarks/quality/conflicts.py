"""Conflicts: distortions injected into real stories of basil; what is flagged in basil and incidents as they are."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from benchmarks.quality.corpora import Corpus, load_basil, load_incidents
from stemma.annotate import annotate
from stemma.models.encoder import get_encoder
from stemma.reconciliation import reconcile_story
from stemma.records import Annotation, Article, Conflict, Descent, Story, content_id

_INCIDENT_STORIES = (
    200  # of those with two reports or more, in order of their id: enough to read, and two minutes of work
)
# Which of these stories' reports differ on the killed or injured, labelled by reading: ids, figures, relation.
_LABELS = Path(__file__).parent / "labels" / "incidents_conflicts.tsv"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_KINDS_FOUND_AS = {
    "figure": {"quantity", "scope"},
    "date": {"date"},
    "name": {"name", "role"},
    "negation": {"polarity"},
    "quotation": {"quote"},
}
# A distortion: an article and what was found in it -> (start, end, other words), or None if it has no place for one.
Change = tuple[int, int, str]
Distortion = Callable[[Article, Annotation], Change | None]


def measure(data: Path) -> dict[str, float | int | str]:
    """Return how many injected distortions are found, and how many conflicts there are a story without any."""
    basil = load_basil(data)
    return {**_measure_injected(basil), **_measure_as_they_are(basil, load_incidents(data))}


def _stories(corpus: Corpus) -> list[list[Article]]:
    by_story: dict[str, list[Article]] = defaultdict(list)
    for article in corpus.articles:
        by_story[corpus.story_of[article.id]].append(article)
    return [by_story[name] for name in sorted(by_story)]


def _reconcile(articles: Sequence[Article], annotations: dict[str, Annotation]) -> Story:
    return reconcile_story(articles, annotations, Descent(), get_encoder())


def _annotate(articles: Iterable[Article]) -> dict[str, Annotation]:
    return {article.id: annotate(article) for article in articles}


def _measure_injected(corpus: Corpus) -> dict[str, float | int | str]:
    tried, found, clean = Counter[str](), Counter[str](), Counter[str]()
    for articles in _stories(corpus):
        annotations = _annotate(articles)
        before = {_signature(one) for one in _reconcile(articles, annotations).conflicts}
        for kind, distort in _DISTORTIONS.items():
            change = distort(articles[0], annotations[articles[0].id])
            if change is None:
                continue
            copy = _apply(articles[0], change)
            story = _reconcile([*articles, copy], {**annotations, copy.id: annotate(copy)})
            new = [one for one in story.conflicts if _signature(one) not in before]
            tried[kind] += 1
            found[kind] += any(one.kind in _KINDS_FOUND_AS[kind] and _touches(one, copy, change) for one in new)
            clean[kind] += all(_touches(one, copy, change) for one in new)
    figures: dict[str, float | int | str] = {}
    for kind in sorted(tried):
        figures[f"injected {kind}: found and typed"] = found[kind] / tried[kind]
        figures[f"injected {kind}: tried"] = tried[kind]
    figures["injected: no new conflict elsewhere"] = sum(clean.values()) / max(1, sum(tried.values()))
    return figures


def _signature(conflict: Conflict) -> tuple[str, tuple[str, ...]]:
    return conflict.kind, tuple(sorted(side.value for side in conflict.sides))


def _apply(article: Article, change: Change) -> Article:
    """Return the article with the change made, published by another."""
    start, end, words = change
    text = article.text[:start] + words + article.text[end:]
    fresh = Article(
        id=content_id("a", text),
        source=f"{article.source}#changed",
        published=article.published,
        text=text,
        language="en",
    )
    return msgspec.structs.replace(fresh, title=article.title)


def _touches(conflict: Conflict, copy: Article, change: Change) -> bool:
    """Return whether a conflict has a side of the changed copy within the sentence that was changed."""
    start, end = change[0], change[0] + len(change[2])
    return any(
        span.article == copy.id and span.start < end + 200 and start - 200 < span.end
        for side in conflict.sides
        for span in side.spans
    )


def _distort_figure(article: Article, annotation: Annotation) -> Change | None:
    held = {quantity for statement in annotation.statements for quantity in statement.quantities}
    for quantity in annotation.quantities:
        words = quantity.span.text_in(article.text)
        if quantity.id in held and words.isdigit() and quantity.counted is not None and 3 < int(words) < 1900:
            return quantity.span.start, quantity.span.end, str(int(words) * 2 + 3)
    return None


def _distort_date(article: Article, annotation: Annotation) -> Change | None:
    for time in annotation.times:
        words = time.span.text_in(article.text)
        if words in _DAYS and any(time.id in statement.times for statement in annotation.statements):
            return time.span.start, time.span.end, _DAYS[(_DAYS.index(words) + 5) % 7]
    return None


def _distort_name(article: Article, annotation: Annotation) -> Change | None:
    spans = [span for name in annotation.names if name.kind == "person" for span in name.spans]
    for statement in annotation.statements:
        for span in sorted(spans):
            words = span.text_in(article.text)
            if statement.span.contains(span) and len(words.split()) == 2 and len(statement.names) > 1:
                return span.start, span.end, "Oskar Brandvold"
    return None


_AUXILIARY = re.compile(r"\b(?:was|were|is|are|has|have|had|will|would|can|should)\b(?! not|n't)")


def _distort_negation(article: Article, annotation: Annotation) -> Change | None:
    for statement in annotation.statements:
        words = statement.span.text_in(article.text)
        found = _AUXILIARY.search(words)
        if found and statement.polarity == "positive" and statement.attribution is None and 8 < len(words.split()) < 30:
            at = statement.span.start + found.end()
            return at, at, " not"
    return None


def _distort_quotation(article: Article, annotation: Annotation) -> Change | None:
    for attribution in annotation.attributions:
        for quote in attribution.quotes:
            words = list(re.finditer(r"\w+", quote.text_in(article.text)))
            if len(words) >= 12:
                longest = max(words[4:-4], key=lambda word: len(word.group()))
                return quote.start + longest.start(), quote.start + longest.end(), "harvest"
    return None


_DISTORTIONS: dict[str, Distortion] = {
    "figure": _distort_figure,
    "date": _distort_date,
    "name": _distort_name,
    "negation": _distort_negation,
    "quotation": _distort_quotation,
}


def _measure_as_they_are(basil: Corpus, incidents: Corpus) -> dict[str, float | int | str]:
    told = [_reconcile(articles, _annotate(articles)).conflicts for articles in _stories(basil)]
    several = [articles for articles in _stories(incidents) if len(articles) > 1][:_INCIDENT_STORIES]
    flagged = [_counts_in_conflict(_reconcile(articles, _annotate(articles))) for articles in several]
    return {
        "basil conflicts a story": sum(len(conflicts) for conflicts in told) / len(told),
        "incidents stories with killed or injured in conflict": sum(flagged) / len(flagged),
        "incidents stories": len(flagged),
        **_measure_labelled(incidents),
    }


def _measure_labelled(incidents: Corpus) -> dict[str, float | int | str]:
    """Return precision and recall on the stories labelled by reading: do their reports state different counts?

    The labelled stories have two to five reports, of which two or more give other figures in some sentence: the hard
    ones, in which most differences are parts, other incidents or captions.
    """
    lines = _LABELS.read_text(encoding="utf-8").splitlines()[1:]
    relation_of = {row[0]: row[3] for row in (line.split("\t") for line in lines)}
    told = [
        (_counts_in_conflict(_reconcile(articles, _annotate(articles))), relation_of[story])
        for articles in _stories(incidents)
        if (story := incidents.story_of[articles[0].id]) in relation_of
    ]
    right = sum(found and label != "none" for found, label in told)
    return {
        "incidents labelled stories": len(told),
        "incidents differing counts, precision": right / max(1, sum(found for found, _ in told)),
        "incidents differing counts, recall": right / max(1, sum(label != "none" for _, label in told)),
    }


def _counts_in_conflict(story: Story) -> bool:
    """Return whether reports differ on killed or injured."""
    measure_of = {(q.span.article, q.span.start): q.measure for q in story.quantities}
    return any(
        measure_of.get((span.article, span.start)) in ("killed", "injured")
        for conflict in story.conflicts
        for side in conflict.sides
        for span in side.spans
    )
