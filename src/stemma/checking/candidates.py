"""Sentences worth holding a claim against: near by their vectors, or sharing its rarer words."""

from collections import defaultdict

import numpy as np

from stemma.checking.claim_reading import ReadClaim
from stemma.checking.ground import Ground, Unit

_NEAREST = (
    8  # units taken by their vectors, and as many by shared words (read on basil: all that decide are among them)
)
_LOWEST_COSINE = 0.3


def find_units(claim: ReadClaim, ground: Ground) -> list[tuple[Unit, float]]:
    """Return the units to look at, each with its cosine, the nearest first."""
    cosines = unit_cosines(claim, ground)
    near = sorted(cosines, key=lambda number: (-cosines[number], number))[:_NEAREST]
    shared: dict[int, float] = defaultdict(float)
    for stem in sorted({term.stem for term in claim.terms}):
        for number in ground.bearers.get(stem, ()):
            shared[number] += ground.weight(stem)
    rich = sorted(shared, key=lambda number: (-shared[number], number))[:_NEAREST]
    chosen = {number for number in near if cosines[number] >= _LOWEST_COSINE} | set(rich)
    ordered = sorted(chosen, key=lambda number: (-cosines.get(number, 0.0), number))
    return [(ground.units[number], cosines.get(number, 0.0)) for number in ordered]


def unit_cosines(claim: ReadClaim, ground: Ground) -> dict[int, float]:
    """Return number of unit -> the cosine of the claim and the nearest statement in it."""
    if not ground.rows:
        return {}
    vector = ground.encoder.encode([claim.text])[0]
    best: dict[int, float] = {}
    cosines = np.asarray(ground.vectors @ vector)
    for number, cosine in zip(ground.rows, cosines.tolist(), strict=True):
        if cosine > best.get(number, -1.0):
            best[number] = cosine
    return best
