"""Figures that count nothing: dates, addresses, telephone numbers, names with a number in them."""

import re
from functools import cache
from typing import NamedTuple

from stemma.annotate.quantities.draft import Draft
from stemma.annotate.quantities.persons import is_person
from stemma.lang import load

_LOOK_BACK = 24
_LOOK_AHEAD = 48
_PHONE = re.compile(r"(?:\+?\d[\d ().-]{5,18}\d)")
_NETWORK = re.compile(r"(?:https?://|www\.)\S{1,400}|\S{1,80}@\S{1,80}|[#@]\w{1,80}")
# "Image 3 of 14": both figures number pictures or pages.
_CAPTION = re.compile(
    r"\b(?:image|photo|picture|slide|page|frame|part|video)s?[ \u00a0]{1,3}\d{1,4}[ \u00a0]{1,3}of[ \u00a0]{1,3}"
    r"(?:/[ \u00a0]{0,3})?\d{1,4}\b",
    re.IGNORECASE,
)
# One of these stands in each of them; looking for it first is much faster.
_NETWORK_MARKS = re.compile(r"[@#]|www|://")
_CAPITAL_BEFORE = re.compile(r"([^\W\d_][\w'’.-]{0,40})[ \u00a0]$")


class _Labels(NamedTuple):
    before: re.Pattern[str]
    after: re.Pattern[str]
    address_after: re.Pattern[str]
    one_before: frozenset[str]
    one_after: frozenset[str]
    services: frozenset[str]
    address_before: frozenset[str]


@cache
def _labels(language: str = "en") -> _Labels:
    lists = load("number_labels", language)
    before = re.compile(r"(?:^|(?<![\w]))(?:" + "|".join(lists["before"]) + r")[ \u00a0]?$", re.IGNORECASE)
    after = re.compile("|".join(lists["after"]), re.IGNORECASE)
    address_after = re.compile("|".join(lists["address_after"]))
    return _Labels(
        before,
        after,
        address_after,
        frozenset(lists["one_before"]),
        frozenset(lists["one_after"]),
        frozenset(lists["services"]),
        frozenset(lists["address_before"]),
    )


def find_masks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches of a sentence that are telephone numbers, net addresses, handles or numbers of pictures.

    >>> text = "Call +44 20 7946 0000 or 555-0134 now."
    >>> [text[a:b] for a, b in find_masks(text, 0, len(text))]
    ['+44 20 7946 0000', '555-0134']
    """
    masks: list[tuple[int, int]] = []
    if _NETWORK_MARKS.search(text, start, end):
        masks = [found.span() for found in _NETWORK.finditer(text, start, end)]
    masks += [found.span() for found in _CAPTION.finditer(text, start, end)]
    for found in _PHONE.finditer(text, start, end):
        groups = re.findall(r"\d+", found.group())
        separated = found.group().startswith("+") or re.search(r"[-.()]", found.group())
        if separated and 7 <= sum(map(len, groups)) <= 15 and max(map(len, groups)) < 8 and len(groups[-1]) >= 3:
            masks.append(found.span())
    return masks


def is_label(text: str, draft: Draft) -> bool:
    """Return whether a figure that counts no known thing is part of a date, an address or a name."""
    labels = _labels()
    first, last = draft.number
    begin, stop = draft.sentence
    behind = text[max(begin, first - _LOOK_BACK) : first]
    if labels.after.match(text, last, min(stop, last + _LOOK_AHEAD)):
        return True
    if draft.form != "digits":
        return False
    if labels.address_after.match(text, last, min(stop, last + _LOOK_AHEAD)):
        return True
    if labels.before.search(behind) and not draft.counted:
        return True
    if draft.unit in (None, "count", "person") and _is_year(text[first:last]) and not _counts_people(text, draft):
        return True
    if draft.measure is not None:
        return False
    if text[first:last] in labels.services or _is_address(text, draft, behind, labels):
        return True
    word = _CAPITAL_BEFORE.search(text[max(begin, draft.start - _LOOK_BACK) : draft.start])
    if word is None or not word.group(1)[0].isupper():
        return False
    if draft.unit == "count" and _names_one(text, draft):
        return True
    inside = draft.start - len(word.group()) > begin
    return inside and (draft.unit is None or (word.group(1).isupper() and len(word.group(1)) > 1))


def _names_one(text: str, draft: Draft) -> bool:
    """Return whether a name with a number is followed by one thing ("Kestrel 9 rocket") or by another name."""
    if draft.counted is None or (draft.high or 0.0) <= 1.0:
        return False
    return text[draft.counted[0]].isupper() or not draft.head.endswith("s")


def _is_address(text: str, draft: Draft, behind: str, labels: _Labels) -> bool:
    if draft.unit != "count" or draft.counted is None or not text[draft.counted[0]].isupper():
        return False
    return behind.split()[-1:] != [] and behind.rsplit(maxsplit=1)[-1].casefold() in labels.address_before


def _counts_people(text: str, draft: Draft) -> bool:
    """Return whether people, in lower case, stand directly after a figure that could be a year ("2000 soldiers")."""
    if draft.unit != "person" or draft.counted is None or not is_person(draft.head):
        return False
    return text[draft.counted[0] : draft.counted[1]].casefold() == draft.head


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdigit() and 1500 <= int(digits) <= 2100


def is_pronoun(text: str, draft: Draft) -> bool:
    """Return whether "one" stands for somebody or something and counts nothing."""
    first, last = draft.number
    if text[first:last].casefold() != "one":
        return False
    labels = _labels()
    before = re.search(r"(\w+)[\s]+$", text[max(draft.sentence[0], first - 20) : first])
    after = re.match(r"[\s]+([\w'’]+)", text[last : last + 24])
    if before and before.group(1).casefold() in labels.one_before:
        return True
    return after is None or after.group(1).casefold() in labels.one_after
