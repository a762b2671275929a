"""Certainty: might, is expected to, will, did. What the one hedges the other may not tell as done."""

from collections.abc import Sequence

from stemma.checking.claim_reading import ReadClaim
from stemma.checking.covering import SYNONYM, Covered
from stemma.checking.facets.finding import Facet, differ
from stemma.checking.ground import Unit
from stemma.checking.terms import listed
from stemma.lang import load
from stemma.records import Span
from stemma.text.words import Word, find_words

_DONE, _WILL, _EXPECTED, _MIGHT = 3, 2, 1, 0
_UNDECIDED_REACH = 5  # words between "whether" and its verb
_REACH = 7  # words after a hedge that it may govern
_NAMES = {_DONE: "done or so", _WILL: "to come", _EXPECTED: "expected or wanted", _MIGHT: "possible"}


def compare_certainty(claim: ReadClaim, covered: Sequence[Covered], unit: Unit) -> Facet:
    """Return the step in certainty between a claim and a unit, seen on the verbs that both have."""
    mine, yours = list(claim.words), find_words(unit.text)
    offset = unit.span.start
    for one in covered:
        if one.by is None or one.level < SYNONYM:
            continue
        here = _place(mine, one.term.start)
        there = _place(yours, one.by.start - offset)
        if here is None or there is None:
            continue
        if _is_undecided(mine, yours, there) and looks_like_verb(mine, here):
            span = Span(article=unit.span.article, start=offset + yours[there].start, end=offset + yours[there].end)
            why = f"The report leaves open whether “{yours[there].norm}” is so."
            words = claim.text[mine[here].start : mine[here].end]
            return Facet((), (differ("certainty", words, unit.text[yours[there].start : yours[there].end], span, why),))
        ranks = _rank(mine, here), _rank(yours, there)
        if ranks[0][0] == ranks[1][0] or not (looks_like_verb(mine, here) or looks_like_verb(yours, there)):
            continue
        if not _is_step(ranks[0][0], ranks[1][0], mine[here], yours[there]):
            continue
        hedge = yours[ranks[1][1]] if ranks[1][1] is not None else yours[there]
        span = Span(article=unit.span.article, start=offset + hedge.start, end=offset + yours[there].end)
        own = mine[ranks[0][1]] if ranks[0][1] is not None else mine[here]
        words = claim.text[own.start : mine[here].end]
        why = f"The claim makes it {_NAMES[ranks[0][0]]}, the report {_NAMES[ranks[1][0]]}."
        said = unit.text[hedge.start : yours[there].end]
        return Facet((), (differ("certainty", words, said, span, why),))
    return _compare_hedges(mine, yours, claim, unit)


def _compare_hedges(mine: Sequence[Word], yours: Sequence[Word], claim: ReadClaim, unit: Unit) -> Facet:
    """Return a difference if the claim hedges with "may" what the unit tells without any hedge."""
    quoted = [one.span for one in claim.quotes]
    hedges = [
        word
        for word in mine
        if word.norm in listed("might") | listed("foreseeing")
        and not any(one.start <= word.start < one.end for one in quoted)
    ]
    cue = claim.attribution.cue if claim.attribution else None
    said = [word for word in hedges if cue is not None and cue.start <= word.start < cue.end]
    every = listed("might") | listed("will") | listed("expecting") | listed("open_hedges")
    if said and any(word.norm in listed("might") and _precedes_saying(yours, at) for at, word in enumerate(yours)):
        return Facet()
    if not hedges or (not said and any(word.norm in every for word in yours)):
        return Facet()
    why = f"The claim makes it {_NAMES[_MIGHT]}; the report says it without such a word."
    words = claim.text[hedges[0].start : hedges[0].end]
    return Facet((), (differ("certainty", words, unit.text, unit.span, why),))


def _is_undecided(mine: Sequence[Word], yours: Sequence[Word], there: int) -> bool:
    """Return whether a verb of the unit stands right after "whether", and the claim leaves nothing open.

    "Whether signing it was a mistake" does not leave open that it was signed.
    """
    if yours[there].norm.endswith("ing"):
        return False
    if any(word.norm in listed("undecided") | listed("open_hedges") | listed("might") for word in mine):
        return False
    lead = [word.norm for word in yours[max(0, there - _UNDECIDED_REACH) : there]]
    return not listed("undecided").isdisjoint(lead)


def _precedes_saying(words: Sequence[Word], at: int) -> bool:
    return any(
        word.norm in load("checking")["plain_saying"] or word.norm in ("say", "write") for word in words[at : at + 4]
    )


def _is_step(mine: int, yours: int, word: Word, other: Word) -> bool:
    """Return whether two ranks part: "will" and a plain present tell the same of rules and plans."""
    if {mine, yours} == {_DONE, _WILL}:
        return mine == _DONE and _is_past(word)
    if mine == _EXPECTED and yours == _DONE:
        return _is_past(other)
    if {mine, yours} == {_WILL, _EXPECTED}:
        return False
    return not (mine == _DONE and yours == _EXPECTED and not _is_past(word))


def _place(words: Sequence[Word], start: int) -> int | None:
    return next((at for at, word in enumerate(words) if word.start == start), None)


def _rank(words: Sequence[Word], at: int) -> tuple[int, int | None]:
    """Return how sure the words before one make it, and the number of the word that says so."""
    best: tuple[int, int | None] = (_DONE, None)
    for back in range(at - 1, max(-1, at - 1 - _REACH), -1):
        norm = words[back].norm
        rank = _hedge(words, back)
        if rank is not None and rank < best[0]:
            best = (rank, back)
        if norm in listed("hedge_breaks") or (_is_past(words[back]) and rank is None):
            break
    return best


def _hedge(words: Sequence[Word], at: int) -> int | None:
    norm = words[at].norm
    if norm in listed("might"):
        return _MIGHT
    if norm in listed("expecting") and any(word.norm in ("to", "for") for word in words[at + 1 : at + 4]):
        return _EXPECTED
    if norm in ("is", "are", "was", "were") and [word.norm for word in words[at + 1 : at + 2]] == ["to"]:
        return _EXPECTED
    return _WILL if norm in listed("will") or norm.endswith("'ll") else None


def _is_past(word: Word) -> bool:
    return (len(word.norm) > 3 and word.norm.endswith("ed")) or word.norm in load("irregular_forms")["forms"]


def looks_like_verb(words: Sequence[Word], at: int) -> bool:
    """Return whether a word looks like a verb: its form, or a modal or "to" before it."""
    norm, before = words[at].norm, words[at - 1].norm if at else ""
    if before in listed("noun_openers"):
        return False
    return _is_past(words[at]) or norm.endswith("ing") or before == "to" or before in listed("will") | listed("might")
