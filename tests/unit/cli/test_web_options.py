"""Addresses and ``--follow`` on the command line."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from stemma.cli import main, web
from stemma.ingest.fetching import Fetcher, KeptPages
from stemma.ingest.fetching.pacing import Pace
from tests.fuzz import samples
from tests.unit.ingest.fetching.server import HostileServer, run_server


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with run_server() as running:
        running.robots = b""
        running.pages["/feed.xml"] = ("application/rss+xml", samples.rss().replace(b"https://post.example/", b"/"))
        running.pages["/ferries"] = ("text/html", samples.page("Ferries turn back").encode())
        yield running


@pytest.fixture
def allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands fetch from this machine, without waiting."""

    def make_fetcher() -> Fetcher:
        folder = web._chosen().get("stemma.keep")
        pace = Pace(clock=lambda: 0.0, sleep=lambda _: None)
        return Fetcher("1.0", pace=pace, kept=KeptPages(folder) if folder else None, allow_loopback=True)

    monkeypatch.setattr(web, "make_fetcher", make_fetcher)


def run(capfd: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as exit_info:
        main(list(map(str, arguments)))
    out, err = capfd.readouterr()
    return int(str(exit_info.value.code or 0)), out, err


COMMANDS = [
    ("report", "-f", "json"), ("read",), ("annotate",), ("timeline",), ("descent", "-f", "csv"), ("conflicts",),
    ("copies",), ("check", "The ports were closed."),
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_private_address_is_refused(
    server: HostileServer, capfd: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    code, _, err = run(capfd, *command, f"http://127.0.0.1:{server.server_port}/ferries")
    assert code == 2
    expected = "an address, not a file" if command[0] == "copies" else "127.0.0.1 is not on the public internet"
    assert expected in err
    assert "Traceback" not in err
    assert not server.asked


def test_the_other_reports_are_read(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(samples.page())
    code, out, _ = run(capfd, "report", "http://10.0.0.7/story", tmp_path / "page.html", "-f", "json")
    assert code == 0
    report = json.loads(out)
    assert len(report["articles"]) == 1
    assert [problem["where"] for problem in report["problems"]] == ["http://10.0.0.7/story"]
    assert run(capfd, "report", "http://10.0.0.7/story", tmp_path / "page.html", "--strict", "-f", "json")[0] == 1


@pytest.mark.usefixtures("allowed")
def test_follow_replaces_the_summary(server: HostileServer, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    feed = server.root + "/feed.xml"
    code, out, _ = run(capfd, "read", feed, "--follow", "--keep", tmp_path / "kept")
    assert code == 0
    articles = {(article := json.loads(line))["title"]: article for line in out.splitlines()}
    assert sorted(articles) == ["Ferries turn back", samples.TITLE]
    assert articles["Ferries turn back"]["source"] == server.root + "/ferries"
    assert samples.BODY[0] in articles["Ferries turn back"]["text"]
    assert len(list((tmp_path / "kept").iterdir())) == 2
    _, out, _ = run(capfd, "report", feed, "--follow", "-f", "json")
    assert server.root + "/ferries" in {article["source"] for article in json.loads(out)["articles"]}


@pytest.mark.usefixtures("allowed")
def test_the_workers_change_nothing(server: HostileServer, capfd: pytest.CaptureFixture[str]) -> None:
    alone, spread = (
        run(capfd, "read", server.root + "/feed.xml", "--follow", "--workers", number)[1] for number in (1, 2)
    )
    assert alone == spread != ""


@pytest.mark.usefixtures("allowed")
def test_the_limit_holds(server: HostileServer, capfd: pytest.CaptureFixture[str]) -> None:
    server.pages["/feed.xml"] = ("application/rss+xml", server.pages["/feed.xml"][1].replace(b"content:encoded", b"x"))
    code, out, err = run(capfd, "read", server.root + "/feed.xml", "--follow", "--follow-limit", 1)
    assert (code, len(out.splitlines())) == (0, 2)
    assert "one link was not followed" in err


def test_compare_reads_addresses_too(server: HostileServer, capfd: pytest.CaptureFixture[str]) -> None:
    address = f"http://127.0.0.1:{server.server_port}/ferries"
    code, _, err = run(capfd, "compare", address, "examples/reports/harbour-post.txt")
    assert code == 2
    assert "is not on the public internet" in err


def test_options_that_do_not_fit(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(samples.page())
    code, _, err = run(capfd, "report", tmp_path, "--follow-limit", 5)
    assert (code, "give --follow too" in err) == (2, True)
    code, _, err = run(capfd, "report", tmp_path, "--keep", tmp_path / "page.html" / "below")
    assert code == 2
    assert "Traceback" not in err
    out = tmp_path / "out.jsonl"
    code, _, err = run(capfd, "read", "https://news.example/", "-o", out, "--resume")
    assert (code, "--resume goes on with files" in err) == (2, True)
