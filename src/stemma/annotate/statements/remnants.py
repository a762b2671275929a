"""What of a sentence no statement holds: the rest of the main clause, and additions beside source and cue."""

from collections.abc import Sequence
from functools import cache

from stemma.annotate.statements.clauses import has_verb, is_finite, words_of
from stemma.annotate.statements.drafts import Draft, Extent, draft
from stemma.annotate.statements.main_clause import is_clause
from stemma.annotate.statements.placing import is_joined, opens_predicate, take_up
from stemma.annotate.statements.trimming import trim_clause
from stemma.lang import load
from stemma.records import Attribution

# A longer addition without verb or figure still says something ("two days before the end of ..." has a figure).
_LONG = 12
# So does a shorter one with a participle ("citing the wish of the crews to leave") or a joining word.
_LONG_ADDITION = 5
# A sentence with fewer words that gave no statement gives none ("“Yes,” the guard said").
_LEAST_SENTENCE = 5
# An article's own clause is not looked for in a longer sentence: it is a text without full stops.
_LONGEST = 1_500


def restore(
    text: str,
    sentence: Extent,
    drafts: Sequence[Draft],
    attributions: Sequence[Attribution],
    figures: Sequence[Extent],
    times: Sequence[Extent],
) -> list[Draft]:
    """Return the drafts of a sentence with those added or widened that take up what was left out.

    Said-times and places ("said on Friday in the town hall") belong to the saying and are left to the attribution.

    Args:
        text: the article's text.
        sentence: its offsets.
        drafts: what was found in it, in order.
        attributions: those that touch the sentence.
        figures: offsets of the quantities in it.
        times: offsets of the times in it.
    """
    found = list(drafts)
    if sentence[1] - sentence[0] > _LONGEST or "?" in text[sentence[0] : sentence[1]]:
        return found
    if not found:
        return _fall_back(text, sentence, attributions)
    for run in _runs(text, sentence, found):
        if _weighs(text, run, sentence, attributions, figures, times):
            take_up(text, sentence, run, found, figures)
    return sorted(set(found), key=lambda one: (one.start, one.end))


def _fall_back(text: str, sentence: Extent, attributions: Sequence[Attribution]) -> list[Draft]:
    """Return a statement for a sentence that gave none: what is quoted in it, or else the whole of it."""
    for attribution in attributions:
        for part in attribution.parts or (attribution.content,):
            first, last = max(sentence[0], part.start), min(sentence[1], part.end)
            if attribution.kind == "direct" and first < last:
                first, last = trim_clause(text, first, last)
                return [draft(first, last, attribution)] if has_verb(text, first, last) else []
    first, last = trim_clause(text, *sentence)
    whole = has_verb(text, first, last) and len(words_of(text, first, last)) >= _LEAST_SENTENCE
    return [draft(first, last)] if whole else []


def _runs(text: str, sentence: Extent, drafts: Sequence[Draft]) -> list[Extent]:
    """Return what of a sentence lies in no draft and in no source or cue of one."""
    start, end = sentence
    if len(drafts) == 1 and drafts[0].start - start < 2 and end - drafts[0].end < 3:
        return []
    taken: list[Extent] = [(one.start, one.end) for one in drafts]
    for attribution in {one.attribution.id: one.attribution for one in drafts if one.attribution}.values():
        spans = [span for span in (attribution.cue, attribution.speaker.span) if span is not None]
        taken += [(span.start, span.end) for span in spans if not is_clause(text, span.start, span.end)]
    runs: list[Extent] = []
    position = start
    for first, last in [*sorted(taken), (end, end)]:
        if first > position:
            low, high = trim_clause(text, position, min(first, end))
            if low < high and words_of(text, low, high):
                runs.append((low, high))
        position = max(position, last)
    return runs


@cache
def _openers(language: str = "en") -> frozenset[str]:
    return frozenset(load("statement_clauses", language)["frame_openers"])


def _weighs(
    text: str,
    run: Extent,
    sentence: Extent,
    attributions: Sequence[Attribution],
    figures: Sequence[Extent],
    times: Sequence[Extent],
) -> bool:
    """Return whether a stretch beside source and cue says more than when and where something was said."""
    start, end = run
    words = words_of(text, start, end)
    inner = any(a.speaker.span and a.cue and a.speaker.span.end <= start < a.cue.start for a in attributions)
    if not inner and any(start <= first and last <= end for first, last in figures):
        return True
    if start - sentence[0] < 3 and {word.norm for word in words[:2]} & _openers():
        return False
    timed = [(first, last) for first, last in times if start <= first and last <= end]
    if timed and len(words) <= _LONG:  # "in May" has no verb
        words = tuple(word for word in words if not any(first <= word.start < last for first, last in timed))
    if len(words) >= _LONG or opens_predicate(words):
        return True
    later = len(words) >= _LONG_ADDITION and start - sentence[0] >= 3
    if later and (words[0].norm.endswith("ing") or is_joined(text, sentence[0], start)):
        return True
    if len(words) > 1 and any(is_finite(words, index) for index in range(len(words))):
        return True
    return bool(timed) and _before_present(text, end, attributions)


def _before_present(text: str, end: int, attributions: Sequence[Attribution]) -> bool:
    """Return whether the saying after ``end`` is told in the present, so that a time before it is not its own."""
    cues = [a.cue for a in attributions if a.cue is not None and a.cue.start >= end]
    return any(text[cue.start : cue.end].casefold() in ("say", "says") for cue in cues)
