"""Fetching: polite, bounded, and never from inside a network; against a hostile server on this machine."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stemma.errors import ConfigError, InputError
from stemma.ingest.fetching import Fetcher
from stemma.ingest.fetching.addresses import parse_url
from stemma.ingest.fetching.keeping import KeptPages
from stemma.ingest.fetching.pacing import BACKOFF, MAX_RETRY_AFTER, Pace, read_retry_after
from tests.unit.ingest.fetching.server import PAGE, HostileServer, run_server


class Clock:
    """Time that passes only when somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waits: list[float] = []

    def tell(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with run_server() as running:
        yield running


@pytest.fixture
def clock() -> Clock:
    return Clock()


def make_fetcher(clock: Clock, **options: object) -> Fetcher:
    settings: dict[str, object] = {"allow_loopback": True, "max_bytes": 1_000_000, "max_seconds": 5.0, **options}
    return Fetcher("1.0", pace=Pace(clock=clock.tell, sleep=clock.sleep), **settings)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", ["/page", "/packed", "/deflated"])
def test_gives_the_page(server: HostileServer, clock: Clock, path: str) -> None:
    page = make_fetcher(clock).fetch(server.root + path)
    assert page.content == PAGE
    assert (page.content_type, page.charset, page.final_url) == ("text/html", "utf-8", server.root + path)


def test_says_who_it_is(server: HostileServer, clock: Clock) -> None:
    make_fetcher(clock).fetch(server.root + "/page#part")
    path, headers = server.asked[-1]
    assert path == "/page"
    assert headers["User-Agent"].startswith("Stemma/1.0")
    assert headers["Host"] == server.root.removeprefix("http://")


def test_follows_a_redirect(server: HostileServer, clock: Clock) -> None:
    page = make_fetcher(clock).fetch(server.root + "/moved")
    assert (page.url, page.final_url) == (server.root + "/moved", server.root + "/page")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/bomb", "larger than"),
        ("/huge", "larger than"),
        ("/endless", "larger than"),
        ("/torn-gzip", "breaks off"),
        ("/false-gzip", "compression is broken"),
        ("/brotli", "compressed as br"),
        ("/broken-off", "broke off"),
        ("/image", "image/png"),
        ("/circle", "in a circle"),
        ("/chain", "more than 5 redirects"),
        ("/to-inside", "169.254.169.254 is not on the public internet"),
        ("/to-file", "scheme is file"),
        ("/private", "robots.txt does not allow"),
        ("/to-private", "robots.txt does not allow"),
        ("/always-busy", "answered 503"),
        ("/forbidden", "not open to all"),
        ("/nowhere", "answered 404"),
    ],
)
def test_refuses(server: HostileServer, clock: Clock, path: str, message: str) -> None:
    with pytest.raises(InputError, match=re.escape(message)):
        make_fetcher(clock).fetch(server.root + path)


def test_a_dripping_server_is_left(server: HostileServer, clock: Clock) -> None:
    with pytest.raises(InputError, match="took too long"):
        make_fetcher(clock, max_seconds=0.3).fetch(server.root + "/dripping")


def test_this_machine_is_not_the_internet(server: HostileServer, clock: Clock) -> None:
    with pytest.raises(InputError, match=r"not on the public internet"):
        make_fetcher(clock, allow_loopback=False).fetch(server.root + "/page")
    assert server.asked == []


def test_one_inner_address_among_public_ones_is_enough_to_refuse(clock: Clock) -> None:
    fetcher = make_fetcher(clock, resolve=lambda _host, _port: ["93.184.216.34", "10.0.0.7"])
    with pytest.raises(InputError, match=r"10\.0\.0\.7 is not on the public internet"):
        fetcher.fetch("http://example.org/")


