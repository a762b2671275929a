"""What the formats give: plain text, HTML, JSON and JSON Lines, ninjs, schema.org; encodings; ids."""

import codecs
import json
from pathlib import Path
from typing import Any

import pytest

from stemma.ingest import read
from stemma.ingest.language import tell_language
from stemma.records import Article

BODY = "A winter storm closed all four northern ports on Sunday, the harbour office said in the evening."


def read_one(path: Path) -> Article:
    reading = read([path])
    assert reading.problems == ()
    assert len(reading.articles) == 1
    return reading.articles[0]


def read_record(tmp_path: Path, record: Any, name: str = "record.json") -> Article:
    path = tmp_path / name
    path.write_text(json.dumps(record), encoding="utf-8")
    return read_one(path)


def test_own_field_names(tmp_path: Path) -> None:
    article = read_record(
        tmp_path,
        {
            "id": "x1", "url": "https://example.org/1", "title": "Storm closes ports", "text": BODY,
            "published": "2024-02-03T04:05:06Z",
            "modified": "2024-02-04", "outlet": "Harbour Post", "byline": "By Jane Roe", "language": "en",
        },
    )  # fmt: skip
    assert (article.source, article.title, article.outlet, article.byline) == (
        "x1",
        "Storm closes ports",
        "Harbour Post",
        "Jane Roe",
    )
    assert (article.published.value, article.published.basis, article.modified) == (
        "2024-02-03T04:05+00:00",
        "metadata",
        "2024-02-04",
    )


def test_ninjs_2(tmp_path: Path) -> None:
    article = read_record(
        tmp_path,
        {
            "uri": "urn:newsml:example:1", "type": "text", "headline": "Storm closes ports", "body_text": BODY,
            "byline": "Jane Roe",
            "versioncreated": "2024-02-03T04:05:00+01:00", "language": "en-GB", "copyrightholder": "Harbour Post",
        },
    )  # fmt: skip
    assert (article.source, article.title, article.outlet) == (
        "urn:newsml:example:1",
        "Storm closes ports",
        "Harbour Post",
    )
    assert article.published.value == "2024-02-03T04:05+01:00"


def test_ninjs_3(tmp_path: Path) -> None:
    article = read_record(
        tmp_path,
        {
            "uri": "urn:newsml:example:2", "standard": {"name": "ninjs", "version": "3.0"},
            "headlines": [{"role": "teaser", "value": "Storm"}, {"role": "main", "value": "Storm closes ports"}],
            "bodies": [{"role": "main", "contenttype": "text/html", "value": f"<p>{BODY}</p><p>More on Monday.</p>"}],
            "infosources": [{"role": "originalpublisher", "name": "Harbour Post"}], "by": "Jane Roe",
            "versioncreated": "2024-02-03",
        },
    )  # fmt: skip
    assert (article.title, article.outlet, article.byline) == ("Storm closes ports", "Harbour Post", "Jane Roe")
    assert article.text == f"{BODY}\nMore on Monday."


def test_ninjs_body_in_xhtml(tmp_path: Path) -> None:
    article = read_record(
        tmp_path, {"uri": "u", "headline": "Storm", "body_xhtml": f"<div><h2>Ports</h2><p>{BODY}</p></div>"}
    )
    assert article.text == f"Ports\n{BODY}"


def test_schema_org(tmp_path: Path) -> None:
    article = read_record(
        tmp_path,
        {
            "@context": "https://schema.org", "@graph": [
                {"@type": "Organization", "name": "Harbour Post"},
                {
                    "@type": "NewsArticle", "headline": "Storm closes ports", "articleBody": BODY,
                    "datePublished": "2024-02-03",
                    "dateModified": "2024-02-04T10:00:00Z", "author": [{"@type": "Person", "name": "Jane Roe"}],
                    "publisher": {"@type": "Organization", "name": "Harbour Post"}, "inLanguage": "en",
                    "mainEntityOfPage": {"@id": "https://example.org/storm"},
                },
            ],
        },
    )  # fmt: skip
    assert (article.source, article.outlet, article.byline) == ("https://example.org/storm", "Harbour Post", "Jane Roe")
    assert (article.published.value, article.modified) == ("2024-02-03", "2024-02-04T10:00+00:00")


