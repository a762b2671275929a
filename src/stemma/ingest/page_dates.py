"""What a page's meta and time tags say: when it was published and changed, with the time of day, and its section."""

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from stemma.ingest.dates import read_date
from stemma.ingest.fields import field_names

_TAG = re.compile(r"<(?:meta|time)\b([^<>]{1,1000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:-]{1,40})\s{0,3}=\s{0,3}(?:\"([^\"]{0,400})\"|'([^']{0,400})'|([^\s\"'>]{1,200}))")
# Meta tags stand in the head, which scripts may make long; time tags of other stories stand further down.
_SEARCHED_CHARACTERS = 400_000
_MAX_TAGS = 400


class PageDates(NamedTuple):
    """Dates as ISO 8601; None where the page states none."""

    published: str | None
    modified: str | None


def find_page_dates(markup: str) -> PageDates:
    """Return the dates in a page's meta tags and in the ``time`` tags that say what they are the date of.

    >>> find_page_dates('<meta property="article:published_time" content="2031-08-07T19:05:00+02:00">').published
    '2031-08-07T19:05+02:00'
    """
    by_name = _read_tags(markup)
    names = field_names()["meta"]
    return PageDates(_first_date(by_name, names["published"]), _first_date(by_name, names["modified"]))


def find_section(markup: str) -> str | None:
    """Return the section of the paper that a page's meta tags name, None if they name none.

    >>> find_section('<meta property="article:section" content="World">')
    'World'
    """
    by_name = _read_tags(markup)
    return next((by_name[name][:100] for name in field_names()["meta"]["section"] if by_name.get(name)), None)


def find_shared_title(markup: str) -> str | None:
    """Return the title that a page gives for sharing it, None if it gives none.

    >>> find_shared_title('<meta property="og:title" content="Storm shuts ports">')
    'Storm shuts ports'
    """
    shared = " ".join(_read_tags(markup).get("og:title", "").split())
    return shared or None


@lru_cache(maxsize=2)
def _read_tags(markup: str) -> dict[str, str]:
    """Return what the page's meta and time tags say, by their names in lower case; of equal names the first."""
    by_name: dict[str, str] = {}
    for number, tag in enumerate(_TAG.finditer(markup, 0, _SEARCHED_CHARACTERS)):
        if number >= _MAX_TAGS:
            break
        attributes = {
            match[1].lower(): next((value for value in match.groups()[1:] if value is not None), "").strip()
            for match in _ATTRIBUTE.finditer(tag[1])
        }
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        value = attributes.get("content") or attributes.get("datetime") or ""
        if name and value:
            by_name.setdefault(name.lower(), value)
    return {name: unescape(value) for name, value in by_name.items()}


def _first_date(by_name: dict[str, str], names: list[str]) -> str | None:
    """Return the first date that can be read; of the same day a later one with a time of day is better."""
    dates = [date for name in names if name in by_name and (date := read_date(by_name[name]))]
    return next((date for date in dates if date[:10] == dates[0][:10] and "T" in date), dates[0]) if dates else None


def richer_date(recorded: str | None, stated: str | None) -> str | None:
    """Return the recorded date, or the stated one where that adds the time of the same day, or the offset to the time.

    >>> richer_date("2031-08-07", "2031-08-07T19:05+02:00"), richer_date("2031-08-06", "2031-08-07T19:05+02:00")
    ('2031-08-07T19:05+02:00', '2031-08-06')
    """
    day = read_date(recorded) if recorded else None
    if day is None:
        return recorded or stated
    return stated if stated and stated.startswith(day) else recorded
