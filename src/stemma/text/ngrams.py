"""Hashed word n-grams, and the one sorted join that says which texts share them.

The join follows the practice of sampled shingles (Broder 1997; Manber 1994): equal hashes of word n-grams meet in one
sort, so the cost is that of sorting, never that of all pairs. Sampling by hash value keeps the same n-grams in every
text, so that a shared n-gram is either kept on both sides or on neither.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)  # splitmix64 (Steele, Lea and Flood 2014)
_MIX_2 = np.uint64(0x94D049BB133111EB)
_STEP = np.uint64(0x9E3779B97F4A7C15)
_BASE = np.uint64(0x5851F42D4C957F2D)  # odd, hence invertible modulo 2**64
_BASE_INVERSE = np.uint64(pow(0x5851F42D4C957F2D, -1, 2**64))
# Texts hashed in one go; bounds the table of powers.
_BYTES_AT_ONCE = 1 << 22


def mix(values: Hashes) -> Hashes:
    """Return ``values`` scrambled one to one, so that near values lie far apart (splitmix64)."""
    values = values + _STEP
    values = (values ^ (values >> np.uint64(30))) * _MIX_1
    values = (values ^ (values >> np.uint64(27))) * _MIX_2
    return values ^ (values >> np.uint64(31))


def hash_ngrams(words: NDArray[np.generic], size: int) -> Hashes:
    """Return one hash for each run of ``size`` words, in order; empty if there are fewer words.

    Args:
        words: one integer a word, equal for equal words.
        size: words in an n-gram.

    >>> a = hash_ngrams(np.array([1, 2, 3, 4]), 3)
    >>> b = hash_ngrams(np.array([9, 1, 2, 3]), 3)
    >>> bool(a[0] == b[1]), len(a)
    (True, 2)
    """
    count = len(words) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    codes = mix(words.astype(np.uint64))
    total = codes[:count].copy()
    for offset in range(1, size):
        total *= _BASE
        total += codes[offset : offset + count]
    return mix(total)


def sample(hashes: Hashes, one_in: int) -> Hashes:
    """Return the hashes that every text keeps: one in ``one_in``, chosen by value."""
    return hashes if one_in <= 1 else hashes[hashes % np.uint64(one_in) == 0]


def _letter_codes() -> Hashes:
    """Return a random code for each byte, 0 for a byte that parts words; letters in upper and lower case are equal."""
    codes = mix(np.arange(256, dtype=np.uint64))
    for byte in range(256):
        if byte < 128 and not chr(byte).isalnum():
            codes[byte] = 0
        elif 65 <= byte <= 90:
            codes[byte] = codes[byte + 32]
    return codes


_LETTERS = _letter_codes()
_INVERSES = np.zeros(0, dtype=np.uint64)
_POWERS = np.zeros(0, dtype=np.uint64)


def _powers(count: int) -> tuple[Hashes, Hashes]:
    """Return the first ``count`` powers of the base and of its inverse, kept between calls."""
    global _POWERS, _INVERSES
    if len(_POWERS) < count:
        steps = np.full(count, _BASE, dtype=np.uint64)
        back = np.full(count, _BASE_INVERSE, dtype=np.uint64)
        steps[0] = back[0] = 1
        _POWERS, _INVERSES = np.cumprod(steps), np.cumprod(back)
    return _POWERS[:count], _INVERSES[:count]


def _parting_bytes(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Return which bytes part words beyond ASCII: general punctuation (curly quotes, dashes) and hard spaces."""
    parting = np.zeros(len(text), dtype=bool)
    general = (
        np.flatnonzero((text[:-2] == 0xE2) & (text[1:-1] == 0x80)) if len(text) > 2 else np.zeros(0, dtype=np.intp)
    )
    for offset in range(3):
        parting[general + offset] = True
    hard = np.flatnonzero((text[:-1] == 0xC2) & (text[1:] == 0xA0)) if len(text) > 1 else general[:0]
    parting[hard] = parting[hard + 1] = True
    return parting


