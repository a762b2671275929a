"""Deeds in a sentence: phrases of the event lexicon, matched by stem, each with its PLOVER root code."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from stemma.lang import load
from stemma.reconciliation.wording import stem_word

_NOUN_ENDINGS = ("ion", "ions", "ment", "ments", "ance", "ances", "er", "ers", "or", "ors")
_MOST_BETWEEN = 3  # words that a "*" of the lexicon may stand for


class Deed(NamedTuple):
    """One phrase: its word range and the code of what is done."""

    start: int
    end: int
    code: str


@cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return first stem -> (stems of the phrase, code), longer phrases first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for code, phrases in load("events")["codes"].items():
        for phrase in phrases:
            stems = tuple(word if word == "*" else stem_word(word) for word in phrase.split())
            table[stems[0]].append((stems, code))
    return {stem: tuple(sorted(held, key=lambda one: (-len(one[0]), one))) for stem, held in table.items()}


def find_deeds(words: Sequence[str]) -> list[Deed]:
    """Return the deeds in a sentence of folded words, in order, none overlapping another.

    >>> find_deeds("the minister met the envoy and imposed new sanctions".split())
    [Deed(start=2, end=3, code='CONSULT'), Deed(start=6, end=9, code='SANCTION')]
    """
    stems = [stem_word(word) for word in words]
    deeds: list[Deed] = []
    free = 0
    for start, stem in enumerate(stems):
        if start < free or _is_no_verb(words, start):
            continue
        for phrase, code in _phrases().get(stem, ()):
            end = _match(phrase, stems, start)
            if end is not None:
                deeds.append(Deed(start, end, code))
                free = end
                break
    return deeds


def _is_no_verb(words: Sequence[str], at: int) -> bool:
    """Return whether this word is no finite verb: a noun by its ending or the word before, a gerund, an infinitive."""
    word, before = words[at], words[at - 1] if at else ""
    if before in _grammar("noun_markers") or before == "to" or before.endswith("'s"):
        return True
    if word.endswith("ing"):
        return before not in _grammar("passive")
    return word.endswith(_NOUN_ENDINGS)


@cache
def _grammar(key: str) -> frozenset[str]:
    return frozenset(load("events")["grammar"][key])


def _match(phrase: Sequence[str], stems: Sequence[str], start: int) -> int | None:
    """Return where a phrase that begins at ``start`` ends, or None."""
    at, gap = start, False
    for part in phrase:
        if part == "*":
            gap = True
            continue
        reach = range(at, min(len(stems), at + 1 + (_MOST_BETWEEN if gap else 0)))
        found = next((i for i in reach if stems[i] == part), None)
        if found is None:
            return None
        at, gap = found + 1, False
    return at
