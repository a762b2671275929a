"""Negation and opposite words between a claim and a sentence."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from stemma.checking.claim_reading import ReadClaim
from stemma.checking.covering import SAME, SYNONYM, Covered, span_of
from stemma.checking.facets.finding import Facet, Part, differ
from stemma.checking.ground import Unit
from stemma.checking.terms import Term, is_negator, listed
from stemma.checking.vocabulary import are_opposites
from stemma.text.words import find_words

Anchors = Mapping[int, int]  # where a covered part stands in the claim -> where in the article

_REACH = 5  # words between an opposite and what the claim's word stands beside
_NARROW_REACH = 3  # the same where a synonym of the claim's word stands in the unit too


def compare_polarity(claim: ReadClaim, covered: Sequence[Covered], anchors: Anchors, unit: Unit) -> Facet:
    """Return the negations and opposites that part a claim and a unit.

    "Raised" against "did not raise" is one, "raised" against "lowered" another; "not raised" against "lowered" none.
    """
    turned = [*_opposites(covered, anchors, unit), *_turned_beside(covered, unit)]
    turned = [(term, other) for term, other in turned if term.negated == other.negated]
    negated = _negations(covered)
    differences = []
    for term, other in turned:
        why = f"“{term.norm}” and “{other.norm}” say the opposite."
        differences.append(differ("opposite", term.norm, other.norm, span_of(other, unit), why))
    for term, other in negated:
        why = f"One of the two denies “{term.norm}”, the other affirms it."
        words = unit.text[other.start - unit.span.start : other.end - unit.span.start]
        differences.append(differ("polarity", term.norm, words, span_of(other, unit), why))
    undenied = [one for one in covered if one.term.firmly and (one.by is None or one.level < SYNONYM)]
    parts = tuple(Part("negation", one.term.norm, 0.0, 1.0) for one in undenied if not turned)
    if not differences and _is_undenied(claim, unit):
        why = "The claim denies what the sentence does not deny."
        word = next(one for one in claim.words if is_negator(one.norm))
        differences.append(differ("polarity", word.norm, "", None, why))
    return Facet(parts, tuple(differences))


def _is_undenied(claim: ReadClaim, unit: Unit) -> bool:
    """Return whether a claim has a negator, and the unit neither one nor a word that denies by itself."""
    if claim.polarity_free or not any(is_negator(word.norm) for word in claim.words):
        return False
    return not any(
        is_negator(word.norm) or word.norm in listed("denying") or word.norm.startswith(("un", "non"))
        for word in find_words(unit.text)
    )


def _turned_beside(covered: Sequence[Covered], unit: Unit) -> list[tuple[Term, Term]]:
    """Return opposites that follow one shared word: "favours women" against "favours men over women"."""
    places = {term.start: at for at, term in enumerate(unit.terms)}
    found = []
    for one, two in pairwise(covered):
        if one.by is None or one.level < SYNONYM or two.term.at - one.term.at > 2:
            continue
        following = unit.terms[places[one.by.start] + 1 : places[one.by.start] + 2]
        if following and following[0].at - one.by.at <= 2 and are_opposites(two.term.norm, following[0].norm):
            found.append((two.term, following[0]))
    return found


def _opposites(covered: Sequence[Covered], anchors: Anchors, unit: Unit) -> list[tuple[Term, Term]]:
    """Return the terms of the claim in whose place their opposite stands in the unit, each with that opposite."""
    matched = {one.by.start for one in covered if one.by is not None and one.level >= SYNONYM}
    found = []
    for one in covered:
        if one.by is not None and one.level >= SAME:
            continue
        rivals = (term for term in unit.terms if term.start not in matched and are_opposites(one.term.norm, term.norm))
        rival = next((term for term in rivals if _in_place(one, term, anchors, unit)), None)
        if rival is not None:
            found.append((one.term, rival))
    return found


def _in_place(covered: Covered, other: Term, anchors: Anchors, unit: Unit) -> bool:
    """Return whether a term of the unit stands beside what the claim's term stands beside.

    Where a synonym of the claim's term stands in the unit too, the opposite must stand on the same side and nearer.
    """
    mine, by = covered.term, covered.by
    before = max((start for start in anchors if start < mine.start), default=None)
    after = min((start for start in anchors if start > mine.start), default=None)
    for near in (before, after):
        if near is None:
            continue
        place = anchors[near]
        gap = _count_between(place, other.start, unit)
        if by is None:
            if gap <= _REACH:
                return True
            continue
        same_side = (other.start < place) == (mine.start < near)
        if same_side and (gap <= _NARROW_REACH or _REACH >= gap < _count_between(place, by.start, unit)):
            return True
    return False


def _count_between(one: int, two: int, unit: Unit) -> int:
    """Return how many words lie between two places of the article, the first of them counted."""
    low, high = sorted((one, two))
    return len(find_words(unit.text[low - unit.span.start : high - unit.span.start]))


def _negations(covered: Sequence[Covered]) -> list[tuple[Term, Term]]:
    """Return the words that only one of the two negates."""
    pairs = [(one.term, one.by) for one in covered if one.by is not None]
    denied = [(term, by) for term, by in pairs if term.firmly]
    lost = [(term, by) for term, by in denied if not by.negated]
    if denied and len(lost) == len(denied):
        return lost[:1]
    if any(term.negated for term, _ in pairs):
        return []
    return [(term, by) for term, by in pairs if by.firmly and not term.negated][:1]
