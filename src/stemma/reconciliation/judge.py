"""The judge of two statements: do they say the same? The seam where a trained judge can take its place."""

import math
from collections.abc import Sequence
from typing import Protocol

from stemma.reconciliation.features import PairFeatures
from stemma.reconciliation.gists import Gist


class PairJudge(Protocol):
    """Scores pairs of statements."""

    def score_pairs(self, pairs: Sequence[tuple[Gist, Gist]], features: Sequence[PairFeatures]) -> list[float]:
        """Return for each pair how sure it is, 0 to 1, that both statements say the same."""
        ...


# Logistic weights fitted on 138 pairs of statements of basil, labelled by reading (left out one at a time: precision
# .94, recall .77); on nanco the same weights reach the balanced accuracy that benchmarks/quality/claims.py prints.
_BIAS = -5.8
_WEIGHTS = {"cosine": 5.5, "overlap": 7.2}
# Differences after which two statements do not say the same thing, whatever their words (read on basil).
_VETO = 0.0


class FeatureJudge:
    """A logistic judge on named features, with vetoes for what vectors do not see."""

    def score_pairs(self, pairs: Sequence[tuple[Gist, Gist]], features: Sequence[PairFeatures]) -> list[float]:
        """Return one score a pair; 0 where figure, date, polarity or an opposite word parts the two."""
        return [_VETO if parts(one) else likeness(one) for _, one in zip(pairs, features, strict=True)]


def parts(features: PairFeatures) -> bool:
    """Return whether a recorded difference keeps two statements from saying the same."""
    return features.figures < 0 or features.days < 0 or features.negated or features.opposed


def likeness(features: PairFeatures) -> float:
    """Return how alike two statements are, 0 to 1, differences in figures, dates, polarity and opposites left aside."""
    total = _BIAS + sum(weight * float(getattr(features, name)) for name, weight in _WEIGHTS.items())
    return 1.0 / (1.0 + math.exp(-total))
