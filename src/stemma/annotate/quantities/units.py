"""Units of figures: money, shares, stretches of time, lengths."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from stemma.annotate.quantities.draft import Draft
from stemma.annotate.quantities.persons import is_person
from stemma.lang import load

_LOOK_BACK = 6
_LOOK_AHEAD = 32
_OF = re.compile(r"\s+of(?=\s)", re.IGNORECASE)
MONEY = frozenset(load("units")["currency_signs"].values()) | frozenset(load("units")["currency_words"].values())


class _Units(NamedTuple):
    signs: re.Pattern[str]
    sign_units: dict[str, str]
    words: re.Pattern[str]
    word_units: dict[str, str]
    ages: re.Pattern[str]
    ages_before: re.Pattern[str]


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"[\s-]") for word in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _units(language: str = "en") -> _Units:
    lists: dict[str, Any] = load("units", language)
    signs = sorted(lists["currency_signs"], key=lambda sign: (-len(sign), sign))
    word_units = {**lists["currency_words"], **lists["words"]}
    words = _alternatives(word_units)
    return _Units(
        re.compile("(?<![A-Za-z])(?:" + "|".join(map(re.escape, signs)) + r")[ \u00a0]?$"),
        lists["currency_signs"],
        re.compile(rf"(?:(%)|[\s\u00a0-]{{0,2}}({words})(s?)(?![\w])(?!['’]s\b))", re.IGNORECASE),
        word_units,
        re.compile(
            r"[\s-](?:and[\s-]a[\s-]half[\s-])?(?:(?:years?|yrs?|months?|weeks?|days?)[\s-]olds?|y/?o)\b", re.IGNORECASE
        ),
        re.compile(
            rf"\b(?:{_alternatives(lists['lists']['ages_before'])})[\s:]+$",
            re.IGNORECASE,
        ),
    )


def attach_sign(text: str, draft: Draft) -> None:
    """Take a currency sign before the figure into the draft."""
    begin = max(draft.sentence[0], draft.start - _LOOK_BACK)
    found = _units().signs.search(text[begin : draft.start])
    if found:
        draft.start = begin + found.start()
        draft.unit = _units().sign_units[found.group().strip()]


def attach_unit(text: str, draft: Draft) -> None:
    """Take the unit after the figure into the draft, and tell ages from other years."""
    units = _units()
    begin, stop = draft.sentence
    limit = min(stop, draft.end + _LOOK_AHEAD)
    if old := units.ages.match(text, draft.end, limit):
        period = re.search(r"y|month|week|day", old.group(), re.IGNORECASE)
        draft.end, draft.unit, draft.measure = (
            old.end(),
            "year" if period is None or period.group().casefold() == "y" else period.group().casefold(),
            "age",
        )
        return
    if draft.unit in MONEY:
        if word := units.words.match(text, draft.end, limit):
            canonical = units.word_units.get(" ".join((word.group(2) or "").casefold().split()), "")
            draft.end = word.end() if canonical in MONEY else draft.end
        return
    position = draft.end
    if draft.form in ("vague", "words") and (of := _OF.match(text, draft.end, limit)):
        position = of.end()
    found = units.words.match(text, position, limit)
    if found:
        name = "%" if found.group(1) else re.sub(r"[\s-]", " ", found.group(2).casefold())
        draft.unit, draft.end = units.word_units.get(name, units.word_units.get(name.replace(" ", "-"))), found.end()
        if draft.unit == "pound" and (draft.high or 0) >= 1_000_000:
            draft.unit = "GBP"
        return
    if draft.form != "vague" and _is_age(text, draft, begin):
        draft.unit, draft.measure = "year", "age"


def _is_age(text: str, draft: Draft, begin: int) -> bool:
    if (draft.high or draft.low or 0) > 120 or draft.form not in ("digits", "words"):
        return False
    if _units().ages_before.search(text[max(begin, draft.start - 24) : draft.start]):
        return True
    apart = re.search(
        r"[^\W\d_]{2,}(?:[\"”’']|,? [JS]r\.?|\))?,[ \u00a0]$", text[max(begin, draft.start - 24) : draft.start]
    )
    if apart is None:
        return False
    word = re.search(r"([^\W\d_])[\w'’-]*\W+$", text[max(begin, draft.start - 24) : draft.start])
    named = word is not None and (word.group(1).isupper() or is_person(word.group().strip(' ,"”)')))
    if draft.form == "words":
        return named and text[draft.end : draft.end + 1] == ","
    return (
        named
        and re.match(r"(?:,|\.(?:\s|$)|;|$| (?:and|of|was|is|who)\b)", text[draft.end : draft.end + 6]) is not None
    )


_AND = re.compile(r"\s*(?:,|and|to|or|-|–|,\s*and)\s*", re.IGNORECASE)


def spread_age(text: str, drafts: list[Draft]) -> None:
    """Read "ages 7 and 10" as two ages: a bare figure listed after an age is one too."""
    for previous, draft in pairwise(drafts):
        bare = draft.unit is None and draft.counted is None and draft.form in ("digits", "words")
        if (
            previous.measure == "age"
            and bare
            and (draft.high or 0) <= 120
            and _AND.fullmatch(text, previous.end, draft.start)
        ):
            draft.unit, draft.measure = previous.unit, "age"
