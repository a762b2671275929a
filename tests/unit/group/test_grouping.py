import json
import random
import re
from pathlib import Path

import pytest

from stemma.group import group_articles
from stemma.models.encoder import Encoder, get_encoder
from stemma.records import Article, Published, content_id

REPORTS = Path(__file__).parents[3] / "examples" / "reports"
ANOTHER_EVENT = {"island-gazette.txt", "mirnava-courier.jsonl:2"}


def _article(source: str, text: str, title: str | None = None, published: str | None = None) -> Article:
    basis = "metadata" if published else "unknown"
    return Article(
        id=content_id("a", source, text),
        source=source,
        title=title,
        published=Published(value=published, basis=basis),
        text=text,
    )


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return get_encoder()


@pytest.fixture(scope="module")
def reports() -> list[Article]:
    """The example, read by hand and without its dates: texts alone must do."""
    articles = [_article(path.name, path.read_text("utf-8")) for path in sorted(REPORTS.glob("*.txt"))]
    page = (REPORTS / "meridian-times.html").read_text("utf-8")
    articles.append(_article("meridian-times.html", "\n".join(re.findall(r"<p[^>]*>(.*?)</p>", page))))
    record = json.loads((REPORTS / "mirnava-courier.json").read_text("utf-8"))
    articles.append(_article("mirnava-courier.json", record["articleBody"], record["headline"]))
    lines = (REPORTS / "mirnava-courier.jsonl").read_text("utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        row = json.loads(line)
        articles.append(_article(f"mirnava-courier.jsonl:{number}", row["body_text"], row["headline"]))
    return articles


def _sources(groups: tuple[tuple[str, ...], ...], articles: list[Article]) -> set[frozenset[str]]:
    source_of = {article.id: article.source for article in articles}
    return {frozenset(source_of[member] for member in group) for group in groups}


def test_the_example_is_one_story_of_seven_and_two_others(reports: list[Article], encoder: Encoder) -> None:
    found = _sources(group_articles(reports, {}, encoder), reports)
    assert found == {
        frozenset(article.source for article in reports) - ANOTHER_EVENT,
        *(frozenset({name}) for name in ANOTHER_EVENT),
    }


def test_order_of_input_does_not_matter(reports: list[Article], encoder: Encoder) -> None:
    expected = group_articles(reports, {}, encoder)
    for seed in range(3):
        mixed = reports.copy()
        random.Random(seed).shuffle(mixed)
        assert group_articles(mixed, {}, encoder) == expected


def test_a_duplicate_joins_its_twin_and_changes_nothing_else(reports: list[Article], encoder: Encoder) -> None:
    before = _sources(group_articles(reports, {}, encoder), reports)
    for original in reports:
        more = [*reports, _article(f"{original.source} again", original.text, original.title)]
        after = _sources(group_articles(more, {}, encoder), more)
        assert {frozenset(s for s in group if not s.endswith(" again")) for group in after} == before
        assert any({original.source, f"{original.source} again"} <= group for group in after)


def test_a_wrong_date_does_not_tear_a_copy_away(reports: list[Article], encoder: Encoder) -> None:
    wire = [article for article in reports if article.source in ("harbour-post.txt", "lakeland-tribune.txt")]
    dated = [
        _article(article.source, article.text, None, day)
        for article, day in zip(wire, ("2026-03-12", "2025-01-14"), strict=True)
    ]
    assert len(group_articles(dated, {}, encoder)) == 1


def test_every_article_is_in_one_story(reports: list[Article], encoder: Encoder) -> None:
    for count in range(len(reports)):
        groups = group_articles(reports[:count], {}, encoder)
        members = [member for group in groups for member in group]
        assert sorted(members) == sorted(article.id for article in reports[:count])
        assert groups == tuple(sorted(tuple(sorted(group)) for group in groups))


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [""],
        ["", " ", "\n"],
        ["word"],
        ["ALL CAPS AND NO STOP " * 50, "“““ unbalanced ‘ (", "1,2,3 ½ --- …"],
        ["\x00\x01", "日本語の記事です。", "\ud800 lone surrogate"],
        ["a" * 1_000_000, "b c " * 300_000],
    ],
)
def test_odd_input_gives_stories_all_the_same(texts: list[str], encoder: Encoder) -> None:
    articles = [
        _article(f"{number}", text.encode("utf-8", "replace").decode(), None) for number, text in enumerate(texts)
    ]
    groups = group_articles(articles, {}, encoder)
    assert sum(len(group) for group in groups) == len(texts)


def test_dates_of_another_shape_count_as_unknown(encoder: Encoder) -> None:
    articles = [
        _article(str(n), "The dam at Orla broke.", None, date) for n, date in enumerate(["2026", "soon", "2026-13-40"])
    ]
    assert sum(len(group) for group in group_articles(articles, {}, encoder)) == 3
