"""Periods of the calendar and their TIMEX3 values: pure arithmetic on dates."""

import calendar
from datetime import date, timedelta
from typing import NamedTuple

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month of each, as on the northern half of the earth


class Period(NamedTuple):
    """A stretch of whole days with its TIMEX3 value.

    Attributes:
        grain: TIMEX3 letter of its length (D, W, N weekend, M, Q, H half-year, S season, Y, E decade, C century).
        first: first day.
        last: last day, inclusive.
        value: TIMEX3 value.
    """

    grain: str
    first: date
    last: date
    value: str


def day_of(day: date) -> Period:
    """Return one day as a period."""
    return Period("D", day, day, day.isoformat())


def period_of(grain: str, day: date) -> Period:
    """Return the period of the given grain that ``day`` lies in.

    >>> period_of("W", date(2025, 8, 6)).value, period_of("Q", date(2025, 8, 6)).value
    ('2025-W32', '2025-Q3')
    >>> period_of("N", date(2025, 8, 6))[1:3]
    (datetime.date(2025, 8, 9), datetime.date(2025, 8, 10))
    """
    year, month = day.year, day.month
    match grain:
        case "W" | "N":
            iso = day.isocalendar()
            monday = day - timedelta(days=iso.weekday - 1)
            value = f"{iso.year:04d}-W{iso.week:02d}"
            if grain == "W":
                return Period("W", monday, monday + timedelta(days=6), value)
            return Period("N", monday + timedelta(days=5), monday + timedelta(days=6), f"{value}-WE")
        case "M":
            return Period("M", date(year, month, 1), end_of_month(year, month), f"{year:04d}-{month:02d}")
        case "Q":
            return quarter_of(year, (month + 2) // 3)
        case "Y":
            return Period("Y", date(year, 1, 1), date(year, 12, 31), f"{year:04d}")
        case "E":
            start = year // 10 * 10
            return Period("E", date(max(start, 1), 1, 1), date(start + 9, 12, 31), f"{start // 10:03d}")
        case "C":
            start = year // 100 * 100
            return Period("C", date(max(start, 1), 1, 1), date(start + 99, 12, 31), f"{start // 100:02d}")
        case _:
            return day_of(day)


def end_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def quarter_of(year: int, number: int) -> Period:
    """Return the ``number``-th quarter (1 to 4) of a year."""
    first = date(year, 3 * number - 2, 1)
    return Period("Q", first, end_of_month(year, 3 * number), f"{year:04d}-Q{number}")


def half_of(year: int, number: int) -> Period:
    """Return the first or second half of a year."""
    first = date(year, 6 * number - 5, 1)
    return Period("H", first, end_of_month(year, 6 * number), f"{year:04d}-H{number}")


def season_of(year: int, season: str) -> Period:
    """Return a season; winter belongs to the year in which it begins.

    >>> season_of(2024, "WI").last
    datetime.date(2025, 2, 28)
    """
    start = SEASONS[season]
    end_year, end_month = (year, start + 2) if season != "WI" else (year + 1, 2)
    return Period("S", date(year, start, 1), end_of_month(end_year, end_month), f"{year:04d}-{season}")


def shift_day(day: date, grain: str, count: int) -> date | None:
    """Return ``day`` moved by ``count`` units; None when that leaves the calendar.

    >>> shift_day(date(2024, 3, 31), "M", -1)
    datetime.date(2024, 2, 29)
    """
    try:
        match grain:
            case "D":
                return day + timedelta(days=count)
            case "W" | "N" | "F":
                return day + timedelta(days=count * (14 if grain == "F" else 7))
            case "M" | "Q" | "H":
                months = day.year * 12 + day.month - 1 + count * {"M": 1, "Q": 3, "H": 6}[grain]
                return clip_day(months // 12, months % 12 + 1, day.day)
            case "Y" | "E" | "C" | "L":
                return clip_day(day.year + count * {"Y": 1, "E": 10, "C": 100, "L": 1000}[grain], day.month, day.day)
            case _:
                return day
    except (OverflowError, ValueError):
        return None


def clip_day(year: int, month: int, day: int) -> date:
    """Return that day of the month, or the month's last day where it is shorter."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def narrow(period: Period, part: str) -> tuple[date, date]:
    """Return the days of the START, MID or END part of a period (about a third each; of a week, a half).

    >>> narrow(period_of("M", date(2025, 7, 1)), "END")
    (datetime.date(2025, 7, 21), datetime.date(2025, 7, 31))
    """
    days = (period.last - period.first).days + 1
    if days < 3:
        return period.first, period.last
    third = days // 3
    if part == "START":
        return period.first, period.first + timedelta(days=third - 1 if days > 7 else 2)
    if part == "END":
        return period.first + timedelta(days=2 * third if days > 7 else 3), period.last
    return period.first + timedelta(days=third), period.first + timedelta(days=2 * third - 1 if days > 7 else 4)


def easter_of(year: int) -> date:
    """Return Easter Sunday (Gregorian, by the anonymous algorithm).

    >>> easter_of(2025), easter_of(2000)
    (datetime.date(2025, 4, 20), datetime.date(2000, 4, 23))
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    correction = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * correction) // 451
    month, day = divmod(h + correction - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter_of(year: int) -> date:
    """Return Easter Sunday of the Eastern churches (Julian computus, as a Gregorian date).

    >>> orthodox_easter_of(2024), orthodox_easter_of(2025)
    (datetime.date(2024, 5, 5), datetime.date(2025, 4, 20))
    """
    full_moon = (19 * (year % 19) + 15) % 30
    month, day = divmod(full_moon + (2 * (year % 4) + 4 * (year % 7) - full_moon + 34) % 7 + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def holiday_of(year: int, recipe: str) -> date:
    """Return the day of a holiday: ``MM-DD``, ``MM-n-weekday`` (n = -1: the last) or ``easter+days``.

    ``+days`` after an n-th weekday counts on from it.

    >>> holiday_of(1999, "11-4-4"), holiday_of(2025, "05--1-1"), holiday_of(2025, "easter-2")
    (datetime.date(1999, 11, 25), datetime.date(2025, 5, 26), datetime.date(2025, 4, 18))
    """
    if recipe.startswith("orthodox"):
        return orthodox_easter_of(year) + timedelta(days=int(recipe.removeprefix("orthodox")))
    if recipe.startswith("easter"):
        return easter_of(year) + timedelta(days=int(recipe.removeprefix("easter")))
    if recipe.count("-") == 1:
        return date(year, int(recipe[:2]), int(recipe[3:]))
    recipe, _, days = recipe.partition("+")
    month, weekday = int(recipe[:2]), int(recipe[-1])
    count = int(recipe[3:-2])
    if count > 0:
        first = date(year, month, 1)
        ahead = (weekday - first.isoweekday()) % 7 + 7 * (count - 1)
        return first + timedelta(days=ahead + int(days or 0))
    last = end_of_month(year, month)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)
