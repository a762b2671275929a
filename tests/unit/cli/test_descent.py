"""The command ``stemma descent`` as a user meets it."""

import csv
import json
from pathlib import Path

import networkx
import pytest

import stemma
from stemma.cli import main
from tests.unit.descent.reports import OTHER, WIRE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    held = tmp_path / "reports"
    held.mkdir()
    (held / "wire.txt").write_text(f"TARN, May 4 (Reuters) - {WIRE}", encoding="utf-8")
    (held / "copy.txt").write_text("\n".join(WIRE.split("\n")[:5]), encoding="utf-8")
    (held / "other.txt").write_text(OTHER, encoding="utf-8")
    return held


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_text_is_the_tree_and_why(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("descent", folder) == 0
    page = capfd.readouterr().out
    assert "Reuters  agency" in page
    assert "wire credits Reuters." in page
    assert "statements in no other article" in page
    assert "1 article that no other article joins" in page


def test_every_format(folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for form in ("dot", "graphml", "prov", "csv"):
        assert run("descent", folder, "-f", form, "-o", tmp_path / form) == 0
    assert capfd.readouterr() == ("", "")
    assert (tmp_path / "dot").read_text(encoding="utf-8").startswith("digraph")
    kinds = sorted(kind for _, kind in networkx.read_graphml(tmp_path / "graphml").nodes(data="kind"))
    assert kinds == ["agency", "article", "article", "article"]
    assert json.loads((tmp_path / "prov").read_bytes())["wasDerivedFrom"]
    with (tmp_path / "csv").open(encoding="utf-8", newline="") as file:
        assert {row["copied"] for row in csv.DictReader(file)} == {"yes"}


def test_nothing_to_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("descent", tmp_path / "nowhere.txt") == 2
    assert "nowhere.txt" in capfd.readouterr().err


def test_tracing_gives_the_stemma_of_the_report(folder: Path) -> None:
    reading = stemma.read([folder])
    whole, traced = stemma.reconcile(reading), stemma.trace(reading)
    assert traced.articles == whole.articles
    assert traced.problems == whole.problems
    for long, short in zip(whole.stories, traced.stories, strict=True):
        for name in ("id", "articles", "passages", "origins", "derivations", "statements"):
            ours, theirs = getattr(short, name), getattr(long, name)
            assert len(ours) == len(theirs) if name == "statements" else ours == theirs
        assert short.claims == short.conflicts == ()


def test_processes_give_the_same(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run("descent", folder, "-f", "prov")
    alone = capfd.readouterr().out
    run("descent", folder, "-f", "prov", "--workers", "2")
    assert capfd.readouterr().out == alone
