"""Names of a claim against those of a sentence: another person, another place."""

from collections.abc import Sequence

from stemma.checking.facets.finding import Facet, Part, differ
from stemma.checking.ground import Ground, Unit
from stemma.checking.naming import CLOSE_BY, IN_ARTICLE, ClaimName, cover_name, find_rival
from stemma.checking.terms import listed
from stemma.records.check import DifferenceKind
from stemma.text.words import find_words

_WEIGHT = 1.3


def compare_names(names: Sequence[ClaimName], unit: Unit, ground: Ground) -> Facet:
    """Return how the names of a claim stand to those of a unit."""
    parts, differences = [], []
    index = ground.index_of(unit)
    for name in names:
        level, _ = cover_name(name, unit, ground)
        if name.place and level == CLOSE_BY and not _is_tied(name, names, unit, ground):
            level = IN_ARTICLE
        rival = find_rival(name, unit, ground, names) if level < CLOSE_BY else None
        if rival is not None and (name.person or name.place):
            level = 0.0
        kind_of_part = "person" if name.person else "place" if name.place else "name"
        parts.append(Part(kind_of_part, name.text, level, _WEIGHT))
        if level > 0.0 or not (name.person or name.place):
            continue
        kind: DifferenceKind = "place" if name.place else "name"
        span = next((one for one in rival.spans if unit.span.contains(one)), None) if rival else None
        text = index.text_of(span) if span else ""
        why = (
            f"The claim names {name.text}; the report names {text} in its place."
            if span
            else f"The sentence does not name {name.text}."
        )
        differences.append(differ(kind, name.text, text, span, why))
    return Facet(tuple(parts), tuple(differences))


def _is_tied(place: ClaimName, names: Sequence[ClaimName], unit: Unit, ground: Ground) -> bool:
    """Return whether a sentence close by that has a place tells of the same: a person of the claim, or "the talks"."""
    people = [name for name in names if name.person]
    if not people:
        return True
    index = ground.index_of(unit)
    for other in ground.neighbours(unit):
        if not all(token in other.tokens for token in place.tokens):
            continue
        held = {id_ for *_, id_ in index.names_within(other.span)}
        if any(held & name.ids[unit.story] for name in people) or _points_back(other):
            return True
    return False


def _points_back(unit: Unit) -> bool:
    """Return whether a sentence opens with what was told before ("The talks were held in ...", "They met in ...")."""
    opening = [word.norm for word in find_words(unit.text)[:1]]
    return bool(opening) and (opening[0] in ("the", "this", "that") or opening[0] in listed("pronouns"))
