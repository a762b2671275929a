"""Pairs of articles worth aligning: those that share word n-grams, found in one sort."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stemma.descent.sentence_terms import SentenceTable
from stemma.descent.witness import Witness
from stemma.text.ngrams import hash_ngrams, join_shared

# An n-gram in more articles of a story than this pairs only neighbours: five hundred copies of one text stay
# connected through a few thousand pairs instead of 125,000.
_CAP = 48
_REACH = 6
# In a story of more articles than this, a pair must share more than a chance phrase to be aligned.
_SMALL_STORY = 40
_LEAST_SHARED_LARGE = 8
# Pairs of terms in one sentence that two articles must share to be looked at for rewriting, and how many such articles
# are looked at for each: five rewritten sentences share thirty pairs and more.
_LEAST_TERM_PAIRS = 30
_MOST_PARTNERS = 8
# A pair of terms in more articles than this tells nothing.
_COMMON_PAIR = 16
# Terms of a sentence that are paired with one another; bounds the work for endless sentences.
_MOST_TERMS = 24


def _own_ngrams(witness: Witness) -> NDArray[np.bool_]:
    """Return for each n-gram in sorted order whether none of its words is quoted."""
    quoted = np.concatenate([[0], np.cumsum(witness.quoted)])
    places = witness.index.places
    unquoted: NDArray[np.bool_] = quoted[places + witness.index.size] == quoted[places]
    return unquoted


def _find_equal(witnesses: Sequence[Witness]) -> set[tuple[int, int]]:
    """Return neighbours among articles of which every word is the same, however short they are."""
    found = set()
    last: dict[bytes, int] = {}
    for place, witness in enumerate(witnesses):
        if len(witness.words):
            key = witness.words.tobytes()
            if key in last:
                found.add((last[key], place))
            last[key] = place
    return found


def find_candidates(witnesses: Sequence[Witness]) -> list[tuple[int, int]]:
    """Return the pairs (low, high) of places in ``witnesses`` that share word n-grams outside quotations.

    The cost is one sort of all n-grams; n-grams of very many articles pair only neighbours.
    """
    hashes, owners = [], []
    for place, witness in enumerate(witnesses):
        kept = witness.index.hashes[_own_ngrams(witness)]
        hashes.append(kept)
        owners.append(np.full(len(kept), place, dtype=np.int64))
    if not hashes:
        return []
    pairs, shared = join_shared(np.concatenate(hashes), np.concatenate(owners), _CAP, _REACH)
    least = 1 if len(witnesses) <= _SMALL_STORY else _LEAST_SHARED_LARGE
    return sorted({(low, high) for low, high in pairs[shared >= least].tolist()} | _find_equal(witnesses))


def _term_pairs(table: SentenceTable) -> NDArray[np.uint64]:
    """Return a hash for every two terms that stand in one sentence."""
    found = [np.zeros(0, dtype=np.uint64)]
    for row in table.terms:
        terms = table.vocabulary[np.flatnonzero(row)][:_MOST_TERMS]
        one, other = np.triu_indices(len(terms), 1)
        found.append(hash_ngrams(np.stack([terms[one], terms[other]], axis=1).ravel(), 2)[::2])
    return np.unique(np.concatenate(found))


def find_retold_candidates(tables: Sequence[SentenceTable]) -> list[tuple[int, int]]:
    """Return the pairs (low, high) of articles that share so many pairs of terms that one may retell the other."""
    hashes = [_term_pairs(table) for table in tables]
    owners = np.concatenate([np.full(len(held), place, dtype=np.int64) for place, held in enumerate(hashes)])
    pairs, shared = join_shared(np.concatenate(hashes), owners, _COMMON_PAIR, 0)
    kept = shared >= _LEAST_TERM_PAIRS
    partners: dict[int, list[tuple[int, int]]] = {}
    for (low, high), count in zip(pairs[kept].tolist(), shared[kept].tolist(), strict=True):
        partners.setdefault(low, []).append((-count, high))
        partners.setdefault(high, []).append((-count, low))
    found = set()
    for place, others in partners.items():
        for _, other in sorted(others)[:_MOST_PARTNERS]:
            found.add((min(place, other), max(place, other)))
    return sorted(found)
