"""The command ``stemma conflicts`` as a user meets it."""

import csv
import json
from pathlib import Path

import pytest

from stemma.cli import main

FIRST = (
    "Published: May 6, 2031\n\nCrash near Vask\n\nA train crash near Vask killed 12 people on Monday, police said.\n"
)
SECOND = "Published: May 6, 2031\n\nVask line shut\n\nPolice said a train crash near Vask killed 19 people on Monday.\n"


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


def test_a_table_of_figures(reports: Path, tmp_path: Path) -> None:
    page = tmp_path / "figures.csv"
    assert run("conflicts", str(reports), "--kind", "quantity", "-f", "csv", "-o", str(page)) == 0
    with page.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["value"] for row in rows} == {"12", "19"}
    assert {row["measure"] for row in rows} == {"killed"}


def test_text_and_json(reports: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("conflicts", str(reports)) == 0
    assert "Figures differ (contradiction) · killed" in capfd.readouterr().out
    assert run("conflicts", str(reports), "-f", "json") == 0
    assert [one["kind"] for one in json.loads(capfd.readouterr().out)] == ["quantity"]


def test_an_unknown_kind_is_named_with_those_there_are(reports: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("conflicts", str(reports), "--kind", "figure") == 2
    assert "quantity" in capfd.readouterr().err


def test_nothing_read_says_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("conflicts", str(tmp_path / "none.txt")) == 2
    assert "none.txt" in capfd.readouterr().err
