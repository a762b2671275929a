"""The terms of one article: its words, its figures, its pairs of capitalised words, and which of them are names."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from stemma.text.words import Word, find_words

LEAD_WORDS = 120  # a news report says who, what, where and when in its first paragraphs
_MOST_WORDS = 1200  # what stands further down is background; also bounds the work on a very long text
_MOST_CHARACTERS = 12_000
_PAIR_GAP = 3  # "Ana Roth", "J. Roth": at most a space and a point between two words of one name
_AFTER_BREAK = '.!?:;"“”‘\n'


class Terms(NamedTuple):
    """The terms of one article.

    Attributes:
        counts: term -> how often it occurs.
        lead: term -> how often it occurs in the first words.
        names: terms that are capitalised in the middle of a sentence.
    """

    counts: Counter[str]
    lead: Counter[str]
    names: frozenset[str]


def find_terms(title: str | None, passages: Sequence[str]) -> Terms:
    """Return the terms of an article, given its headline and the passages of its body in order.

    >>> found = find_terms(None, ["On Monday Ana Roth, 43, met the 12 miners.", "Roth left."])
    >>> found.counts["roth"], found.counts["ana_roth"], sorted(found.names)
    (2, 1, ['ana', 'monday', 'roth'])
    """
    counts: Counter[str] = Counter()
    lead: Counter[str] = Counter()
    names: set[str] = set()
    left_words, left_characters = _MOST_WORDS, _MOST_CHARACTERS
    for number, passage in enumerate([title or "", *passages]):
        text = passage[:left_characters]
        words = find_words(text)[:left_words]
        terms = _name_terms(text, words)
        counts.update(term for term, _ in terms)
        lead_left = LEAD_WORDS - (_MOST_WORDS - left_words)
        lead.update(term for term, position in terms if position < lead_left)
        if number > 0:  # headlines may be set with capitals throughout
            names.update(_names_in(text, words))
        left_words -= len(words)
        left_characters -= len(text)
        if left_words <= 0 or left_characters <= 0:
            break
    return Terms(counts, lead, frozenset(names))


def _name_terms(text: str, words: Sequence[Word]) -> list[tuple[str, int]]:
    """Return each term with the number of its word; a pair of capitalised neighbours is a term as well."""
    terms: list[tuple[str, int]] = []
    before: Word | None = None
    for number, word in enumerate(words):
        term = _plain(word.norm)
        if len(term) < 2 and not term.isdigit():
            continue
        terms.append((term, number))
        if not text[word.start].isupper():
            before = None
            continue
        near = before is not None and word.start - before.end <= _PAIR_GAP
        if before is not None and near and not text[before.end : word.start].strip(" ."):
            terms.append((f"{_plain(before.norm)}_{term}", number))
        before = word
    return terms


def _names_in(text: str, words: Sequence[Word]) -> set[str]:
    return {
        _plain(word.norm)
        for word in words
        if text[word.start].isupper()
        and word.start >= 2
        and text[word.start - 1] == " "
        and text[word.start - 2] not in _AFTER_BREAK
    }


def _plain(norm: str) -> str:
    return norm.removesuffix("'s")
