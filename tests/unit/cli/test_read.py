"""``stemma read``: articles one a line, in order, whatever the workers; and on again after ``kill -9``."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from stemma.cli import main
from stemma.cli.resuming import ResumableFile
from stemma.errors import ConfigError
from stemma.ingest import streaming
from stemma.records import Article, Published
from stemma.views.ninjs import render_ninjs
from tests.fuzz import samples


def run(capfd: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as exit_info:
        main(["read", *map(str, arguments)])
    out, err = capfd.readouterr()
    return int(str(exit_info.value.code or 0)), out, err


def write_crawl(path: Path, count: int) -> None:
    records = [
        samples.warc_record(
            "response", samples.response(samples.page(f"Storm {number}").encode()), f"https://p.example/{number}"
        )
        for number in range(count)
    ]
    path.write_bytes(b"".join(records))


def test_articles_one_a_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "feed.xml").write_bytes(samples.rss())
    (tmp_path / "crawl.warc.gz").write_bytes(samples.warc_gz())
    code, out, err = run(capfd, tmp_path)
    assert code == 0
    articles = [json.loads(line) for line in out.splitlines()]
    assert [article["title"] for article in articles] == [
        *(f"{samples.TITLE} {number}" for number in range(3)), samples.TITLE, "Ferries turn back",
    ]  # fmt: skip
    for article in articles:
        for mark in article["boilerplate"]:
            assert 0 <= mark["span"]["start"] < mark["span"]["end"] <= len(article["text"])
    assert err.count("\n") == 2
    assert run(capfd, tmp_path, "--strict")[0] == 1


def test_what_it_writes_can_be_read_again(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "crawl.warc").write_bytes(samples.warc())
    for form in ("jsonl", "ninjs"):
        out = tmp_path / f"out-{form}.jsonl"
        run(capfd, tmp_path / "crawl.warc", "-o", out, "-f", form)
        _, again, _ = run(capfd, out)
        articles = [json.loads(line) for line in again.splitlines()]
        assert [article["title"] for article in articles] == [f"{samples.TITLE} {number}" for number in range(3)]
        assert {article["published"]["value"] for article in articles} == {"2024-08-07T19:05+00:00"}
        assert {article["outlet"] for article in articles} == {"Harbour Post"}


@pytest.mark.parametrize("value", [None, "2024-08-07", "2024-08-07T19:05", "2024-08-07T19:05+02:00"])
def test_ninjs_gives_no_time_that_is_not_known(value: str | None) -> None:
    published = Published(value=value, basis="metadata" if value else "unknown")
    line = render_ninjs(Article(id="a-1", source="x", text="Ports.", published=published))
    written: dict[str, Any] = json.loads(line)
    whole = value is not None and "+" in value
    assert written.get("versionCreated") == ("2024-08-07T19:05:00+02:00" if whole else None)
    assert written.get("edNote") == (None if whole or value is None else f"Published {value}. ")
    assert written["uri"] == "urn:x-stemma:a-1"


def test_nothing_to_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capfd, tmp_path / "missing.warc")
    assert (code, out) == (2, "")
    assert "no such file" in err


def test_workers_give_the_same(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streaming, "BATCH_UNITS", 2)
    write_crawl(tmp_path / "a.warc", 7)
    one, two = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    run(capfd, tmp_path / "a.warc", "-o", one)
    run(capfd, tmp_path / "a.warc", "-o", two, "--workers", 2)
    assert one.read_bytes() == two.read_bytes()
    assert one.read_bytes().count(b"\n") == 7


def test_killed_and_resumed(tmp_path: Path) -> None:
    write_crawl(tmp_path / "a.warc", 150)
    command = [sys.executable, "-m", "stemma", "read", str(tmp_path / "a.warc"), "-o", str(tmp_path / "out.jsonl")]
    whole = tmp_path / "whole.jsonl"
    subprocess.run([*command[:-1], str(whole)], check=True, capture_output=True)
    part = tmp_path / "out.jsonl.part"
    kills = 0
    for _ in range(2):
        process = subprocess.Popen([*command, "--resume"], stderr=subprocess.DEVNULL)
        before = part.stat().st_size if part.exists() else 0
        while process.poll() is None and (part.stat().st_size if part.exists() else 0) <= before:
            time.sleep(0.002)
        os.kill(process.pid, signal.SIGKILL)
        kills += process.wait() == -signal.SIGKILL
    assert kills >= 1
    with part.open("ab") as stream:
        stream.write(b'{"id": "torn')
    refused = subprocess.run(command, capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert "--resume" in refused.stderr
    subprocess.run([*command, "--resume"], check=True, capture_output=True)
    assert (tmp_path / "out.jsonl").read_bytes() == whole.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.warc", "out.jsonl", "whole.jsonl"]


def test_a_journal_of_another_run_is_refused(tmp_path: Path) -> None:
    with ResumableFile(str(tmp_path / "out"), {"files": ["a"]}, resume=False) as file:
        file.write([b"line"], 1)
    with pytest.raises(ConfigError, match="other files or options"):
        ResumableFile(str(tmp_path / "out"), {"files": ["b"]}, resume=True)


def test_a_journal_ahead_of_its_file_is_not_believed(tmp_path: Path) -> None:
    with ResumableFile(str(tmp_path / "out"), 1, resume=False) as file:
        file.write([b"one"], 2)
        file.write([b"two"], 3)
    (tmp_path / "out.part").write_bytes(b"one\ntw")
    journal = tmp_path / "out.journal"
    journal.write_bytes(journal.read_bytes() + b'{"units": 9, "by')
    with ResumableFile(str(tmp_path / "out"), 1, resume=True) as file:
        assert file.units == 2
        file.write([b"2"], 3)
        file.finish()
    assert (tmp_path / "out").read_bytes() == b"one\n2\n"


@pytest.mark.parametrize("arguments", [["--resume"], ["-", "--resume", "-o", "x"], ["--fields", "a"]])
def test_options_that_do_not_fit(tmp_path: Path, capfd: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    (tmp_path / "a.txt").write_text(samples.BODY[0])
    code, out, err = run(capfd, tmp_path / "a.txt", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("Error: ")
