"""Where a stretch that no statement holds goes: into a statement of its own, or to the one it stands beside."""

from collections.abc import Sequence
from functools import cache

from stemma.annotate.statements.clauses import grammar, has_verb, is_finite, words_of
from stemma.annotate.statements.drafts import Draft, Extent, draft
from stemma.annotate.statements.main_clause import is_clause
from stemma.annotate.statements.trimming import trim_clause
from stemma.lang import load
from stemma.records import Attribution
from stemma.text.words import Word

# How many letters before a stretch are looked at for a joining word.
_BEFORE = 12
_CLOSING = " \t\r\n.,;:!”’\"')"


@cache
def _dangling(language: str = "en") -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lists = load("statement_clauses", language)
    return frozenset(lists["dangling"]), frozenset(lists["cutting"]), frozenset(lists["measures_of_time"])


def take_up(text: str, sentence: Extent, run: Extent, found: list[Draft], figures: Sequence[Extent]) -> None:
    """Add the stretch to ``found``: as a statement of its own, or to the one it stands beside."""
    start, end = run
    if any(one.start <= start and end <= one.end for one in found):
        return
    words = words_of(text, start, end)
    whole = trim_clause(text, *sentence)
    if opens_predicate(words):
        cut = _without_tail(words, end)
        if not is_joined(text, sentence[0], start):
            found.append(draft(whole[0], cut))
            return
        near = found[_beside(found, run)]
        cue = near.attribution.cue if near.attribution else None
        goes_on = cue is not None and near.end <= cue.start < start  # "The fire spread, she said, and cost millions"
        found.append(draft(start, cut, near.attribution if goes_on else None))
        return
    cut = _without_tail(words, end)
    if _is_apart(text, sentence[0], start) and is_clause(text, start, cut):
        found.append(draft(*(whole if _breaks_off(text, start, cut, end) else trim_clause(text, start, cut))))
        return
    index = _beside(found, run)
    near = found[index]
    if near.end <= start:
        found[index : index + 1] = _after(text, run, near, whole[1])
    elif near.attribution is None or near.attribution.kind != "direct":
        found[index] = _grow_back(near, start, end)
    elif opened := _opening_clause(text, run):
        found.append(draft(*opened))
    elif near.attribution.cue is not None and any(start <= first and last <= end for first, last in figures):
        found.append(Draft(start, min(near.start, near.attribution.cue.end), run, (run,), None))


def _grow_back(near: Draft, start: int, end: int) -> Draft:
    """Return the draft with a stretch before it, and with source and cue where they stand before both."""
    grown = near.grow(start, end)
    if near.attribution is None:
        return grown
    spans = (near.attribution.speaker.span, near.attribution.cue)
    return grown._replace(start=min([start, *(span.start for span in spans if span is not None)]))


def _after(text: str, run: Extent, near: Draft, last: int) -> list[Draft]:
    """Return what becomes of a statement and the stretch after it.

    A verbatim statement is not made longer by what stands beside its source ("the aide told reporters after the
    three-hour meeting"): that is told by the article itself.
    """
    start, end = run
    words = words_of(text, start, end)
    attribution = near.attribution
    if attribution is None:
        return [near.grow(start, end)]
    adds = len(words) > 3 and words[0].norm.endswith("ing") and words[1].norm == "that"
    if adds and is_clause(text, words[2].start, end, sure=True):
        return [near, draft(words[2].start, end, attribution)]  # "..., adding that the dam held"
    if any(part.start <= start < part.end for part in attribution.parts or (attribution.content,)):
        if is_clause(text, start, end) or (words[0].norm in ("what", "all") and has_verb(text, start, end)):
            return [near, draft(start, end, attribution)]
        return [near if attribution.kind == "direct" else near.grow(start, end)]
    if attribution.kind != "direct" and "”" not in text[near.end : start] and '"' not in text[near.end : start]:
        return [near.grow(start, end)]
    frame = _frame_start(near, attribution, start)
    if frame is None:
        return [near]
    after = text[end:last].strip(_CLOSING)
    return [near, Draft(frame, last if after else end, run, ((start, last if after else end),), None)]


def _frame_start(near: Draft, attribution: Attribution, start: int) -> int | None:
    """Return where "the aide told reporters after the three-hour meeting" begins, if it stands after the statement."""
    source, cue = attribution.speaker.span, attribution.cue
    if source is None or cue is None or cue.start < source.start:
        return None  # "said Anna Petrov, who ..." is no clause
    return source.start if near.end <= source.start < start else None


def opens_predicate(words: Sequence[Word]) -> bool:
    """Return whether a verb, or an adverb and a verb, stands first: its subject stands before the stretch."""
    rules = grammar()
    if len(words) < 2 or words[0].norm in rules.not_openers or words[0].norm in rules.pronouns:
        return False
    for word in words[:2]:
        if word.norm in rules.verbs or (word.norm.endswith("ed") and len(word.norm) > 3):
            return True
        if not (word.norm.endswith("ly") or word.norm in ("also", "then", "later", "still")):
            return False
    return False


def is_joined(text: str, start: int, position: int) -> bool:
    """Return whether a joining word stands before ``position``."""
    before = words_of(text, max(start, position - _BEFORE), position)
    return bool(before) and before[-1].norm in ("and", "but", "or", "yet")


def _is_apart(text: str, start: int, position: int) -> bool:
    """Return whether a clause may begin at ``position``: at the start, after a mark or after a joining word."""
    before = text[start:position].rstrip()
    return not before or before[-1] in ',;:—–-”"“)' or is_joined(text, start, position)


def _without_tail(words: Sequence[Word], end: int) -> int:
    """Return the end of the stretch without joining words that lead on ("The boy is dead after")."""
    rules = grammar()
    loose = _dangling()[0]
    while words and (words[-1].norm in rules.subordinators or words[-1].norm in loose):
        words, end = words[:-1], words[-1].start
    return end


def _breaks_off(text: str, start: int, cut: int, end: int) -> bool:
    """Return whether what was cut off belongs closely to the clause ("It came two days after", "a speech in which")."""
    gone = [word.norm for word in words_of(text, cut, end)]
    if not gone:
        return False
    words = words_of(text, start, cut)
    cutting, units = _dangling()[1:]
    return len(gone) > 1 or gone[0] not in cutting or words[-1].norm in units or is_finite(words, len(words) - 1)


def _beside(found: Sequence[Draft], run: Extent) -> int:
    """Return the index of the draft that ends last before the stretch; of the first one if it opens the sentence."""
    before = [index for index, one in enumerate(found) if one.end <= run[0]]
    if before:
        return max(before, key=lambda index: (found[index].end, found[index].start))
    return min(range(len(found)), key=lambda index: (found[index].start, found[index].end))


def _opening_clause(text: str, run: Extent) -> Extent | None:
    """Return the clause in "A month ago, when the mayor left the town," if there is one."""
    words = words_of(text, *run)
    for index, word in enumerate(words[:-2]):
        if word.norm in ("when", "after", "as", "since", "while", "because"):
            first = words[index + 1].start
            return (first, run[1]) if is_clause(text, first, run[1]) else None
    return None
