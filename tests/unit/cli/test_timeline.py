"""The commands ``stemma timeline`` and ``stemma annotate`` as a user meets them."""

import csv
import json
from pathlib import Path
from xml.etree import ElementTree

import icalendar
import pytest

from stemma.cli import main

FIRST = """Published: March 4, 2025

Calder ferry sinks

A ferry sank off Calder Island on Monday, harbour police said. The inquiry will open on Friday, police chief Ana
Brook said.
"""
SECOND = """Published: March 5, 2025

Ferry inquiry

A ferry sank near Calder Island on Monday. The inquiry into the ferry will open on Friday, harbour police said.
"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    return folder


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_text_shows_what_was_and_what_is_to_come(reports: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("timeline", str(reports)) == 0
    lines = [line.split() for line in capfd.readouterr().out.splitlines()]
    assert ["3", "Mar", "2025", "past"] in [line[:4] for line in lines]
    assert ["7", "Mar", "2025", "scheduled"] in [line[:4] for line in lines]


def test_a_calendar_holds_what_is_scheduled(reports: Path, tmp_path: Path) -> None:
    page = tmp_path / "due.ics"
    assert run("timeline", str(reports), "-f", "ics", "-o", str(page)) == 0
    days = {str(event.decoded("DTSTART")) for event in icalendar.Calendar.from_ical(page.read_bytes()).walk("VEVENT")}
    assert days == {"2025-03-07"}
    assert run("timeline", str(reports), "-f", "ics", "--all", "-o", str(page)) == 0
    days = {str(event.decoded("DTSTART")) for event in icalendar.Calendar.from_ical(page.read_bytes()).walk("VEVENT")}
    assert days == {"2025-03-03", "2025-03-07"}


def test_csv_and_html(reports: Path, tmp_path: Path) -> None:
    assert run("timeline", str(reports), "-f", "csv", "-o", str(tmp_path / "t.csv")) == 0
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert {row["earliest"] for row in found} == {"2025-03-03", "2025-03-07"}
    assert run("timeline", str(reports), "-f", "html", "-o", str(tmp_path / "t.html")) == 0
    assert "7 Mar 2025" in (tmp_path / "t.html").read_text(encoding="utf-8")


def test_all_is_refused_where_it_means_nothing(reports: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("timeline", str(reports), "--all") == 2
    assert "--all is for --format ics" in capfd.readouterr().err


def test_nothing_to_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for command in ("timeline", "annotate"):
        assert run(command, str(tmp_path / "nowhere.txt")) == 2
        assert "nowhere.txt" in capfd.readouterr().err


def test_annotate_as_json(reports: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("annotate", str(reports)) == 0
    found = json.loads(capfd.readouterr().out)
    assert found["schema"] == "stemma.annotations/1"
    texts = {article["id"]: article["text"] for article in found["articles"]}
    values = {
        (texts[one["article"]][time["span"]["start"] : time["span"]["end"]], time["value"])
        for one in found["annotations"]
        for time in one["times"]
    }
    assert {("Monday", "2025-03-03"), ("Friday", "2025-03-07")} <= values


def test_annotate_as_timeml(reports: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("annotate", str(reports / "first.txt"), "-f", "timeml") == 0
    root = ElementTree.fromstring(capfd.readouterr().out.encode())
    assert "".join(root.find("TEXT").itertext()) == FIRST  # type: ignore[union-attr]
    assert run("annotate", str(reports), "-f", "timeml", "-d", str(tmp_path / "out" / "timeml")) == 0
    assert sorted(path.name for path in (tmp_path / "out" / "timeml").iterdir()) == ["first.tml", "second.tml"]


def test_several_articles_are_no_timeml_file(reports: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("annotate", str(reports), "-f", "timeml") == 2
    assert "-d timeml/" in capfd.readouterr().err


def test_articles_of_one_name_do_not_overwrite_each_other(reports: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "first.txt").write_text(SECOND.replace("Monday", "Sunday"), encoding="utf-8")
    assert run("annotate", str(reports), str(other), "-f", "timeml", "-d", str(tmp_path / "out")) == 0
    assert len(list((tmp_path / "out").iterdir())) == 3
