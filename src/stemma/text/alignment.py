"""Local alignment of two word sequences: exact runs found by hash, chained through small differences.

The method is seed, chain and extend, as in MUMmer (Delcher et al. 1999) and in text reuse (passim, Smith, Cordell and
Mullen 2015), over whole words. It is linear in the lengths apart from sorting; only short gaps see dynamic programming.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.text.ngrams import Hashes, hash_ngrams

Words = NDArray[np.int64]

# An n-gram that stands this often or less in both texts is tried in every pairing; beyond, the r-th with the r-th.
_EVERY_PAIRING = 3
# Words that may stand between two matched runs of one passage, on either side: an inserted cross-head, a clause put
# in or left out. Longer gaps part passages.
MAX_GAP = 14
# Words looked at beyond each end of a passage.
_EXTEND = 12


class Run(NamedTuple):
    """Equal words: ``first[a : a + size] == second[b : b + size]``."""

    a: int
    b: int
    size: int


class Alignment(NamedTuple):
    """One stretch that two texts share: the matched runs in order, first to last."""

    runs: tuple[Run, ...]

    @property
    def first(self) -> tuple[int, int]:
        """The half-open range of words in the first text."""
        return self.runs[0].a, self.runs[-1].a + self.runs[-1].size

    @property
    def second(self) -> tuple[int, int]:
        """The half-open range of words in the second text."""
        return self.runs[0].b, self.runs[-1].b + self.runs[-1].size

    @property
    def matched(self) -> int:
        """How many words are equal."""
        return sum(run.size for run in self.runs)

    @property
    def similarity(self) -> float:
        """Share of the words of both stretches that are matched (Dice)."""
        (a, a_end), (b, b_end) = self.first, self.second
        return 2 * self.matched / (a_end - a + b_end - b)


class NgramIndex(NamedTuple):
    """The n-gram hashes of one text in ascending order, with the place of each."""

    hashes: Hashes
    places: NDArray[np.intp]
    size: int


def index_ngrams(words: Words, size: int) -> NgramIndex:
    """Return the sorted n-gram hashes of a text, made once and used for every pair it stands in."""
    hashes = hash_ngrams(words, size)
    places = np.argsort(hashes, kind="stable")
    return NgramIndex(hashes[places], places, size)


def _shared_places(first: NgramIndex, second: NgramIndex) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the places of equal n-grams in both texts, linear in their number even for repetitive texts."""
    left = np.searchsorted(second.hashes, first.hashes, side="left")
    count_b = np.searchsorted(second.hashes, first.hashes, side="right") - left
    held = np.flatnonzero(count_b > 0)
    if not len(held):
        return held, held
    start_a = np.searchsorted(first.hashes, first.hashes[held], side="left")
    count_a = np.searchsorted(first.hashes, first.hashes[held], side="right") - start_a
    rank, left, count_b = held - start_a, left[held], count_b[held]
    place_a = first.places[held]
    ranked = rank < count_b
    found_a, found_b = [place_a[ranked]], [second.places[left[ranked] + rank[ranked]]]
    few = (count_a <= _EVERY_PAIRING) & (count_b <= _EVERY_PAIRING)
    for offset in range(_EVERY_PAIRING):
        chosen = few & (count_b > offset) & (rank != offset)
        found_a.append(place_a[chosen])
        found_b.append(second.places[left[chosen] + offset])
    return np.concatenate(found_a), np.concatenate(found_b)


def find_runs(first: NgramIndex, second: NgramIndex) -> list[Run]:
    """Return maximal runs of equal words, at least one n-gram long; they may overlap one another."""
    place_a, place_b = _shared_places(first, second)
    if not len(place_a):
        return []
    order = np.lexsort((place_a, place_a - place_b))
    place_a, place_b = place_a[order], place_b[order]
    diagonal = place_a - place_b
    breaks = np.flatnonzero((np.diff(diagonal) != 0) | (np.diff(place_a) != 1)) + 1
    starts = np.concatenate([[0], breaks])
    lengths = np.diff(np.concatenate([starts, [len(place_a)]])) + first.size - 1
    rows = zip(place_a[starts].tolist(), place_b[starts].tolist(), lengths.tolist(), strict=True)
    return [Run(a, b, size) for a, b, size in rows]


