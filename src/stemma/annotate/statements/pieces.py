"""What of a sentence is whose: the contents of its attributions, and what the article says itself."""

from collections.abc import Sequence
from typing import NamedTuple

from stemma.annotate.statements.clauses import grammar, has_verb, is_finite, words_of
from stemma.annotate.statements.main_clause import is_clause
from stemma.records import Attribution

# How many words a subject may have before its verb, after a verb that need not introduce a clause.
_SUBJECT_WORDS = 9
# Fewer words between source and cue are an apposition.
_GAP_WORDS = 3
# How many letters before a source are looked at for "what".
_BEFORE = 12
_RELATIVES = frozenset(("who", "which", "that"))


class Piece(NamedTuple):
    """A stretch of one sentence with the attribution it stands in, or None."""

    start: int
    end: int
    attribution: Attribution | None


def find_pieces(text: str, start: int, end: int, attributions: Sequence[Attribution]) -> list[Piece]:
    """Return the stretches of ``text[start:end]`` that say something, in order: no cue, no source, no overlap.

    Where one attribution stands in the content of another, the inner one is the source of its own content. An
    attribution is taken off only if its content can stand alone: "the mayor threatened to resign" and "he called the
    plan absurd" are told by the article itself. A stretch outside all attributions is the article's own if it is a
    clause.
    """
    pieces: list[Piece] = []
    covered: list[tuple[int, int]] = []
    for attribution in sorted(attributions, key=lambda a: (a.content.end - a.content.start, a.content.start, a.id)):
        contents = _contents(text, start, end, attribution)
        alone = all(_stands_alone(text, *content, attribution) for content in contents)
        if not contents or not alone or _is_unsaid(text, start, attribution):
            continue
        if _is_relative(text, attribution):
            pieces += [Piece(*content, attribution) for content in contents if _is_plain(text, content, attribution)]
            continue
        for first, last in contents:
            for rest in _without(first, last, covered):
                if rest == (first, last) or is_clause(text, *rest):
                    pieces.append(Piece(*rest, attribution))
        first, last = _covered(text, attribution)
        covered.append((max(start, first), min(end, last)))
    own = _without(start, end, covered)
    pieces += [Piece(a, b, None) for a, b in own if (a, b) == (start, end) or _is_whole(text, a, b)]
    return sorted(pieces, key=lambda piece: (piece.start, piece.end))


def _is_relative(text: str, attribution: Attribution) -> bool:
    """Return whether the saying is told by the way ("The mayor, who had said it would rain, has left the town").

    The sentence then stays whole as a statement of the article's own; what was said is a further one.
    """
    cue, speaker = attribution.cue, attribution.speaker.span
    if cue is None or speaker is None or speaker.end > cue.start:
        return False
    if text[speaker.start : speaker.end].casefold() in _RELATIVES:
        return True
    gap = words_of(text, speaker.end, cue.start) or words_of(text, cue.start, cue.end)
    return bool(gap) and gap[0].norm in _RELATIVES


def _is_unsaid(text: str, start: int, attribution: Attribution) -> bool:
    """Return whether the saying is denied or asked for ("did not say that ...", "what the mayor said he had")."""
    cue, speaker = attribution.cue, attribution.speaker.span
    if cue is None or speaker is None or cue.start < speaker.end or cue.start > attribution.content.start:
        return False
    told = words_of(text, speaker.end, cue.end)
    if any(word.norm in ("not", "never") or word.norm.endswith("n't") for word in told):
        return True
    before = words_of(text, max(start, speaker.start - _BEFORE), speaker.start)
    return bool(before) and before[-1].norm in ("what", "whom", "than", "who", "how")