@pytest.mark.parametrize(
    "record",
    [
        {"content": BODY, "date": "2024-02-03"},
        {"body": BODY, "date_publish": "2024-02-03 00:00:00"},
        {"maintext": BODY, "publishedAt": "2024-02-03"},
        {"body-paragraphs": [[BODY]], "dct": "20240203"},
        {"Text": BODY, "Publication_Date": "3 February 2024"},
    ],
)
def test_common_variants(tmp_path: Path, record: dict[str, Any]) -> None:
    article = read_record(tmp_path, record)
    assert article.text == BODY
    assert article.published.value == "2024-02-03"


def test_list_in_a_wrapper(tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    path.write_text(
        json.dumps(
            {
                "status": "ok",
                "articles": [{"content": BODY, "source": {"name": "Harbour Post"}, "url": "https://e.org/1"}],
            }
        )
    )
    article = read_one(path)
    assert (article.source, article.outlet) == ("https://e.org/1", "Harbour Post")


def test_records_without_id_are_named_by_path_and_line(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_text("\n" + json.dumps({"text": BODY}) + "\n")
    assert read_one(path).source == f"{path.as_posix()}:2"
    path = tmp_path / "list.json"
    path.write_text(f'[\n {{"text": "{BODY}"}},\n {{"text": "{BODY} Then it went on."}}\n]')
    assert sorted(article.source for article in read([path]).articles) == [
        f"{path.as_posix()}:2",
        f"{path.as_posix()}:3",
    ]


def test_outlet_from_the_address(tmp_path: Path) -> None:
    assert read_record(tmp_path, {"text": BODY, "url": "https://www.bbc.co.uk/news/1"}).outlet == "BBC"
    assert (
        read_record(tmp_path, {"text": BODY, "url": "https://www.harbourpost.example/1"}).outlet
        == "harbourpost.example"
    )
    assert read_record(tmp_path, {"text": BODY, "source_domain": "www.nytimes.com"}).outlet == "New York Times"
    assert read_record(tmp_path, {"text": BODY}).outlet is None


def test_page(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>Paragraph {number}: {BODY}</p>" for number in range(6))
    linked = {
        "@context": "https://schema.org", "@type": ["NewsArticle"], "headline": "Storm closes ports",
        "datePublished": "2024-02-03T04:05:00Z",
        "publisher": {"name": "Harbour Post"}, "author": {"name": "Jane Roe"},
    }  # fmt: skip
    path = tmp_path / "page.html"
    path.write_text(
        f"<!doctype html><html lang=en><head><title>Storm closes ports - Harbour Post</title>"
        f"<script type='application/ld+json'>{json.dumps(linked)}</script></head>"
        f"<body><nav><a href=/>Home</a></nav><article><h1>Storm closes ports</h1>{paragraphs}</article></body></html>"
    )
    article = read_one(path)
    assert (article.title, article.outlet, article.byline) == ("Storm closes ports", "Harbour Post", "Jane Roe")
    assert article.published.value == "2024-02-03T04:05+00:00"
    assert article.text.count("\n") >= 5
    assert f"Paragraph 5: {BODY}" in article.text


def page_with(tmp_path: Path, head: str, linked: dict[str, Any] | None = None) -> Article:
    paragraphs = "".join(f"<p>Paragraph {number}: {BODY}</p>" for number in range(6))
    script = f"<script type='application/ld+json'>{json.dumps(linked)}</script>" if linked else ""
    path = tmp_path / "page.html"
    path.write_text(
        f"<!doctype html><html lang=en><head>{head}{script}</head><body><article>{paragraphs}</article></body></html>"
    )
    return read_one(path)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2031-08-07T19:05:00+02:00">', "2031-08-07T19:05+02:00"),
        ("<meta content='2031-08-07T19:05:00Z' itemprop=datePublished>", "2031-08-07T19:05+00:00"),
        (
            "<meta name=date content=2031-08-07><meta name=pubdate content='2031-08-07T06:40-05:00'>",
            "2031-08-07T06:40-05:00",
        ),
        ('<time itemprop="datePublished" datetime="2031-08-07T06:40">yesterday</time>', "2031-08-07T06:40"),
        ('<meta name="parsely-pub-date" content="2031-08-07">', "2031-08-07"),
    ],
)
def test_page_keeps_the_time_of_day_and_the_offset(tmp_path: Path, head: str, published: str) -> None:
    article = page_with(tmp_path, head)
    assert (article.published.value, article.published.basis) == (published, "metadata")


@pytest.mark.parametrize(
    ("recorded", "published"),
    [
        ("2031-08-07", "2031-08-07T19:05+02:00"),
        ("2031-08-07T19:05:00", "2031-08-07T19:05+02:00"),
        ("2031-08-06", "2031-08-06"),
        ("2031-08-07T17:05:00Z", "2031-08-07T17:05+00:00"),
    ],
)
def test_meta_tags_only_add_to_the_linked_record(tmp_path: Path, recorded: str, published: str) -> None:
    head = '<meta property="article:published_time" content="2031-08-07T19:05:00+02:00">'
    linked = {"@type": "NewsArticle", "headline": "Storm closes ports", "datePublished": recorded}
    assert page_with(tmp_path, head, linked).published.value == published


def test_fragment_of_a_page_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "clip.html"
    path.write_text(f"<p>{BODY}</p><p>More on <b>Monday</b>.</p>")
    assert read_one(path).text == f"{BODY}\nMore on Monday."


@pytest.mark.parametrize(
    "data",
    [
        "café – “storm”".encode(),
        codecs.BOM_UTF8 + "café – “storm”".encode(),
        codecs.BOM_UTF16_LE + "café – “storm”".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "café – “storm”".encode("utf-16-be"),
        ("The harbour office was shut on Sunday evening. " * 9 + "café – “storm”").encode("cp1252"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(data)
    assert read([path]).articles[0].text.endswith("café – “storm”")


def test_declared_charset_of_a_page(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    text = (
        "<html><head><meta charset=iso-8859-2></head><body><article>"
        + f"<p>Łódź: {BODY}</p>" * 5
        + "</article></body></html>"
    )
    path.write_bytes(text.encode("iso-8859-2"))
    assert "Łódź" in read([path]).articles[0].text


def test_newlines_and_composed_letters_stay(tmp_path: Path) -> None:
    text = "Cafe\u0301 closed.\r\nA storm came on Sunday\rand left.\n\n"
    path = tmp_path / "story.txt"
    path.write_bytes(text.encode())
    assert read([path]).articles[0].text == text


def test_same_file_by_two_ways_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(BODY)
    (tmp_path / "link.txt").symlink_to(path)
    reading = read([path, tmp_path, tmp_path / ".." / tmp_path.name / "story.txt"])
    assert len(reading.articles) == 1
    assert reading.problems == ()


def test_copies_keep_ids_apart_in_any_order(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("b.txt", "a.txt", "c.txt")]
    for path in paths:
        path.write_text(f"Storm closes northern ports\n{BODY}\n")
    reading = read(paths)
    assert reading == read(reversed(paths))
    assert len({article.id for article in reading.articles}) == 3
    assert [Path(article.source).name for article in reading.articles] == ["a.txt", "b.txt", "c.txt"]
    assert [Path(problem.where).name for problem in reading.problems] == ["b.txt", "c.txt"]
    for article in reading.articles:
        assert article.title_span is not None
        assert article.title_span.article == article.id
        assert all(mark.span.article == article.id for mark in article.boilerplate)


def test_same_text_of_two_outlets_are_two_articles(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_text("\n".join(json.dumps({"id": outlet, "text": BODY, "outlet": outlet}) for outlet in ("A", "B")))
    reading = read([path])
    assert len({article.id for article in reading.articles}) == 2
    assert reading.problems == ()


def test_id_does_not_depend_on_the_path(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text(BODY)
    assert read([tmp_path / "a"]).articles[0].id == read([tmp_path / "b"]).articles[0].id


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(BODY)
    (tmp_path / ".draft.txt").write_text(BODY + " Draft.")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "notes.txt").write_text(BODY + " Notes.")
    assert len(read([tmp_path]).articles) == 1


def test_progress(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"{number} {BODY}")
    seen: list[tuple[int, int]] = []
    read([tmp_path], on_progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The harbour was closed on Sunday and the ships have been lying at anchor for two days."),
        ("nl", "De haven was zondag gesloten en de schepen liggen al twee dagen voor anker in de baai van de stad."),
        ("de", "Der Hafen war am Sonntag geschlossen, und die Schiffe liegen seit zwei Tagen vor Anker in der Bucht."),
        (
            "da",
            "Havnen var lukket søndag, og skibene har ligget for anker i bugten ved byen i to dage.",
        ),
        (
            "fr",
            "Le port est resté fermé dimanche et les navires sont à l'ancre depuis deux jours dans la baie.",
        ),
        ("es", "El puerto estuvo cerrado el domingo y los barcos llevan dos días anclados en la bahía de la ciudad."),
    ],
)
def test_language(language: str, text: str) -> None:
    assert tell_language(text) == language


def test_language_of_one_word_is_what_the_record_says() -> None:
    assert tell_language("Hello") is None
    assert tell_language("Hello", "en-GB") == "en"
