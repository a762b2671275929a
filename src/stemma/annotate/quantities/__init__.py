"""Quantities: figures with what they count."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from stemma.annotate.quantities.counted import attach_counted
from stemma.annotate.quantities.draft import Draft
from stemma.annotate.quantities.hedges import attach_hedge
from stemma.annotate.quantities.labels import find_masks, is_label, is_pronoun
from stemma.annotate.quantities.measures import attach_measures
from stemma.annotate.quantities.named import add_named, mark_listed
from stemma.annotate.quantities.ranges import join_ranges
from stemma.annotate.quantities.singles import find_singles
from stemma.annotate.quantities.units import attach_sign, attach_unit, spread_age
from stemma.records import Article, Quantity, Sentence, Span, Time, content_id
from stemma.text.figures import find_figures

__all__ = ["find_quantities"]

# A calendar expression is no quantity; a duration is one.
_CALENDAR = frozenset({"DATE", "TIME", "SET"})
# Longer sentences (a whole text without full stops) are read in pieces of this many characters, to bound the look-ups.
_MAX_SENTENCE = 5_000


def find_quantities(article: Article, sentences: Sequence[Sentence], times: Sequence[Time]) -> tuple[Quantity, ...]:
    """Return the figures of the article with unit, comparator, what they count and their measure, in order of the text.

    A figure inside a date or a time of day is left out, and so is one that counts nothing: telephone numbers, years,
    scores, addresses, numbers that are names. "A man was shot dead" counts as one where a measure says so.
    """
    calendar = sorted((time.span.start, time.span.end) for time in times if time.kind in _CALENDAR)
    quantities: list[Quantity] = []
    first = 0
    for sentence in sentences:
        for start in range(sentence.span.start, sentence.span.end, _MAX_SENTENCE):
            end = min(sentence.span.end, start + _MAX_SENTENCE)
            while first < len(calendar) and calendar[first][1] <= start:
                first += 1
            blocked = calendar[first : bisect_left(calendar, (end,))]
            for draft in _read_sentence(article.text, start, end, blocked):
                quantities.append(_record(article.id, draft))
    return tuple(quantities)


def _read_sentence(text: str, start: int, end: int, blocked: list[tuple[int, int]]) -> list[Draft]:
    drafts = _drafts(text, start, end, blocked + find_masks(text, start, end))
    for draft in drafts:
        attach_sign(text, draft)
    drafts = join_ranges(text, drafts)
    for draft in drafts:
        attach_unit(text, draft)
        attach_hedge(text, draft)
        attach_counted(text, draft)
    spread_age(text, drafts)
    drafts = _add_singles(drafts, find_singles(text, start, end))
    attach_measures(text, drafts)
    add_named(text, drafts)
    mark_listed(text, drafts)
    return [draft for draft in drafts if _counts(text, draft)]


def _drafts(text: str, start: int, end: int, masks: list[tuple[int, int]]) -> list[Draft]:
    return [
        Draft(
            number=(f.start, f.end),
            start=f.start,
            end=f.end,
            low=f.low,
            high=f.high,
            form=f.form,
            sentence=(start, end),
        )
        for f in find_figures(text, start, end)
        if not any(first < f.end and f.start < last for first, last in masks)
    ]


def _add_singles(drafts: list[Draft], singles: list[Draft]) -> list[Draft]:
    """Return both in order; "a 17-year-old" stands beside its age, but "a dozen men" is one figure."""
    ages = [replace(draft) for draft in drafts if draft.measure == "age"]
    taken = [
        (draft.start, draft.counted[1] if draft.counted else draft.end) for draft in drafts if draft.measure != "age"
    ]
    kept = [single for single in singles if not any(a < single.end and single.start < b for a, b in taken)]
    return sorted([d for d in drafts if d.measure != "age"] + kept + ages, key=lambda draft: (draft.start, draft.end))


def _counts(text: str, draft: Draft) -> bool:
    if draft.form in ("none", "single"):
        return draft.measure is not None
    if draft.measure is None and is_pronoun(text, draft):
        return False
    if draft.unit is None and draft.counted is None and draft.measure is None:
        return False
    return not is_label(text, draft)


def _record(article: str, draft: Draft) -> Quantity:
    counted = None if draft.counted is None else Span(article=article, start=draft.counted[0], end=draft.counted[1])
    return Quantity(
        id=content_id("q", article, draft.start, draft.end),
        span=Span(article=article, start=draft.start, end=draft.end),
        low=draft.low,
        high=draft.high,
        unit=draft.unit,
        counted=counted,
        comparator=draft.comparator,
        measure=draft.measure,
        partial=draft.partial,
    )