def _free_stretch(taken: NDArray[np.bool_], start: int, size: int) -> tuple[int, int]:
    """Return start and length of the longest untaken stretch of ``taken[start : start + size]``."""
    window = taken[start : start + size]
    if not window.any():
        return 0, size
    edges = np.flatnonzero(np.diff(np.concatenate([[1], window.astype(np.int8), [1]])))
    lengths = edges[1::2] - edges[::2]
    if not len(lengths):
        return 0, 0
    best = int(np.argmax(lengths))
    return int(edges[::2][best]), int(lengths[best])


def _choose_runs(runs: list[Run], length_a: int, length_b: int, least: int) -> list[Run]:
    """Return runs that do not overlap in either text, longest first come first served, in order of the first text."""
    taken_a, taken_b = np.zeros(length_a, dtype=bool), np.zeros(length_b, dtype=bool)
    chosen = []
    for run in sorted(runs, key=lambda r: (-r.size, abs(r.a - r.b), r.a, r.b)):
        skip, size = _free_stretch(taken_a, run.a, run.size)
        skip_b, size = _free_stretch(taken_b, run.b + skip, size)
        a, b = run.a + skip + skip_b, run.b + skip + skip_b
        if size < least:
            continue
        taken_a[a : a + size] = taken_b[b : b + size] = True
        chosen.append(Run(a, b, size))
    return sorted(chosen)


def _chain_runs(runs: Iterable[Run], max_gap: int) -> list[list[Run]]:
    """Return runs in chains that go forward in both texts with gaps of at most ``max_gap`` words."""
    chains: list[list[Run]] = []
    for run in runs:
        best: list[Run] | None = None
        for chain in reversed(chains[-8:]):
            last = chain[-1]
            gap_a, gap_b = run.a - last.a - last.size, run.b - last.b - last.size
            near = 0 <= gap_a <= max_gap and 0 <= gap_b <= max_gap
            if near and (best is None or last.b > best[-1].b):
                best = chain
        if best is None:
            chains.append([run])
        else:
            best.append(run)
    return chains


def _common_words(first: list[int], second: list[int]) -> list[tuple[int, int]]:
    """Return the places of a longest common subsequence of two short sequences (dynamic programming)."""
    rows, columns = len(first), len(second)
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            best[i][j] = best[i + 1][j + 1] + 1 if first[i] == second[j] else max(best[i + 1][j], best[i][j + 1])
    i = j = 0
    places = []
    while i < rows and j < columns:
        if first[i] == second[j]:
            places.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return places


