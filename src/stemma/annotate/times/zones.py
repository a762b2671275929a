"""Offsets from UTC of the time zones that news names."""

from datetime import date, timedelta

from stemma.annotate.times.periods import holiday_of

_SUMMER_TIME_SINCE = (
    2007  # United States: second Sunday in March to first Sunday in November; no rule is kept for before
)


def offset_of(zone: str, day: date) -> str | None:
    """Return the offset of a zone on a day as ``+HH:MM``; None where the name does not tell it.

    Args:
        zone: hours ("+1", "+5.5"), "us-5" for a zone with the summer time of the United States, or "?".
        day: on which the clock is read.

    >>> offset_of("us-5", date(2025, 8, 7)), offset_of("us-5", date(2025, 1, 7)), offset_of("+0", date(2025, 8, 7))
    ('-04:00', '-05:00', '+00:00')
    """
    if zone == "?":
        return None
    if zone.startswith("us"):
        if day.year < _SUMMER_TIME_SINCE:
            return None
        begins, ends = holiday_of(day.year, "03-2-7"), holiday_of(day.year, "11-1-7")
        hours = float(zone[2:]) + (begins <= day < ends)
    else:
        hours = float(zone)
    minutes = timedelta(hours=abs(hours)) // timedelta(minutes=1)
    return f"{'-' if hours < 0 else '+'}{minutes // 60:02d}:{minutes % 60:02d}"
