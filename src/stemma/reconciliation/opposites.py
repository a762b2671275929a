"""Opposite words between two statements: "raised" in the one, "lowered" in the other."""

from collections.abc import Iterable, Mapping
from functools import cache

from stemma.lang import load
from stemma.reconciliation.wording import function_words, stem_word


@cache
def _sides() -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Return stem -> the (pair, side) it stands on."""
    table: dict[str, list[tuple[int, int]]] = {}
    for number, pair in enumerate(load("opposites")["pairs"]):
        for side, words in enumerate(pair):
            for word in words.split():
                table.setdefault(stem_word(word), []).append((number, side))
    for form, base in load("opposites")["irregular"].items():
        table.setdefault(stem_word(form), []).extend(table.get(stem_word(base), []))
    return {stem: tuple(places) for stem, places in table.items()}


Stands = Mapping[tuple[int, int], str]


def find_opposites(first: Iterable[str], second: Iterable[str]) -> list[tuple[str, str]]:
    """Return the pairs of words that say the opposite, one from each text, sorted.

    Only words that stand in one of the texts alone count: a text that says both is not opposed to either.

    Args:
        first, second: folded words.

    >>> find_opposites(["the", "court", "raised", "bail"], ["the", "court", "lowered", "bail"])
    [('raised', 'lowered')]
    >>> find_opposites(["prices", "rose"], ["prices", "rose", "and", "fell"])
    []
    """
    return compare_stands(find_stands(first), find_stands(second))


def compare_stands(one: Stands, two: Stands) -> list[tuple[str, str]]:
    """Return the pairs of opposite words, one from each text, sorted."""
    found = {
        (word, two[pair, 1 - side])
        for (pair, side), word in one.items()
        if (pair, 1 - side) in two and (pair, 1 - side) not in one and (pair, side) not in two
    }
    return sorted(found)


def find_stands(words: Iterable[str]) -> Stands:
    """Return on which side of which pair of opposites a text stands, and the first word that says so."""
    sides, skip = _sides(), function_words()
    stands: dict[tuple[int, int], str] = {}
    for word in words:
        for place in () if word in skip else sides.get(stem_word(word), ()):
            stands.setdefault(place, word)
    return stands


@cache
def negating_words() -> frozenset[str]:
    """Return the words that negate a clause by themselves."""
    return frozenset(load("opposites")["negating"])
