"""Dates of publication, as records and texts write them, to ISO 8601."""

import re
from datetime import UTC, date, datetime
from typing import NamedTuple

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
# Offsets of the zone names that news pages print; a name that means several zones (IST, ET in itself) is left out.
_ZONES = {
    name: offset
    for offset, names in {
        "-10:00": "HST", "-08:00": "PST AKDT", "-07:00": "PDT MST", "-06:00": "CST MDT", "-05:00": "EST CDT",
        "-04:00": "EDT", "+00:00": "GMT UTC", "+01:00": "BST CET", "+02:00": "CEST EET", "+03:00": "EEST MSK",
        "+08:00": "HKT SGT", "+09:00": "JST KST", "+10:00": "AEST", "+11:00": "AEDT",
    }.items()
    for name in names.split()
}  # fmt: skip
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
# Longer forms first; each has month, day and year.
DATE_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_YEAR}[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)",
        rf"\b{_MONTH}\.?[ .]{{1,3}}{_DAY}(?:,|\.)?[ ,.]{{0,2}}{_YEAR}(?=\D|\d\d:\d\d|$)",
        rf"\b{_DAY}[ .-](?:of )?{_MONTH}\.?,?[ -]?{_YEAR}(?!\d)",
        r"\b(?P<first>[0-3]?\d)[/.](?P<second>[0-3]?\d)[/.](?P<year>(?:19|20)\d\d)(?!\d)",
    )
)
_TIME = re.compile(
    r"\b(?P<hour>[0-2]?\d)[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d{1,9})?)?\s?(?P<half>[ap]\.?\s?m\b\.?)?"
    r"(?:\s{0,2}\(?(?P<zone>Z|[+-]\d\d:?\d\d|[A-Z]{3,4})\b)?",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?\s*$", re.IGNORECASE
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?$")
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?$|\d{12,13}$")
_TIME_WINDOW = 40


class FoundDate(NamedTuple):
    """A date in a text: its ISO 8601 value (None if day and month cannot be told apart) and where it stands."""

    value: str | None
    start: int
    end: int


def read_date(value: str) -> str | None:
    """Return a record's date as ISO 8601, None if it cannot be read. A time of exactly midnight is taken as no time.

    >>> read_date("Tue, 10 Jul 2018 14:05:00 GMT"), read_date("2018-07-10T00:00:00"), read_date("10 July 2018")
    ('2018-07-10T14:05+00:00', '2018-07-10', '2018-07-10')
    """
    value = value.strip()[:120]
    compact = _COMPACT.match(value)
    if compact:
        year, month, day, hour, minute, second, zone = compact.groups()
        value = f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else "")
    iso = _ISO.match(value)
    if iso:
        return _iso(iso[1], iso[2], iso[3], iso[4])
    if _EPOCH.match(value):
        number = float(value)
        return _stamp_of(datetime.fromtimestamp(number / 1000 if number > 1e11 else number, UTC))
    from email.utils import parsedate_to_datetime  # 15 ms to import, for few records

    try:
        return _stamp_of(parsedate_to_datetime(value))
    except (ValueError, TypeError, IndexError, OverflowError):
        found = find_date(value)
        return found.value if found else None


def _stamp_of(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")


def _iso(day: str, clock: str | None, second: str | None, zone: str | None) -> str | None:
    try:
        date.fromisoformat(day)
    except ValueError:
        return None
    if clock is None or (clock == "00:00" and second in (None, "00") and zone is None):
        return day
    if int(clock[:2]) > 23:
        return day
    if zone is None:
        return f"{day}T{clock}"
    zone = "+00:00" if zone in ("Z", "z") else zone
    zone = zone if ":" in zone else f"{zone[:3]}:{zone[3:] or '00'}"
    return f"{day}T{clock}{zone}"


def find_date(text: str, start: int = 0, end: int | None = None) -> FoundDate | None:
    """Return the first full date in ``text[start:end]``, with a time that stands beside it taken into its value.

    >>> find_date("Updated 7:08 AM EDT Mon July 16, 2018")
    FoundDate(value='2018-07-16T07:08-04:00', start=24, end=37)
    """
    stop = len(text) if end is None else end
    best: re.Match[str] | None = None
    for form in DATE_FORMS:
        match = form.search(text, start, stop)
        if match and (best is None or match.start() < best.start()):
            best = match
    if best is None:
        return None
    day = _day_of(best)
    value = day and _with_time(day, text, best, start, stop)
    return FoundDate(value, best.start(), best.end())


def _day_of(match: re.Match[str]) -> str | None:
    """Return the ISO date of a match; None where it is no date or day and month cannot be told apart."""
    parts = match.groupdict()
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first > 12 >= second:
            day, month = first, second
        elif second > 12 >= first or first == second:
            month, day = first, second
        else:
            return None
    else:
        name = parts["month"].lower()
        month, day = int(name) if name.isdecimal() else MONTHS[name], int(parts["day"])
    try:
        return date(int(parts["year"]), month, day).isoformat()
    except ValueError:
        return None


def _with_time(day: str, text: str, match: re.Match[str], start: int, stop: int) -> str:
    """Return the day with the time that stands after or before it, if one does."""
    after = _TIME.search(text, match.end(), min(stop, match.end() + _TIME_WINDOW))
    window = max(start, match.start() - _TIME_WINDOW)
    before = max(_TIME.finditer(text, window, match.start()), key=lambda found: found.start(), default=None)
    near = after if after and not re.search(r"[A-Za-z]{4}", text[match.end() : after.start()]) else before
    if near is None:
        return day
    hour, half = int(near["hour"]), (near["half"] or "").lower()[:1]
    if (half and hour > 12) or hour > 23:
        return day
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = (near["zone"] or "").upper()
    return f"{day}T{hour:02}:{near['minute']}{_offset(zone)}"


def _offset(zone: str) -> str:
    if zone == "Z":
        return "+00:00"
    if zone[:1] in ("+", "-") and len(zone) >= 5:
        return f"{zone[:3]}:{zone[-2:]}"
    return _ZONES.get(zone, "")
