"""Two figures that are the ends of one range: "$200 million to $1.2bn", "two or three", "between 5 and 10"."""

import re
from functools import cache

from stemma.annotate.quantities.draft import Draft
from stemma.lang import load
from stemma.text.figures import parse_number

_OPENER_BACK = 24


@cache
def _joins(language: str = "en") -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    ranges = load("numbers", language)["ranges"]
    signs = "|".join(
        re.escape(sign) for sign in sorted(load("units", language)["currency_signs"], key=lambda s: (-len(s), s))
    )
    words = "|".join(re.escape(word) for word in ranges["joins"])
    openers = "|".join(re.escape(word) for word in ranges["openers"])
    return (
        re.compile(rf"(?:\s?(?:%|per cent|percent))?\s*(?:{words})\s*(?:{signs})?", re.IGNORECASE),
        re.compile(rf"\s*and\s*(?:{signs})?", re.IGNORECASE),
        re.compile(rf"\b(?:{openers})\s+$", re.IGNORECASE),
        re.compile(rf"(?<!\w)from\s+$|\b(?:{'|'.join(ranges['ranging'])})(?:\s+\w+)?\s+from\s+$", re.IGNORECASE),
    )


def join_ranges(text: str, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with the two ends of each range joined into one.

    "From 25 to 50" is a change and stays two figures, unless a word of ranging stands before it.
    """
    joined: list[Draft] = []
    for draft in drafts:
        if joined and _is_range(text, joined[-1], draft):
            joined[-1] = _join(text, joined[-1], draft)
        else:
            joined.append(draft)
    return joined


def _is_range(text: str, first: Draft, last: Draft) -> bool:
    if last.start - first.end > 16 or "none" in (first.form, last.form) or first.low is None or last.high is None:
        return False
    plain, between, opener, change = _joins()
    behind = text[max(first.sentence[0], first.start - _OPENER_BACK) : first.start]
    middle = text[first.number[1] : last.number[0]]
    if between.fullmatch(middle):
        return opener.search(behind) is not None
    if not plain.fullmatch(middle) or (first.unit and last.unit and first.unit != last.unit):
        return False
    leaving = change.search(behind)
    if leaving and leaving.group().casefold().split() == ["from"]:
        return False
    return _low(text, first, last) < last.high


def _low(text: str, first: Draft, last: Draft) -> float:
    """Return the lower end; "2 to 3 million" means two million."""
    low = first.low or 0.0
    words = re.split(r"[\s-]+", text[last.number[0] : last.number[1]])
    factor = parse_number("1 " + words[-1]) if len(words) > 1 else None
    lone = " " not in text[first.number[0] : first.number[1]].strip()
    if factor and factor >= 1_000 and lone and low < 1_000 and low * factor < (last.high or 0.0):
        return low * factor
    return low


def _join(text: str, first: Draft, last: Draft) -> Draft:
    _, _, opener, _ = _joins()
    begin = max(first.sentence[0], first.start - _OPENER_BACK)
    opening = opener.search(text[begin : first.start])
    return Draft(
        number=(first.number[0], last.number[1]),
        start=begin + opening.start() if opening else first.start,
        end=last.end,
        low=_low(text, first, last),
        high=last.high,
        form=last.form,
        sentence=first.sentence,
        unit=first.unit or last.unit,
    )
