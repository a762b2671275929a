"""The table of conflicts and drifts: as text, as CSV, as JSON."""

import csv
import io
import json

import pytest
from msgspec import structs

from stemma.records import Report
from stemma.views.conflicts import render_csv, render_json, render_text
from stemma.views.conflicts.entries import KINDS, list_differences
from stemma.views.conflicts.table import COLUMNS


def read(page: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(page)))


def test_every_conflict_and_drift_has_its_rows_with_the_words_at_their_place(report: Report) -> None:
    rows = read(render_csv(report))
    texts = {article.id: article.text for article in report.articles}
    ids = {one.id for story in report.stories for one in (*story.conflicts, *story.drifts)}
    assert {row["id"] for row in rows} == ids
    assert all(row["why"] and row["story"] for row in rows)
    for row in rows:
        words = texts[row["article"]][int(row["start"]) : int(row["end"])]
        assert row["value"] == " ".join(words.split())


def test_each_side_names_its_origins(report: Report) -> None:
    labels = {origin.label for story in report.stories for origin in story.origins}
    rows = [row for row in read(render_csv(report)) if row["finding"] == "conflict" and row["origins"]]
    assert rows
    assert all(set(row["origins"].split("; ")) <= labels for row in rows)


def test_kinds_choose(report: Report) -> None:
    kinds = {one.kind for one in list_differences(report)}
    assert len(kinds) > 1
    for kind in sorted(kinds):
        assert {row["kind"] for row in read(render_csv(report, [kind]))} == {kind}
    missing = sorted(set(KINDS) - kinds)
    assert render_csv(report, missing[:1]).splitlines() == [",".join(COLUMNS)]
    assert "no conflict or drift of this kind" in render_text(report, missing[:1])


def test_json_has_the_same_findings(report: Report) -> None:
    listed = json.loads(render_json(report))
    assert [one["id"] for one in listed] == [one.id for one in list_differences(report)]
    assert all(one["sides"] and one["why"] for one in listed)


def test_text_shows_each_side_and_why(report: Report) -> None:
    page = " ".join(render_text(report).split())
    for difference in list_differences(report):
        assert " ".join(difference.why.split()) in page


@pytest.mark.parametrize("payload", ["=1+1", "+1", "-1", "@SUM(A1)", "\x1b[31mred", "\t=1"])
def test_a_spreadsheet_runs_nothing_and_a_terminal_is_not_steered(report: Report, payload: str) -> None:
    story = structs.replace(report.stories[0], title=payload)
    conflicts = tuple(structs.replace(one, why=payload) for one in story.conflicts)
    hostile = structs.replace(report, stories=(structs.replace(story, conflicts=conflicts), *report.stories[1:]))
    for row in read(render_csv(hostile)):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row.values())
    assert "\x1b" not in render_text(hostile)
    assert "\x1b" not in render_json(hostile)


def test_a_report_without_conflicts_says_so() -> None:
    empty = Report(articles=(), stories=())
    assert render_text(empty).startswith("No report conflicts")
    assert json.loads(render_json(empty)) == []


@pytest.mark.parametrize("render", [render_text, render_csv, render_json])
def test_the_same_report_gives_the_same_page(report: Report, render: object) -> None:
    assert callable(render)
    assert render(report) == render(report)
