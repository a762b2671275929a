"""The command ``stemma quotes`` as a user meets it."""

import csv
import json
from pathlib import Path

import pytest

from stemma.cli import main

FIRST = (
    "Published: May 6, 2031\n\nCrash near Vask\n\nA train crash near Vask killed 12 people on Monday. "
    "“The signal was green,” Inspector Oda Brenn told the Vask Courier. "
    "Three people close to the railway said the driver had been awake for 20 hours.\n"
)
SECOND = (
    "Published: May 6, 2031\n\nVask line shut\n\nA train crash near Vask killed 12 people on Monday. "
    "“The signal was green,” said Oda Brenn, who leads the inquiry.\n"
)


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


def test_both_outlets_words_for_one_speaker(reports: Path, tmp_path: Path) -> None:
    page = tmp_path / "quotes.csv"
    assert run("quotes", str(reports), "--speaker", "brenn", "-f", "csv", "-o", str(page)) == 0
    with page.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["source"] for row in rows} == {"Oda Brenn"}
    assert {row["label"] for row in rows} == {"first", "second"}
    assert {row["saying"] for row in rows} == {"1"}


def test_text_json_and_html(reports: Path, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run("quotes", str(reports)) == 0
    shown = capfd.readouterr().out
    assert "Oda Brenn — Inspector, 2 articles" in shown
    assert "unnamed, 3 in number" in shown
    assert run("quotes", str(reports), "-f", "json") == 0
    kinds = {source["kind"] for source in json.loads(capfd.readouterr().out)[0]["sources"]}
    assert {"named", "unnamed"} <= kinds
    page = tmp_path / "quotes.html"
    assert run("quotes", str(reports), "-f", "html", "-o", str(page)) == 0
    assert "<script" not in page.read_text(encoding="utf-8")


def test_an_unknown_speaker_gets_names_to_try(reports: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("quotes", str(reports), "--speaker", "Bren") == 2
    told = capfd.readouterr().err
    assert "nobody called 'Bren'" in told
    assert "Oda Brenn" in told


def test_nothing_read_says_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("quotes", str(tmp_path / "none.txt"), "--speaker", "Brenn") == 2
    assert "none.txt" in capfd.readouterr().err
