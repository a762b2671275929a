"""Lengths of time of a claim ("eight years") against those of a sentence."""

from collections.abc import Sequence

from stemma.checking.claim_reading import ReadClaim
from stemma.checking.facets.finding import Facet, Part, differ
from stemma.checking.ground import Ground, Unit
from stemma.records import Time

_WEIGHT = 1.3
_BESIDE = 0.75


def compare_lengths(claim: ReadClaim, unit: Unit, beside: Sequence[Unit], ground: Ground) -> Facet:
    """Return how the lengths of time of a claim stand to those of a unit; only those in one unit are compared."""
    here = _lengths_in(unit, ground)
    near = {one.value for other in beside for one in _lengths_in(other, ground)}
    parts, differences = [], []
    for mine in claim.lengths:
        words = mine.span.text_in(claim.text)
        level = 1.0 if any(one.value == mine.value for one in here) else _BESIDE if mine.value in near else 0.0
        parts.append(Part("figure", words, level, _WEIGHT))
        rival = next((one for one in here if (one.value or " ")[-1] == (mine.value or "-")[-1]), None)
        if level == 0.0 and rival is not None:
            text = ground.index_of(unit).text_of(rival.span)
            differences.append(differ("quantity", words, text, rival.span, "The two give another length of time."))
    return Facet(tuple(parts), tuple(differences))


def _lengths_in(unit: Unit, ground: Ground) -> list[Time]:
    times = ground.index_of(unit).times_in.get(unit.span.article, ())
    return [one for one in times if one.kind == "DURATION" and one.value and unit.span.overlaps(one.span)]
