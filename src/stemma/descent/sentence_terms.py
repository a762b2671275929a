"""The sentences of an article's body with the terms that carry their content, and how far two sentences share them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from stemma.descent.witness import Witness
from stemma.lang import load
from stemma.text.spelling import fold_spelling
from stemma.text.words import find_words

# Sentences with fewer content terms say too little to be matched.
_LEAST_TERMS = 4
# Different sentences of one article that are looked at: far more than any report has, so that a book does no harm.
_MOST_SENTENCES = 400
_SUFFIXES = ("ing", "ed", "es", "s", "ly", "e")

Matrix = NDArray[np.float32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class SentenceTable:
    """Sentences of one article that say enough to be matched, in order.

    Attributes:
        texts: each sentence.
        numbers: the number of each in the article's annotation.
        ranges: the half-open range of body words of each.
        quoted: share of each sentence's words that are quoted.
        vocabulary: numbers of all content terms, ascending; equal terms of a story have equal numbers.
        terms: one row a sentence, one column a term of ``vocabulary``: 1 where it stands.
    """

    texts: tuple[str, ...]
    numbers: tuple[int, ...]
    ranges: tuple[tuple[int, int], ...]
    quoted: NDArray[np.float64]
    vocabulary: NDArray[np.int64]
    terms: Matrix

    def only(self, numbers: Collection[int]) -> "SentenceTable":
        """Return the table of the sentences with these numbers alone."""
        kept = [row for row, number in enumerate(self.numbers) if number in numbers]
        return SentenceTable(
            tuple(self.texts[row] for row in kept),
            tuple(self.numbers[row] for row in kept),
            tuple(self.ranges[row] for row in kept),
            self.quoted[kept],
            self.vocabulary,
            self.terms[kept],
        )


@cache
def _function_words() -> frozenset[str]:
    return frozenset(load("function_words")["words"].split())


@lru_cache(maxsize=1 << 16)
def _term(norm: str) -> str | None:
    """Return the term a word counts as, None for a function word; endings cut off crudely: only equality matters."""
    norm = norm.removesuffix("'s")
    if norm in _function_words():
        return None
    folded = fold_spelling(norm)
    for suffix in _SUFFIXES:
        if folded.endswith(suffix) and len(folded) - len(suffix) >= 4:
            return folded.removesuffix(suffix)
    return folded


def content_terms(sentence: str) -> frozenset[str]:
    """Return the terms of a sentence that say what it is about.

    >>> sorted(content_terms("The ministers were meeting in Tarn."))
    ['meet', 'minister', 'tarn']
    """
    terms = (_term(word.norm) for word in find_words(sentence))
    return frozenset(term for term in terms if term)


def tabulate_sentences(witnesses: Sequence[Witness]) -> list[SentenceTable]:
    """Return the sentence table of each witness; sentences in embedded blocks are left out."""
    numbers: dict[str, int] = {}
    return [_tabulate(witness, numbers) for witness in witnesses]


def _tabulate(witness: Witness, term_numbers: dict[str, int]) -> SentenceTable:
    texts: list[str] = []
    seen: set[str] = set()
    numbers, ranges, quoted, rows = [], [], [], []
    for number, sentence in enumerate(witness.annotation.sentences):
        first, last = witness.words_in(sentence.span)
        text = sentence.span.text_in(witness.article.text)
        if last <= first or sentence.block is not None or text in seen:
            continue
        seen.add(text)
        if len(texts) == _MOST_SENTENCES:
            break
        found = [term_numbers.setdefault(term, len(term_numbers)) for term in sorted(content_terms(text))]
        if len(found) >= _LEAST_TERMS:
            texts.append(text)
            numbers.append(number)
            ranges.append((first, last))
            quoted.append(float(np.count_nonzero(witness.quoted[first:last])) / (last - first))
            rows.append(found)
    vocabulary = np.array(sorted({term for row in rows for term in row}), dtype=np.int64)
    terms = np.zeros((len(rows), len(vocabulary)), dtype=np.float32)
    for place, row in enumerate(rows):
        terms[place, np.searchsorted(vocabulary, row)] = 1
    return SentenceTable(tuple(texts), tuple(numbers), tuple(ranges), np.array(quoted), vocabulary, terms)


def overlap(first: SentenceTable, second: SentenceTable, rows: Flags, others: Flags) -> Matrix:
    """Return the weighted share of common terms of every two sentences, relative to the one with less weight.

    Terms weigh by how rare they are in these two articles alone, so that a third article changes nothing.

    Args:
        first, second: the sentences of two articles.
        rows, others: which of their sentences to compare.
    """
    _, in_first, in_second = np.intersect1d(
        first.vocabulary, second.vocabulary, assume_unique=True, return_indices=True
    )
    count = len(first.texts) + len(second.texts) + 1
    frequency_a, frequency_b = first.terms.sum(axis=0), second.terms.sum(axis=0)
    both = frequency_a[in_first] + frequency_b[in_second]
    frequency_a[in_first] = frequency_b[in_second] = both
    weights_a = np.log(count / np.maximum(frequency_a, 1)).astype(np.float32)
    weights_b = np.log(count / np.maximum(frequency_b, 1)).astype(np.float32)
    terms_a, terms_b = first.terms[rows], second.terms[others]
    common: Matrix = (terms_a[:, in_first] * weights_a[in_first]) @ terms_b[:, in_second].T
    least = np.minimum((terms_a @ weights_a)[:, None], (terms_b @ weights_b)[None, :])
    result: Matrix = np.divide(common, least, out=np.zeros_like(common), where=least > 0)
    return result
