"""Groups of wordings in which every member agrees with the group: no chains from one to the next."""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from stemma.reconciliation.features import compare_gists
from stemma.reconciliation.gists import Gist, Vectors
from stemma.reconciliation.judge import PairJudge
from stemma.reconciliation.matching import Match

# A pair at or above this score may start a group (nanco, msrp; read on basil and the seed reports).
SAME = 0.5
# Every member of a joined group must agree with every other at least so far, and on average as a pair does.
_LEAST_WITHIN = 0.2
_MOST_CHECKED = 400  # cross pairs checked when two groups are joined
# Scores kept beside the matches'; a text of thousands of near-equal sentences would fill the memory with them.
_MOST_KEPT = 200_000


class _Scores:
    """Scores of pairs, judged when first asked for."""

    def __init__(self, gists: Sequence[Gist], vectors: Vectors, judge: PairJudge, matches: Sequence[Match]) -> None:
        self._gists, self._vectors, self._judge = gists, vectors, judge
        self._known = {(match.first, match.second): match.score for match in matches}
        self._room = len(self._known) + _MOST_KEPT

    def of(self, one: int, two: int) -> float:
        key = (one, two) if one < two else (two, one)
        known = self._known.get(key)
        if known is not None:
            return known
        first, second = self._gists[key[0]], self._gists[key[1]]
        features = compare_gists(first, second, float(self._vectors[key[0]] @ self._vectors[key[1]]))
        score = self._judge.score_pairs([(first, second)], [features])[0]
        if len(self._known) < self._room:
            self._known[key] = score
        return score


def group_gists(
    gists: Sequence[Gist], vectors: Vectors, matches: Sequence[Match], judge: PairJudge
) -> list[tuple[int, ...]]:
    """Return groups of gist numbers, each sorted, in order of their first number; every gist is in exactly one."""
    scores = _Scores(gists, vectors, judge, matches)
    group_of = {gist.number: [gist.number] for gist in gists}
    strong = sorted((match for match in matches if match.score >= SAME), key=_by_score)
    for match in strong:
        one, two = group_of[match.first], group_of[match.second]
        if one is not two and _agree(one, two, scores):
            one.extend(two)
            for number in two:
                group_of[number] = one
    return sorted({tuple(sorted(group)) for group in group_of.values()})


def _by_score(match: Match) -> tuple[float, int, int]:
    return (-round(match.score, 6), match.first, match.second)


def _agree(one: Sequence[int], two: Sequence[int], scores: _Scores) -> bool:
    """Return whether two groups agree in every pair and on average."""
    total, count = 0.0, 0
    for first, second in _cross_pairs(sorted(one), sorted(two)):
        score = scores.of(first, second)
        if score < _LEAST_WITHIN:
            return False
        total, count = total + score, count + 1
    return total / count >= SAME * 0.9


def _cross_pairs(one: Sequence[int], two: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the pairs across two groups, evenly thinned where there are too many."""
    step = max(1, len(one) * len(two) // _MOST_CHECKED)
    for place in range(0, len(one) * len(two), step):
        yield one[place // len(two)], two[place % len(two)]


def rank_members(group: Sequence[int], gists: Sequence[Gist], vectors: Vectors) -> list[int]:
    """Return the members of a group, first the one that represents it: central, and saying what the group says.

    What two members or more say counts for a member that says it, too; what it alone says counts against it.
    """
    rows = vectors[list(group)]
    centre = rows.mean(axis=0)
    central = rows @ (centre / max(float(np.linalg.norm(centre)), 1e-9))
    counts = Counter(stem for number in group for stem in gists[number].weights)
    common = {stem for stem, count in counts.items() if count > 1}

    def rank(place: int) -> tuple[float, int]:
        own = set(gists[group[place]].weights)
        complete = len(own & common) / max(1, len(common))
        to_the_point = len(own & common) / max(1, len(own))
        return (-round(float(central[place]) + complete + to_the_point, 4), group[place])

    return [group[place] for place in sorted(range(len(group)), key=rank)]
