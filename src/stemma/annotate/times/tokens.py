"""A sentence as a row of tokens, and the one-letter code by which patterns know each token."""

import re
from typing import Any, NamedTuple

from stemma.lang import load

OTHER = "x"  # the code of every token that no pattern mentions
_FIRST_CODE = 0xE000  # codes of words are private-use characters

# Shapes of figures and their codes. {day}, {hour} ... are sets of these.
SHAPES = {
    "quarternum": "A",  # 1-4
    "hour": "AB",  # 1-12
    "hour24": "0ABC",  # 0-24
    "day": "ABCD",  # 1-31
    "yy": "CDEF",  # 13-99, after an apostrophe
    "num": "ABCDEFNYM",  # any plain figure
    "fraction": "H",
    "year": "Y",  # 1000-2199
    "clock": "K",  # 10:30
    "point": "M",  # 10.30 (a figure with a point in it)
    "iso": "I",
    "slash": "S",  # 11/02/89
    "decade4": "T",  # 1990s
    "decade2": "U",  # 90s
    "ordnum": "O",  # 2nd
}
_FOLD = str.maketrans({"’": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "‑": "-"})


class Token(NamedTuple):
    """One token: offsets in the article's text, lower-case form, and whether it starts with a capital."""

    start: int
    end: int
    norm: str
    capital: bool


def _abbreviations() -> str:
    words: dict[str, Any] = load("times_words")
    found = {key for table in words.values() for key in table if key.endswith(".") and key.count(" ") == 0}
    return "|".join(re.escape(key) for key in sorted(found, key=lambda key: (-len(key), key)))


_TOKEN = re.compile(
    r"[^\W\d_]++(?!\.)"  # most tokens; tried first for speed
    r"|\d{4}-\d\d-\d\d(?!\d)"
    r"|\d+(?:[.,:/]\d+)*(?:(?i:st|nd|rd|th|s)(?![^\W_]))?"
    rf"|(?<![^\W_])(?i:{_abbreviations()})(?![^\W_])"
    r"|[APap]\.\s?[Mm]\b"
    r"|[^\W\d_]+"
    r"|\S"
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def find_tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of ``text[start:end]`` with offsets into ``text``.

    >>> [token.norm for token in find_tokens("On Oct. 3, the 3-1/2-year war’s end", 0, 36)]
    ['on', 'oct.', '3', ',', 'the', '3', '-', '1/2', '-', 'year', 'war', "'", 's', 'end']
    """
    folded = text[start:end].translate(_FOLD).lower()
    if len(folded) != end - start:  # a letter whose lower case is longer: fold each token by itself
        return [
            Token(m.start(), m.end(), (word := m.group()).translate(_FOLD).lower(), word[:1].isupper())
            for m in _TOKEN.finditer(text, start, end)
        ]
    tokens = []
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        tokens.append(Token(first, last, folded[first - start : last - start], text[first].isupper()))
    return tokens


def code_figure(norm: str) -> str:
    """Return the shape code of a token that starts with a digit (see ``SHAPES``).

    >>> [code_figure(norm) for norm in ("7", "31", "1989", "10:30", "1990s", "2nd", "1/2", "1,200", "2.5")]
    ['B', 'D', 'Y', 'K', 'T', 'O', 'H', 'N', 'M']
    """
    if norm.isdigit():
        return _code_integer(norm)
    if norm[-1].isalpha():
        if norm.endswith("s"):
            digits = norm[:-1]
            return ("T" if len(digits) == 4 else "U") if digits.isdigit() and digits.endswith("0") else OTHER
        return "O"
    if _ISO.fullmatch(norm):
        return "I"
    if ":" in norm:
        return "K"
    if "/" in norm:
        return "H" if len(norm) == 3 else "S"
    return "M" if norm.count(".") == 1 and "," not in norm else "N" if "," in norm else OTHER


def _code_integer(digits: str) -> str:
    if len(digits) == 4:
        return "Y" if 1000 <= int(digits) < 2200 else "N"
    if len(digits) > 2:
        return "N"
    value = int(digits)
    for code, top in (("0", 0), ("A", 4), ("B", 12), ("C", 24), ("D", 31), ("E", 59)):
        if value <= top:
            return code
    return "F"


def word_code(number: int) -> str:
    """Return the code of the ``number``-th word of the vocabulary."""
    return chr(_FIRST_CODE + number)
