"""Figures in running text, written in digits or in words, and the numbers they stand for."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from stemma.lang import load

_DIGITS = r"(?:\d{1,3}(?:,\d{2,3}){0,6},\d{3}|\d{1,15})(?:\.\d{1,6})?"
_SPACE = r"[ \t\u00a0\u202f]"
_GLUE = re.compile(r"[\s\u00a0-]+")


class Figure(NamedTuple):
    """One figure: offsets in code points, and the lowest and highest number it may stand for.

    ``form`` tells how it is written: ``digits``, ``words``, ``vague`` ("hundreds") or ``none`` ("nobody").
    """

    start: int
    end: int
    low: float
    high: float
    form: str


class _Lexicon(NamedTuple):
    pattern: re.Pattern[str]
    words: dict[str, float]
    multipliers: dict[str, float]
    suffixes: dict[str, float]
    fractions: dict[str, float]
    phrases: dict[str, float]
    vague: dict[str, tuple[float, float]]
    none: frozenset[str]
    signs: frozenset[str]


def _any(words: "dict[str, float] | list[str]") -> str:
    spaced = (re.escape(word).replace(r"\ ", r"[\s\u00a0]{1,3}") for word in sorted(words, key=len, reverse=True))
    return "(?:" + "|".join(spaced) + ")"


def _spelled(numbers: dict[str, dict[str, float]], multipliers: str) -> str:
    units, teens, tens = (_any(numbers[kind]) for kind in ("units", "teens", "tens"))
    small = f"(?:{tens}(?:[- ]{units})?|{teens}|{units})"
    group = rf"{small}(?:[- ]hundred(?![a-z])(?:[- ](?:and[- ])?{small}\b)?)?"
    return rf"{group}(?:[- ]{multipliers}(?![a-z])(?:,?[- ](?:and[- ])?{group}\b(?![- ](?:million|thousand)))?){{0,3}}"


@cache
def _lexicon(language: str) -> _Lexicon:
    numbers = load("numbers", language)
    multipliers = _any(numbers["multipliers"])
    vague = {key: (float(low), float(high)) for key, (low, high) in numbers["vague"].items()}
    fraction = "[" + "".join(numbers["fractions"]) + "]"
    suffix = "[" + "".join(numbers["suffixes"]) + "]"
    over = r"[1-9]/(?:2|3|4|5|6|8|10|16)(?![\d/])"
    times = rf"(?:{suffix}(?![\w])|(?:{_SPACE}|-)?{multipliers}(?![a-z]))?"
    digits = rf"(?:{_DIGITS}(?:[-{_SPACE[1:-1]}]{over}|-?{fraction})?|{fraction}|{over}){times}"
    pattern = re.compile(
        rf"(?<![\w.,/:#@])(?<![\w][-‑'’])(?:(?P<range>{_DIGITS}{times}[-–]{_DIGITS}{times})|(?P<digits>{digits}))(?![\w@]|[-‑./:,]\d|['’]s\b)"
        rf"|\b(?<![\w][-‑'’])(?:(?P<phrase>{_any(numbers['phrases'])})|(?P<vague>{_any(numbers['vague'])})"
        rf"|(?P<none>{_any(numbers['none'])})|(?P<words>{_spelled(numbers, multipliers)}))\b(?!['’](?:s|ll|d)\b)",
        re.IGNORECASE,
    )
    words = {**numbers["units"], **numbers["teens"], **numbers["tens"]}
    return _Lexicon(
        pattern,
        words,
        numbers["multipliers"],
        numbers["suffixes"],
        numbers["fractions"],
        numbers["phrases"],
        vague,
        frozenset(numbers["none"]),
        _signs(numbers),
    )


def _signs(numbers: dict[str, dict[str, float]]) -> frozenset[str]:
    """Return words of which any figure in words holds one: the longest of each phrase ("a *dozen*")."""
    kinds = ("units", "teens", "tens", "multipliers", "phrases", "vague", "none")
    phrases = [phrase for kind in kinds for phrase in numbers[kind]]
    return frozenset(max(re.findall(r"[^\W\d_]+", phrase), key=len) for phrase in phrases)


_LETTERS = re.compile(r"[^\W\d_]+")
# Digits and the signs for fractions.
_DIGIT = re.compile(r"[\d¼-¾⅐-⅞]")


def _read_range(text: str, lexicon: _Lexicon) -> tuple[float, float] | None:
    """Return both ends of "10-15" or "2-3 million"; None for a score, a pair of years or a telephone number."""
    first, last = re.split("[-–]", text.casefold(), maxsplit=1)
    if re.search(r"\d{4}", text):
        return None
    low, high = _read_digits(first, lexicon), _read_digits(last, lexicon)
    if low is None or high is None:
        return None
    if first[-1:].isdigit() and not last[-1:].isdigit():
        low *= high / (_read_digits(re.match(_DIGITS, last)[0], lexicon) or 1.0)  # type: ignore[index]
    return (low, high) if low < high else None


@cache
def _parts(fractions: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<whole>{_DIGITS})(?![\d/])[-\s]?)?(?:(?P<over>[1-9])/(?P<under>\d{{1,2}}))?(?P<sign>[{fractions}])?"
        r"[-\s]?(?P<factor>[a-z]+)?"
    )


def _read_digits(text: str, lexicon: _Lexicon) -> float | None:
    found = _parts("".join(lexicon.fractions)).fullmatch(text)
    if found is None:
        return None
    value = float(found["whole"].replace(",", "")) if found["whole"] else 0.0
    if found["over"]:
        value += int(found["over"]) / int(found["under"])
    value += lexicon.fractions.get(found["sign"] or "", 0.0)
    word = found["factor"] or ""
    factor = lexicon.multipliers.get(word, lexicon.suffixes.get(word, 1.0))
    return round(value * factor, 6)


def _read_words(text: str, lexicon: _Lexicon) -> float | None:
    total, group, seen = 0.0, 0.0, False
    for word in _GLUE.split(text.casefold().replace(",", " ").strip()):
        if word in lexicon.words:
            group += lexicon.words[word]
        elif word in lexicon.multipliers:
            factor = lexicon.multipliers[word]
            if factor <= 100:
                group = (group or 1.0) * factor
            else:
                total, group = total + (group or 1.0) * factor, 0.0
        elif word == "and" and seen:
            continue
        else:
            return None
        seen = True
    return total + group if seen else None


def parse_number(text: str, language: str = "en") -> float | None:
    """Return the number that ``text`` writes, or None if it is not exactly one number.

    >>> parse_number("1,200.5"), parse_number("3-1/2"), parse_number("½"), parse_number("two dozen")
    (1200.5, 3.5, 0.5, 24.0)
    >>> parse_number("two hundred and five"), parse_number("1.2bn"), parse_number("half a million")
    (205.0, 1200000000.0, 500000.0)
    >>> parse_number("1,2,3"), parse_number("hundreds"), parse_number("")
    (None, None, None)
    """
    lexicon = _lexicon(language)
    found = lexicon.pattern.fullmatch(text.strip())
    if found is None:
        return None
    return _value(found, lexicon)


def _value(found: re.Match[str], lexicon: _Lexicon) -> float | None:
    text = " ".join(found.group().casefold().split())
    if found.lastgroup == "digits":
        return _read_digits(text, lexicon)
    if found.lastgroup == "phrase":
        return float(lexicon.phrases[text])
    if found.lastgroup == "words":
        return _read_words(text, lexicon)
    return 0.0 if found.lastgroup == "none" else None


def find_figures(text: str, start: int = 0, end: int | None = None, language: str = "en") -> Iterator[Figure]:
    """Yield the figures of ``text[start:end]`` in order, with offsets into ``text``.

    Part numbers, clock times, telephone numbers, lists without spaces ("1,2,3") and figures that touch letters
    ("G20", "F-16") are no figures.

    >>> [(f.low, f.high, f.form) for f in find_figures("Twelve died, hundreds fled, 1.5 million stayed; nobody spoke.")]
    [(12.0, 12.0, 'words'), (200.0, 1999.0, 'vague'), (1500000.0, 1500000.0, 'digits'), (0.0, 0.0, 'none')]
    """
    lexicon = _lexicon(language)
    stop = len(text) if end is None else end
    if not _DIGIT.search(text, start, stop) and lexicon.signs.isdisjoint(_LETTERS.findall(text[start:stop].casefold())):
        return
    for found in lexicon.pattern.finditer(text, start, stop):
        if found.lastgroup == "vague":
            low, high = lexicon.vague[" ".join(found.group().casefold().split())]
            yield Figure(found.start(), found.end(), low, high, "vague")
            continue
        if found.lastgroup == "range":
            if ends := _read_range(found.group(), lexicon):
                yield Figure(found.start(), found.end(), *ends, "digits")
            continue
        value = _value(found, lexicon)
        if value is not None:
            form = {"digits": "digits", "none": "none"}.get(str(found.lastgroup), "words")
            yield Figure(found.start(), found.end(), value, value, form)
