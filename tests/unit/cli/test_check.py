"""The command ``stemma check`` as a user meets it."""

import json
from pathlib import Path

import pytest

from stemma.cli import main

FIRST = """Published: March 4, 2025

Calder ferry sinks

A ferry sank off Calder Island on Monday with 42 people on board, harbour police said. The inquiry will open on Friday.
"""
CLAIM = "A ferry sank off Calder Island on Monday."


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    return folder


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_text_names_verdict_and_sentence(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", CLAIM, str(reports)) == 0
    shown = capsys.readouterr().out
    assert "SUPPORTED (1 independent origin)" in shown
    assert "42 people on board" in shown


def test_claims_of_a_file_give_one_object_a_line(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claims = tmp_path / "claims.txt"
    claims.write_bytes(f"{CLAIM}\n\n\xff\nThe ferry had 99 people on board.\nWhy did it sink?\n".encode("latin-1"))
    assert run("check", "--claims", str(claims), str(reports), "-f", "json") == 0
    out, err = capsys.readouterr()
    found = [json.loads(line) for line in out.splitlines()]
    assert [(one["line"], one["verdict"]) for one in found] == [
        (1, "supported"),
        (4, "contradicted"),
        (5, "unmeasured"),
    ]
    assert {"claim", "verdict", "statements", "origins", "differences"} <= set(found[0])
    assert found[1]["differences"][0]["kind"] == "quantity"
    assert f"{claims}:2: an empty line" in err
    assert f"{claims}:3: bytes that are no UTF-8" in err


def test_saved_report_takes_the_place_of_paths(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = tmp_path / "report.json"
    assert run("report", str(reports), "-f", "json", "-o", str(saved)) == 0
    assert run("check", CLAIM, "--report", str(saved)) == 0
    assert "SUPPORTED" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check",), "no claim"),
        (("check", CLAIM), "nothing to check against"),
        (("check", CLAIM, "--as-of", "Friday", "x"), "--as-of expects a day"),
        (("check", CLAIM, "--report", "missing.json"), "no file missing.json"),
        (("check", "--claims", "missing.txt", "x"), "no file missing.txt"),
    ],
)
def test_bad_use_is_explained(arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*arguments) == 2
    assert message in capsys.readouterr().err
