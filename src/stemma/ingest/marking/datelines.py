"""Datelines: the place, date and agency that open a report."""

import re
from functools import cache

from stemma.ingest.dates import MONTHS
from stemma.ingest.marking.agencies import canonical_agency
from stemma.ingest.marking.sheet import CreditMark, DatelineMark, Sheet
from stemma.lang import load

_CAPS = r"[A-Z][A-ZÀ-Þ.'’-]+"
_TITLE = r"[A-Z][\w.'’-]+"
_CAPS_PLACE = rf"{_CAPS}(?:[ -]{_CAPS}){{0,3}}"
_REGION = rf"(?:,? {_TITLE}(?:[ -]{_TITLE}){{0,2}}\.?)"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_MONTH_CAPS = _MONTH.upper()
_DAY = (
    rf"(?:(?P<month>{_MONTH}|{_MONTH_CAPS}) (?P<day>[0-3]?\d)|(?P<day2>[0-3]?\d) (?P<month2>{_MONTH}"
    rf"|{_MONTH_CAPS}))(?:,? (?P<year>(?:19|20)\d\d))?"
)
_IN_BRACKETS = r"[(/\[](?P<agency>[A-Z][\w .&’'/-]{1,40}?)[)/\]]"
_BAR = r"(?:—|–|―|--?|:|\.\s?-{1,2})"
# "MOSCOW, Aug 6 (Agency) - ", "HELSINKI (AP) — ", "SEOUL/WASHINGTON, Aug. 30 (Reuters) -", "KYIV, August 6. /TASS/."
_WITH_AGENCY = re.compile(
    rf"(?P<place>(?:{_CAPS_PLACE}|{_TITLE}(?:[ -]{_TITLE}){{0,3}})(?:/(?:{_CAPS_PLACE}"
    rf"|{_TITLE}))?{_REGION}?)?(?:[,.]? ?{_DAY}[.,]?)?,?\s?"
    rf"{_IN_BRACKETS}\s?(?:{_BAR}|\.)?\s?"
)
# "HELSINKI — ", "GLASGOW, Scotland — ", "MOSCOW: ", "PARIS, Aug. 7 - "; also "HELSINKI--" and "HELSINKI—There".
_CAPS_ONLY = re.compile(
    rf"(?P<place>{_CAPS_PLACE}(?:/{_CAPS_PLACE})?{_REGION}?)(?:[,.]? ?{_DAY}[.,]?)?(?:\s?(?:—|–|―|--)\s?|\s-\s|:\s?$"
    rf"|:\s|\s?[|]\s)"
)
# "New Delhi: ", "London — ": only where the place is one of the known cities.
_TITLE_ONLY = re.compile(
    rf"(?P<place>{_TITLE}(?:[ -]{_TITLE}){{0,2}}(?:/{_TITLE})?{_REGION}?)(?:[,.]? ?{_DAY}[.,]?)?(?:\s?(?:—|–|―"
    rf"|--)\s?|\s-\s|:\s?$|:\s)"
)
_ALONE = re.compile(rf"(?P<place>{_CAPS_PLACE}{_REGION}?)[.:]?$")
# Words in capitals before a dash or colon that are no place.
_NO_PLACE = re.compile(
    r"(?:UPDATE|UPDATED|BREAKING|EXCLUSIVE|WATCH|VIDEO|LIVE|CORRECTION|OPINION|ANALYSIS|NOTE|PHOTO|PHOTOS|FILE|CLAIM"
    r"|FACT|THE FACTS|RELATED|MORE|READ|SEE|"
    r"ALSO|SEE ALSO|Q|A|POLL|REPORT|REVIEW|EDITORIAL|WARNING|DEVELOPING|JUST IN|ALERT|[A-Z]{1,3}\d*)\b(?!\.)"
)
_SPEAKER = re.compile(r"\b(?:HOST|BYLINE|ANCHOR|CORRESPONDENT|REPORTER|UNIDENTIFIED)\b")
_MAX_FIRST_LINES = 3
_MAX_ALONE = 60
_MAX_OPENING = 140
_MAX_HEAD_LINES = 40


@cache
def _known_places() -> frozenset[str]:
    """Return capitals and large cities in lower case."""
    table = load("places")
    names: set[str] = set()
    for row in table["countries"].strip().splitlines():
        names.add(row.split("|")[1].strip().casefold())
    names |= {city.strip().casefold() for city in table["cities"].replace("\n", " ").split(";")}
    return frozenset(names - {""})


