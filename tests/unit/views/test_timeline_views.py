"""The timeline as text, CSV and HTML."""

import csv
import io
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from stemma.records import Report
from stemma.views.timeline import render_csv, render_html, render_text
from stemma.views.timeline.table import COLUMNS, guard_cell
from tests.unit.views.hostile import PAYLOADS, poison


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render_csv(report), newline="")))


def test_one_row_an_entry_with_its_place(report: Report) -> None:
    found = rows(report)
    texts = {article.id: article.text for article in report.articles}
    assert len(found) == sum(len(story.timeline) for story in report.stories)
    for row in found:
        assert row.keys() == set(COLUMNS)
        assert texts[row["article"]][int(row["start"]) : int(row["end"])] == row["text"]


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", " =1", "\t=1", "\r=1", "＝1"])
def test_no_cell_runs_in_a_spreadsheet(cell: str, report: Report) -> None:
    assert guard_cell(cell)[0] == "'"
    poisoned = [value for row in rows(poison(report, cell)) for value in row.values()]
    assert not [value for value in poisoned if value.lstrip()[:1] in ("=", "+", "@")]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_breaks_no_row(payload: str, report: Report) -> None:
    assert len(rows(poison(report, payload))) == len(rows(report))


def test_text_shows_every_entry_and_who_reports_it(report: Report) -> None:
    page = " ".join(render_text(report).split())
    for story in report.stories:
        assert " ".join(story.title.split()) in page
        for entry in story.timeline:
            assert " ".join(entry.text.split()) in page
    assert "scheduled" in page


def test_text_of_a_report_without_dates(report: Report) -> None:
    bare = replace(report, stories=tuple(replace(story, timeline=()) for story in report.stories))
    assert render_text(bare) == "No report gives a date that could be placed.\n"
    assert "No report gives a date" in render_html(bare)
    assert render_csv(bare) == ",".join(COLUMNS) + "\r\n"


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if name == "href" and value:
                self.links.append(value)


def test_html_links_lead_to_places_on_the_page(report: Report) -> None:
    page = Page(render_html(report))
    assert len(page.ids) == len(set(page.ids))
    assert page.links
    assert {link[1:] for link in page.links} <= set(page.ids)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_html_escapes_everything(payload: str, report: Report) -> None:
    page = Page(render_html(poison(report, payload)))
    assert page.tags == Page(render_html(report)).tags
    assert "img" not in page.tags
    assert page.tags.count("script") == 1