def _join_touching(runs: Iterable[Run]) -> list[Run]:
    """Return runs in order with those made one that touch in both texts."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and last.a + last.size == run.a and last.b + last.size == run.b:
            joined[-1] = Run(last.a, last.b, last.size + run.size)
        else:
            joined.append(run)
    return joined


def _fill_gaps(chain: list[Run], a: Words, b: Words) -> list[Run]:
    """Return the chain with the equal words between its runs put in."""
    filled = [chain[0]]
    for run in chain[1:]:
        a_from, b_from = filled[-1].a + filled[-1].size, filled[-1].b + filled[-1].size
        if a_from < run.a and b_from < run.b:
            inner = _common_words(a[a_from : run.a].tolist(), b[b_from : run.b].tolist())
            filled += (Run(a_from + i, b_from + j, 1) for i, j in inner)
        filled.append(run)
    return _join_touching(filled)


def _extension(first: list[int], second: list[int]) -> list[tuple[int, int]]:
    """Return the places of equal words going on from a matched run: stops where differences outweigh what is gained."""
    kept: list[tuple[int, int]] = []
    score = best = 0.0
    pending: list[tuple[int, int]] = []
    last = (-1, -1)
    for place in _common_words(first, second):
        skipped = max(place[0] - last[0], place[1] - last[1]) - 1
        score += 1 - 0.7 * skipped  # a word changed costs less than a word kept gains; two changed cost more
        pending.append(place)
        last = place
        if score > best:
            best, kept = score, kept + pending
            pending = []
        elif score < best - 2:
            break
    return kept


def _extend(chain: list[Run], a: Words, b: Words, bounds: tuple[int, int, int, int]) -> list[Run]:
    """Return the chain carried on at both ends, within ``bounds`` (lowest a, lowest b, highest a, highest b)."""
    low_a, low_b, high_a, high_b = bounds
    head, tail = chain[0], chain[-1]
    before_a = a[max(low_a, head.a - _EXTEND) : head.a][::-1].tolist()
    before_b = b[max(low_b, head.b - _EXTEND) : head.b][::-1].tolist()
    front = [(head.a - 1 - i, head.b - 1 - j) for i, j in _extension(before_a, before_b)]
    a_from, b_from = tail.a + tail.size, tail.b + tail.size
    after_a = a[a_from : min(high_a, a_from + _EXTEND)].tolist()
    after_b = b[b_from : min(high_b, b_from + _EXTEND)].tolist()
    back = [(a_from + i, b_from + j) for i, j in _extension(after_a, after_b)]
    return _join_touching([*(Run(i, j, 1) for i, j in front[::-1]), *chain, *(Run(i, j, 1) for i, j in back)])


def _bounds(chains: list[list[Run]], length_a: int, length_b: int) -> list[tuple[int, int, int, int]]:
    """Return for each chain how far it may be extended without running into another, in either text."""
    by_a = sorted(range(len(chains)), key=lambda k: chains[k][0].a)
    by_b = sorted(range(len(chains)), key=lambda k: chains[k][0].b)
    found = [[0, 0, length_a, length_b] for _ in chains]
    for before, after in pairwise(by_a):
        end, start = chains[before][-1].a + chains[before][-1].size, chains[after][0].a
        middle = (end + start + 1) // 2
        found[before][2], found[after][0] = middle, middle
    for before, after in pairwise(by_b):
        end, start = chains[before][-1].b + chains[before][-1].size, chains[after][0].b
        middle = (end + start + 1) // 2
        found[before][3], found[after][1] = middle, middle
    return [(low_a, low_b, high_a, high_b) for low_a, low_b, high_a, high_b in found]


def align(a: Words, b: Words, first: NgramIndex, second: NgramIndex, least: int) -> list[Alignment]:
    """Return the stretches that two texts share, in order of the first text.

    Args:
        a, b: words as integers, equal for equal words.
        first, second: their n-gram indexes, of the same n-gram size.
        least: matched words below which a stretch is not reported, unless the two texts are one.

    >>> x, y = np.array([1, 2, 3, 4, 5, 6, 7, 8]), np.array([9, 1, 2, 3, 0, 5, 6, 7, 8])
    >>> found = align(x, y, index_ngrams(x, 3), index_ngrams(y, 3), least=3)
    >>> found[0].first, found[0].second, found[0].matched
    ((0, 8), (1, 9), 7)
    """
    if len(a) and len(a) == len(b) and bool((a == b).all()):
        return [Alignment((Run(0, 0, len(a)),))]
    runs = _choose_runs(find_runs(first, second), len(a), len(b), first.size)
    chains = _chain_runs(runs, MAX_GAP)
    bounds = _bounds(chains, len(a), len(b))
    found = []
    for chain, limit in zip(chains, bounds, strict=True):
        alignment = Alignment(tuple(_extend(_fill_gaps(chain, a, b), a, b, limit)))
        if alignment.matched >= least:
            found.append(alignment)
    return found
