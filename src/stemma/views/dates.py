"""ISO 8601 dates in the words of a newsroom."""

import re
from datetime import date
from typing import Final

from stemma.views.clean import cut_line

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CLOCK: Final = re.compile(r"T(\d\d:\d\d)")


def parse_day(value: str | None) -> date | None:
    """Return the calendar day an ISO 8601 date or date and time starts with; None if there is none.

    >>> parse_day("2031-05-04T10:00:00+02:00")
    datetime.date(2031, 5, 4)
    >>> parse_day("soon") is None
    True
    """
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def show_day(day: date) -> str:
    """Return a day as a reader writes it.

    >>> show_day(date(2031, 5, 4))
    '4 May 2031'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def show_moment(value: str | None) -> str:
    """Return an ISO 8601 date, or date and time, as a reader writes it; what is not one is shown as it is.

    >>> show_moment("2031-05-04T10:05:00+02:00"), show_moment("2031-05-04"), show_moment(None)
    ('4 May 2031, 10:05', '4 May 2031', 'no date')
    """
    day = parse_day(value)
    if value is None or day is None:
        return cut_line(value, 40) if value else "no date"
    clock = _CLOCK.search(value[:19])
    return f"{show_day(day)}, {clock.group(1)}" if clock else show_day(day)


def show_range(earliest: str | None, latest: str | None, precision: str = "day") -> str:
    """Return a stretch of days as a reader writes it, no more exact than ``precision``.

    >>> show_range("2031-05-04", "2031-05-06"), show_range("2031-05-01", "2031-05-31", "month")
    ('4–6 May 2031', 'May 2031')
    >>> show_range("2031-05-30", None), show_range(None, "2031-05-30"), show_range(None, None)
    ('from 30 May 2031', 'until 30 May 2031', 'no date')
    """
    first, last = parse_day(earliest), parse_day(latest)
    if first is None or last is None:
        if first is not None:
            return f"from {show_day(first)}"
        return f"until {show_day(last)}" if last is not None else "no date"
    if precision == "year" and first.year == last.year:
        return str(first.year)
    if precision == "quarter" and first.year == last.year:
        return f"Q{(first.month + 2) // 3} {first.year}"
    if precision == "month" and (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if precision == "week":
        return f"week of {show_day(first)}"
    return _show_days(first, last)


def _show_days(first: date, last: date) -> str:
    """Return a range of days without repeating the month or year they share."""
    if first == last:
        return show_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{show_day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {show_day(last)}"
    return f"{show_day(first)} – {show_day(last)}"
