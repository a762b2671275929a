"""Addresses among the paths, and links that are followed; against a server on this machine."""

import gzip
import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

import stemma
from stemma.ingest.fetching import Fetcher, KeptPages
from stemma.ingest.fetching.pacing import Pace
from stemma.ingest.paths import find_files, is_url
from stemma.records import Reading
from tests.fuzz import samples
from tests.unit.ingest.fetching.server import HostileServer, run_server

SUMMARY = "The harbour office closed four ports for a storm on Sunday evening."

Read = Callable[..., Reading]


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with run_server() as running:
        running.robots = b"User-agent: *\nDisallow: /private\n"
        yield running


def make_fetcher(kept: KeptPages | None = None) -> Fetcher:
    pace = Pace(clock=lambda: 0.0, sleep=lambda _: None)
    return Fetcher("1.0", pace=pace, kept=kept, allow_loopback=True, max_bytes=1_000_000, max_seconds=5.0)


@pytest.fixture
def read() -> Read:
    return partial(stemma.read, fetcher=make_fetcher())


def rss(*links: str, text: str = SUMMARY) -> bytes:
    entries = "".join(
        f"<item><title>Entry {number}</title><link>{link}</link><description>{text} ({number})</description></item>"
        for number, link in enumerate(links)
    )
    channel = f"<channel><title>Harbour Post</title>{entries}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'.encode()


def asked_pages(server: HostileServer) -> list[str]:
    return [path for path, _ in server.asked if path != "/robots.txt"]


def complaints(reading: Reading) -> dict[str, str]:
    return {problem.where: problem.what for problem in reading.problems}


def test_an_address_is_read_like_a_file(server: HostileServer, read: Read, tmp_path: Path) -> None:
    server.pages["/storm"] = ("text/html; charset=utf-8", samples.page().encode())
    (tmp_path / "other.txt").write_text("Two ferries turned back off Port Vale on Monday, their owner said.")
    reading = read([server.root + "/storm", tmp_path / "other.txt", server.root + "/storm#comments"])
    assert sorted(article.source for article in reading.articles) == sorted(
        [server.root + "/storm", (tmp_path / "other.txt").as_posix()]
    )
    article = next(article for article in reading.articles if article.url)
    assert (article.title, article.published.value) == (samples.TITLE, "2024-08-07T19:05+00:00")
    assert not reading.problems
    assert asked_pages(server) == ["/storm"]


def test_a_redirect_gives_the_last_address(server: HostileServer, read: Read) -> None:
    (article,) = read(server.root + "/moved").articles
    assert article.source == server.root + "/page"


def test_the_declared_charset_holds(server: HostileServer, read: Read) -> None:
    page = samples.page(body=("Die Fähre blieb im Hafen, sagte Zoë Quill.",) * 3).replace("<meta charset=utf-8>", "")
    server.pages["/latin"] = ("text/html; charset=iso-8859-2", page.encode("iso-8859-2", "replace"))
    (article,) = read(server.root + "/latin").articles
    assert "Fähre" in article.text


@pytest.mark.parametrize(
    ("name", "content", "count"),
    [
        ("feed.xml", samples.rss(), 2), ("feed.atom", samples.atom(), 1), ("feed.json", samples.json_feed(), 1),
        ("crawl.warc.gz", samples.warc_gz(), None), ("storm.html.gz", gzip.compress(samples.page().encode()), 1),
    ],
)  # fmt: skip
def test_feeds_and_archives_can_be_fetched(
    server: HostileServer, read: Read, tmp_path: Path, name: str, content: bytes, count: int | None
) -> None:
    server.pages["/" + name] = ("application/octet-stream", content)
    (tmp_path / name).write_bytes(content)
    fetched, saved = read(f"{server.root}/{name}"), stemma.read(tmp_path / name)
    assert sorted(article.text for article in fetched.articles) == sorted(article.text for article in saved.articles)
    assert fetched.articles
    assert count in (None, len(fetched.articles))


