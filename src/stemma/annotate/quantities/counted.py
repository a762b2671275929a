"""What a figure counts: the noun phrase after it."""

import re
from functools import cache
from typing import NamedTuple

from stemma.annotate.quantities.draft import Draft
from stemma.annotate.quantities.persons import is_person, person_nouns
from stemma.annotate.quantities.units import MONEY
from stemma.lang import load

_LOOK_AHEAD = 120
_MAX_WORDS = 6
_WORD = re.compile(r"[ \t\u00a0\r\n]+(\d{1,3}-(?:year|month)-olds?\b|(?:[A-Z]\.){2,}|[^\W_]+(?:[-'’‑][^\W_]+)*)")
# Past forms that are also common as nouns or adjectives.
_NOT_STOPS = frozenset(
    {"cut", "shot", "hit", "set", "cost", "split", "bet", "bound", "cast", "spread", "read", "found"}
)


class _Nouns(NamedTuple):
    persons: frozenset[str]
    stops: frozenset[str]
    skips: frozenset[str]
    closers: frozenset[str]


@cache
def _nouns(language: str = "en") -> _Nouns:
    nouns = load("counted", language)
    clauses = load("statement_clauses", language)
    stops = frozenset(nouns["stops"]) | frozenset(clauses["auxiliaries"]) | frozenset(clauses["irregular"]) - _NOT_STOPS
    return _Nouns(
        person_nouns(),
        stops,
        frozenset(nouns["skips"]),
        frozenset(nouns["closers"]),
    )


def attach_counted(text: str, draft: Draft) -> None:
    """Find the words that say what the figure counts, and with them the unit ``person`` or ``count``.

    The phrase runs from the figure (without "of the") to the word before the first verb, preposition or mark.
    """
    nouns = _nouns()
    limit = min(draft.sentence[1], draft.end + _LOOK_AHEAD)
    position = draft.end
    words: list[tuple[int, int]] = []
    skipped = draft.end
    while len(words) < _MAX_WORDS and (found := _WORD.match(text, position, limit)):
        word = found.group(1)
        lower = word.casefold()
        if not words and (lower in nouns.skips or (lower == "in" and draft.unit in MONEY)):
            position = skipped = found.end()
            continue
        if lower in nouns.stops or _ends_phrase(text, words, word):
            break
        words.append(found.span(1))
        position = found.end()
        if lower == "more" and _goes_on(text, position, limit):  # "three more people"
            continue
        if lower in nouns.closers or (lower in nouns.persons and not _goes_on(text, position, limit)):
            break
    while words and text[words[-1][0] : words[-1][1]].casefold().endswith(("ed", "ly")):
        words.pop()
    _fill(text, draft, words, skipped)


def _ends_phrase(text: str, words: list[tuple[int, int]], word: str) -> bool:
    """Return whether a word stands after the phrase: a figure, "dead", or a participle after a plural."""
    if not words:
        return word[0].isdigit() and "-old" not in word
    after_plural = text[words[-1][1] - 1] == "s" and word.endswith("ing")
    return word.casefold() == "dead" or after_plural or (word[0].isdigit() and "-old" not in word)


def _goes_on(text: str, position: int, limit: int) -> bool:
    """Return whether the next word is a person too ("police officers", "student protesters")."""
    found = _WORD.match(text, position, limit)
    return found is not None and found.group(1).casefold() in _nouns().persons


def _fill(text: str, draft: Draft, words: list[tuple[int, int]], skipped: int) -> None:
    if not words:
        draft.reach = (
            skipped if text[draft.end : skipped].split()[-1:] in (["others"], ["other"], ["more"]) else draft.end
        )
        return
    first, last = words[0][0], words[-1][1]
    draft.counted = (first, last)
    draft.head = text[words[-1][0] : last].casefold()
    draft.reach = last
    if draft.unit is None:
        draft.unit = "person" if is_person(text[first:last]) else "count"
