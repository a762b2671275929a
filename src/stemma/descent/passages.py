"""Passages: stretches of text that two articles share word for word or nearly so, exact to the character in both."""

from dataclasses import dataclass, replace

import msgspec
import numpy as np

from stemma.descent.passage_ends import WordPlaces, trim_all
from stemma.descent.witness import Witness
from stemma.records import Passage, Span, content_id
from stemma.records.descent import Rewriting
from stemma.text.alignment import Alignment, Run, align

# Matched words below which shared wording is not worth showing (a clause).
_LEAST_MATCHED = 8
# Matched words of the reporter's own (no quotation, name, stock phrase) below which a passage is not copying.
_LEAST_OWN_WORDS = 8
# Degree of rewriting by share of equal words, inside one aligned stretch.
_VERBATIM = 0.94
_LIGHT = 0.75
# Marks that belong to the word before or after them, where both texts have one.
_CLOSING = frozenset(".,;:!?…)]\"'”’")
_OPENING = frozenset("([\"'“‘")


@dataclass(frozen=True, eq=False)
class SharedText:
    """A passage with what is needed to weigh it.

    Attributes:
        passage: the record.
        places: numbers of the two witnesses, in the order of ``passage.spans``.
        ranges: the half-open ranges of body words in each.
        own_words: matched words that are the reporters' own.
        matched: matched words.
        runs: equal words: place in the first witness, place in the other, how many; none for a paraphrase.
    """

    passage: Passage
    places: tuple[int, int]
    ranges: tuple[tuple[int, int], tuple[int, int]]
    own_words: int
    matched: int
    runs: tuple[Run, ...] = ()

    def range_in(self, place: int) -> tuple[int, int]:
        """Return the body words that the passage covers in one of its two witnesses."""
        return self.ranges[self.places.index(place)]

    def span_in(self, place: int) -> Span:
        """Return the characters that the passage covers in one of its two witnesses."""
        return self.passage.spans[self.places.index(place)]


def not_copied(text: SharedText) -> SharedText:
    """Return the passage marked as no sign of copying: its two articles share too little besides it."""
    return replace(text, passage=msgspec.structs.replace(text.passage, copied=False))


def name_rewriting(similarity: float) -> Rewriting:
    """Return the degree of rewriting of an aligned stretch from its share of equal words.

    >>> name_rewriting(1.0), name_rewriting(0.8), name_rewriting(0.5)
    ('verbatim', 'light', 'heavy')
    """
    if similarity >= _VERBATIM:
        return "verbatim"
    return "light" if similarity >= _LIGHT else "heavy"


def take_in_marks(text: str, start: int, end: int, limit: int) -> tuple[int, int]:
    """Return the range of words with the punctuation that belongs to the last, and an opening mark before the first.

    Args:
        text: the whole text.
        start, end: from the first to the last word.
        limit: where the next word starts.

    >>> take_in_marks('He said: "Go on." Then', 10, 15, 18)
    (9, 17)
    """
    stop = min(len(text), limit, end + 3)
    while end < stop and text[end] in _CLOSING:
        end += 1
    return (start - 1 if start and text[start - 1] in _OPENING else start), end


def span_of(witness: Witness, first: int, last: int) -> Span:
    """Return the characters of ``words[first:last]`` with the punctuation that belongs to them."""
    text = witness.article.text
    limit = int(witness.starts[last]) if last < len(witness.starts) else len(text)
    start, end = take_in_marks(text, int(witness.starts[first]), int(witness.ends[last - 1]), limit)
    return Span(article=witness.id, start=start, end=end)


def count_own_words(alignment: Alignment, first: Witness, second: Witness) -> int:
    """Return how many matched words are the reporter's own in both articles."""
    return sum(
        int(np.count_nonzero(first.own[run.a : run.a + run.size] & second.own[run.b : run.b + run.size]))
        for run in alignment.runs
    )


def find_stretches(first: Witness, second: Witness) -> list[Alignment]:
    """Return what two articles share, in words, without stray words of the sentences before and after."""
    one, other = (WordPlaces(witness.article.text, witness.starts, witness.ends) for witness in (first, second))
    aligned = align(first.words, second.words, first.index, second.index, _LEAST_MATCHED)
    return trim_all(aligned, (first.words, second.words), one, other, _LEAST_MATCHED)


def find_passages(witnesses: list[Witness], low: int, high: int) -> list[SharedText]:
    """Return the passages that two articles share, in order of the first; ``copied`` is set from the words alone."""
    first, second = witnesses[low], witnesses[high]
    found = []
    for alignment in find_stretches(first, second):
        own_words = count_own_words(alignment, first, second)
        spans = (span_of(first, *alignment.first), span_of(second, *alignment.second))
        places, ranges = (low, high), (alignment.first, alignment.second)
        passage = Passage(
            id=content_id("p", *((span.article, span.start, span.end) for span in spans)),
            spans=spans,
            similarity=round(alignment.similarity, 4),
            rewriting=name_rewriting(alignment.similarity),
            copied=own_words >= _LEAST_OWN_WORDS or alignment.matched == len(first.words) == len(second.words),
        )
        found.append(SharedText(passage, places, ranges, own_words, alignment.matched, alignment.runs))
    return found
