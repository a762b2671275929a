"""Articles as sparse rows of weighted terms (TF-IDF), in numpy."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from stemma.group.background import Background, load_background
from stemma.group.terms import Terms

# How many articles of news at large the articles at hand are mixed with when terms are counted. Set on incidents and
# helsinki: with few, the words of one huge story count as common; with many, the words of a genre count as rare.
_PRIOR_ARTICLES = 3000
_UNSEEN = 1.0  # articles in the background that a term missing from its table is taken to occur in
_COMMON = 0.7  # information (nats) below which a term says nothing: about half of all articles have it
RARE = 5.0  # information (nats) from which a term counts as rare: fewer than 1 in 150 articles

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# Columns of `TermRows.weights`
WORDS, LEAD, NAMES, FIGURES = range(4)
# Columns of a row before it is weighted
_TERM, _COUNT, _LEAD_COUNT, _IS_NAME, _IS_FIGURE = range(5)
_DRAFT_COLUMNS = 5


@dataclass(frozen=True)
class TermRows:
    """One sparse row an article: entries ``starts[i]:starts[i + 1]`` of ``terms`` and ``weights``.

    Attributes:
        starts: first entry of each row; one more at the end.
        terms: term number of each entry, increasing within a row.
        weights: shape (entries, 4); columns WORDS, LEAD, NAMES, FIGURES, each row of unit length in each column.
        articles_with: for each term, in how many rows it occurs.
        rarity: for each term, its information above `RARE` in nats, or 0.
        pairs: for each term, whether it is a pair of capitalised words.
    """

    starts: Ints
    terms: Ints
    weights: Floats
    articles_with: Ints
    rarity: Floats
    pairs: NDArray[np.bool_]

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.starts) - 1

    @property
    def lengths(self) -> Ints:
        """How many distinct terms each row has."""
        return np.diff(self.starts)


def weigh_terms(articles: Iterable[Terms], background: Background | None = None) -> TermRows:
    """Return the rows of all articles, their terms weighted by how rare they are here and in news at large.

    Args:
        articles: the terms of each; taken one by one, since a row is far smaller than the terms it is made of.
        background: counts in news at large; those that ship with the package by default.
    """
    background = background or load_background()
    numbers: dict[str, int] = {}
    drafts = [_draft_row(article, numbers) for article in articles]
    lengths = [len(draft) for draft in drafts]
    entries = np.concatenate([np.zeros((0, _DRAFT_COLUMNS), dtype=np.int32), *drafts])
    terms = entries[:, _TERM].astype(np.int64)
    here = np.bincount(terms, minlength=len(numbers)).astype(np.int64)
    at_large = np.array([background.counts.get(term, _UNSEEN) for term in numbers], dtype=np.float64)
    share = (at_large / background.articles * _PRIOR_ARTICLES + here) / (_PRIOR_ARTICLES + len(drafts))
    information = -np.log(np.minimum(share, 1.0))
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    return TermRows(
        starts=starts,
        terms=terms,
        weights=_weigh_entries(entries, np.maximum(information - _COMMON, 0.0)[terms], starts),
        articles_with=here,
        rarity=np.maximum(information - RARE, 0.0),
        pairs=np.array(["_" in term for term in numbers], dtype=np.bool_),
    )


def _draft_row(article: Terms, numbers: dict[str, int]) -> NDArray[np.int32]:
    """Return number, count, count in the lead, whether a name and whether a figure, of each term; number new terms."""
    for term in sorted(article.counts):
        numbers.setdefault(term, len(numbers))
    rows = sorted(
        (numbers[term], count, article.lead[term], term in article.names, term[0].isdigit())
        for term, count in article.counts.items()
    )
    return np.array(rows, dtype=np.int32).reshape(-1, _DRAFT_COLUMNS)


def _weigh_entries(entries: NDArray[np.int32], worth: Floats, starts: Ints) -> Floats:
    """Return the four weights of each entry, those of a row at unit length in each column."""
    weights = np.empty((len(entries), 4))
    weights[:, WORDS] = _damp(entries[:, _COUNT]) * worth
    weights[:, LEAD] = _damp(entries[:, _LEAD_COUNT]) * worth
    weights[:, NAMES] = weights[:, WORDS] * entries[:, _IS_NAME]
    weights[:, FIGURES] = weights[:, WORDS] * entries[:, _IS_FIGURE]
    for start, end in pairwise(starts.tolist()):
        row = weights[start:end]
        length = np.linalg.norm(row, axis=0)
        row /= np.where(length > 0, length, 1.0)
    return weights


def _damp(counts: NDArray[np.int32]) -> Floats:
    """Return 1 + log(count), and 0 for 0: the tenth mention of a word says less than the first."""
    return np.where(counts > 0, 1.0 + np.log(np.maximum(counts, 1.0)), 0.0)