def mark_dateline(sheet: Sheet) -> None:
    """Mark the dateline at the start of the body, and the agency it credits."""
    first, stop = sheet.find_body()
    if not stop:
        first = next((index for index in range(len(sheet.lines)) if sheet.is_open(index)), len(sheet.lines))
    for index in range(min(len(sheet.lines), _MAX_HEAD_LINES)):
        if sheet.is_open(index) and _opens_with_agency(sheet.rest(index)) and _mark_at(sheet, index):
            return
    tried = 0
    for index in range(max(0, first - 4), min(len(sheet.lines), first + _MAX_FIRST_LINES)):
        if not sheet.is_open(index):
            continue
        if index < first and not _is_alone(sheet.rest(index)):
            continue
        if _mark_at(sheet, index):
            return
        tried += index >= first
        if tried >= _MAX_FIRST_LINES:
            return


def opens_report(rest: str) -> bool:
    """Return whether a paragraph opens with a dateline.

    >>> opens_report("OSLO (Reuters) - The ports were closed."), opens_report("The ports were closed.")
    (True, False)
    """
    return _read_opening(rest[:_MAX_OPENING]) is not None


def _opens_with_agency(rest: str) -> bool:
    match = _WITH_AGENCY.match(rest[:_MAX_OPENING])
    return match is not None and _is_agency_line(match) and len(rest) > match.end()


def _is_alone(rest: str) -> bool:
    """Return whether a line is a dateline and nothing else."""
    match = _ALONE.match(rest) if len(rest) <= _MAX_ALONE else None
    if match is None or _SPEAKER.search(match["place"]):
        return False
    return rest.endswith(":") or _is_known(match["place"])


def _is_known(place: str) -> bool:
    city = re.split(r"[,/]", place)[0].strip(" .").casefold()
    return city in _known_places() or place.strip(" .").casefold() in _known_places()


def _mark_at(sheet: Sheet, index: int) -> bool:
    start, end = sheet.starts[index], sheet.ends[index]
    opening = sheet.text[start : min(end, start + _MAX_OPENING)]
    alone = _is_alone(opening) and end - start <= _MAX_ALONE
    match = _ALONE.match(opening) if alone else _read_opening(opening)
    if match is None:
        return False
    length = match.end()
    again = _WITH_AGENCY.match(opening, length) if "agency" not in match.groupdict() else None
    if again is not None and _is_agency_line(again):
        match, length = again, again.end()
    sheet.dateline = _dateline_of(match, start, length)
    _add_credit(sheet, match, start)
    sheet.cut_start(index, start + length, "dateline")
    return True


def _read_opening(opening: str) -> re.Match[str] | None:
    """Return the match of a dateline at the start of a paragraph, None if there is none."""
    match = _WITH_AGENCY.match(opening)
    if match and _is_agency_line(match):
        return match
    match = _CAPS_ONLY.match(opening)
    if match and not _NO_PLACE.match(match["place"]) and _has_place_shape(match["place"], opening):
        spoken = match.group().rstrip().endswith(":") and not _is_known(
            match["place"]
        )  # "ROE: Thank you", in a transcript
        return None if spoken else match
    match = _TITLE_ONLY.match(opening)
    if match and _is_known(match["place"]):
        return match
    return None


def _is_agency_line(match: re.Match[str]) -> bool:
    """Return whether the brackets hold an agency or a station, not a party or an abbreviation."""
    inside = match["agency"].strip()
    bar = match.group().rstrip()[-1:] not in (")", "]", "/")
    if canonical_agency(inside):
        return bool(match["place"] is None or bar or match["place"].isupper())
    place = match["place"]
    return bool(bar and place and place[:2].isupper() and not _NO_PLACE.match(place))


def _has_place_shape(place: str, opening: str) -> bool:
    """Return whether capitals before a dash are a place rather than a shout: one to four words, then a sentence."""
    city = re.split(r"[,/]", place)[0]
    return len(city) >= 3 and len(city.split()) <= 4 and not opening.isupper()


def _dateline_of(match: re.Match[str], start: int, length: int) -> DatelineMark:
    found = match.groupdict()
    month_name = (found.get("month") or found.get("month2") or "").strip(".").lower()
    day = found.get("day") or found.get("day2")
    place = (found.get("place") or "").strip(" ,.") or None
    place = None if place and canonical_agency(place) else place  # "EXAMPLE NEWS AGENCY - "
    end = start + len(match.string[:length].rstrip())
    return DatelineMark(
        place,
        int(found["year"]) if found.get("year") else None,
        MONTHS.get(month_name),
        int(day) if day else None,
        start,
        end,
    )


def _add_credit(sheet: Sheet, match: re.Match[str], start: int) -> None:
    group = "agency" if match.groupdict().get("agency") else "place"
    inside = match[group]
    if not inside:
        return
    if group == "place" and not canonical_agency(inside):
        return
    parts = [inside, *re.split(r"\s?/\s?| and ", inside)]
    agency = next((known for part in parts if (known := sheet.agency_of(part))), None)
    if agency:
        sheet.credits.append(CreditMark(agency, start + match.start(group), start + match.end(group), "source", 5))
