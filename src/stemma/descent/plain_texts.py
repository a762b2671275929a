"""Two texts of a large set side by side: the passages they share, from their words alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from stemma.descent.corpus_candidates import hash_for_check
from stemma.descent.passage_ends import WordPlaces, trim_all
from stemma.descent.passages import name_rewriting, take_in_marks
from stemma.descent.shared_wording import find_quotation_marks, find_stock_phrases
from stemma.descent.witness import NGRAM_SIZE
from stemma.records.copies import CopiedPassage
from stemma.text.alignment import Alignment, NgramIndex, align, index_ngrams
from stemma.text.ngrams import Hashes
from stemma.text.spelling import fold_spelling
from stemma.text.words import normal_form, split_words

# Matched words below which shared wording is not worth showing, and words of its own (no quotation, no stock phrase)
# below which it is no copying: as for the passages of a story.
_LEAST_MATCHED = 8
_LEAST_OWN_WORDS = 8
# Up to so many words a passage may be little else than stock phrases; those are looked for only there.
_STOCK_MATTERS = 40
# Own words in copied passages from which two texts are a pair: one sentence.
_LEAST_OWN_TOTAL = 20


class WordNumbers(dict[str, int]):
    """Each word as it stands -> a number, equal for words that differ only in case, marks or spelling."""

    def __init__(self) -> None:
        super().__init__()
        self._folded: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        number = self._folded.setdefault(fold_spelling(normal_form(word)), len(self._folded))
        self[word] = number
        return number


@dataclass(frozen=True, eq=False)
class PlainText:
    """One text prepared for comparison; what is costly is made when it is first asked for.

    Attributes:
        text: the untouched text.
        numbers: shared by all texts that are compared with one another.
    """

    text: str
    numbers: WordNumbers

    @cached_property
    def check(self) -> Hashes:
        """The n-grams by which a candidate is checked."""
        return hash_for_check(self.text.encode("utf-8", "replace"))

    @cached_property
    def _located(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        words, starts, ends = split_words(self.text)
        numbered = np.fromiter(map(self.numbers.__getitem__, words), dtype=np.int64, count=len(words))
        return numbered, starts, ends

    @property
    def words(self) -> NDArray[np.int64]:
        """Each word as a number."""
        return self._located[0]

    @property
    def starts(self) -> NDArray[np.int64]:
        """Where each word starts."""
        return self._located[1]

    @property
    def ends(self) -> NDArray[np.int64]:
        """Where each word ends."""
        return self._located[2]

    @cached_property
    def index(self) -> NgramIndex:
        """The n-grams of the words."""
        return index_ngrams(self.words, NGRAM_SIZE)

    @cached_property
    def own(self) -> NDArray[np.bool_]:
        """Which words do not stand in quotation marks."""
        return ~self.mark(find_quotation_marks(self.text))

    def mark(self, ranges: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
        """Return which words lie within ranges of characters."""
        marked = np.zeros(len(self.words), dtype=bool)
        for start, end in ranges:
            marked[np.searchsorted(self.starts, start, "left") : np.searchsorted(self.ends, end, "right")] = True
        return marked

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters of ``words[first:last]`` with the punctuation that belongs to them."""
        limit = int(self.starts[last]) if last < len(self.starts) else len(self.text)
        return take_in_marks(self.text, int(self.starts[first]), int(self.ends[last - 1]), limit)

    def share(self, ranges: Sequence[tuple[int, int]]) -> float:
        """Return the share of the text's words, by characters, within ranges of words."""
        sizes = np.concatenate([[0], np.cumsum(self.ends - self.starts)])
        total = int(sizes[-1])
        return round(sum(int(sizes[last] - sizes[first]) for first, last in ranges) / total, 4) if total else 0.0


def _count_matched(alignment: Alignment, first: NDArray[np.bool_], second: NDArray[np.bool_]) -> int:
    """Return how many matched words are marked in both texts."""
    return sum(
        int(np.count_nonzero(first[run.a : run.a + run.size] & second[run.b : run.b + run.size]))
        for run in alignment.runs
    )


def _count_own(alignment: Alignment, first: PlainText, second: PlainText) -> int:
    """Return how many matched words are neither quoted in one of the texts nor part of a stock phrase."""
    count = _count_matched(alignment, first.own, second.own)
    if count < _STOCK_MATTERS:
        start, end = first.stretch(*alignment.first)
        stock = [(start + one, start + other) for one, other in find_stock_phrases(first.text[start:end])]
        if stock:
            return _count_matched(alignment, first.own & ~first.mark(stock), second.own)
    return count


def _describe(alignment: Alignment, first: PlainText, second: PlainText, copied: bool) -> CopiedPassage:
    return CopiedPassage(
        first=first.stretch(*alignment.first),
        second=second.stretch(*alignment.second),
        words=alignment.matched,
        similarity=round(alignment.similarity, 4),
        rewriting=name_rewriting(alignment.similarity),
        copied=copied,
    )


def compare_texts(first: PlainText, second: PlainText) -> tuple[tuple[CopiedPassage, ...], tuple[float, float]] | None:
    """Return the passages that two texts share and the copied share of each; None if less than a sentence.

    Texts of the same words are copies however short they are.
    """
    aligned = align(first.words, second.words, first.index, second.index, _LEAST_MATCHED)
    one, other = (WordPlaces(side.text, side.starts, side.ends) for side in (first, second))
    alignments = trim_all(aligned, (first.words, second.words), one, other, _LEAST_MATCHED)
    own = [_count_own(alignment, first, second) for alignment in alignments]
    equal = len(alignments) == 1 and alignments[0].matched == len(first.words) == len(second.words)
    copied = [equal or count >= _LEAST_OWN_WORDS for count in own]
    if not equal and sum(count for count, held in zip(own, copied, strict=True) if held) < _LEAST_OWN_TOTAL:
        return None
    kept = [alignment for alignment, held in zip(alignments, copied, strict=True) if held]
    shares = (first.share([held.first for held in kept]), second.share([held.second for held in kept]))
    described = (_describe(found, first, second, held) for found, held in zip(alignments, copied, strict=True))
    return tuple(described), shares
