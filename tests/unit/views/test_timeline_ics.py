"""The timeline for calendar programs, read back by the icalendar package."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from stemma.records import Report, TimelineEntry
from stemma.views.timeline import render_ics
from stemma.views.timeline.calendar_file import escape_value, fold_line
from tests.unit.views.hostile import PAYLOADS, poison


def with_timeline(report: Report, *entries: TimelineEntry) -> Report:
    return replace(report, stories=(replace(report.stories[0], timeline=entries),))


def entry(text: str, earliest: str | None, latest: str | None, status: str = "scheduled") -> TimelineEntry:
    return TimelineEntry(
        earliest=earliest,
        latest=latest,
        precision="day",
        status=status,
        text=text,
        statements=(),  # type: ignore[arg-type]
    )


def events(report: Report, *, every: bool = False) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(render_ics(report, every=every)).walk("VEVENT"))


def test_only_what_is_scheduled_unless_all_is_asked_for(report: Report) -> None:
    scheduled = [one for story in report.stories for one in story.timeline if one.status == "scheduled"]
    others = [one for story in report.stories for one in story.timeline if one.status != "scheduled"]
    assert scheduled
    assert others
    assert {str(event["DESCRIPTION"]).split("\n")[0] for event in events(report)} == {one.text for one in scheduled}
    assert len(events(report, every=True)) == len(scheduled) + len(others)


def test_a_day_is_an_all_day_event_that_ends_before_the_next(report: Report) -> None:
    shown = with_timeline(report, entry("The ballot is held", "2031-05-30", "2031-06-01"))
    (event,) = events(shown)
    assert event.decoded("DTSTART") == date(2031, 5, 30)
    assert event.decoded("DTEND") == date(2031, 6, 2)
    assert "DTSTART;VALUE=DATE:20310530\r\n" in render_ics(shown)


@pytest.mark.parametrize(
    ("earliest", "latest"), [("9999-12-31", "9999-12-31"), ("2031-05-30", None), (None, "2031-05-30")]
)
def test_dates_at_the_edge(report: Report, earliest: str | None, latest: str | None) -> None:
    (event,) = events(with_timeline(report, entry("An end", earliest, latest)))
    assert event.decoded("DTSTART") == date.fromisoformat(earliest or latest or "")


def test_an_entry_without_a_day_is_left_out(report: Report) -> None:
    assert events(with_timeline(report, entry("Some day", None, None), entry("Soon", "soon", "later"))) == []


def test_the_stamp_is_the_latest_publication_not_the_clock(report: Report) -> None:
    latest = max(article.published.value[:10] for article in report.articles if article.published.value)
    stamps = {event.decoded("DTSTAMP").date() for event in events(report, every=True)}
    assert all(stamp - date.fromisoformat(latest) <= timedelta(days=1) for stamp in stamps)
    assert render_ics(report, every=True) == render_ics(report, every=True)


def test_the_uid_comes_from_the_content(report: Report) -> None:
    one, other = entry("The ballot is held", "2031-05-30", "2031-05-30"), entry("It opens", "2031-05-30", "2031-05-30")
    first = [str(event["UID"]) for event in events(with_timeline(report, one, other))]
    second = [str(event["UID"]) for event in events(with_timeline(report, one))]
    assert len(set(first)) == 2
    assert second == [uid for uid in first if uid in second]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_stays_inside_its_event(report: Report, payload: str) -> None:
    poisoned = poison(report, payload)
    page = render_ics(poisoned, every=True)
    assert page.count("BEGIN:VEVENT") == len(icalendar.Calendar.from_ical(page).walk("VEVENT"))
    assert len(events(poisoned, every=True)) == len(events(report, every=True))
    assert not set(page.replace("\r\n", "")) & {chr(code) for code in [*range(32), 0x7F, 0x202E]}


def test_no_line_is_longer_than_75_octets(report: Report) -> None:
    long = with_timeline(report, entry("Ärzte, “Räte”; 🚢 " * 30, "2031-05-30", "2031-05-30"))
    page = render_ics(long)
    assert page.endswith("\r\n")
    assert all(len(line.encode()) <= 75 for line in page.split("\r\n"))
    (event,) = events(long)
    assert str(event["DESCRIPTION"]).startswith("Ärzte, “Räte”; 🚢 Ärzte")


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300))
def test_folding_loses_nothing(line: str) -> None:
    pieces = list(fold_line(line))
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
    assert all(len(piece.encode()) <= 75 for piece in pieces)


@given(st.text("ab\\;,n\n", max_size=40))
def test_escaping_is_undone_by_a_reader(text: str) -> None:
    event = icalendar.Event.from_ical(f"BEGIN:VEVENT\r\nSUMMARY:{escape_value(text)}\r\nEND:VEVENT\r\n")
    assert str(event["SUMMARY"]) == text


def test_a_clock_time_with_its_zone_stands_at_that_time(report: Report) -> None:
    shown = with_timeline(
        report, replace(entry("The ballot closes", "2031-05-30", "2031-05-30"), moment="2031-05-30T20:00-04:00")
    )
    (event,) = events(shown)
    assert event.decoded("DTSTART") == datetime(2031, 5, 31, 0, 0, tzinfo=UTC)
    assert "DTEND" not in event


@pytest.mark.parametrize("moment", ["soon", "2031-13-01T10:00+00:00", ""])
def test_an_unreadable_clock_time_leaves_the_day(report: Report, moment: str) -> None:
    shown = with_timeline(report, replace(entry("The ballot closes", "2031-05-30", "2031-05-30"), moment=moment))
    (event,) = events(shown)
    assert event.decoded("DTSTART") == date(2031, 5, 30)
