"""What two statements have in common and where they differ: the named features a judge decides on."""

from typing import NamedTuple

from stemma.reconciliation.figures import Figure, values_agree
from stemma.reconciliation.gists import Gist
from stemma.reconciliation.opposites import compare_stands


class PairFeatures(NamedTuple):
    """Named features of two statements.

    Attributes:
        cosine: of their sentence vectors.
        containment: weight of the shared content stems over that of the lighter statement, 0 to 1.
        overlap: weight of the shared content stems over that of all, 0 to 1.
        names: share of the names of both that are in both; one half where neither names anybody.
        figures: 1 if a figure of one measure agrees and none differs, -1 if one differs, 0 if none is comparable.
        days: 1 if a date is shared, -1 if all their dates lie apart, 0 if one of them has none.
        negated: whether one affirms and the other negates.
        opposed: whether one has the opposite of a word of the other.
        speaker: 1 for the same speaker, -1 for two speakers, 0 if one has none.
    """

    cosine: float
    containment: float
    overlap: float
    names: float
    figures: int
    days: int
    negated: bool
    opposed: bool
    speaker: int


def compare_gists(one: Gist, two: Gist, cosine: float) -> PairFeatures:
    """Return the features of two gists whose vectors have this cosine similarity."""
    shared = sum(one.weights[stem] for stem in sorted(one.weights.keys() & two.weights.keys()))
    lighter, both = min(one.weight, two.weight), one.weight + two.weight - shared
    return PairFeatures(
        cosine=cosine,
        containment=shared / lighter if lighter else 0.0,
        overlap=shared / both if both else 0.0,
        names=_share(one.names, two.names),
        figures=_compare_figures(one.figures, two.figures),
        days=_compare_days(one, two),
        negated=one.polarity != two.polarity,
        opposed=bool(one.stands and two.stands and compare_stands(one.stands, two.stands)),
        speaker=_compare_speakers(one.speaker, two.speaker),
    )


def _share(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / len(one | two) if one or two else 0.5


def _compare_figures(one: tuple[Figure, ...], two: tuple[Figure, ...]) -> int:
    """Compare the figures of one measure: any that agrees on both sides counts before any that differs."""
    agreed = differed = False
    shared = {figure.measure for figure in one} & {figure.measure for figure in two} - {None}
    for measure in sorted(str(key) for key in shared):
        mine = [figure for figure in one if figure.measure == measure]
        yours = [figure for figure in two if figure.measure == measure]
        if any(values_agree(a, b) and _one_extent(a, b) for a in mine for b in yours):
            agreed = True
        else:
            differed = True
    return -1 if differed else int(agreed)


def _one_extent(one: Figure, two: Figure) -> bool:
    return one.extent is None or two.extent is None or one.extent == two.extent


def _compare_days(one: Gist, two: Gist) -> int:
    if not one.days or not two.days:
        return 0
    return 1 if any(a[0] <= b[1] and b[0] <= a[1] for a in one.days for b in two.days) else -1


def _compare_speakers(one: str | None, two: str | None) -> int:
    if one is None or two is None:
        return 0
    return 1 if one == two else -1
