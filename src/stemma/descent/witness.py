"""An article as the stemma sees it: the words of its body, and which of them are its reporter's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stemma.descent.shared_wording import find_quoted, find_stock_phrases
from stemma.records import Annotation, Article, Span
from stemma.text.alignment import NgramIndex, index_ngrams
from stemma.text.ngrams import number_words
from stemma.text.spelling import fold_spelling
from stemma.text.words import Word, find_words

# Words in an n-gram: five is the length at which news n-grams are seldom shared by chance (helsinki, basil).
NGRAM_SIZE = 5


@dataclass(frozen=True, eq=False)
class Witness:
    """One article prepared for comparison.

    Attributes:
        article: the article.
        annotation: what was found in it.
        starts, ends: offsets of each body word (marked boilerplate left out).
        words: each body word as a number, equal across the story for equal folded words.
        own: which words are the reporter's own: not quoted, not part of a name, not a stock phrase.
        quoted: which words stand in quotation marks or in an embedded block.
        index: the n-grams of ``words``.
    """

    article: Article
    annotation: Annotation
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    words: NDArray[np.int64]
    own: NDArray[np.bool_]
    quoted: NDArray[np.bool_]
    index: NgramIndex

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    def span(self, first: int, last: int) -> Span:
        """Return the characters from the first to the last of ``words[first:last]``."""
        return Span(article=self.id, start=int(self.starts[first]), end=int(self.ends[last - 1]))

    def words_in(self, span: Span) -> tuple[int, int]:
        """Return the half-open range of body words that lie within a span."""
        first = int(np.searchsorted(self.starts, span.start, side="left"))
        return first, max(first, int(np.searchsorted(self.ends, span.end, side="right")))

    def share(self, marked: NDArray[np.bool_]) -> float:
        """Return the share of the body's characters (of its words) that ``marked`` words make up."""
        sizes = self.ends - self.starts
        total = int(sizes.sum())
        return float(sizes[marked].sum()) / total if total else 0.0


def _body_words(article: Article) -> list[Word]:
    """Return the words outside marked boilerplate, in order."""
    words: list[Word] = []
    place = 0
    for mark in sorted(article.boilerplate, key=lambda mark: (mark.span.start, mark.span.end)):
        if mark.span.start > place:
            words += find_words(article.text, place, mark.span.start)
        place = max(place, mark.span.end)
    return words + find_words(article.text, place)


def _mark(starts: NDArray[np.int64], ends: NDArray[np.int64], ranges: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    """Return which words lie within one of the character ranges."""
    marked = np.zeros(len(starts), dtype=bool)
    for start, end in ranges:
        marked[np.searchsorted(starts, start, side="left") : np.searchsorted(ends, end, side="right")] = True
    return marked


def prepare_witnesses(articles: Sequence[Article], annotations: Mapping[str, Annotation]) -> list[Witness]:
    """Return the articles of one story prepared for comparison, in the same order."""
    found = [_body_words(article) for article in articles]
    numbered = number_words([[fold_spelling(word.norm) for word in words] for words in found])
    witnesses = []
    for article, words, numbers in zip(articles, found, numbered, strict=True):
        annotation = annotations[article.id]
        starts = np.array([word.start for word in words], dtype=np.int64)
        ends = np.array([word.end for word in words], dtype=np.int64)
        quoted = _mark(starts, ends, find_quoted(article, annotation))
        named = _mark(starts, ends, [(span.start, span.end) for name in annotation.names for span in name.spans])
        stock = _mark(starts, ends, find_stock_phrases(article.text))
        own = ~(quoted | named | stock)
        index = index_ngrams(numbers, NGRAM_SIZE)
        witnesses.append(Witness(article, annotation, starts, ends, numbers, own, quoted, index))
    return witnesses
