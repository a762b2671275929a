"""Rewritten passages: sentences of two articles that say the same things in the same order."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.descent.sentence_terms import SentenceTable, overlap
from stemma.models.encoder import Encoder

# A pair of sentences counts as one fact retold from these values on (basil for chance; seeds by reading).
_LEAST_COSINE = 0.55
_LEAST_OVERLAP = 0.3
_LEAST_SCORE = 1.0
# The same for a sentence of an article that is known to come from the other's source for the most part.
_LENIENT_OVERLAP = 0.2
_LENIENT_SCORE = 0.8
# A sentence with a larger share of quoted words is somebody else's.
_MOST_QUOTED = 0.4
# A rewrite keeps the order of facts: so many pairs in one ascending row, and so large a share of all that match.
_LEAST_CHAIN = 5
_LEAST_IN_ORDER = 0.7
_LEAST_SHARE = 0.3

Flags = NDArray[np.bool_]
Scores = NDArray[np.float32]


class SentencePair(NamedTuple):
    """Two sentences that say the same: rows in the two sentence tables, and how well they agree (0 to 2)."""

    first: int
    second: int
    score: float


def compare_terms(
    first: SentenceTable, second: SentenceTable, usable: tuple[Flags, Flags], least: float = _LEAST_OVERLAP
) -> Scores:
    """Return the term overlap of every two usable sentences, 0 where it is below ``least``."""
    scores: Scores = np.zeros((len(first.texts), len(second.texts)), dtype=np.float32)
    if usable[0].any() and usable[1].any():
        held = np.ix_(np.flatnonzero(usable[0]), np.flatnonzero(usable[1]))
        shared = overlap(first, second, *usable)
        scores[held] = np.where(shared >= least, shared, 0)
    return scores


def texts_alike(shared: Scores, first: SentenceTable, second: SentenceTable) -> list[str]:
    """Return the sentences that share enough terms with one of the other article to be worth encoding."""
    alike = shared > 0
    rows, columns = np.flatnonzero(alike.any(axis=1)), np.flatnonzero(alike.any(axis=0))
    return [first.texts[row] for row in rows] + [second.texts[column] for column in columns]


def add_cosines(
    shared: Scores, first: SentenceTable, second: SentenceTable, encoder: Encoder, least: float = _LEAST_SCORE
) -> Scores:
    """Return cosine plus term overlap of every two sentences, 0 where they do not say the same (below ``least``)."""
    scores: Scores = np.zeros_like(shared)
    alike = shared > 0
    rows, columns = np.flatnonzero(alike.any(axis=1)), np.flatnonzero(alike.any(axis=0))
    if len(rows):
        vectors = encoder.encode([first.texts[row] for row in rows])
        others = encoder.encode([second.texts[column] for column in columns])
        cosine = vectors @ others.T
        held = np.ix_(rows, columns)
        total = cosine + shared[held]
        same = alike[held] & (cosine >= _LEAST_COSINE) & (total >= least)
        scores[held] = np.where(same, total, 0)
    return scores


def match_sentences(scores: Scores) -> list[SentencePair]:
    """Return for each sentence of the first article its best partner, where one says the same."""
    if not scores.size:
        return []
    best = scores.argmax(axis=1).tolist()
    return [SentencePair(i, j, float(scores[i, j])) for i, j in enumerate(best) if scores[i, j] > 0]


def longest_in_order(pairs: Sequence[SentencePair]) -> list[SentencePair]:
    """Return the heaviest chain of pairs that goes forward in both articles (a source sentence may serve twice).

    >>> chain = longest_in_order([SentencePair(0, 4, 1.2), SentencePair(1, 0, 1.1), SentencePair(2, 1, 1.3)])
    >>> [(pair.first, pair.second) for pair in chain]
    [(1, 0), (2, 1)]
    """
    ordered = sorted(pairs)
    weight = [pair.score for pair in ordered]
    before = [-1] * len(ordered)
    for k, pair in enumerate(ordered):
        for earlier in range(k):
            if ordered[earlier].second <= pair.second and weight[earlier] + pair.score > weight[k] + 1e-9:
                weight[k], before[k] = weight[earlier] + pair.score, earlier
    k = max(range(len(ordered)), key=lambda place: (weight[place], -place), default=-1)
    chain = []
    while k >= 0:
        chain.append(ordered[k])
        k = before[k]
    return chain[::-1]


def _is_rewrite(chain: Sequence[SentencePair], pairs: int, sentences: int) -> bool:
    """Return whether so many sentences in one order cannot be chance."""
    distinct = len({pair.second for pair in chain})
    return distinct >= _LEAST_CHAIN and len(chain) >= max(_LEAST_IN_ORDER * pairs, _LEAST_SHARE * sentences)


def propose_rewrite(first: SentenceTable, second: SentenceTable) -> Scores | None:
    """Return the term overlap of two articles' sentences if in words alone one may rewrite the other, else None.

    Sentences that mostly quote do not count: they are somebody else's words.
    """
    if min(len(first.texts), len(second.texts)) < _LEAST_CHAIN:
        return None
    shared = compare_terms(first, second, (first.quoted <= _MOST_QUOTED, second.quoted <= _MOST_QUOTED))
    for scores in (shared, shared.T):
        if len(longest_in_order(match_sentences(scores))) >= max(_LEAST_CHAIN, _LEAST_SHARE * len(scores)):
            return shared
    return None


def confirm_rewrite(
    shared: Scores, first: SentenceTable, second: SentenceTable, encoder: Encoder, linked: bool
) -> list[tuple[int, int]]:
    """Return rows of sentences that one article retells from the other in the same order; empty if neither does.

    Single similar sentences are no sign of copying: two reporters at one event write them too. What they do not
    share by chance is a long row of the same facts in the same order.

    Args:
        shared: term overlap of their sentences.
        first, second: the sentences of two articles.
        encoder: the sentence encoder.
        linked: the two are known to share text, so that any row is enough.
    """
    scores = add_cosines(shared, first, second, encoder)
    found: set[tuple[int, int]] = set()
    for flipped in (False, True):
        held = scores.T if flipped else scores
        pairs = match_sentences(held)
        chain = longest_in_order(pairs)
        if linked or _is_rewrite(chain, len(pairs), len(held)):
            found |= {(pair.second, pair.first) if flipped else (pair.first, pair.second) for pair in chain}
    return sorted(found)


def find_retold(first: SentenceTable, second: SentenceTable, encoder: Encoder, lenient: bool = False) -> Flags:
    """Return which sentences of ``first`` say what a sentence of ``second`` says, in whatever order.

    Args:
        first, second: the sentences of two articles of which both draw on one source.
        encoder: the sentence encoder.
        lenient: the first draws on it for the most part, so that less likeness is enough.
    """
    everything = (np.ones(len(first.texts), dtype=bool), np.ones(len(second.texts), dtype=bool))
    shared = compare_terms(first, second, everything, _LENIENT_OVERLAP if lenient else _LEAST_OVERLAP)
    scores = add_cosines(shared, first, second, encoder, _LENIENT_SCORE if lenient else _LEAST_SCORE)
    return np.asarray((scores > 0).any(axis=1))
