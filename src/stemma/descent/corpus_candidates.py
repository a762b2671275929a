"""Pairs of texts that may share wording, among very many texts: hashes are kept, texts are not.

One in four eight-word n-grams is kept, chosen by value, with a few bits of the words beside it; equal ones meet in
one sort. A pair that shares a single kept n-gram must share the words beside it as well: a row of twelve. Chance
repeats of five words are so common in news that 4,000 articles give six candidates each; so they give one, and planted
reuse of two edited sentences is still found (planted copies; helsinki, basil, story_clusters and incidents).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.text.ngrams import Hashes, hash_ngrams, hash_words, locate_words, mix

NGRAM_SIZE = 8
# One n-gram in so many is kept; a power of two. Two sentences have at least 21 n-grams: five are kept on average.
_ONE_IN = 4
# Words beside an n-gram, on each side, that tell it from the same n-gram elsewhere; on one side they must be equal.
_BESIDE = 4
# N-grams in more texts than this are stock phrases, furniture or large families: they pair only neighbours, and tell
# only where many of them meet. One in four of the kept ones is enough for that.
_CAP = 20
_REACH = 2
_COMMON_ONE_IN = 4
# Common n-grams (one in sixteen of all) that neighbours must share: a hundred words.
_LEAST_COMMON = 6
# Of all five-word n-grams a pair must share so many: a row of about twenty words, more than two stock phrases together.
_CHECKED_SIZE = 5
_LEAST_NGRAMS = 15
# Texts hashed together: enough to make the cost of each call small, and to stay in the processor's cache.
_BLOCK_BYTES = 1 << 16

# A key is one kept n-gram of one text in one number: the upper bits of the hash, the text's number in the lower ones.
OWNER_BITS = 24
_OWNER_MASK = np.uint64((1 << OWNER_BITS) - 1)
_STEP = np.uint64(0x9E3779B97F4A7C15)

Codes = NDArray[np.uint64]
"""Pairs of texts as numbers: the lower text's number shifted by `OWNER_BITS`, and the higher one's."""


class Fingerprints(NamedTuple):
    """What is kept of some texts.

    Attributes:
        hashes: kept n-grams, text by text.
        owners: the number of the text each comes from, from 0.
        beside: a byte for the words before each, and one for those after it; 0 where the text begins or ends.
        digests: one hash a text over all its words: equal for texts of the same words.
        sizes: words in each text.
    """

    hashes: Hashes
    owners: NDArray[np.int64]
    beside: NDArray[np.uint16]
    digests: Hashes
    sizes: NDArray[np.int64]


def _blocks(texts: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """Yield ranges of texts that together make up one block."""
    first = held = 0
    for place, text in enumerate(texts):
        if held and held + len(text) > _BLOCK_BYTES:
            yield first, place
            first, held = place, 0
        held += len(text) + 1
    if held:
        yield first, len(texts)


def _fingerprint_block(texts: Sequence[bytes], first: int) -> Fingerprints:
    """Return the fingerprints of a few texts, numbered from ``first``."""
    words, starts = locate_words(b"\n".join(texts))
    lengths = np.fromiter((len(text) + 1 for text in texts), dtype=np.int64, count=len(texts))
    bounds = np.searchsorted(starts, np.concatenate([[0], np.cumsum(lengths)]))
    sizes = np.diff(bounds)
    owners = np.repeat(np.arange(len(texts)), sizes)
    ngrams = hash_ngrams(words, NGRAM_SIZE)
    kept = np.flatnonzero((ngrams & np.uint64(_ONE_IN - 1)) == 0)
    kept = kept[owners[kept] == owners[kept + NGRAM_SIZE - 1]]
    beside = _hash_beside(words, owners, kept)
    places = (np.arange(len(words)) - np.repeat(bounds[:-1], sizes)).astype(np.uint64)
    sums = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(mix(words + places * _STEP))])
    digests = mix(sums[bounds[1:]] - sums[bounds[:-1]])
    return Fingerprints(ngrams[kept], owners[kept] + first, beside, digests, sizes)


def _hash_beside(words: Hashes, owners: NDArray[np.int64], kept: NDArray[np.intp]) -> NDArray[np.uint16]:
    """Return a byte of the words before and one of those after each kept n-gram."""
    rows = hash_ngrams(words, _BESIDE)
    beside = np.zeros(len(kept), dtype=np.uint16)
    for starts, shift in ((kept - _BESIDE, 8), (kept + NGRAM_SIZE, 0)):
        inside = np.flatnonzero((starts >= 0) & (starts < len(rows)))
        starts = starts[inside]
        whole = (owners[starts] == owners[kept[inside]]) & (owners[starts + _BESIDE - 1] == owners[kept[inside]])
        told = (rows[starts[whole]] % np.uint64(255) + np.uint64(1)).astype(np.uint16)
        beside[inside[whole]] |= told << np.uint16(shift)
    return beside


def fingerprint(texts: Sequence[bytes]) -> Fingerprints:
    """Return what is kept of texts in UTF-8.

    >>> one = " ".join(f"word{k}" for k in range(40))
    >>> found = fingerprint([one.encode(), one.upper().encode(), b""])
    >>> bool(found.digests[0] == found.digests[1]), found.sizes.tolist()
    (True, [40, 40, 0])
    """
    parts = [_fingerprint_block(texts[first:last], first) for first, last in _blocks(texts)]
    if not parts:
        nothing = np.zeros(0, dtype=np.uint64)
        numbers = nothing.astype(np.int64)
        return Fingerprints(nothing, numbers, nothing.astype(np.uint16), nothing, numbers)
    return Fingerprints(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def make_keys(hashes: Hashes, owners: NDArray[np.int64]) -> Hashes:
    """Return one key for each kept n-gram: sorting keys brings equal n-grams together, in order of their texts."""
    keys: Hashes = (hashes & ~_OWNER_MASK) | owners.astype(np.uint64)
    return keys


def _pairs_at(
    hashes: Hashes, texts: Hashes, beside: NDArray[np.uint16], allowed: NDArray[np.bool_], step: int
) -> tuple[Codes, NDArray[np.bool_]]:
    """Return the pairs of texts ``step`` places apart under one n-gram, where allowed, and which go on beside it."""
    same = np.flatnonzero((hashes[step:] == hashes[:-step]) & allowed[:-step])
    codes: Codes = (texts[same] << np.uint64(OWNER_BITS)) | texts[same + step]
    one, other = beside[same], beside[same + step]
    alike, differing = one & other, one ^ other
    before = ((differing >> np.uint16(8)) == 0) & ((alike >> np.uint16(8)) != 0)
    after = ((differing & np.uint16(255)) == 0) & ((alike & np.uint16(255)) != 0)
    return codes, before | after


def join_keys(keys: Hashes, beside: NDArray[np.uint16]) -> tuple[Codes, Codes]:
    """Return the pairs that share a kept n-gram which few texts have, and neighbours that share a common one.

    Both with repetitions: a pair stands once for each n-gram it shares, and twice if the words beside it are equal too.
    The cost is one sort.

    >>> keys = make_keys(np.full(3, 1 << 40, dtype=np.uint64), np.array([5, 2, 9]))
    >>> rare, _ = join_keys(keys, np.zeros(3, dtype=np.uint16))
    >>> split_pairs(rare)
    [(2, 5), (5, 9), (2, 9)]
    """
    order = np.argsort(keys)
    keys = keys[order]
    fresh = np.ones(len(keys), dtype=bool)
    fresh[1:] = keys[1:] != keys[:-1]
    # Of one n-gram twice in a text only the first counts; the sort leaves open which, so its neighbours do not.
    alone = fresh.copy()
    alone[:-1] &= fresh[1:]
    beside = np.where(alone, beside[order], np.uint16(0))[fresh]
    keys = keys[fresh]
    hashes = keys & ~_OWNER_MASK
    edges = (
        np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1], [True]])) if len(keys) else np.zeros(1, int)
    )
    lengths = np.repeat(np.diff(edges), np.diff(edges))
    shared = lengths > 1
    hashes, texts, beside, lengths = hashes[shared], keys[shared] & _OWNER_MASK, beside[shared], lengths[shared]
    rare = lengths <= _CAP
    picked = ~rare & (((hashes >> np.uint64(OWNER_BITS)) % np.uint64(_COMMON_ONE_IN)) == 0)
    few, many = [np.zeros(0, dtype=np.uint64)], [np.zeros(0, dtype=np.uint64)]
    anywhere = np.ones(int(rare.sum()), dtype=bool)
    for step in range(1, _CAP):
        codes, going_on = _pairs_at(hashes[rare], texts[rare], beside[rare], anywhere, step)
        few += [codes, codes[going_on]]
    for step in range(1, _REACH + 1):
        many.append(_pairs_at(hashes, texts, beside, picked, step)[0])
    return np.concatenate(few), np.concatenate(many)


def _count(codes: Codes) -> tuple[Codes, NDArray[np.int64]]:
    """Return the distinct codes, ascending, and how often each stands."""
    codes = np.sort(codes)
    edges = (
        np.flatnonzero(np.concatenate([[True], codes[1:] != codes[:-1], [True]])) if len(codes) else np.zeros(1, int)
    )
    return codes[edges[:-1]], np.diff(edges)


def shorten(codes: Codes) -> Codes:
    """Return codes with repetitions beyond the second left out: more are not asked for."""
    distinct, counts = _count(codes)
    return np.repeat(distinct, np.minimum(counts, 2))


def choose_pairs(rare: Sequence[Codes], common: Sequence[Codes]) -> Codes:
    """Return the pairs worth comparing, ascending: those that share two rare n-grams or one with the words beside it,
    and neighbours that share many common ones."""
    nothing = np.zeros(0, dtype=np.uint64)
    pairs, shared = _count(np.concatenate([nothing, *rare]))
    neighbours, counts = _count(np.concatenate([nothing, *common]))
    return _count(np.concatenate([pairs[shared >= 2], neighbours[counts >= _LEAST_COMMON]]))[0]


def split_pairs(codes: Codes) -> list[tuple[int, int]]:
    """Return pairs as two numbers, the lower first."""
    low, high = codes >> np.uint64(OWNER_BITS), codes & _OWNER_MASK
    return list(zip(low.tolist(), high.tolist(), strict=True))


def hash_for_check(text: bytes) -> Hashes:
    """Return all five-word n-grams of a text, distinct and ascending, for `share_wording`."""
    hashes = np.sort(hash_ngrams(hash_words(text), _CHECKED_SIZE))
    return hashes[np.concatenate([[True], hashes[1:] != hashes[:-1]])] if len(hashes) else hashes


def share_wording(one: Hashes, other: Hashes) -> bool:
    """Return whether two texts share more than stock phrases, from all their n-grams.

    >>> text = " ".join(f"word{k}" for k in range(40)).encode()
    >>> of_text, of_longer = hash_for_check(text), hash_for_check(b"A lead of its own. " + text)
    >>> share_wording(of_text, of_longer), share_wording(of_text, hash_for_check(b"nothing of it"))
    (True, False)
    """
    if len(one) > len(other):
        one, other = other, one
    if not len(one):
        return False
    places = np.minimum(np.searchsorted(other, one), len(other) - 1)
    return int(np.count_nonzero(other[places] == one)) >= _LEAST_NGRAMS
