"""Roles: who did it to whom, told by the order of words around a verb that claim and sentence share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from stemma.checking.claim_reading import ReadClaim
from stemma.checking.covering import SYNONYM, Covered
from stemma.checking.facets.certainty import looks_like_verb
from stemma.checking.facets.finding import Facet, differ
from stemma.checking.ground import Ground, Unit
from stemma.checking.naming import ClaimName
from stemma.checking.terms import listed
from stemma.checking.vocabulary import root_of
from stemma.records import Difference, Span
from stemma.text.words import Word, find_words

_VOICE_REACH = 6  # words from a party to the verb it surely belongs to
_REACH = 14  # words between a party and the verb

Mentions = Mapping[int, int]  # where a party stands in the claim -> where it stands in the unit


@cache
def _reciprocal() -> frozenset[str]:
    """Return the roots of verbs that say the same with their parties changed round."""
    return frozenset(root_of(word) for word in listed("reciprocal"))


def is_reciprocal(stem: str) -> bool:
    """Return whether a verb says the same with its parties changed round ("meet")."""
    return stem in _reciprocal()


@dataclass(frozen=True)
class _Verb:
    """One verb that claim and unit share, with the parties around it.

    Attributes:
        claim, unit: the texts.
        span: the unit's sentence.
        mine, yours: the words of claim and unit, with offsets into these texts.
        here, there: number of the verb among them.
        parties: where each party stands in claim and unit.
        before, after: parties before and after the verb in the claim, nearest first.
    """

    claim: str
    unit: str
    span: Span
    mine: Sequence[Word]
    yours: Sequence[Word]
    here: int
    there: int
    parties: Mentions
    before: Sequence[int]
    after: Sequence[int]

    @property
    def place(self) -> int:
        """Where the verb stands in the unit."""
        return self.yours[self.there].start

    def differ(self, start: int, end: int, low: int, high: int, why: str) -> Difference:
        """Return a difference between ``claim[start:end]`` and ``unit[low:high]``."""
        offset = self.span.start
        span = Span(article=self.span.article, start=offset + low, end=offset + high)
        return differ("role", self.claim[start:end], self.unit[low:high], span, why)


def compare_roles(
    claim: ReadClaim, names: Sequence[ClaimName], covered: Sequence[Covered], unit: Unit, ground: Ground
) -> Facet:
    """Return a difference if the two parties of a verb have changed places."""
    parties = _parties(names, covered, unit, ground)
    yours = find_words(unit.text)
    starts = {unit.span.start + word.start: at for at, word in enumerate(yours)}
    for one in covered:
        if one.by is None or one.level < SYNONYM or one.by.start not in starts:
            continue
        here = one.term.at
        held = {start: place for start, place in parties.items() if start != one.term.start}
        if not looks_like_verb(claim.words, here) or is_reciprocal(one.term.stem):
            continue
        before, after = _around(claim.words, here, held)
        there = starts[one.by.start]
        verb = _Verb(claim.text, unit.text, unit.span, claim.words, yours, here, there, held, before, after)
        found = _object_lost(verb) or _voice_turned(verb) or _parties_swapped(verb)
        if found is not None:
            return Facet((), (found,))
    return Facet()


def _parties_swapped(verb: _Verb) -> Difference | None:
    """Return a difference if the parties stand round the verb the other way; a passive turns them round again."""
    flipped = is_passive(verb.mine, verb.here) != is_passive(verb.yours, verb.there)
    turned_before = [start for start in verb.before if (verb.parties[start] > verb.place) != flipped]
    turned_after = [start for start in verb.after if (verb.parties[start] < verb.place) != flipped]
    if not turned_before or not turned_after:
        return None
    if verb.before[0] not in turned_before or verb.after[0] not in turned_after:
        return None  # the parties nearest to the verb keep their places
    why = f"Who does it and to whom have changed places around “{verb.mine[verb.here].norm}”."
    low, high = sorted((verb.parties[turned_before[0]], verb.parties[turned_after[0]]))
    end = _end_of(verb.mine, turned_after[0])
    return verb.differ(turned_before[0], end, low, _end_of(verb.yours, high), why)


def _object_lost(verb: _Verb) -> Difference | None:
    """Return a difference if the claim's object is none in the unit: "charged Roe" and "charged in Roe's case"."""
    words, theirs, here, there = verb.mine, verb.yours, verb.here, verb.there
    if words[here].norm != theirs[there].norm or not words[here].norm.endswith("ed") or is_passive(words, here):
        return None
    following = theirs[there + 1].norm if there + 1 < len(theirs) else ""
    direct = here + 1 < len(words) and words[here + 1].start in verb.after
    if not direct or following not in listed("prepositions"):
        return None
    start = words[here + 1].start
    if verb.parties[start] < verb.place:
        return None
    why = f"In the report what “{words[here].norm}” is done to is another."
    return verb.differ(words[here].start, _end_of(words, start), verb.place, _end_of(theirs, verb.parties[start]), why)


