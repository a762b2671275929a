"""Candidate pairs of statements, found without comparing all with all, and judged."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stemma.reconciliation.features import PairFeatures, compare_gists
from stemma.reconciliation.gists import Gist, Vectors
from stemma.reconciliation.judge import PairJudge, likeness

_NEIGHBOURS = 24  # nearest wordings kept for each: enough for the copies and rewrites in a story of 300 articles
_LOWEST_COSINE = 0.5  # of 138 labelled pairs of basil, none below it said the same
_RARE = 4  # a stem in at most so many wordings is rare enough to propose pairs
_SHARED_RARE = 2  # rare stems that propose a pair
_CELLS = 1 << 24  # of the similarity matrix made at a time: 64 MiB


@dataclass(frozen=True)
class Match:
    """Two judged wordings.

    Attributes:
        first, second: numbers of the gists, first < second.
        features: what was compared.
        score: of the judge: whether they say the same.
        likeness: how alike they are, recorded differences left aside.
    """

    first: int
    second: int
    features: PairFeatures
    score: float
    likeness: float


def match_gists(gists: Sequence[Gist], vectors: Vectors, judge: PairJudge) -> list[Match]:
    """Return every candidate pair with its judgement, sorted by numbers."""
    pairs = find_candidates(gists, vectors)
    if not pairs:
        return []
    left = np.array([first for first, _ in pairs])
    right = np.array([second for _, second in pairs])
    cosines = np.einsum("ij,ij->i", vectors[left], vectors[right])
    both = [(gists[first], gists[second]) for first, second in pairs]
    features = [compare_gists(one, two, float(cosine)) for (one, two), cosine in zip(both, cosines, strict=True)]
    scores = judge.score_pairs(both, features)
    return [
        Match(first, second, feature, score, likeness(feature))
        for (first, second), feature, score in zip(pairs, features, scores, strict=True)
    ]


def find_candidates(gists: Sequence[Gist], vectors: Vectors) -> list[tuple[int, int]]:
    """Return pairs of numbers worth judging: near vectors, or several rare shared words; sorted."""
    pairs = _near_pairs(vectors) | _rare_word_pairs(gists)
    return sorted(pairs)


def _near_pairs(vectors: Vectors) -> set[tuple[int, int]]:
    """Return each row's nearest rows above the lowest cosine."""
    total = len(vectors)
    pairs: set[tuple[int, int]] = set()
    rows_at_once = max(1, _CELLS // max(1, total))
    for start in range(0, total, rows_at_once):
        similarity = vectors[start : start + rows_at_once] @ vectors.T
        rows = np.arange(len(similarity))
        similarity[rows, start + rows] = -1.0
        floor = np.full(len(similarity), _LOWEST_COSINE, dtype=np.float32)
        if total > _NEIGHBOURS + 1:
            kth = np.partition(similarity, total - _NEIGHBOURS, axis=1)[:, total - _NEIGHBOURS]
            floor = np.maximum(floor, kth)
        near_rows, near_columns = np.nonzero(similarity >= floor[:, None])
        for row, column in zip((near_rows + start).tolist(), near_columns.tolist(), strict=True):
            pairs.add((row, column) if row < column else (column, row))
    return pairs


def _rare_word_pairs(gists: Sequence[Gist]) -> set[tuple[int, int]]:
    """Return pairs that share several rare stems."""
    bearers: dict[str, list[int]] = defaultdict(list)
    for gist in gists:
        for stem in gist.weights:
            bearers[stem].append(gist.number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in bearers.values():
        if 2 <= len(numbers) <= _RARE:
            for position, first in enumerate(numbers):
                for second in numbers[position + 1 :]:
                    shared[first, second] += 1
    return {pair for pair, count in shared.items() if count >= _SHARED_RARE}
