"""One claim against one sentence: every facet compared, and how much of the claim is covered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.checking.claim_reading import ReadClaim
from stemma.checking.covering import Covered, Nearness, cover_terms, plain_terms
from stemma.checking.facets.certainty import compare_certainty
from stemma.checking.facets.days import compare_days
from stemma.checking.facets.figures import compare_figures
from stemma.checking.facets.finding import Facet, Part
from stemma.checking.facets.labels import compare_labels
from stemma.checking.facets.lengths import compare_lengths
from stemma.checking.facets.names import compare_names
from stemma.checking.facets.polarity import compare_polarity
from stemma.checking.facets.quotes import compare_quotes
from stemma.checking.facets.roles import compare_roles
from stemma.checking.facets.scope import compare_scope
from stemma.checking.facets.slots import compare_slots
from stemma.checking.facets.source import compare_source
from stemma.checking.ground import Ground, Unit
from stemma.checking.naming import ClaimName, cover_name
from stemma.checking.terms import listed, looks_like_deed
from stemma.checking.vocabulary import has_opposites
from stemma.records.check import Difference

_POINTING = 0.3  # what a noun that points back counts beside another word


@dataclass(frozen=True)
class Judgement:
    """What one unit says to a claim.

    Attributes:
        unit: the sentence.
        cosine: of their vectors.
        parts: every part of the claim with how well it is covered.
        differences: what the facets found.
        coverage: share of the claim's weight that is covered, 0 to 1.
    """

    unit: Unit
    cosine: float
    parts: tuple[Part, ...]
    differences: tuple[Difference, ...]
    coverage: float

    def with_changes(
        self,
        parts: tuple[Part, ...] | None = None,
        differences: tuple[Difference, ...] | None = None,
        coverage: float | None = None,
    ) -> "Judgement":
        """Return the judgement with some of it replaced."""
        return replace(
            self,
            parts=self.parts if parts is None else parts,
            differences=self.differences if differences is None else differences,
            coverage=self.coverage if coverage is None else coverage,
        )

    def missing(self) -> list[Part]:
        """Return the parts that nothing covers."""
        return [part for part in self.parts if part.level == 0.0]


def _find_anchors(names: Sequence[ClaimName], covered: Sequence[Covered], unit: Unit, ground: Ground) -> dict[int, int]:
    """Return where the covered names and words of a claim stand in the claim -> where they stand in the article."""
    anchors = {one.term.start: one.by.start for one in covered if one.by is not None}
    for name in names:
        place = cover_name(name, unit, ground)[1]
        if place is not None:
            anchors[name.span.start] = place[0]
    return anchors


def _part_of(one: Covered) -> Part:
    """Return the part of a plain word; a word that could turn the sentence round must stand in the sentence itself."""
    if one.term.norm in listed("pointing"):
        return Part("word", one.term.norm, one.level, one.weight * _POINTING)
    weighty = looks_like_deed(one.term) or (has_opposites(one.term.norm) and not one.attributive)
    level = one.level if one.by is not None or not weighty else 0.0
    return Part("deed" if weighty else "word", one.term.norm, level, one.weight)


def judge_unit(
    claim: ReadClaim, names: Sequence[ClaimName], unit: Unit, cosine: float, ground: Ground, near: Nearness
) -> Judgement:
    """Return what a unit says to a claim, facet by facet."""
    beside = ground.neighbours(unit)
    terms = plain_terms(claim, names)
    covered = cover_terms(terms, unit, beside, ground, near)
    words = Facet(tuple(_part_of(one) for one in covered))
    facets = (
        compare_figures(claim, unit, beside, ground),
        compare_days(claim, covered, unit, beside, ground),
        compare_lengths(claim, unit, beside, ground),
        compare_names(names, unit, ground),
        compare_labels(claim, names, unit, ground),
        compare_roles(claim, names, covered, unit, ground),
        compare_slots(claim, names, covered, unit, ground),
        compare_polarity(claim, covered, _find_anchors(names, covered, unit, ground), unit),
        compare_quotes(claim, unit, beside, ground),
        compare_certainty(claim, covered, unit),
        compare_source(claim, names, covered, unit, ground),
        compare_scope(claim, covered, unit),
        words,
    )
    parts = tuple(part for facet in facets for part in facet.parts)
    return Judgement(
        unit=unit,
        cosine=cosine,
        parts=parts,
        differences=tuple(one for facet in facets for one in facet.differences),
        coverage=share_covered(parts),
    )


def share_covered(parts: Sequence[Part]) -> float:
    """Return the share of the weight of some parts that is covered, 0 to 1."""
    total = sum(part.weight for part in parts)
    return sum(part.weight * part.level for part in parts) / total if total else 0.0
