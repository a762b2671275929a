"""Months and feasts of the Islamic calendar, by its arithmetical (tabular) form.

The calendar in use follows sightings of the moon that differ by country: a day may be off by one, so every day here is
given with the day before and after it.
"""

from datetime import date, timedelta

from stemma.annotate.times.periods import Period

_EPOCH = 227014  # ordinal of the day before 1 Muharram 1 (16 July 622, Julian)
_GRACE = timedelta(days=1)
_FIRST_YEAR, _LAST_YEAR = 700, 9900  # Gregorian years in which the calendar is used here


def hijri_day(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of an Islamic date (tabular, civil epoch).

    >>> hijri_day(1446, 9, 1), hijri_day(1445, 10, 1), hijri_day(1444, 12, 10)
    (datetime.date(2025, 3, 1), datetime.date(2024, 4, 10), datetime.date(2023, 6, 29))
    """
    days = (year - 1) * 354 + (11 * year + 3) // 30 + 29 * (month - 1) + month // 2 + day
    return date.fromordinal(_EPOCH + days)


def lunar_periods(recipe: str, year: int) -> list[Period]:
    """Return the periods of a recipe that begin in a Gregorian year, none or up to two.

    Args:
        recipe: ``hijri-09`` for a month, ``hijri-10-01`` for a day.
        year: Gregorian year.

    >>> [(period.first, period.last) for period in lunar_periods("hijri-10-01", 2025)]
    [(datetime.date(2025, 3, 30), datetime.date(2025, 4, 1))]
    """
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return []
    parts = [int(part) for part in recipe.split("-")[1:]]
    around = (year - 622) * 33 // 32
    found = []
    for hijri in range(around - 1, around + 3):
        first = hijri_day(hijri, parts[0], parts[1] if len(parts) > 1 else 1)
        if first.year != year:
            continue
        if len(parts) > 1:
            found.append(Period("D", first - _GRACE, first + _GRACE, first.isoformat()))
        else:
            last = hijri_day(hijri, parts[0] + 1, 1) - timedelta(days=1)
            found.append(Period("M", first - _GRACE, last + _GRACE, f"{first.isoformat()}/{last.isoformat()}"))
    return found