def _is_plain(text: str, content: tuple[int, int], attribution: Attribution) -> bool:
    """Return whether the content of a relative clause is surely a clause, and not object and main verb.

    "who oppose the plan gathered in the hall" is none.
    """
    words = words_of(text, *content)
    if attribution.cue is None or not words:
        return False
    if words[0].norm == "that" or words[0].norm in ("he", "she", "they", "we", "it", "i", "there"):
        return True
    cue = words_of(text, attribution.cue.start, attribution.cue.end)
    return any(word.norm in grammar().clause_cues for word in cue) and is_clause(text, *content)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Return whether a remnant is a clause and does not break off ("This came after", "the future of what")."""
    words = words_of(text, start, end)
    if not words or not is_clause(text, start, end):
        return False
    before = text[words[-2].end : words[-1].start] if len(words) > 1 else ""
    return "," in before or not (words[-1].norm in grammar().subordinators or words[-1].norm in grammar().not_openers)


def _covered(text: str, attribution: Attribution) -> tuple[int, int]:
    """Return what an attribution takes up: all, or only cue and content where a clause stands before the cue.

    "The mayor raised the tax by a tenth, citing the flood" says two things: the raise is the article's own.
    """
    whole = (attribution.span.start, attribution.span.end)
    cue, speaker = attribution.cue, attribution.speaker.span
    if cue is None or speaker is None or speaker.end > cue.start or attribution.content.start < cue.start:
        return whole
    gap = words_of(text, speaker.end, cue.start)
    if len(gap) < _GAP_WORDS or gap[0].norm in grammar().subordinators or "," not in text[speaker.end : cue.start]:
        return whole
    return (cue.start, whole[1]) if any(is_finite(gap, index) for index in range(len(gap))) else whole


def _stands_alone(text: str, start: int, end: int, attribution: Attribution) -> bool:
    """Return whether a content is a signed block, a quotation after a verb of saying, or a clause.

    After other verbs the clause must show early: "hailed the talks as a step, and left" has no clause as its content.
    """
    if attribution.cue is None:
        return True
    rules = grammar()
    says = any(word.norm in rules.clause_cues for word in words_of(text, attribution.cue.start, attribution.cue.end))
    if attribution.kind == "direct" and (says or has_verb(text, start, end)):
        return True
    if says:
        participle = text[attribution.cue.start : attribution.cue.end].casefold().endswith("ing")
        return is_clause(text, start, end, sure=not participle)  # "stating a wish to leave"
    led = words_of(text, attribution.cue.end, start)[-1:]
    if led and led[0].norm == "that":
        return is_clause(text, start, end)
    return is_clause(text, start, _end_of_opening(text, start, end))


def _end_of_opening(text: str, start: int, end: int) -> int:
    """Return where subject and verb must have come: before a mark, a relative clause and the tenth word."""
    words = words_of(text, start, end)
    rules = grammar()
    first = 1 if words and words[0].norm == "that" else 0
    for index in range(first + 1, len(words)):
        norm, before = words[index].norm, words[index - 1].norm
        marked = text[words[index - 1].end : words[index].start].strip(" “\"'’-\t\u00a0")
        nested = norm in ("he", "she", "they", "we") and before not in ("and", "but", "that") and before[-2:] != "ly"
        goes_on = norm in ("and", "but", "or") and index + 1 < len(words) and words[index + 1].norm in rules.verbs
        if index - first > _SUBJECT_WORDS or marked or norm in rules.subordinators or nested or goes_on:
            return words[index - 1].end
    return end


def _contents(text: str, start: int, end: int, attribution: Attribution) -> list[tuple[int, int]]:
    """Return the parts of a content within one sentence.

    Parts that are no clauses are left out beside one that is; "The two sides, he said, shook hands" stays one stretch.
    """
    parts = attribution.parts or (attribution.content,)
    inside = [(max(start, p.start), min(end, p.end)) for p in parts if p.start < end and start < p.end]
    if len(inside) < 2:
        return inside
    clauses = [part for part in inside if is_clause(text, *part)]
    return clauses if clauses[:1] == inside[:1] else [(inside[0][0], inside[-1][1])]


def _without(start: int, end: int, covered: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what of ``[start, end)`` lies in none of ``covered``."""
    left: list[tuple[int, int]] = []
    position = start
    for first, last in sorted(covered):
        if last <= position or first >= end:
            continue
        if first > position:
            left.append((position, first))
        position = max(position, last)
    if position < end:
        left.append((position, end))
    return left
