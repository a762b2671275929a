"""How likely each article of a family was made from each other one: all reasons weighed together.

Every article either comes from one other article of the set or from outside (as an original or as a copy of a source
that is lost). All ways to draw such a family tree are weighed at once: the probability of a derivation is the share of
the trees that hold it, by the matrix-tree theorem (Tutte 1948; Koo, Globerson, Carreras and Collins 2007 for directed
trees). The weight of a derivation comes from its reasons, as in Dong, Berti-Équille and Srivastava (2009), and from
what computer stemmatology counts (Roos and Heikkilä 2009): the changes it would need. A copy is nearest to its source;
two copies of one source differ by the changes of both.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.descent.evidence import Reason
from stemma.descent.links import Link

Pair = tuple[int, int]

# Natural logarithms, fitted on grown stemmata (seeds 0 to 249): for a derivation as such against a source outside the
# set; for each changed word more than in the nearest article, and for each sentence that others share and it lacks.
_BEFOREHAND = 0.5
_CHANGE = -0.05
_LACKING = -0.6
_MOST_CHANGES = 40
_MOST_LACKING = 6
# A second reason of the same kind for the same direction tells less than the first.
_REPEATED = 0.3
_HIGHEST = 30.0


class Kinship(NamedTuple):
    """Two linked articles as parent and child may be: what tells how near they are.

    Attributes:
        places: the two articles.
        reasons: reasons either way.
        changes: words in what they share that are not equal.
        lacking: for each of the two, sentences that the other shares with a third article and this one lacks.
    """

    places: Pair
    reasons: tuple[Reason, ...]
    changes: int
    lacking: Pair


def count_changes(link: Link) -> int:
    """Return how many words differ in the copied passages of two articles, on the side where more do."""
    found = 0
    for text in link.shared:
        if text.passage.copied and text.runs:
            (a, a_end), (b, b_end) = text.ranges
            found += max(a_end - a, b_end - b) - text.matched
    return found


def weigh_parents(kin: Sequence[Kinship]) -> dict[Pair, float]:
    """Return for each (source, target) of linked articles how probable it is that the target was made from the source.

    Args:
        kin: the linked pairs, each once.
    """
    found: dict[Pair, float] = {}
    for places, pairs in _families(kin):
        scores = _score(pairs)
        rows = {place: row for row, place in enumerate(places)}
        found |= _marginals(rows, scores)
    return found


def _families(kin: Sequence[Kinship]) -> list[tuple[list[int], list[Kinship]]]:
    """Return the connected families with their pairs."""
    near: dict[int, set[int]] = defaultdict(set)
    for pair in kin:
        low, high = pair.places
        near[low].add(high)
        near[high].add(low)
    family: dict[int, int] = {}
    for start in sorted(near):
        frontier = [start]
        while frontier:
            place = frontier.pop()
            if place not in family:
                family[place] = start
                frontier += near[place]
    pairs: dict[int, list[Kinship]] = defaultdict(list)
    for pair in kin:
        pairs[family[pair.places[0]]].append(pair)
    return [(sorted(place for place in family if family[place] == start), pairs[start]) for start in sorted(pairs)]


def _score(kin: Sequence[Kinship]) -> dict[Pair, float]:
    """Return the logarithm of the weight of each derivation, against a source outside the set."""
    fewest: dict[int, int] = {}
    for pair in kin:
        for place in pair.places:
            fewest[place] = min(fewest.get(place, pair.changes), pair.changes)
    scores = {}
    for pair in kin:
        for source, target in (pair.places, pair.places[::-1]):
            more = min(_MOST_CHANGES, pair.changes - fewest[target])
            lacking = min(_MOST_LACKING, pair.lacking[pair.places.index(source)])
            evidence = _weigh(pair.reasons, source)
            scores[source, target] = _BEFOREHAND + _CHANGE * more + _LACKING * lacking + evidence
    return scores


def _weigh(reasons: Sequence[Reason], source: int) -> float:
    """Return what the reasons say of ``source`` being copied, against neither being copied from the other."""
    total = 0.0
    seen: set[tuple[str, int]] = set()
    for reason in reasons:
        weight = reason.contact if reason.source == source else reason.contact - reason.weight
        total += weight * (_REPEATED if (reason.evidence.kind, reason.source) in seen else 1.0)
        seen.add((reason.evidence.kind, reason.source))
    return total


def _marginals(rows: Mapping[int, int], scores: Mapping[Pair, float]) -> dict[Pair, float]:
    """Return the probability of each derivation over all trees of one family."""
    laplacian: NDArray[np.float64] = np.eye(len(rows))
    weights = {pair: float(np.exp(np.clip(score, -_HIGHEST, _HIGHEST))) for pair, score in scores.items()}
    for (source, target), weight in weights.items():
        laplacian[rows[target], rows[target]] += weight
        laplacian[rows[source], rows[target]] -= weight
    inverse = np.linalg.inv(laplacian)
    found = {}
    for (source, target), weight in weights.items():
        at, above = rows[target], rows[source]
        found[source, target] = round(float(weight * (inverse[at, at] - inverse[at, above])), 9)
    return found
