"""Slots: whether another person stands where the claim has its own, right before or after a verb both share."""

from collections.abc import Sequence
from typing import NamedTuple

from stemma.checking.claim_reading import ReadClaim
from stemma.checking.covering import SYNONYM, Covered
from stemma.checking.facets.certainty import looks_like_verb
from stemma.checking.facets.finding import Facet, differ
from stemma.checking.facets.roles import is_passive, is_reciprocal
from stemma.checking.ground import Ground, Unit
from stemma.checking.naming import ClaimName
from stemma.checking.terms import listed
from stemma.records import Difference, Span
from stemma.records.check import DifferenceKind
from stemma.text.words import Word, find_words

_NEXT = 2  # words between a person and the verb in the claim
_REACH = 10  # words between a person and the verb in the unit
_PAIRED = 14  # words after "between" in which both parties stand


class _Person(NamedTuple):
    start: int
    end: int
    id: str


def compare_slots(
    claim: ReadClaim, names: Sequence[ClaimName], covered: Sequence[Covered], unit: Unit, ground: Ground
) -> Facet:
    """Return a difference if the unit has another person do it, or has it done to another."""
    words, offset = find_words(unit.text), unit.span.start
    places = {offset + word.start: at for at, word in enumerate(words)}
    for one in covered:
        if one.by is None or one.level < SYNONYM or one.by.start not in places:
            continue
        if not looks_like_verb(claim.words, one.term.at):
            continue
        there = places[one.by.start]
        mine = _claim_slots(claim, names, one.term.at)
        if is_passive(claim.words, one.term.at) != is_passive(words, there):
            mine = (mine[1], mine[0])
        if mine == (None, None):
            continue
        people = _people(unit, ground)
        found = _pair_differs(mine, words, there, people, unit) if is_reciprocal(one.term.stem) else None
        if found is None and looks_like_verb(words, there):
            found = _slot_differs(mine, is_reciprocal(one.term.stem), words, there, people, unit)
        if found is not None:
            return Facet((), (found,))
    return Facet()


def _claim_slots(claim: ReadClaim, names: Sequence[ClaimName], at: int) -> tuple[ClaimName | None, ClaimName | None]:
    """Return the persons right before and right after a verb of the claim."""
    low = claim.words[max(0, at - 1 - _NEXT)].start
    high = claim.words[min(len(claim.words) - 1, at + _NEXT)].start
    here = claim.words[at].start
    people = [name for name in names if name.person]
    before = [one for one in people if one.span.end <= here and one.span.end > low]
    after = [one for one in people if here < one.span.start <= high]
    return (before[-1] if before else None, after[0] if after else None)


def _people(unit: Unit, ground: Ground) -> list[_Person]:
    """Return the persons named in a unit, those left out whose name is in the genitive; offsets into its text."""
    index, offset = ground.index_of(unit), unit.span.start
    found = []
    for start, end, id_ in index.names_within(unit.span):
        following = unit.text[end - offset : end - offset + 2]
        owns = following in ("'s", "’s") or unit.text[end - offset - 2 : end - offset] in ("'s", "’s")
        if index.names[id_].kind == "person" and not owns:
            found.append(_Person(start - offset, end - offset, id_))
    return found


def _is_one(name: ClaimName | None, person: _Person | None, unit: Unit) -> bool:
    return name is not None and person is not None and person.id in name.ids[unit.story]


def _slot_differs(
    mine: tuple[ClaimName | None, ClaimName | None],
    mutual: bool,
    words: Sequence[Word],
    there: int,
    people: Sequence[_Person],
    unit: Unit,
) -> Difference | None:
    """Return a difference if the person next to the verb in the unit is none the claim has there."""
    yours = _unit_slots(words, there, people)
    for place, (name, person) in enumerate(zip(mine, yours, strict=True)):
        if name is None or person is None or _is_one(name, person, unit):
            continue
        if mutual and (_is_one(name, yours[1 - place], unit) or _is_one(mine[1 - place], person, unit)):
            continue
        verb = words[there].start
        side = [one for one in people if _is_one(name, one, unit) and (one.start < verb) == (place == 0)]
        if not side:
            elsewhere = any(_is_one(name, one, unit) for one in people)
            return _differ_in(name, person, words[there], unit, "role" if elsewhere else "name")
    return None if mutual else _object_differs(mine, yours, words, there, people, unit)


def _object_differs(
    mine: tuple[ClaimName | None, ClaimName | None],
    yours: tuple[_Person | None, _Person | None],
    words: Sequence[Word],
    there: int,
    people: Sequence[_Person],
    unit: Unit,
) -> Difference | None:
    """Return a difference if a unit names nobody beside its verb ("the man blamed his rival"), but the object later.

    That person may as well be the one who does it.
    """
    subject, whom = mine
    if subject is None or whom is None or yours != (None, None):
        return None
    held = [one for one in people if _is_one(whom, one, unit) and one.start > words[there].end]
    named = any(_is_one(subject, one, unit) for one in people)
    return _differ_in(whom, held[0], words[there], unit, "role") if held and not named else None


def _unit_slots(words: Sequence[Word], there: int, people: Sequence[_Person]) -> tuple[_Person | None, _Person | None]:
    """Return the nearest persons before and after a verb of the unit, within its clause."""
    low = next((at + 1 for at in range(there - 1, -1, -1) if _ends(words, at) or there - at > _REACH), 0)
    high = next((at for at in range(there + 1, len(words)) if _ends(words, at) or at - there > _REACH), len(words))
    first, last = words[low].start if low < len(words) else 0, words[high - 1].end
    before = [one for one in people if first <= one.start and one.end <= words[there].start]
    after = [one for one in people if words[there].end <= one.start < last]
    return (before[-1] if before else None, after[0] if after else None)


def _ends(words: Sequence[Word], at: int) -> bool:
    return words[at].norm in listed("role_breaks")


def _pair_differs(
    mine: tuple[ClaimName | None, ClaimName | None],
    words: Sequence[Word],
    there: int,
    people: Sequence[_Person],
    unit: Unit,
) -> Difference | None:
    """Return a difference if "talks between X and Y" leaves out one of the claim's two parties, named before it."""
    at = next((place for place in range(there + 1, min(there + 3, len(words))) if words[place].norm == "between"), None)
    if at is None:
        return None
    last = words[min(len(words) - 1, at + _PAIRED)].end
    for name in mine:
        held = [one for one in people if _is_one(name, one, unit)]
        if name is not None and held and not any(words[at].end <= one.start < last for one in held):
            return _differ_in(name, held[0], words[there], unit, "role")
    return None


def _differ_in(name: ClaimName, person: _Person, verb: Word, unit: Unit, kind: DifferenceKind) -> Difference:
    low, high = min(person.start, verb.start), max(person.end, verb.end)
    span = Span(article=unit.span.article, start=unit.span.start + low, end=unit.span.start + high)
    why = f"The report does not have {name.text} there beside “{verb.norm}”."
    return differ(kind, name.text, unit.text[low:high], span, why)
