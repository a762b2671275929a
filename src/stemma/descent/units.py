"""Text units: one sentence in all the articles that took it over."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from stemma.descent.links import Link
from stemma.descent.witness import Witness
from stemma.text.disjoint_sets import DisjointSets

# Share of a sentence's words that must stand in passages of the other article for it to be the same text.
_SAME_SENTENCE = 0.5

Place = tuple[int, int]
"""Number of a witness, number of a sentence in it."""


@dataclass(frozen=True)
class Unit:
    """One sentence in all its copies.

    Attributes:
        sentences: where it stands, ascending.
        articles: numbers of the witnesses it stands in, ascending.
    """

    sentences: tuple[Place, ...]
    articles: tuple[int, ...]


def number_sentences(witness: Witness) -> NDArray[np.int64]:
    """Return for each body word the number of its sentence, -1 for a word in none."""
    numbers = np.full(len(witness.words), -1, dtype=np.int64)
    for number, sentence in enumerate(witness.annotation.sentences):
        first, last = witness.words_in(sentence.span)
        numbers[first:last] = number
    return numbers


def _partners(numbers: NDArray[np.int64], mapped: NDArray[np.int64], other: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Return pairs (sentence, sentence of the other article) of which half the words of the first are matched."""
    inside = numbers >= 0
    matched = np.flatnonzero(inside & (mapped >= 0))
    matched = matched[other[mapped[matched]] >= 0]
    if not len(matched):
        return []
    sizes = np.bincount(numbers[inside])
    pairs, counts = np.unique(np.stack([numbers[matched], other[mapped[matched]]], axis=1), axis=0, return_counts=True)
    totals = np.bincount(numbers[matched], minlength=len(sizes))
    best: dict[int, tuple[int, int]] = {}
    for (sentence, partner), count in zip(pairs.tolist(), counts.tolist(), strict=True):
        if totals[sentence] >= _SAME_SENTENCE * sizes[sentence]:
            best[sentence] = max(best.get(sentence, (0, 0)), (count, -partner))
    return [(sentence, -partner) for sentence, (_, partner) in sorted(best.items())]


def _link_partners(link: Link, numbers: Sequence[NDArray[np.int64]]) -> list[tuple[Place, Place]]:
    """Return which sentences of two linked articles are the same text."""
    low, high = link.places
    forward = np.full(len(numbers[low]), -1, dtype=np.int64)
    backward = np.full(len(numbers[high]), -1, dtype=np.int64)
    found: list[tuple[Place, Place]] = []
    for text in link.shared:
        for before, after in pairwise(text.runs):  # words changed in between go with the words that follow
            forward[before.a + before.size : after.a] = after.b
            backward[before.b + before.size : after.b] = after.a
        for run in text.runs:
            forward[run.a : run.a + run.size] = np.arange(run.b, run.b + run.size)
            backward[run.b : run.b + run.size] = np.arange(run.a, run.a + run.size)
        if not text.runs:
            first, second = text.range_in(low), text.range_in(high)
            found.append(((low, int(numbers[low][first[0]])), (high, int(numbers[high][second[0]]))))
    found += [((low, a), (high, b)) for a, b in _partners(numbers[low], forward, numbers[high])]
    found += [((low, a), (high, b)) for b, a in _partners(numbers[high], backward, numbers[low])]
    return sorted(set(found))


def find_units(witnesses: Sequence[Witness], links: Sequence[Link]) -> list[Unit]:
    """Return the sentences that stand in two or more linked articles, each with all its copies."""
    numbers = [number_sentences(witness) for witness in witnesses]
    sets = DisjointSets[Place]()
    members: set[Place] = set()
    for link in links:
        for one, other in _link_partners(link, numbers):
            if one[1] >= 0 and other[1] >= 0:
                sets.join(one, other)
                members |= {one, other}
    units = []
    for group in sets.groups(sorted(members)):
        articles = tuple(sorted({place for place, _ in group}))
        if len(articles) > 1:
            units.append(Unit(tuple(group), articles))
    return units
