"""Links: pairs of articles that share enough text for one to descend from the other, or both from a third."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stemma.descent.passages import SharedText
from stemma.descent.witness import Witness

# Own words in copied passages from which two articles are linked: two sentences. One standing sentence of background
# that an agency once wrote is shorter (story_clusters: at 30 such sentences linked reports that are otherwise apart).
_LEAST_OWN_WORDS = 40
# In short articles a smaller number is enough if it is a large share of the shorter one.
_LEAST_OWN_WORDS_SHORT = 16
_LEAST_SHARE_SHORT = 0.2
# Two articles that share so much of both are one text, however short.
_LEAST_SHARE_EQUAL = 0.8


@dataclass(frozen=True, eq=False)
class Link:
    """Two articles and the text they share.

    Attributes:
        places: numbers of the two witnesses, ascending.
        shared: all their passages.
        shares: share of each article's body characters in copied passages, in the order of ``places``.
        rewritten: whether most of what is shared was found as paraphrase.
    """

    places: tuple[int, int]
    shared: tuple[SharedText, ...]
    shares: tuple[float, float]
    rewritten: bool

    def share_of(self, place: int) -> float:
        """Return the share of one of the two articles."""
        return self.shares[self.places.index(place)]

    def other(self, place: int) -> int:
        """Return the other of the two articles."""
        return self.places[1] if place == self.places[0] else self.places[0]


def mark_shared(witness: Witness, place: int, shared: Sequence[SharedText]) -> NDArray[np.bool_]:
    """Return which body words of a witness stand in one of the passages."""
    marked = np.zeros(len(witness.words), dtype=bool)
    for text in shared:
        first, last = text.range_in(place)
        marked[first:last] = True
    return marked


def enough_shared(copied: Sequence[SharedText], shortest: int, shares: tuple[float, float]) -> bool:
    """Return whether copied passages amount to a link.

    Args:
        copied: the copied passages of two articles.
        shortest: words of the shorter article.
        shares: share of each article that stands in them.
    """
    if any(text.passage.rewriting == "paraphrase" for text in copied) or min(shares) >= _LEAST_SHARE_EQUAL:
        return True
    own_words = sum(text.own_words for text in copied)
    few = own_words >= _LEAST_OWN_WORDS_SHORT and own_words >= _LEAST_SHARE_SHORT * shortest
    return few or own_words >= _LEAST_OWN_WORDS


def link(witnesses: Sequence[Witness], low: int, high: int, shared: Sequence[SharedText]) -> Link | None:
    """Return the link between two articles, or None if what they share does not amount to copying.

    One house is no exception: a newsroom repeats its standing background, and calls neither report a copy of the other.
    """
    copied = [text for text in shared if text.passage.copied]
    if not copied:
        return None
    first, second = witnesses[low], witnesses[high]
    shares = (first.share(mark_shared(first, low, copied)), second.share(mark_shared(second, high, copied)))
    if not enough_shared(copied, min(len(first.words), len(second.words)), shares):
        return None
    rewritten = sum(t.matched for t in copied if t.passage.rewriting == "paraphrase")
    return Link((low, high), tuple(shared), shares, 2 * rewritten > sum(t.matched for t in copied))
