"""The command ``stemma compare`` as a user meets it."""

import json
from pathlib import Path

import pytest

from stemma.cli import main
from stemma.cli.picking import split_wanted
from tests.unit.descent.reports import OTHER, WIRE

EDITED = WIRE.replace("three accidents", "four accidents")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "first.txt").write_text(WIRE, encoding="utf-8")
    (tmp_path / "second.txt").write_text(EDITED, encoding="utf-8")
    records = [
        {"id": "r-1", "outlet": "Courier", "title": "Ferries stop", "text": WIRE},
        {"id": "r-2", "outlet": "Herald", "title": "No boats", "text": EDITED},
        {"id": "r-3", "outlet": "Herald", "title": "Hall costs", "text": OTHER},
    ]
    (tmp_path / "feed.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    (tmp_path / "twin.jsonl").write_text(json.dumps(records[0]) + "\n", encoding="utf-8")
    return tmp_path


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    assert isinstance(ended.value.code, int)
    return ended.value.code


def sources(out: str) -> list[str]:
    return [Path(article["source"]).name for article in json.loads(out)["articles"]]


def test_two_files(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("compare", folder / "first.txt", folder / "second.txt") == 0
    out, err = capfd.readouterr()
    assert "[-three-]" in out
    assert "{+four+}" in out
    assert err == ""


def test_the_order_given_is_kept(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("compare", folder / "second.txt", folder / "first.txt", "-f", "json") == 0
    assert sources(capfd.readouterr().out) == ["second.txt", "first.txt"]


def test_a_page_is_written_whole(folder: Path) -> None:
    page = folder / "pair.html"
    assert run("compare", folder / "first.txt", folder / "second.txt", "-f", "html", "-o", page) == 0
    text = page.read_text(encoding="utf-8")
    assert "<del>three</del>" in text
    assert "<ins>four</ins>" in text
    assert text.rstrip().endswith("</html>")


@pytest.mark.parametrize("named", ["r-2", "No boats"])
def test_one_article_of_a_file_with_several(named: str, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("compare", f"{folder / 'feed.jsonl'}#{named}", folder / "first.txt", "-f", "json") == 0
    assert sources(capfd.readouterr().out) == ["r-2", "first.txt"]


def test_two_of_all_that_is_read(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("compare", folder, "--pick", "r-2", "--pick", "Courier", "-f", "json") == 2  # two files hold Courier's
    assert "2 articles are named “Courier”" in capfd.readouterr().err
    assert run("compare", folder / "feed.jsonl", "--pick", "r-2", "--pick", "Courier", "-f", "json") == 0
    assert sources(capfd.readouterr().out) == ["r-2", "r-1"]


def test_a_file_of_exactly_two(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lines = (folder / "feed.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "pair.jsonl").write_text("".join(lines[:2]), encoding="utf-8")
    assert run("compare", folder / "pair.jsonl", "-f", "json") == 0
    assert sources(capfd.readouterr().out) == ["r-1", "r-2"]


def test_equal_articles_of_two_files(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("compare", f"{folder / 'feed.jsonl'}#r-1", folder / "twin.jsonl", "-f", "json") == 2
    assert "the same article as the first" in capfd.readouterr().err
    (folder / "copy.txt").write_text(WIRE, encoding="utf-8")
    assert run("compare", folder / "first.txt", folder / "copy.txt", "-f", "json") == 0
    found = json.loads(capfd.readouterr().out)
    assert len({article["id"] for article in found["articles"]}) == 2
    assert found["coverage"] == [1.0, 1.0]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("feed.jsonl", "first.txt"), "3 articles. Expected one; name it as"),
        (("feed.jsonl#r-9", "first.txt"), "no article is named “r-9”"),
        (("feed.jsonl#Herald", "first.txt"), "2 articles are named “Herald”"),
        (("nowhere.txt", "first.txt"), "no such file or folder"),
        (("nowhere.txt#1", "first.txt"), "no such file or folder"),
        (("first.txt",), "1 article. Expected two"),
        (("first.txt", "first.txt"), "the same article as the first"),
        (("feed.jsonl", "--pick", "r-1"), "--pick names 1"),
        (("feed.jsonl", "--pick", "r-1", "--pick", "Courier"), "the same article twice"),
    ],
)
def test_messages_say_what_to_do(
    arguments: tuple[str, ...], expected: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    given = [folder / part if "." in part else part for part in arguments]
    assert run("compare", *given) == 2
    out, err = capfd.readouterr()
    assert expected in err
    assert out == ""
    if "Expected one" in expected:
        assert "r-1" in err
        assert "Ferries stop" in err


def test_further_paths_are_context(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lines = WIRE.split("\n")
    (folder / "head.txt").write_text("\n".join(lines[:4]), encoding="utf-8")
    (folder / "tail.txt").write_text("\n".join(lines[4:]), encoding="utf-8")
    (folder / "whole.txt").write_text(f"TARN, May 4 (Reuters) - {WIRE}", encoding="utf-8")
    assert run("compare", folder / "head.txt", folder / "tail.txt", "-f", "json") == 0
    assert json.loads(capfd.readouterr().out)["relation"] == "none"
    assert run("compare", folder / "head.txt", folder / "tail.txt", folder / "whole.txt", "-f", "json") == 0
    found = json.loads(capfd.readouterr().out)
    assert (found["relation"], found["sources"]) == ("common-source", ["Reuters"])


def test_a_name_with_a_number_sign_is_a_file_first(tmp_path: Path) -> None:
    odd = tmp_path / "notes#1.txt"
    odd.write_text("text", encoding="utf-8")
    assert split_wanted(str(odd)) == (str(odd), None)
    assert split_wanted(f"{odd}#2") == (str(odd), "2")
    assert split_wanted("#1") == ("#1", None)
