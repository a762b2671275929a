"""The words of a sentence as the checker looks at them: what they stand for, and whether they are negated."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from stemma.checking.vocabulary import find_phrase, root_of
from stemma.lang import load
from stemma.reconciliation.wording import function_words
from stemma.text.words import Word, find_words

_REACH = 7  # words that a negator may govern
_FIRM_REACH = 1  # content words after a negator that it surely governs


class Term(NamedTuple):
    """One content word, or a phrase read as one.

    Attributes:
        start, end: offsets in the text it was read from.
        norm: normal form of its first word.
        stem: what it is compared by.
        capital: whether it is written with a capital.
        first: whether it opens its sentence.
        figure: whether it begins with a digit.
        negated: whether a negator may govern it.
        firmly: whether it is what a negator surely governs.
        at: number of its word in the sentence.
    """

    start: int
    end: int
    norm: str
    stem: str
    capital: bool
    first: bool
    figure: bool
    negated: bool
    firmly: bool
    at: int


@cache
def listed(key: str) -> frozenset[str]:
    """Return one list of ``lang/en/checking.toml``."""
    return frozenset(load("checking")[key])


def read_terms(text: str, start: int = 0, end: int | None = None) -> tuple[Term, ...]:
    """Return the terms of ``text[start:end]`` in order, with offsets into ``text``.

    >>> [(term.stem, term.negated) for term in read_terms("The mayor did not open the bridge.")]
    [('mayor', False), ('open', True), ('bridg', True)]
    """
    words = find_words(text, start, end)
    stems = [root_of(word.norm) for word in words]
    negated, firmly = _negated(words, text)
    terms: list[Term] = []
    at = 0
    while at < len(words):
        phrase = find_phrase(stems, at)
        length, stem = phrase or (1, stems[at])
        word = words[at]
        if phrase or _is_content(word.norm):
            capital = text[word.start].isupper()
            figure = word.norm[0].isdigit()
            last = words[at + length - 1].end
            whole = Term(word.start, last, word.norm, stem, capital, at == 0, figure, at in negated, at in firmly, at)
            terms += _take_apart(whole) if not phrase and "-" in word.norm else [whole]
        at += length
    return tuple(terms)


def _take_apart(term: Term) -> list[Term]:
    """Return the parts of a compound that carry content ("225-page", "state-funded"), or the compound itself."""
    parts, start = [], term.start
    for part in term.norm.split("-"):
        if part.isalpha() and _is_content(part):
            parts.append(term._replace(start=start, end=start + len(part), norm=part, stem=root_of(part), figure=False))
        start += len(part) + 1
    if term.norm.split("-")[0] in listed("prefixes") or not parts:
        return [term]
    return parts


def _is_content(norm: str) -> bool:
    if norm in listed("content"):
        return True
    return norm not in function_words() and norm not in listed("light") and (len(norm) > 1 or norm.isdigit())


def _negated(words: Sequence[Word], text: str) -> tuple[set[int], set[int]]:
    """Return the numbers of the words that a negator may govern, and of those that it surely does."""
    may, surely = set[int](), set[int]()
    for place, word in enumerate(words):
        if not is_negator(word.norm) or _is_harmless(words, place):
            continue
        governed = 0
        for at in range(place + 1, min(len(words), place + 1 + _REACH)):
            between = text[words[at - 1].end : words[at].start]
            if words[at].norm in listed("breaks") or any(mark in between for mark in ",;:.!?—"):
                break
            may.add(at)
            if _is_content(words[at].norm) and not words[at].norm.endswith("ly"):
                governed += 1
                if governed <= _FIRM_REACH:
                    surely.add(at)
    return may, surely


def is_negator(norm: str) -> bool:
    """Return whether a word negates what follows it."""
    return norm in listed("negators") or norm.endswith("n't")


def looks_like_deed(term: Term) -> bool:
    """Return whether a term looks like a verb by its form."""
    norm = term.norm
    return (len(norm) > 4 and norm.endswith(("ed", "ing"))) or norm in load("irregular_forms")["forms"]


def _is_harmless(words: Sequence[Word], place: int) -> bool:
    """Return whether a negator opens a phrase that denies nothing ("not only", "no fewer than")."""
    return any(" ".join(word.norm for word in words[place : place + length]) in listed("harmless") for length in (2, 3))
