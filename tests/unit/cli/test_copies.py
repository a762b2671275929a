"""The command ``stemma copies`` as a user meets it."""

import json
from pathlib import Path

import pytest

from stemma import copying
from stemma.cli import main
from tests.unit.descent.reports import OTHER, WIRE


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    texts = {"a": WIRE, "b": f"{WIRE}\nMore to follow.", "c": OTHER}
    path = tmp_path / "archive.jsonl"
    path.write_text("".join(json.dumps({"id": k, "text": t}) + "\n" for k, t in texts.items()), encoding="utf-8")
    return path


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_lines_of_json(archive: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("copies", str(archive)) == 0
    pair, group, summary = (json.loads(line) for line in capsysbinary.readouterr().out.splitlines())
    assert (pair["kind"], pair["first"], pair["second"], pair["shares"][0]) == ("pair", "a", "b", 1.0)
    assert pair["passages"][0]["first"] == [0, len(WIRE)]
    assert group == {"kind": "group", "texts": ["a", "b"]}
    assert summary == {"kind": "summary", "texts": 3, "skipped": 0, "pairs": 1, "groups": 1}


def test_text_for_readers(archive: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("copies", str(archive), "-f", "text") == 0
    out = capsysbinary.readouterr().out.decode()
    assert "100% of a\n" in out
    assert f"verbatim: characters 0-{len(WIRE)} and 0-{len(WIRE)}" in out
    assert out.endswith("3 texts: 1 pair, 1 group\n")


def test_a_file_is_written_whole_or_not_at_all(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out.jsonl"
    assert run("copies", str(archive), "-o", str(out)) == 0
    assert len(out.read_text("utf-8").splitlines()) == 3
    before = out.read_bytes()

    def interrupted(*_: object, **__: object) -> object:
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(copying, "find_copies", interrupted)
    assert run("copies", str(archive), "-o", str(out)) == 130
    assert out.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive.jsonl", "out.jsonl"]


def test_interrupted_on_the_terminal(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> object:
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(copying, "find_copies", interrupted)
    assert run("copies", str(archive)) == 130
    assert "the lines above are complete" in capsys.readouterr().err


def test_nothing_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("copies", str(tmp_path / "none.jsonl")) == 2
    assert "no such file or folder" in capsys.readouterr().err


def test_a_folder_that_is_missing(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("copies", str(archive), "-o", str(archive.parent / "no" / "out.jsonl")) == 2
    assert "there is no folder" in capsys.readouterr().err
