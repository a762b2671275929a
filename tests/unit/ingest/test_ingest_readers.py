"""What feeds, archives, exchange formats, tables and documents give."""

import gzip
import json
from pathlib import Path

import pytest

from stemma.errors import ConfigError
from stemma.ingest import read
from stemma.ingest.drafting import draft_piece
from stemma.ingest.drafts import Draft
from stemma.ingest.field_maps import read_field_map
from stemma.ingest.pieces import Piece
from stemma.records import Article, Reading
from tests.fuzz import samples


def read_sample(tmp_path: Path, name: str) -> Reading:
    file_name, content = samples.SAMPLES[name]
    (tmp_path / file_name).write_bytes(content)
    return read([tmp_path / file_name])


def by_source(reading: Reading) -> list[Article]:
    return sorted(reading.articles, key=lambda article: article.source)


def test_rss(tmp_path: Path) -> None:
    reading = read_sample(tmp_path, "rss")
    ferries, storm = by_source(reading)
    assert (storm.source, storm.url) == ("https://post.example/storm", "https://post.example/storm")
    assert (storm.title, storm.outlet, storm.byline, storm.section) == (
        samples.TITLE, "Harbour Post", "Jane Roe", "Coast",
    )  # fmt: skip
    assert (storm.published.value, storm.published.basis) == ("2024-08-07T19:05+02:00", "metadata")
    assert storm.text == "\n".join(samples.BODY)
    assert ferries.url == "https://post.example/ferries", "relative links lead on from the channel's own"
    assert [problem.what for problem in reading.problems] == ["one entry holds only a summary"]


def test_atom(tmp_path: Path) -> None:
    reading = read_sample(tmp_path, "atom")
    assert reading.problems == ()
    article = reading.articles[0]
    assert (article.url, article.byline) == ("https://post.example/storm", "Jane Roe")
    assert (article.published.value, article.modified) == ("2024-08-07T19:05+00:00", "2024-08-07T20:05+00:00")
    assert article.text == "\n".join(samples.BODY[:2])


def test_json_feed(tmp_path: Path) -> None:
    reading = read_sample(tmp_path, "json-feed")
    assert reading.problems == ()
    article = reading.articles[0]
    assert (article.source, article.url, article.byline) == ("storm-1", "https://post.example/storm", "Jane Roe")
    assert article.outlet == "Harbour Post"
    assert article.text == "\n".join(samples.BODY)


def test_a_summary_is_told_from_the_article_behind_its_link() -> None:
    name, content = samples.SAMPLES["rss"]
    drafts = [draft for draft in draft_piece(Piece(where=name, content=content, name=name)) if isinstance(draft, Draft)]
    assert [(draft.url, draft.whole) for draft in drafts] == [
        ("https://post.example/storm", True), ("https://post.example/ferries", False),
    ]  # fmt: skip


def test_a_fetched_feed_is_told_by_its_declared_type_and_resolved_by_its_address() -> None:
    feed = (
        b"<rss version='2.0'><channel><title>P</title><item><title>T</title><link>/a</link>"
        b"<description>Ports were closed on Sunday.</description></item></channel></rss>"
    )
    piece = Piece(where="u", content=feed, declared="application/rss+xml", url="https://post.example/feed/")
    draft = next(iter(draft_piece(piece)))
    assert isinstance(draft, Draft)
    assert draft.url == "https://post.example/a"


def test_opml_tells_how_many_feeds_it_lists(tmp_path: Path) -> None:
    reading = read_sample(tmp_path, "opml")
    assert reading.articles == ()
    assert [problem.what for problem in reading.problems] == ["a list of 2 feeds"]


def test_newsml(tmp_path: Path) -> None:
    reading = read_sample(tmp_path, "newsml")
    assert len(reading.articles) == 1
    article = reading.articles[0]
    assert (article.source, article.outlet, article.byline, article.section, article.title) == (
        "urn:newsml:post.example:storm", "Harbour Wire", "Jane Roe", "Weather", samples.TITLE,
    )  # fmt: skip
    assert (article.published.value, article.modified) == ("2024-08-07T19:05+02:00", "2024-08-07T20:05+02:00")
    assert article.text == "\n".join(samples.BODY[:2])
    assert [problem.what for problem in reading.problems] == ["1 of the news items passed over: other media"]


@pytest.mark.parametrize("name", ["warc", "warc-gz"])
def test_warc(tmp_path: Path, name: str) -> None:
    reading = read_sample(tmp_path, name)
    assert [article.source for article in by_source(reading)] == [f"https://post.example/{n}" for n in range(3)]
    assert all(samples.BODY[0] in article.text for article in reading.articles)
    assert [problem.what for problem in reading.problems] == [
        "3 records passed over: 1 of other media types, 1 revisits, 1 with an error or a redirect"
    ]