def test_a_name_is_looked_up_once_for_check_and_use(server: HostileServer, clock: Clock) -> None:
    asked: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    fetcher = make_fetcher(clock, resolve=resolve)
    fetcher.fetch(f"http://rebinding.invalid:{server.server_port}/page")
    assert asked == ["rebinding.invalid"] * 2  # robots.txt and the page, each connected to what was checked
    assert server.asked[-1][1]["Host"] == f"rebinding.invalid:{server.server_port}"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://[::1]/", "http://[::ffff:192.168.0.1]/",
        "http://localhost/", "http://169.254.169.254/latest/", "https://0.0.0.0/",
    ],
)  # fmt: skip
def test_addresses_of_the_inside_in_any_spelling(clock: Clock, url: str) -> None:
    with pytest.raises(InputError, match=r"not on the public internet|no address"):
        make_fetcher(clock, allow_loopback=False).fetch(url)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://example.org/a", "scheme is ftp"),
        ("javascript:alert(1)", "scheme is javascript"),
        ("http:///a", "names no host"),
        ("http://someone:secret@example.org/", "user name or password"),
        ("http://example.org:25/", "port 25"),
        ("http://example.org:99999/", "not a URL"),
        ("http://exam ple.org/", "forbidden character"),
        ("http://example.org/" + "a" * 5000, "too long"),
    ],
)
def test_refused_urls(url: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        parse_url(url)
    assert "secret" not in str(caught.value)


def test_a_line_break_cannot_smuggle_a_header() -> None:
    target = parse_url("http://example.org/a\r\nX-Evil: 1?b=\r\n")
    assert "\r" not in target.path + target.host
    assert "\n" not in target.path + target.host


def test_hosts_beyond_ascii() -> None:
    assert parse_url("https://Zeitung-Bärenfels.example/Über uns?q=ä").url == (
        "https://xn--zeitung-brenfels-3nb.example/%C3%9Cber%20uns?q=%C3%A4"
    )


def test_keeps_the_pace_that_a_site_asks_for(server: HostileServer, clock: Clock) -> None:
    fetcher = make_fetcher(clock)
    for _ in range(3):
        fetcher.fetch(server.root + "/page")
    assert server.counts["/robots.txt"] == 1
    assert clock.waits == [3.0, 3.0, 3.0]


def test_tries_again_when_the_server_asks_to(server: HostileServer, clock: Clock) -> None:
    assert make_fetcher(clock).fetch(server.root + "/busy-once").content == PAGE
    assert 7.0 in clock.waits


def test_gives_up_after_four_tries(server: HostileServer, clock: Clock) -> None:
    with pytest.raises(InputError, match="answered 503"):
        make_fetcher(clock).fetch(server.root + "/always-busy")
    assert server.counts["/always-busy"] == 1 + len(BACKOFF)


@pytest.mark.parametrize(("status", "closed"), [(404, False), (403, False), (500, True), (503, True)])
def test_robots_that_cannot_be_read(server: HostileServer, clock: Clock, status: int, closed: bool) -> None:
    server.robots_status = status
    if closed:
        with pytest.raises(InputError, match=r"robots\.txt cannot be read"):
            make_fetcher(clock).fetch(server.root + "/page")
    else:
        assert make_fetcher(clock).fetch(server.root + "/private").content == PAGE


def test_an_unchanged_page_is_not_sent_again(server: HostileServer, clock: Clock, tmp_path: Path) -> None:
    first = make_fetcher(clock, kept=KeptPages(tmp_path)).fetch(server.root + "/page")
    again = make_fetcher(clock, kept=KeptPages(tmp_path)).fetch(server.root + "/page")
    assert (first.unchanged, again.unchanged) == (False, True)
    assert again.content == first.content == PAGE
    assert server.asked[-1][1]["If-Modified-Since"] == "Mon, 02 Mar 2026 10:00:00 GMT"


def test_a_damaged_kept_page_is_fetched_anew(server: HostileServer, clock: Clock, tmp_path: Path) -> None:
    make_fetcher(clock, kept=KeptPages(tmp_path)).fetch(server.root + "/page")
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-10])
    page = make_fetcher(clock, kept=KeptPages(tmp_path)).fetch(server.root + "/page")
    assert (page.unchanged, page.content) == (False, PAGE)


def test_a_folder_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ConfigError, match="Name another folder"):
        KeptPages(tmp_path / "file" / "below")


def test_retry_after_as_a_date_and_nonsense() -> None:
    now = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
    assert read_retry_after("Mon, 02 Mar 2026 10:02:00 GMT", now) == 120.0
    assert read_retry_after("Mon, 02 Mar 2026 09:00:00 GMT", now) == 0.0
    clock = Clock()
    Pace(clock=clock.tell, sleep=clock.sleep).back_off(0, {"retry-after": "999999999999999"})
    assert clock.waits == [MAX_RETRY_AFTER]
