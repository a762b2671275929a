"""Pairs of texts that share wording, among very many texts: hashes are kept, texts are not.

One in eight five-word n-grams is kept, chosen by value; equal ones meet in one sort. Pairs that share only a few kept
n-grams may share mere stock phrases and are checked on all their n-grams.
"""

from collections.abc import Callable, Sequence

import numpy as np

from stemma.text.ngrams import Hashes, hash_ngrams, hash_words, join_shared, sample

NGRAM_SIZE = 5
# One n-gram in so many is kept. Two sentences have about forty n-grams: they share a kept one in 99 of 100 cases.
_ONE_IN = 8
# N-grams in more texts than this are stock phrases or large families: they tell only where many of them meet.
_CAP = 20
_REACH = 2
# Kept n-grams, common ones included, from which a pair needs no check (planted copies).
_SURE = 12
# Of all n-grams a pair must share so many: a row of about twenty words, more than two stock phrases together.
_LEAST_NGRAMS = 15


def hash_text(text: bytes) -> Hashes:
    """Return the kept n-gram hashes of one text in UTF-8, ascending and distinct."""
    return np.unique(sample(hash_ngrams(hash_words(text), NGRAM_SIZE), _ONE_IN))


def join_texts(hashes: Sequence[Hashes]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return two lists of pairs (low, high) of texts: those that surely share wording, and those to be checked.

    To be checked are pairs that share a kept n-gram which few texts have. Common n-grams only count towards the sure
    pairs, and there only between neighbours, so that a family of any size stays connected at little cost.
    """
    owners = np.repeat(np.arange(len(hashes)), [len(held) for held in hashes])
    joined = np.concatenate([np.zeros(0, dtype=np.uint64), *hashes])
    pairs, shared = join_shared(joined, owners, _CAP, _REACH)
    sure = {(low, high) for low, high in pairs[shared >= _SURE].tolist()}
    rare, _ = join_shared(joined, owners, _CAP, 0)
    return sorted(sure), sorted({(low, high) for low, high in rare.tolist()} - sure)


def share_wording(one: bytes, other: bytes) -> bool:
    """Return whether two texts share more than stock phrases, from all their n-grams.

    >>> text = " ".join(f"word{k}" for k in range(40)).encode()
    >>> share_wording(text, b"A lead of its own. " + text), share_wording(text, b"nothing of it")
    (True, False)
    """
    first, second = (hash_ngrams(hash_words(text), NGRAM_SIZE) for text in (one, other))
    return len(np.intersect1d(first, second)) >= _LEAST_NGRAMS


def find_copies(hashes: Sequence[Hashes], text_at: Callable[[int], bytes]) -> list[tuple[int, int]]:
    """Return the pairs of texts that share wording.

    Args:
        hashes: kept n-grams of every text, from `hash_text`.
        text_at: gives a text again, for the pairs that must be checked.
    """
    sure, doubtful = join_texts(hashes)
    checked = [(low, high) for low, high in doubtful if share_wording(text_at(low), text_at(high))]
    return sorted(sure + checked)
