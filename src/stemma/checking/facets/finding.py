"""What one facet of a claim finds in a unit: how well its parts are covered, and what differs."""

from dataclasses import dataclass

from stemma.records import Span
from stemma.records.check import Difference, DifferenceKind

# What a difference does to the verdict: these cannot both hold, the others are close but not what is reported.
CONTRADICTING: frozenset[DifferenceKind] = frozenset(
    ("quantity", "date", "place", "name", "role", "polarity", "opposite")
)


@dataclass(frozen=True)
class Part:
    """One part of a claim.

    Attributes:
        kind: person, place, name, figure, day, quote, negation, deed or word.
        text: as the claim has it.
        level: how well it is covered, 0 to 1.
        weight: how much it counts.
    """

    kind: str
    text: str
    level: float
    weight: float


@dataclass(frozen=True)
class Facet:
    """The parts a facet looked at, and the differences it found."""

    parts: tuple[Part, ...] = ()
    differences: tuple[Difference, ...] = ()


def differ(kind: DifferenceKind, claim: str, report: str, span: Span | None, why: str) -> Difference:
    """Return a difference."""
    return Difference(kind=kind, claim=claim, report=report, span=span, why=why)
