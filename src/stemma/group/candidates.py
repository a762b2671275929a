"""Pairs of articles worth comparing: by rare shared terms, and by what they are about."""

import numpy as np

from stemma.group.leads import Vectors
from stemma.group.weighting import WORDS, Ints, TermRows

# Set on incidents: 60 and 20 keep 93% of all pairs of one story among 3,087 articles, and nearly all elsewhere.
_MOST_BY_TERMS = 60
_MOST_BY_GIST = 20
_MOST_ARTICLES = 150  # a term in more articles than this picks nobody out
_BLOCK = 1024  # rows of the similarity table held at a time


def find_candidates(rows: TermRows, gist: Vectors) -> Ints:
    """Return pairs of row numbers (lower first), each pair once, sorted; shape (pairs, 2)."""
    found = np.concatenate([_near_by_terms(rows), _near_by_gist(gist)])
    low, high = found.min(axis=1), found.max(axis=1)
    codes = np.unique(low * max(rows.count, 1) + high)
    return np.stack([codes // max(rows.count, 1), codes % max(rows.count, 1)], axis=1)


def _near_by_terms(rows: TermRows) -> Ints:
    """Return for each row the rows that share most weight of rare terms with it."""
    order = np.argsort(rows.terms, kind="stable")
    owners = np.repeat(np.arange(rows.count), rows.lengths)[order]
    weights = rows.weights[order, WORDS]
    first = np.searchsorted(rows.terms[order], np.arange(len(rows.articles_with) + 1))
    telling = (rows.articles_with > 1) & (rows.articles_with <= _MOST_ARTICLES)
    pairs = [np.zeros((0, 2), dtype=np.int64)]
    for row in range(rows.count):
        here = slice(rows.starts[row], rows.starts[row + 1])
        use = telling[rows.terms[here]]
        terms, own = rows.terms[here][use], rows.weights[here, WORDS][use]
        lengths = first[terms + 1] - first[terms]
        entries = _ranges(first[terms], lengths)
        scores = np.bincount(owners[entries], weights[entries] * np.repeat(own, lengths), rows.count)
        scores[row] = 0.0
        pairs.append(_pair_with_best(row, scores, _MOST_BY_TERMS))
    return np.concatenate(pairs)


def _near_by_gist(gist: Vectors) -> Ints:
    pairs = [np.zeros((0, 2), dtype=np.int64)]
    for start in range(0, len(gist), _BLOCK):
        # Rounded, because the last digits of a matrix product depend on the size of the block.
        similarities = np.round((gist[start : start + _BLOCK] @ gist.T).astype(np.float64), 5)
        for offset, scores in enumerate(similarities):
            scores[start + offset] = 0.0
            pairs.append(_pair_with_best(start + offset, scores, _MOST_BY_GIST))
    return np.concatenate(pairs)


def _pair_with_best(row: int, scores: np.ndarray, most: int) -> Ints:
    """Return pairs of ``row`` and the best other rows with a score above zero; equal scores in order of rows."""
    others = np.flatnonzero(scores > 0.0)
    if len(others) > most:
        bound = np.partition(scores[others], len(others) - most)[len(others) - most]
        others = others[scores[others] >= bound]
        others = others[np.argsort(-scores[others], kind="stable")[:most]]
    return np.stack([np.full(len(others), row, dtype=np.int64), others.astype(np.int64)], axis=1)


def _ranges(starts: Ints, lengths: Ints) -> Ints:
    """Return the numbers start, start + 1 ... of each range, one range after the other.

    >>> _ranges(np.array([5, 9]), np.array([2, 3])).tolist()
    [5, 6, 9, 10, 11]
    """
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))
