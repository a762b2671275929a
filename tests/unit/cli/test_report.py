"""The command ``stemma report`` as a user meets it: exit codes, messages, files."""

import json
from pathlib import Path

import pytest

from stemma.cli import main

FIRST = """Ferry sinks off Calder Island

PORT CALDER, March 4 (Norvik News Agency) - A ferry with 40 people aboard sank off Calder Island on Tuesday, killing at
least seven people, harbour police said.

"We are still searching for three passengers," police chief Ana Brook told reporters.
"""
SECOND = """Published: March 4, 2025

Seven people died when a ferry sank near Calder Island on Tuesday, police said. Harbour police chief Ana Brook said her
officers were searching for three missing passengers.
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


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json"])
def test_every_format_goes_to_standard_output(
    form: str, reports: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("report", str(reports), "--format", form) == 0
    out, err = capfdbinary.readouterr()
    assert b"Calder Island" in out
    assert err == b""


def test_json_is_one_object_with_both_articles(reports: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    run("report", str(reports), "--format", "json")
    report = json.loads(capfdbinary.readouterr().out)
    assert report["schema"] == "stemma.report/1"
    assert {Path(article["source"]).name for article in report["articles"]} == {"first.txt", "second.txt"}


def test_a_file_is_written_whole(reports: Path, tmp_path: Path) -> None:
    page = tmp_path / "story.html"
    assert run("report", str(reports), "-f", "html", "-o", str(page)) == 0
    assert page.read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_workers_change_nothing(reports: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    run("report", str(reports), "-f", "json")
    alone = capfdbinary.readouterr().out
    run("report", str(reports), "-f", "json", "--workers", "2")
    assert capfdbinary.readouterr().out == alone


def test_a_missing_file_beside_good_ones(reports: Path, capfd: pytest.CaptureFixture[str]) -> None:
    missing = str(reports / "nowhere.txt")
    assert run("report", str(reports), missing, "-f", "json") == 0
    problems = json.loads(capfd.readouterr().out)["problems"]
    assert [problem["where"] for problem in problems if problem["where"] == missing] == [missing]
    assert run("report", str(reports), missing, "-f", "json", "--strict") == 1


def test_nothing_could_be_done(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("report", str(tmp_path / "nowhere.txt"), "-f", "json") == 2
    assert "nowhere.txt" in capfd.readouterr().err


def test_no_folder_for_the_output(reports: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("report", str(reports), "-f", "html", "-o", str(tmp_path / "no" / "story.html")) == 2
    assert "there is no folder" in capfd.readouterr().err


def test_an_unknown_option_is_explained(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("report", "--colour") == 2
    assert "No such option" in capfd.readouterr().err


def test_interrupted_run_leaves_the_old_file(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "story.md"
    page.write_text("old", encoding="utf-8")

    def interrupt(_self: Path, _target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    assert run("report", str(reports), "-f", "markdown", "-o", str(page)) == 130
    assert page.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    assert "Interrupted" in capfd.readouterr().err


def test_standard_input(reports: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with (reports / "second.txt").open("rb") as file:
        monkeypatch.setattr("sys.stdin", file)
        monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": file, "isatty": lambda _self: False})())
        assert run("report", "-", "-f", "json") == 0
    assert len(json.loads(capfd.readouterr().out)["articles"]) == 1


def test_a_fault_of_our_own_shows_no_traceback(
    reports: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def break_down(*_arguments: object, **_options: object) -> None:
        raise KeyError("lost")

    monkeypatch.setattr("stemma.pipeline.reconcile", break_down)
    assert run("report", str(reports)) == 2
    err = capfd.readouterr().err
    assert "fault of its own (KeyError" in err
    assert "Traceback" not in err
