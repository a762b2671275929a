"""What an article says about days: the clues from which its day of publication can be inferred."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from stemma.lang import load
from stemma.records import Annotation, Article, Time
from stemma.text.stamps import follows_stamp_word

_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_MOST_DAYS_APART = 30  # days named further than this from every dated report are background and say nothing
_LEAD: Final = 500  # characters in which a report says its news
_BESIDE: Final = 50  # characters before a day in which a verb of saying shows that it is the day of the telling
_STAMP_LINE: Final = 30  # characters that may stand in one line with a date that is a stamp
_WORD: Final = re.compile(r"[^\W\d_]+")
_ORDINAL: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")
_STOPS: Final = re.compile(r"[.;!?]\s")


@dataclass(frozen=True, order=True)
class Weekday:
    """A weekday that an article names.

    Attributes:
        number: ISO weekday.
        part: ``plain``, ``morning`` or ``night``, by the part of the day it is named with.
        told: whether only a verb of saying stands beside it ("said Wednesday").
        lead: whether it stands at the head of the article.
    """

    number: int
    part: str = "plain"
    told: bool = False
    lead: bool = False


@dataclass(frozen=True)
class Clues:
    """What an article says about days, blocks left out.

    Attributes:
        past: the weekdays named in clauses that look back, one entry each.
        ahead: ISO weekdays named in clauses that look ahead.
        counted: steps from the day of writing that its words take: -1 "yesterday", "last night"; 0 "today"; 1
            "tomorrow".
        days: days named by date, and whether the clause looks ahead.
        begun: first days of months, years ... named by date that the article speaks of as past.
        stamps: days after "Published", "Updated" ..., or in a line to themselves.
    """

    past: tuple[Weekday, ...] = ()
    ahead: frozenset[int] = frozenset()
    counted: frozenset[int] = frozenset()
    days: tuple[tuple[date, bool], ...] = ()
    begun: tuple[date, ...] = ()
    stamps: tuple[date, ...] = ()

    def say_nothing(self) -> bool:
        """Return whether there is no clue at all."""
        return not (self.past or self.ahead or self.counted or self.days or self.stamps)

    def read_alike(self, one: date, two: date) -> bool:
        """Return whether the article names weekdays, and all of them mean the same days from both days of writing."""

        def meant(day: date) -> list[date]:
            back = [day - timedelta(days=(day.isoweekday() - named.number) % 7) for named in self.past]
            return back + [day + timedelta(days=(number - day.isoweekday()) % 7) for number in sorted(self.ahead)]

        return bool(self.past or self.ahead) and meant(one) == meant(two)


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


def days_named(article: Article, annotation: Annotation | None, published: date) -> frozenset[date]:
    """Return the days that a dated report names, blocks left out; weekdays not yet read are read against its day."""
    days = set()
    for time in annotation.times if annotation else ():
        if is_in_block(time, article):
            continue
        if day := single_day(time):
            days.add(day)
        elif time.value is None and time.kind in ("DATE", "TIME"):
            surface = time.span.text_in(article.text)
            if (weekday := _weekday_of(surface)) and not _is_shifted(surface):
                ahead = (weekday - published.isoweekday()) % 7
                days.add(published + timedelta(days=ahead if time.tense == "future" or not ahead else ahead - 7))
    return frozenset(days)


@dataclass
class _Found:
    """The clues read so far."""

    past: dict[int, Weekday] = field(default_factory=dict)
    ahead: set[int] = field(default_factory=set)
    counted: set[int] = field(default_factory=set)
    days: set[tuple[date, bool]] = field(default_factory=set)
    begun: set[date] = field(default_factory=set)
    stamps: set[date] = field(default_factory=set)


def read_clues(article: Article, annotation: Annotation | None, reported: Sequence[date]) -> Clues:
    """Return the clues of an article; ``reported`` are the days on which the dated reports came out."""
    found = _Found()
    for time in annotation.times if annotation else ():
        if time.kind in ("DATE", "TIME") and not is_in_block(time, article):
            _read_time(time, article, reported, found)
    return Clues(
        tuple(found.past[number] for number in sorted(found.past)),
        frozenset(found.ahead),
        frozenset(found.counted),
        tuple(sorted(found.days)),
        tuple(sorted(found.begun)),
        tuple(sorted(found.stamps)),
    )


def _read_time(time: Time, article: Article, reported: Sequence[date], found: _Found) -> None:
    """Add what one time expression says."""
    surface = time.span.text_in(article.text)
    looks_ahead = time.tense == "future"
    named = single_day(time) or _nearest_day(surface, reported)
    if named and time.value is not None and _is_stamp(time, article.text):
        found.stamps.add(named)
    elif named:
        if min(abs((named - day).days) for day in reported) <= _MOST_DAYS_APART:
            found.days.add((named, looks_ahead))
    elif time.anchor is None and time.tense == "past" and (first := read_day(time.earliest)):
        found.begun.add(first)
    elif time.value is None and (weekday := _weekday_of(surface)):
        if not _is_shifted(surface) and looks_ahead:
            found.ahead.add(weekday)
        elif not _is_shifted(surface):
            _add_past(Weekday(weekday, _part_of_day(surface), _is_told(time, article), time.span.start < _LEAD), found)
    elif time.value is None and (step := _step_of(surface)) is not None:
        found.counted.add(step)


def _is_stamp(time: Time, text: str) -> bool:
    """Return whether a date stands after "Published", "Updated" ... or has a line (almost) to itself."""
    if follows_stamp_word(text, time.span.start):
        return True
    first = text.rfind("\n", max(0, time.span.start - _STAMP_LINE), time.span.start) + 1
    last = text.find("\n", time.span.end, time.span.end + _STAMP_LINE)
    begins = first > 0 or time.span.start < _STAMP_LINE
    ends = last >= 0 or len(text) - time.span.end < _STAMP_LINE
    rest = (time.span.start - first) + ((last if last >= 0 else len(text)) - time.span.end)
    return begins and ends and rest < _STAMP_LINE


def _add_past(named: Weekday, found: _Found) -> None:
    """Add a weekday that looks back; of its mentions, the first part of the day counts, and any beside no saying."""
    known = found.past.get(named.number)
    if known:
        part = named.part if known.part == "plain" else known.part
        named = Weekday(named.number, part, known.told and named.told, known.lead or named.lead)
    found.past[named.number] = named


def _is_told(time: Time, article: Article) -> bool:
    """Return whether a verb of saying stands right before a time."""
    before = article.text[max(0, time.span.start - _BESIDE) : time.span.start]
    words = _WORD.findall(_STOPS.split(before)[-1].lower())[-4:]
    return not set(words).isdisjoint(load("times_main")["saying"])


def _step_of(surface: str) -> int | None:
    """Return how many days from the day of writing "today", "last night", "tomorrow" are; None for anything else."""
    words = surface.lower().split()
    if "yesterday" in words or words[-2:] == ["last", "night"] or "overnight" in words:
        return -1
    if "tomorrow" in words:
        return 1
    today = {"today", "tonight"} & set(words) or ("this" in words and {"morning", "afternoon", "evening"} & set(words))
    return 0 if today else None


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
    bare = [_ORDINAL.sub("", word) for word in words]
    number = next((int(word) for word in bare if word.isdecimal() and len(word) < 3), None)
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
