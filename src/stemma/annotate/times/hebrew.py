"""Feasts of the Hebrew calendar, by its own arithmetic (exact); a feast begins at sunset of the day before."""

from datetime import date, timedelta
from typing import Final

from stemma.annotate.times.periods import Period

_EPOCH: Final = -1373427  # ordinal of the day before 1 Tishri of year 1
_PARTS_OF_DAY: Final = 25920
_FIRST_YEAR, _LAST_YEAR = 1000, 2999  # Gregorian years in which it is used here
# Days of a feast from 1 Tishri, or from 1 Tishri of the year after (a negative count), and how many it lasts.
_FEASTS: Final = {"new-year": (0, 2), "atonement": (9, 1), "booths": (14, 7), "passover": (-163, 8), "lots": (-193, 1)}
_SHORT_AND_REGULAR: Final = (353, 354, 383, 384)  # lengths of years whose second month has 29 days
_LIGHTS_DAYS: Final = 8


def new_year(year: int) -> date:
    """Return 1 Tishri of a Hebrew year.

    >>> new_year(5785), new_year(5786)
    (datetime.date(2024, 10, 3), datetime.date(2025, 9, 23))
    """
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // _PARTS_OF_DAY
    if 3 * (day + 1) % 7 < 3:
        day += 1
    return date.fromordinal(_EPOCH + day + _delay(year))


def _delay(year: int) -> int:
    """Return the days by which the year begins later, so that no year has an impossible length."""
    before, this, after = (_bare_new_year(one) for one in (year - 1, year, year + 1))
    if after - this == 356:
        return 2
    return 1 if this - before == 382 else 0


def _bare_new_year(year: int) -> int:
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // _PARTS_OF_DAY
    return day + (3 * (day + 1) % 7 < 3)


def hebrew_periods(recipe: str, year: int) -> list[Period]:
    """Return the feast of a recipe (``hebrew-passover``) that falls in a Gregorian year.

    >>> hebrew_periods("hebrew-passover", 2025)[0].value, hebrew_periods("hebrew-lights", 2024)[0].value
    ('2025-04-13/2025-04-20', '2024-12-26/2025-01-02')
    """
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return []
    feast = recipe.removeprefix("hebrew-")
    start = new_year(year + 3761)
    if feast == "lights":  # 25 Kislev
        length = (new_year(year + 3762) - start).days
        first, days = start + timedelta(days=83 if length in _SHORT_AND_REGULAR else 84), _LIGHTS_DAYS
    else:
        steps, days = _FEASTS[feast]
        first = start + timedelta(days=steps)
    last = first + timedelta(days=days - 1)
    value = first.isoformat() if days == 1 else f"{first.isoformat()}/{last.isoformat()}"
    return [Period("D" if days == 1 else "M", first - timedelta(days=1), last, value)]
