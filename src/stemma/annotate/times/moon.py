"""New moons, and the feasts that are set by them: the Lunar New Year and Diwali.

The new moon is computed after Meeus, Astronomical Algorithms (2nd ed.), chapter 49, with its larger terms: right to
some minutes. The Lunar New Year is the first new moon from 21 January on by Chinese time, Diwali the evening of the
waning moon's last day by Indian time; that day is settled by local almanacs, so it is given with the days beside it.
"""

from datetime import date, datetime, timedelta
from functools import cache
from math import floor, radians, sin
from typing import Final

from stemma.annotate.times.periods import Period

_FIRST_YEAR, _LAST_YEAR = 1950, 2100  # in which these days were checked
_EPOCH: Final = datetime(2000, 1, 6, 18, 14)  # new moon number 0
_MONTH_DAYS: Final = 29.530588861
_CHINA: Final = timedelta(hours=8)
_EVENING_IN_INDIA: Final = timedelta(hours=13, minutes=20)  # in UTC, late in October
# Terms of the new moon: days, and multiples of the anomalies of sun and moon and of the moon's argument of latitude.
_TERMS: Final = (
    (-0.40720, 0, 1, 0),
    (0.17241, 1, 0, 0),
    (0.01608, 0, 2, 0),
    (0.01039, 0, 0, 2),
    (0.00739, -1, 1, 0),
    (-0.00514, 1, 1, 0),
    (0.00208, 2, 0, 0),
    (-0.00111, 0, 1, -2),
    (-0.00057, 0, 1, 2),
    (0.00056, 1, 2, 0),
    (-0.00042, 0, 3, 0),
    (0.00042, 1, 0, 2),
    (0.00038, 1, 0, -2),
    (-0.00024, -1, 2, 0),
)


@cache
def new_moon(number: int) -> datetime:
    """Return the time (UTC) of the ``number``-th new moon after that of 6 January 2000.

    >>> new_moon(0).strftime("%Y-%m-%d %H"), new_moon(323).strftime("%Y-%m-%d %H")
    ('2000-01-06 18', '2026-02-17 12')
    """
    centuries = number / 1236.85
    sun = radians(2.5534 + 29.10535670 * number - 0.0000014 * centuries**2)
    moon = radians(201.5643 + 385.81693528 * number + 0.0107582 * centuries**2)
    latitude = radians(160.7108 + 390.67050284 * number - 0.0016118 * centuries**2)
    mean = 2451550.09766 + _MONTH_DAYS * number + 0.00015437 * centuries**2  # Julian day
    days = mean + sum(size * sin(s * sun + m * moon + f * latitude) for size, s, m, f in _TERMS)
    node = radians(124.7746 - 1.56375588 * number + 0.0020672 * centuries**2)
    days += -0.00017 * sin(node) + 0.000325 * sin(radians(299.77 + 0.107408 * number))
    clock_slip = timedelta(seconds=62 + 60 * abs(centuries))  # of dynamical to universal time
    return datetime(2000, 1, 1, 12) + timedelta(days=days - 2451545.0) - clock_slip


def _from(moment: datetime) -> datetime:
    """Return the first new moon from ``moment`` (UTC) on."""
    number = floor((moment - _EPOCH) / timedelta(days=_MONTH_DAYS)) - 1
    while new_moon(number) < moment:
        number += 1
    return new_moon(number)


def lunar_new_year(year: int) -> date:
    """Return the day of the Chinese New Year.

    >>> lunar_new_year(2024), lunar_new_year(2033)
    (datetime.date(2024, 2, 10), datetime.date(2033, 1, 31))
    """
    return (_from(datetime(year, 1, 21) - _CHINA) + _CHINA).date()


def diwali(year: int) -> date:
    """Return the day of Diwali, which almanacs may set a day apart.

    >>> diwali(2023), diwali(2025)
    (datetime.date(2023, 11, 12), datetime.date(2025, 10, 20))
    """
    dark = _from(datetime(year, 10, 17, 12))
    evening = datetime.combine(dark.date(), datetime.min.time()) + _EVENING_IN_INDIA
    if evening > dark:
        evening -= timedelta(days=1)
    return evening.date()


def moon_periods(recipe: str, year: int) -> list[Period]:
    """Return the feast of a recipe (``moon-new-year``, ``moon-diwali``) in a year; none where it was not checked."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return []
    if recipe == "moon-new-year":
        day = lunar_new_year(year)
        return [Period("D", day, day, day.isoformat())]
    day = diwali(year)
    return [Period("D", day - timedelta(days=1), day + timedelta(days=1), day.isoformat())]