def _voice_turned(verb: _Verb) -> Difference | None:
    """Return a difference if one party does in the claim what is done to it in the unit: "paid" and "was paid"."""
    if not verb.before or is_passive(verb.mine, verb.here) == is_passive(verb.yours, verb.there):
        return None
    place = verb.parties[verb.before[0]]
    one_verb = root_of(verb.mine[verb.here].norm) == root_of(verb.yours[verb.there].norm)
    if not one_verb or place > verb.place:
        return None
    between = [word for word in verb.yours if place <= word.start < verb.place]
    if len(between) > _VOICE_REACH or any(word.norm in listed("role_breaks") for word in between):
        return None
    why = f"One of the two has it done by, the other to, whoever stands before “{verb.mine[verb.here].norm}”."
    return verb.differ(verb.before[0], verb.mine[verb.here].end, place, verb.yours[verb.there].end, why)


def _end_of(words: Sequence[Word], start: int) -> int:
    return next((word.end for word in words if word.start >= start), words[-1].end)


def _parties(names: Sequence[ClaimName], covered: Sequence[Covered], unit: Unit, ground: Ground) -> dict[int, int]:
    """Return where each name and each covered noun for people of the claim stands in the unit."""
    index, offset = ground.index_of(unit), unit.span.start
    found: dict[int, int] = {}
    for name in names:
        ids = name.ids[unit.story]
        places = [start for start, _, id_ in index.names_within(unit.span) if id_ in ids]
        if len(places) == 1:
            found[name.span.start] = places[0] - offset
        elif not places and name.tokens[-1] in unit.tokens:
            found[name.span.start] = unit.tokens[name.tokens[-1]][0] - offset
    for one in covered:
        if one.by is not None and one.level >= SYNONYM and one.term.norm in listed("party_nouns"):
            found[one.term.start] = one.by.start - offset
    return found


def _around(words: Sequence[Word], at: int, parties: Mentions) -> tuple[list[int], list[int]]:
    """Return the parties before and after a verb of the claim, nearest first, within its clause."""
    before = list(_walk(words, range(at - 1, max(-1, at - 1 - _REACH), -1), parties))
    after = list(_walk(words, range(at + 1, min(len(words), at + 1 + _REACH)), parties))
    return before, after


def _walk(words: Sequence[Word], places: range, parties: Mentions) -> Iterator[int]:
    for at in places:
        if words[at].start in parties:
            yield words[at].start
        elif words[at].norm in listed("role_breaks"):
            return


def is_passive(words: Sequence[Word], at: int) -> bool:
    """Return whether a verb is in the passive: a form of "be" shortly before it, or "by" right after."""
    if words[at].norm.endswith("ing"):
        return False
    lead = [word.norm for word in words[max(0, at - 3) : at]]
    following = [word.norm for word in words[at + 1 : at + 2]]
    return bool(listed("passive").intersection(lead)) or following == ["by"]