def locate_words(text: bytes) -> tuple[Hashes, NDArray[np.intp]]:
    """Return one hash for each word of a UTF-8 text, and the byte at which each word starts.

    Words are those of `hash_words`.
    """
    if len(text) > _BYTES_AT_ONCE:
        cut = text.rfind(b" ", _BYTES_AT_ONCE // 2, _BYTES_AT_ONCE)
        cut = cut if cut > 0 else _BYTES_AT_ONCE
        head, head_starts = locate_words(text[:cut])
        rest, rest_starts = locate_words(text[cut:])
        return np.concatenate([head, rest]), np.concatenate([head_starts, rest_starts + cut])
    raw = np.frombuffer(text, dtype=np.uint8)
    if not len(raw):
        return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.intp)
    codes = _LETTERS[raw]
    if raw.max() >= 0x80:
        codes[_parting_bytes(raw)] = 0
    inside = np.zeros(len(raw) + 2, dtype=bool)
    np.not_equal(codes, 0, out=inside[1:-1])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[::2], edges[1::2]
    powers, inverses = _powers(len(raw) + 1)
    sums = np.zeros(len(raw) + 1, dtype=np.uint64)
    np.cumsum(codes * powers[:-1], out=sums[1:])
    return mix((sums[ends] - sums[starts]) * inverses[starts]), starts


def hash_words(text: bytes) -> Hashes:
    """Return one hash for each word of a UTF-8 text, read as bytes without decoding it.

    Words here are runs of letters and figures: quotation marks, dashes and white space of every form part them, and
    ASCII case is folded. It serves to find candidates among very many texts; exact work is done on real words.

    >>> one, two = hash_words("He said: “Go”".encode()), hash_words(b'he SAID "go"')
    >>> bool((one == two).all()), len(one)
    (True, 3)
    """
    return locate_words(text)[0]


def _pairs_of_runs(owners: NDArray[np.int64], starts: NDArray[np.intp], length: int, reach: int) -> NDArray[np.int64]:
    """Return the owner pairs within runs of equal ``length``, at most ``reach`` places apart, as rows (low, high)."""
    found = []
    for step in range(1, min(length - 1, reach) + 1):
        places = (starts[:, None] + np.arange(length - step)[None, :]).ravel()
        found.append(np.stack([owners[places], owners[places + step]], axis=1))
    return np.concatenate(found) if found else np.zeros((0, 2), dtype=np.int64)


def join_shared(
    hashes: Hashes, owners: NDArray[np.integer], cap: int, reach: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the pairs of texts that share n-grams, and how many each shares, in one sort.

    Args:
        hashes: n-gram hashes of all texts.
        owners: the text each hash comes from, numbered from 0.
        cap: n-grams in more texts than this pair only neighbours, which keeps a family of hundreds of copies
            connected without pairing all of them.
        reach: how many places apart neighbours may be in a run above ``cap``.

    Returns:
        Rows ``(low, high)`` of text numbers in ascending order, and the number of n-grams each pair shares.

    >>> h = np.array([5, 7, 5, 9, 7, 5], dtype=np.uint64)
    >>> pairs, counts = join_shared(h, np.array([0, 0, 1, 1, 2, 2]), cap=20, reach=2)
    >>> pairs.tolist(), counts.tolist()
    ([[0, 1], [0, 2], [1, 2]], [1, 2, 1])
    """
    if not len(hashes):
        return np.zeros((0, 2), dtype=np.int64), np.zeros(0, dtype=np.int64)
    count = int(owners.max()) + 1
    order = np.lexsort((owners, hashes))
    hashes, texts = hashes[order], owners.astype(np.int64)[order]
    fresh = np.ones(len(hashes), dtype=bool)
    fresh[1:] = (hashes[1:] != hashes[:-1]) | (texts[1:] != texts[:-1])
    hashes, texts = hashes[fresh], texts[fresh]
    edges = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1], [True]]))
    lengths = np.diff(edges)
    keys: list[NDArray[np.int64]] = []
    for length in np.unique(lengths[lengths > 1]).tolist():
        rows = _pairs_of_runs(texts, edges[:-1][lengths == length], length, length if length <= cap else reach)
        keys.append(rows[:, 0] * count + rows[:, 1])
    if not keys:
        return np.zeros((0, 2), dtype=np.int64), np.zeros(0, dtype=np.int64)
    joined, shared = np.unique(np.concatenate(keys), return_counts=True)
    return np.stack([joined // count, joined % count], axis=1), shared


def number_words(norms: Sequence[Sequence[str]]) -> list[NDArray[np.int64]]:
    """Return each text's words as integers: equal words have equal numbers, numbered as they come.

    >>> [row.tolist() for row in number_words([["a", "b"], ["b", "c"]])]
    [[0, 1], [1, 2]]
    """
    numbers: dict[str, int] = {}
    return [np.array([numbers.setdefault(norm, len(numbers)) for norm in row], dtype=np.int64) for row in norms]