def test_warc_compressed_as_one(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(samples.warc()))
    assert len(read([path]).articles) == 3


@pytest.mark.parametrize("name", ["zip", "tar"])
def test_packed_pages(tmp_path: Path, name: str) -> None:
    reading = read_sample(tmp_path, name)
    assert [article.source.rpartition("/")[2].rpartition("#")[2] for article in by_source(reading)] in (
        ["ferries.txt", "storm.html"], ["ferries.txt", "storm.html"],
    )  # fmt: skip
    assert all(problem.what == "1 members of other endings passed over" for problem in reading.problems)


def test_compressed_text_and_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress("\n".join(samples.BODY).encode()))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"text": "Ports were closed on Sunday."}\n' * 2))
    reading = read([tmp_path])
    assert len(reading.articles) == 3


def test_table_by_its_header(tmp_path: Path) -> None:
    article = read_sample(tmp_path, "csv").articles[0]
    assert (article.title, article.outlet, article.published.value) == (samples.TITLE, "Harbour Post", "2024-08-07")
    assert article.text == f"{samples.BODY[0]}\n{samples.BODY[2]}"
    assert article.source.endswith("story.csv:2")


@pytest.mark.parametrize("delimiter", ["\t", ";", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_table_with_a_field_map(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = tmp_path / "export.csv"
    rows = [["Schlagzeile", "Wortlaut"], ["Café closed", "The café was closed, the harbour office said."]]
    path.write_bytes("\r\n".join(delimiter.join(row) for row in rows).encode(encoding))
    assert "no text column" in read([path]).problems[0].what
    fields = tmp_path / "fields.toml"
    fields.write_text('title = "Schlagzeile"\ntext = "Wortlaut"\n')
    for given in ("title=Schlagzeile,text=Wortlaut", str(fields)):
        article = read([path], fields=read_field_map(given)).articles[0]
        assert (article.title, article.text) == ("Café closed", "The café was closed, the harbour office said.")


def test_field_map_of_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_text(json.dumps({"text": "teaser", "lede": "Ports were closed on Sunday, the office said."}) + "\n")
    assert read([path], fields=read_field_map("text=lede")).articles[0].text.startswith("Ports were closed")


@pytest.mark.parametrize("given", ["title", "colour=x,text=y", "=", "missing.toml", "a=b=c"])
def test_field_map_that_is_none(given: str) -> None:
    with pytest.raises(ConfigError, match="--fields"):
        read_field_map(given)


def test_document(tmp_path: Path) -> None:
    reading = read_sample(tmp_path, "pdf")
    assert reading.problems == ()
    article = reading.articles[0]
    assert article.title == "Statement on the storm"
    assert article.published.value == "2024-08-07T19:05+02:00"
    assert article.text.split("\n") == [samples.TITLE, samples.BODY[0] + " " + samples.BODY[2]]


def test_lines_of_a_document_become_paragraphs(tmp_path: Path) -> None:
    lines = ("The harbour office closed all four northern ports on Sunday", "after a winter storm reached the coast.",
             "", "Ships will wait at anchor until Tuesday, the office said in its", "statement. It gave no fig-",
             "ure.")  # fmt: skip
    (tmp_path / "a.pdf").write_bytes(samples.pdf(lines))
    assert read([tmp_path]).articles[0].text.split("\n") == [
        "The harbour office closed all four northern ports on Sunday after a winter storm reached the coast.",
        "Ships will wait at anchor until Tuesday, the office said in its statement. It gave no figure.",
    ]


def test_page_names_its_section_and_address(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    head = (
        '<meta property="article:section" content="Coast &amp; Sea"><link rel=canonical href="https://post.example/a">'
    )
    path.write_text(samples.page(head=head))
    article = read([path]).articles[0]
    assert (article.section, article.url) == ("Coast & Sea", "https://post.example/a")


def test_character_references_in_linked_data_are_text(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(samples.page("Office&#8217;s ports &amp; ferries &#x27;closed&#x27;"))
    assert read([path]).articles[0].title == "Office’s ports & ferries 'closed'"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("iso-8859-2", "iso-8859-2"), ("utf-16le", "utf-16-le"), ("utf-8", "cp1252"), ("x-no-such", "utf-8")],
)
def test_charset_that_a_server_declares(declared: str, encoding: str) -> None:
    content = samples.page("Café closed").encode(encoding, "xmlcharrefreplace")
    piece = Piece(where="x", content=content, declared=f"text/html; charset={declared}")
    draft = next(draft for draft in draft_piece(piece) if isinstance(draft, Draft))
    assert draft.title == "Café closed"
