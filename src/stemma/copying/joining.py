"""Spilled n-grams to candidate pairs, part by part: memory is bounded by the size of a part."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from stemma.copying.catalogue import Catalogue
from stemma.copying.collecting import Collected, beside_path, spill_path
from stemma.descent.corpus_candidates import OWNER_BITS, Codes, choose_pairs, join_keys, shorten
from stemma.text.ngrams import Hashes

# Kept n-grams joined in one go, about (40 MB; a few times as much while they are joined).
_PART_NGRAMS = 1 << 22
_MOST_PARTS = 1 << 10
_KEY_BYTES, _BESIDE_BYTES = 8, 2
_OWNER_MASK = np.uint64((1 << OWNER_BITS) - 1)


def find_candidates(collected: Sequence[Collected], catalogue: Catalogue, scratch: str) -> Codes:
    """Return the pairs of ranks worth comparing, ascending, as in `join_keys`."""
    total = sum(part.spilled for part in collected)
    parts = 1
    while parts < _MOST_PARTS and total > parts * _PART_NGRAMS:
        parts *= 2
    rare, common = [], []
    for keys, beside in _read_parts(collected, catalogue, scratch, parts):
        few, many = join_keys(keys, beside)
        rare.append(shorten(few))
        common.append(many)
    return choose_pairs(rare, common)


def _bounds(part: Collected, cuts: Hashes, scratch: str) -> list[int]:
    """Return where the parts begin among the keys of one portion, and where the last one ends."""
    if not part.spilled:
        return [0] * (len(cuts) + 2)
    spilled = np.memmap(spill_path(scratch, part.number), dtype=np.uint64, mode="r")
    return [0, *np.searchsorted(spilled, cuts).tolist(), part.spilled]


def _read_parts(
    collected: Sequence[Collected], catalogue: Catalogue, scratch: str, parts: int
) -> Iterator[tuple[Hashes, NDArray[np.uint16]]]:
    """Yield the keys of all texts under their ranks, and what stands beside, one stretch of values at a time."""
    cuts = np.array([part * (1 << 64) // parts for part in range(1, parts)], dtype=np.uint64)
    bounds = [_bounds(part, cuts, scratch) for part in collected]
    for number in range(parts):
        keys, beside = [np.zeros(0, dtype=np.uint64)], [np.zeros(0, dtype=np.uint16)]
        for part, bound, base in zip(collected, bounds, catalogue.bases[:-1].tolist(), strict=True):
            first, count = bound[number], bound[number + 1] - bound[number]
            if not count:
                continue
            held = np.fromfile(
                spill_path(scratch, part.number), dtype=np.uint64, count=count, offset=first * _KEY_BYTES
            )
            sides = np.fromfile(
                beside_path(scratch, part.number), dtype=np.uint16, count=count, offset=first * _BESIDE_BYTES
            )
            ranks = catalogue.ranks[(held & _OWNER_MASK).astype(np.int64) + base]
            kept = ranks >= 0
            keys.append((held[kept] & ~_OWNER_MASK) | ranks[kept].astype(np.uint64))
            beside.append(sides[kept])
        yield np.concatenate(keys), np.concatenate(beside)
