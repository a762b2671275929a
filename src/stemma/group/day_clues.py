"""What an article says about days: the clues from which its day of publication can be inferred."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stemma.lang import load
from stemma.records import Annotation, Article, Time
from stemma.text.stamps import follows_stamp_word

_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_MOST_DAYS_APART = 30  # days named further than this from every dated report are background and say nothing


@dataclass(frozen=True)
class Clues:
    """What an article says about days, blocks left out.

    Attributes:
        past: ISO weekdays named in clauses that look back, each with the part of the day it is named with.
        ahead: ISO weekdays named in clauses that look ahead.
        days: days named by date, and whether the clause looks ahead.
        begun: first days of months, years ... named by date that the article speaks of as past.
        stamps: days after "Published", "Updated" ... in the text.
    """

    past: Mapping[int, str]
    ahead: frozenset[int]
    days: tuple[tuple[date, bool], ...]
    begun: tuple[date, ...] = ()
    stamps: tuple[date, ...] = ()


def read_day(value: str | None) -> date | None:
    """Return the calendar day of an ISO 8601 value, None if it is none or no news can be of that year."""
    try:
        day = date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
    return day if day and _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def single_day(time: Time) -> date | None:
    """Return the day a time stands for, None if it stands for a period or for nothing known."""
    return read_day(time.earliest) if time.earliest and time.earliest == time.latest else None


def is_in_block(time: Time, article: Article) -> bool:
    """Return whether a time stands in an embedded post or pull quote, which has a date of its own."""
    return any(block.span.contains(time.span) for block in article.blocks)


def read_clues(article: Article, annotation: Annotation | None, reported: Sequence[date]) -> Clues:
    """Return the clues of an article; ``reported`` are the days on which the dated reports came out."""
    past: dict[int, str] = {}
    ahead: set[int] = set()
    days: list[tuple[date, bool]] = []
    begun: set[date] = set()
    stamps: set[date] = set()
    for time in annotation.times if annotation else ():
        if time.kind not in ("DATE", "TIME") or is_in_block(time, article):
            continue
        surface = time.span.text_in(article.text)
        looks_ahead = time.tense == "future"
        named = single_day(time) or _nearest_day(surface, reported)
        if named and time.value is not None and follows_stamp_word(article.text, time.span.start):
            stamps.add(named)
        elif named:
            if min(abs((named - day).days) for day in reported) <= _MOST_DAYS_APART:
                days.append((named, looks_ahead))
        elif time.anchor is None and time.tense == "past" and (first := read_day(time.earliest)):
            begun.add(first)
        elif time.value is None and (weekday := _weekday_of(surface)) and not _is_shifted(surface):
            if looks_ahead:
                ahead.add(weekday)
            else:
                part = _part_of_day(surface)
                past[weekday] = part if past.get(weekday, "plain") == "plain" else past[weekday]
    return Clues(past, frozenset(ahead), tuple(sorted(set(days))), tuple(sorted(begun)), tuple(sorted(stamps)))


def _part_of_day(surface: str) -> str:
    words = set(surface.lower().split())
    if words & {"night", "evening", "late", "p.m.", "pm"}:
        return "night"
    return "morning" if words & {"morning", "early", "a.m.", "am", "overnight"} else "plain"


def _is_shifted(surface: str) -> bool:
    """Return whether the expression says "last Friday", "next Friday": a week the weekday alone does not give."""
    return bool({"last", "next", "previous", "week"} & set(surface.lower().split()))


def _nearest_day(surface: str, days: Sequence[date]) -> date | None:
    """Return the day a date without a year names ("Aug. 6"), in the year that brings it nearest to ``days``."""
    months: Mapping[str, int] = load("times_words")["month"]
    words = surface.lower().replace(",", " ").split()
    month = next((months[word] for word in words if word in months), None)
    number = next((int(word) for word in words if word.isdecimal() and len(word) < 3), None)
    if month is None or number is None:
        return None
    candidates = []
    for day in days:
        for year in (day.year - 1, day.year, day.year + 1):
            try:
                named = date(year, month, number)
            except ValueError:
                continue
            candidates.append((abs((named - day).days), named))
    return min(candidates)[1] if candidates else None


def _weekday_of(surface: str) -> int | None:
    """Return the ISO weekday that the words of a time expression name, None if they name none."""
    weekdays: Mapping[str, int] = load("times_words")["weekday"]
    found = [weekdays[word] for piece in surface.lower().split() if (word := piece.strip(",'’")) in weekdays]
    return found[0] if found else None