def test_what_cannot_be_fetched_is_a_problem(server: HostileServer, read: Read, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Two ferries turned back off Port Vale on Monday, their owner said.")
    addresses = [server.root + path for path in ("/forbidden", "/private", "/image", "/bomb", "/to-inside")]
    reading = read([*addresses, tmp_path / "other.txt", "ftp://news.example/a"])
    assert len(reading.articles) == 1
    found = complaints(reading)
    assert found[server.root + "/forbidden"] == "the server answered 403"
    assert found[server.root + "/private"] == "robots.txt does not allow it"
    assert found["ftp://news.example/a"] == "the scheme is ftp"
    assert "169.254.169.254 is not on the public internet" in found[server.root + "/to-inside"]
    assert len(reading.problems) == 6


def test_a_private_address_is_refused_by_default(server: HostileServer) -> None:
    reading = stemma.read(server.root + "/page")
    assert not reading.articles
    assert "is not on the public internet" in reading.problems[0].what
    assert not server.asked


def test_nothing_is_fetched_unasked(server: HostileServer, read: Read, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(rss(server.root + "/storm"))
    reading = read(tmp_path)
    assert [SUMMARY in article.text for article in reading.articles] == [True]
    assert not server.asked


def test_follows_relative_links_of_a_feed(server: HostileServer, read: Read) -> None:
    server.pages["/news/feed.xml"] = ("application/rss+xml", rss("storm", "/ferries"))
    server.pages["/news/storm"] = ("text/html", samples.page().encode())
    server.pages["/ferries"] = ("text/html", samples.page("Ferries turn back").encode())
    counts: list[tuple[int, int]] = []
    reading = read(server.root + "/news/feed.xml", follow=10, on_fetch=lambda done, total: counts.append((done, total)))
    assert sorted(article.title or "" for article in reading.articles) == ["Ferries turn back", samples.TITLE]
    assert {article.source for article in reading.articles} == {server.root + "/news/storm", server.root + "/ferries"}
    assert not reading.problems
    assert counts[-1] == (3, 3)


def test_the_summary_stays_where_its_article_cannot_be_had(server: HostileServer, read: Read, tmp_path: Path) -> None:
    long = " ".join([SUMMARY] * 8)
    links = [server.root + path for path in ("/gone", "/private", "/page", "/feed.xml")]
    server.pages["/feed.xml"] = ("application/rss+xml", rss("/storm", "/ferries"))
    (tmp_path / "feed.xml").write_bytes(rss(*links, text=long))
    reading = read(tmp_path / "feed.xml", follow=10)
    assert [long in article.text for article in reading.articles] == [True] * 4
    assert complaints(reading) == {
        links[0]: "the server answered 404",
        links[1]: "robots.txt does not allow it",
        links[2]: "the page holds less text than the entry in the feed",
        links[3]: "2 articles behind the link of a feed",
    }


def test_a_json_feed_of_summaries_is_followed(server: HostileServer, read: Read) -> None:
    items = [{"id": "1", "url": "storm", "title": "Storm", "summary": SUMMARY}]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post", "items": items}
    server.pages["/feed"] = ("application/feed+json", json.dumps(feed).encode())
    server.pages["/storm"] = ("text/html", samples.page().encode())
    plain = read(server.root + "/feed")
    assert [article.text for article in plain.articles] == [SUMMARY]
    assert complaints(plain) == {server.root + "/feed": "one entry holds only a summary"}
    followed = read(server.root + "/feed", follow=10)
    assert [article.title for article in followed.articles] == [samples.TITLE]
    assert not followed.problems


def test_follows_the_feeds_of_a_list(server: HostileServer, read: Read, tmp_path: Path) -> None:
    outlines = "".join(f'<outline xmlUrl="{server.root}/{name}"/>' for name in ("a.xml", "b.xml", "gone", "page"))
    (tmp_path / "feeds.opml").write_text(f"<opml><body>{outlines}</body></opml>")
    server.pages["/a.xml"] = ("application/rss+xml", rss("/storm"))
    server.pages["/b.xml"] = ("application/rss+xml", rss("/storm", "/ferries"))
    server.pages["/storm"] = ("text/html", samples.page().encode())
    server.pages["/ferries"] = ("text/html", samples.page("Ferries turn back").encode())
    reading = read(tmp_path / "feeds.opml", follow=10)
    assert sorted(article.title or "" for article in reading.articles) == ["Ferries turn back", samples.TITLE]
    assert complaints(reading) == {
        server.root + "/gone": "the server answered 404",
        server.root + "/page": "no feed, though the list names it as one",
    }
    assert asked_pages(server).count("/storm") == 1


def test_a_summary_stays_in_each_feed_if_its_article_cannot_be_had(
    server: HostileServer, read: Read, tmp_path: Path
) -> None:
    for name in ("a.xml", "b.xml"):
        (tmp_path / name).write_bytes(rss(server.root + "/gone", text=f"{SUMMARY} From {name}."))
    reading = read(tmp_path, follow=10)
    assert len(reading.articles) == 2
    assert asked_pages(server) == ["/gone"]
    assert complaints(reading) == {server.root + "/gone": "the server answered 404"}


def test_no_more_is_followed_than_was_said(server: HostileServer, read: Read, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(rss(*(f"{server.root}/storm?{number}" for number in range(5))))
    server.pages["/storm"] = ("text/html", samples.page().encode())
    reading = read(tmp_path / "feed.xml", follow=2)
    assert len(asked_pages(server)) == 2
    assert sum(SUMMARY in article.text for article in reading.articles) == 3
    assert "3 links were not followed" in complaints(reading).values()


def test_a_list_longer_than_the_limit(server: HostileServer, read: Read, tmp_path: Path) -> None:
    outlines = "".join(f'<outline xmlUrl="{server.root}/a.xml?{number}"/>' for number in range(5))
    (tmp_path / "feeds.opml").write_text(f"<opml><body>{outlines}</body></opml>")
    server.pages["/a.xml"] = ("application/rss+xml", rss("/storm"))
    reading = read(tmp_path / "feeds.opml", follow=2)
    assert len(asked_pages(server)) == 2
    assert complaints(reading)[(tmp_path / "feeds.opml").as_posix()] == "3 links were not followed"


def test_a_feed_in_utf_16_is_followed(server: HostileServer, read: Read, tmp_path: Path) -> None:
    feed = rss(server.root + "/storm").decode().replace('"1.0"', '"1.0" encoding="UTF-16"')
    (tmp_path / "feed.xml").write_bytes(feed.encode("utf-16"))
    server.pages["/storm"] = ("text/html", samples.page().encode())
    (article,) = read(tmp_path / "feed.xml", follow=2).articles
    assert article.title == samples.TITLE


def test_kept_pages_are_not_sent_again(server: HostileServer, tmp_path: Path) -> None:
    sources = []
    for _ in range(2):
        fetcher = make_fetcher(KeptPages(tmp_path / "kept"))
        sources.append(stemma.read(server.root + "/page", fetcher=fetcher).articles)
    assert sources[0] == sources[1] != ()
    assert server.asked[-1][1]["If-None-Match"] == '"v1"'


def test_addresses_are_listed_once_and_sorted() -> None:
    found = find_files(["https://b.example/x", "https://a.example/x#top", "https://a.example/x", "ftp://c.example"])
    assert found.paths == ("ftp://c.example", "https://a.example/x", "https://b.example/x")
    assert all(map(is_url, found.paths))
    assert not found.problems


def test_where_only_files_are_read_an_address_is_named(server: HostileServer) -> None:
    problems: list[stemma.records.Problem] = []
    list(stemma.find_copies([server.root + "/page"], problems=problems))
    assert [problem.what for problem in problems] == ["an address, not a file"]
    assert not server.asked
