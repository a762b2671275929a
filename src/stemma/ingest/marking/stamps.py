"""Stamps of publication and update: whole lines, and dates glued to the start of a text or the end of a title."""

import re
from functools import cache
from typing import Literal

from stemma.ingest.dates import find_date
from stemma.ingest.marking.agencies import agency_table, find_agency
from stemma.ingest.marking.sheet import Sheet, StampMark, count_words
from stemma.lang import load

Label = Literal["published", "updated", "plain"]

_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
# What may stand in a stamp beside date, time and label: weekdays, zones, separators.
_FILLER = re.compile(
    rf"\b(?:{_WEEKDAY}|at|on|by|et|pt|ct|mt|gmt|utc|[ecmp][sd]t|bst|ist|cet|cest|msk|hkt|sgt|local time|hrs?|h|am|pm"
    rf"|a\.m\.?|p\.m\.?|last|first)\b\.?"
    r"|[\W_]+|\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:\d{1,3}|an?|one|two|a few) ?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|hr|days?|weeks?|months?|h|m"
    r"|d) ago\b|\bjust now\b",
    re.IGNORECASE,
)
_MAY_BE_STAMP = re.compile(r"(?:19|20)\d\d|\bago\b|\bnow\b", re.IGNORECASE)
_ISO_START = re.compile(r"\d{4}-\d\d-\d\d\b")
_MAX_STAMP_CHARACTERS = 160
_MAX_EXTRA_WORDS = 4
_GLUE_WINDOW = 120
_MAX_HEAD_LINES = 30
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?\s?(?:ET|PT|GMT|UTC|[ECMP][SD]T|BST)?$", re.IGNORECASE)


@cache
def _label_pattern() -> re.Pattern[str]:
    """Return the pattern of a label before a date; its two groups tell published from updated."""
    table = load("boilerplate")["stamps"]

    def either(words: list[str]) -> str:
        return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))

    return re.compile(
        rf"\b(?:({either(table['published'])})|({either(table['updated'])}))\b\s?[:;—–-]?\s{{0,3}}", re.IGNORECASE
    )


def mark_stamps(sheet: Sheet) -> None:
    """Mark the lines that are nothing but a date of publication or update, and such dates glued to other text."""
    for index, line in enumerate(sheet.lines):
        if not sheet.is_open(index):
            continue
        if (
            len(line.text) <= _MAX_STAMP_CHARACTERS
            and "@" not in line.text
            and (_is_stamp_line(line.text) or (index < 3 and _CLOCK.match(line.text)))
        ):
            _add_stamps(sheet, line.start, line.end)
            sheet.label(index, "date")
    _mark_split_stamps(sheet)
    _mark_glued_start(sheet)
    _mark_labelled_ends(sheet)


def _is_stamp_line(text: str) -> bool:
    """Return whether a line holds a date or a label with "ago", and beside it hardly anything else."""
    if not _MAY_BE_STAMP.search(text):
        return False
    remains = text
    found = find_date(remains)
    dated = found is not None
    while found is not None:
        remains = remains[: found.start] + " " + remains[found.end :]
        found = find_date(remains)
    agency = find_agency(remains)
    if agency is not None and agency.name not in agency_table().shared:
        remains = remains[: agency.start] + " " + remains[agency.end :]
    labelled = _label_pattern().match(text) is not None
    remains = _label_pattern().sub(" ", remains)
    remains, relative = _RELATIVE.subn(" ", remains)
    if not dated and not relative:
        return False
    words = count_words(_FILLER.sub(" ", remains))
    return words == 0 or (labelled and words <= _MAX_EXTRA_WORDS and dated) or (dated and words <= 1 and len(text) < 60)


def _add_stamps(sheet: Sheet, start: int, end: int) -> None:
    """Note each date in a stamp with what its label says it is the date of."""
    label: Label = "plain"
    position = start
    while (found := find_date(sheet.text, position, end)) is not None:
        for match in _label_pattern().finditer(sheet.text, position, found.start):
            label = "published" if match[1] else "updated"
        sheet.stamps.append(StampMark(label, found.value, found.start, found.end))
        position, label = found.end, "plain"


def _mark_split_stamps(sheet: Sheet) -> None:
    """Join a label on a line of its own ("Updated") to the date on the next line."""
    for index in range(len(sheet.lines) - 1):
        text = sheet.lines[index].text.strip(" ;:|•")
        match = _label_pattern().fullmatch(text) if len(text) < 30 else None
        if match is None or sheet.kinds[index + 1] != "date":
            continue
        if sheet.is_open(index):
            sheet.label(index, "date")
        label: Label = "published" if match[1] else "updated"
        following = sheet.lines[index + 1]
        sheet.stamps = [
            stamp._replace(label=label)
            if stamp.label == "plain" and following.start <= stamp.start < following.end
            else stamp
            for stamp in sheet.stamps
        ]


def _mark_glued_start(sheet: Sheet) -> None:
    """Mark a date glued to the first sentence: a label and a date, or an ISO date, before a capital letter."""
    first = next((index for index in range(min(8, len(sheet.lines))) if sheet.is_open(index)), None)
    if first is None:
        return
    start, end = sheet.starts[first], sheet.ends[first]
    label = _label_pattern().match(sheet.text, start, end)
    found = find_date(sheet.text, start, min(end, start + _GLUE_WINDOW))
    if found is None or found.start != (label.end() if label else start):
        return
    if label is None and not _ISO_START.match(sheet.text, found.start):
        return
    stop = _FILLER_END.match(sheet.text, found.end, end)
    after = stop.end() if stop else found.end
    if after < end and not (sheet.text[after].isupper() or sheet.text[after] in "“\"‘'"):
        return
    _add_stamps(sheet, start, after)
    sheet.cut_start(first, after, "date")


_FILLER_END = re.compile(
    r"(?:\s{0,3}(?:at|[|•·,-])?\s{0,3}\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?(?:\s?(?:ET|PT|GMT|UTC|IST"
    r"|[ECMP][SD]T|BST)\b)?)?[\s|•·:—–-]*",
    re.IGNORECASE,
)


def _mark_labelled_ends(sheet: Sheet) -> None:
    """Mark stamps at the end of a headline line ("Headline Posted: Tuesday, ... Updated: ...")."""
    for index in range(min(_MAX_HEAD_LINES, len(sheet.lines))):
        if not sheet.is_open(index):
            continue
        start, end = sheet.starts[index], sheet.ends[index]
        for label in _label_pattern().finditer(sheet.text, start, end):
            if label.start() == start or not sheet.text[label.start()].isupper():
                continue
            if _is_stamp_line(sheet.text[label.start() : end]) and end - label.start() <= _MAX_STAMP_CHARACTERS:
                _add_stamps(sheet, label.start(), end)
                sheet.cut_end(index, label.start(), "date")
                break
