"""Runs of capitalised words: the stretches in which a name may stand."""

import re
from typing import NamedTuple

from stemma.lang import load

_UPPER = "".join(chr(code) for code in range(0x250) if chr(code).isupper())
# Abbreviations whose point belongs to them inside a name.
_POINTED = r"(?:" + "|".join(load("titles")["pointed"].split()) + r")\."
_WORD = (
    rf"(?:{_POINTED}"
    r"|(?:[A-Z]\.){2,6}(?:[A-Z]\b)?"  # "U.S.", "J.R."
    r"|[A-Z]\.(?=[ \u00a0-])"
    r"|[A-Z][\w.]{1,20}(?=-[a-z]{3,20}\b)"  # "Ruritania-backed": the name alone
    rf"|(?:[a-zA-Z]['’])?[{_UPPER}][\w]{{0,40}}(?:(?:['’](?![sS]\b)|[-‑&.](?=\w)|&)[^\W_]{{1,40}}){{0,4}}"
    rf"|(?:al|el|bin|ibn|de|ar|as|an)-[{_UPPER}]\w{{1,30}}"
    rf"|[a-z][{_UPPER}]\w{{1,20}})"
)
_SMALL = "of|for|de|del|della|di|da|do|dos|du|des|la|le|von|van|der|den|ter|bin|ibn|al|el|the|and|&|on|in|against"
_LINK = rf"(?:['’]s)?[ \u00a0](?:(?:{_SMALL})[ \u00a0]){{0,2}}"
_CAPITAL = re.compile(rf"[{_UPPER}]")
_NAME_WORD = re.compile(_WORD)
_BEFORE_CAPITAL = 4  # characters of a word before its first capital: "al-Hakim", "d'Este", "iPhone"
_NEXT = re.compile(rf"({_LINK})({_WORD})")
_MOST_WORDS = 12  # a longer run is a headline or a table, not a name


class Token(NamedTuple):
    """One capitalised word of a run.

    Attributes:
        start, end: offsets into the article's text.
        text: the word, without a possessive ending.
        link: what stands between it and the word before ("" for the first, " ", " of the ").
        initial: whether it opens a sentence or a quotation, so that its capital says nothing.
    """

    start: int
    end: int
    text: str
    link: str
    initial: bool


_OPENERS = frozenset("\"“‘'«([—–:•*‹„ ")


def find_runs(text: str, start: int, end: int) -> list[list[Token]]:
    """Return the runs of capitalised words in one sentence, in order.

    >>> [[t.text for t in run] for run in find_runs("Envoy Ann Lee met the Bank of Ruri, then left.", 0, 46)]
    [['Envoy', 'Ann', 'Lee'], ['Bank', 'Ruri']]
    """
    runs: list[list[Token]] = []
    position = start
    while capital := _CAPITAL.search(text, position, end):
        match = _word_at(text, position, capital.start(), end)
        if match is None:
            position = capital.end()
            continue
        run = [Token(match.start(), match.end(), match.group(), "", _is_initial(text, start, match.start()))]
        position = match.end()
        while len(run) < _MOST_WORDS and (following := _NEXT.match(text, position, end)):
            position = following.end()
            run.append(Token(following.start(2), position, following[2], following[1], False))
        runs.append(run)
    return runs


def _word_at(text: str, floor: int, capital: int, end: int) -> re.Match[str] | None:
    """Return the name word that holds the capital at ``capital``; None if the capital stands inside another word."""
    first = capital
    while (
        first > floor
        and capital - first < _BEFORE_CAPITAL
        and (text[first - 1].isalnum() or text[first - 1] in "-'’_@#")
    ):
        first -= 1
    if first > floor and (text[first - 1].isalnum() or text[first - 1] in "_@#"):
        return None
    while first < capital and text[first] in "-'’":
        first += 1
    match = _NAME_WORD.match(text, first, end)
    return match if match is not None and match.end() > capital else None


def _is_initial(text: str, start: int, position: int) -> bool:
    """Return whether only opening marks stand between the sentence's start (or a quotation mark) and ``position``."""
    before = position - 1
    while before >= start and text[before] == " ":
        before -= 1
    return before < start or (text[before] in _OPENERS and text[before] != " ")
