"""The timeline as an iCalendar file (RFC 5545), for calendar programs."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from stemma.records import Report, Story, content_id
from stemma.views.clean import clean_line, clean_text, cut_line
from stemma.views.dates import parse_day, show_moment
from stemma.views.outline.articles import label_articles
from stemma.views.timeline.entries import Entry, list_entries

_LINE_OCTETS: Final = 75  # RFC 5545, 3.1
_SUMMARY_LIMIT: Final = 150
_SPECIAL: Final = re.compile(r"([\\;,])")
_WEB: Final = re.compile(r"https?://[^\s\"<>\\^`{|}]+")


def render_ics(report: Report, *, every: bool = False) -> str:
    """Return the timeline as an iCalendar file, the same for the same report.

    An entry whose texts give the clock and its time zone stands at that time, in UTC; every other is an all-day event.

    Args:
        report: the report.
        every: past and ongoing entries too; otherwise only what is scheduled.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Stemma//Timeline//EN", "CALSCALE:GREGORIAN"]
    seen: set[str] = set()
    labels = label_articles(report.articles)
    stamps = {story.id: _stamp(story, report) for story in report.stories}
    for found in list_entries(report):
        if every or found.entry.status == "scheduled":
            event = list(_write_event(found, stamps[found.story.id], labels, seen))
            lines += event
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in fold_line(line))


def _write_event(found: Entry, stamp: datetime | None, labels: dict[str, str], seen: set[str]) -> Iterator[str]:
    """Yield the lines of one event; none for an entry without a day, or one already written."""
    entry = found.entry
    first = parse_day(entry.earliest or entry.latest)
    last = parse_day(entry.latest or entry.earliest)
    if first is None or last is None:
        return
    uid = f"{content_id('i', first, last, clean_line(entry.text))}@stemma"
    if uid in seen:
        return
    seen.add(uid)
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{(stamp or _midnight(first)):%Y%m%dT%H%M%SZ}"
    if entry.moment and (moment := _moment(entry.moment)):
        yield f"DTSTART:{_compact(moment.date())}T{moment:%H%M%S}Z"
    else:
        yield f"DTSTART;VALUE=DATE:{_compact(first)}"
        if first <= last < date.max:
            yield f"DTEND;VALUE=DATE:{_compact(last + timedelta(days=1))}"
    yield f"SUMMARY:{escape_value(cut_line(entry.text, _SUMMARY_LIMIT))}"
    yield f"DESCRIPTION:{escape_value(_describe(found, labels))}"
    yield f"CATEGORIES:{escape_value(cut_line(found.story.title, _SUMMARY_LIMIT))}"
    if found.article and _WEB.fullmatch(found.article.source):
        yield f"URL:{found.article.source}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _describe(found: Entry, labels: dict[str, str]) -> str:
    """Return the words of the entry and who reports them."""
    makers = [
        f"{labels[article.id]}, {show_moment(article.published.value)}"
        for article in sorted(found.articles, key=lambda one: (labels[one.id], one.id))
    ]
    return "\n".join([clean_line(found.entry.text), "", "Reported by: " + "; ".join(makers)])


def _compact(day: date) -> str:
    return day.isoformat().replace("-", "")  # strftime writes years before 1000 with fewer figures


def _stamp(story: Story, report: Report) -> datetime | None:
    """Return the latest publication of the story in UTC: never the clock, so that a run can be repeated."""
    held = set(story.articles)
    moments = [_moment(article.published.value) for article in report.articles if article.id in held]
    return max((moment for moment in moments if moment), default=None)


def _moment(value: str | None) -> datetime | None:
    """Return an ISO 8601 date or date and time in UTC; without an offset it is taken as it stands."""
    day = parse_day(value)
    if day is None or value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return _midnight(day)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def escape_value(text: str) -> str:
    r"""Return text as an iCalendar value.

    >>> escape_value("talks; then, a\nvote")
    'talks\\; then\\, a\\nvote'
    """
    return _SPECIAL.sub(r"\\\1", clean_text(text)).replace("\t", " ").replace("\n", "\\n")


def fold_line(line: str) -> Iterator[str]:
    """Yield a content line in pieces of at most 75 octets, each after the first opened by a blank.

    >>> [len(piece.encode()) for piece in fold_line("é" * 60)]
    [74, 47]
    """
    octets = line.encode("utf-8", "replace")
    start, room, opening = 0, _LINE_OCTETS, ""
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        yield opening + octets[start:end].decode("utf-8")
        start, room, opening = end, _LINE_OCTETS - 1, " "
    yield opening + octets[start:].decode("utf-8")
