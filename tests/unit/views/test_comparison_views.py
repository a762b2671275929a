"""Two articles side by side, on the terminal and as a page."""

import html
import io
import re
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace
from rich.console import Console

import stemma
from stemma.records import Comparison
from stemma.views.comparison import render_html, render_terminal
from stemma.views.comparison.aligned import align_rows
from stemma.views.comparison.prepared import prepare_comparison, tell_relation
from tests.unit.descent.reports import RETOLD, WIRE, make_article
from tests.unit.views.hostile import PAYLOADS, poison

EDITED = WIRE.replace("walked out at dawn", "walked out").replace("three accidents", "four accidents")


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    first = make_article(
        "a-1", f"{WIRE}\nNobody at the cannery would talk about it.", "Courier", published="2031-05-04"
    )
    second = make_article("a-2", f"A lorry driver had slept for two nights on the quay.\n{EDITED}", "Herald")
    return stemma.compare(first, second)


def on_terminal(comparison: Comparison, width: int) -> str:
    page = io.StringIO()
    render_terminal(comparison, Console(file=page, width=width, no_color=True, highlight=False))
    return page.getvalue()


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.marked: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if name == "href" and value:
                self.links.append(value)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("del", "ins"):
            self.marked.append((self.open[-1], data))


@pytest.mark.parametrize("width", [60, 83, 84, 120])
def test_terminal_marks_words_without_colour(comparison: Comparison, width: int) -> None:
    page = on_terminal(comparison, width)
    flat = " ".join(page.split())
    assert max(len(line) for line in page.splitlines()) <= width
    assert "[-three-]" in flat
    assert "{+four+}" in flat
    assert "[-at dawn-]" in flat
    assert "cannery would talk" in flat
    assert "slept for two nights" in flat
    assert "1 sentence, 1 statement without a counterpart in B" in flat


def test_both_shares_stand_at_the_top(comparison: Comparison) -> None:
    head = on_terminal(comparison, 120).split("WHO DREW ON WHOM")[0]
    shares = re.findall(r"(\d+) % of it also stands in ([AB])", head)
    assert [other for _, other in shares] == ["B", "A"]
    assert [int(share) for share, _ in shares] == [round(100 * part) for part in comparison.coverage]


def test_rows_are_cut_where_both_texts_end_a_sentence(comparison: Comparison) -> None:
    (passage,) = [shared for shared in comparison.passages if shared.nature == "copied"]
    one, other = comparison.articles
    rows = align_rows(passage, (one.text, other.text), most_same=99)
    told = [["".join(piece.text for piece in side) for side in row.sides] for row in rows]
    assert [row[0] for row in told] == WIRE.split("\n")
    assert [row[1] for row in told] == EDITED.split("\n")
    assert [row.same for row in rows] == [one == other for one, other in told]


def test_long_stretches_without_a_difference_are_counted() -> None:
    text = "\n".join(f"Ferry number {n} left the basin at {n} minutes past, said the keeper." for n in range(40))
    comparison = stemma.compare(make_article("a-1", text, "Courier"), make_article("a-2", text, "Herald"))
    rows = align_rows(comparison.passages[0], (text, text))
    assert [row.skipped for row in rows] == [0, 38, 0]
    assert "… 38 sentences the same …" in on_terminal(comparison, 120)


def test_page_marks_the_same_words(comparison: Comparison) -> None:
    page = Page(render_html(comparison))
    assert ("del", "three") in page.marked
    assert ("ins", "four") in page.marked
    assert "script" not in page.tags
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert not any(link.startswith("http") for link in page.links)


def test_page_works_offline_in_light_and_dark(comparison: Comparison) -> None:
    page = html.unescape(render_html(comparison))
    assert "default-src 'none'" in page
    assert "script-src 'none'" in page
    assert "prefers-color-scheme: dark" in page
    assert not re.search(r"(?:src|href)=[\"'](?:https?:)?//", page)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_gets_through_to_nobody(payload: str, comparison: Comparison) -> None:
    bad = replace(poison(comparison, payload), sources=(payload,), relation="common-source")
    plain = replace(comparison, relation="common-source", sources=("Reuters",))
    assert set(Page(render_html(bad)).tags) <= set(Page(render_html(plain)).tags)
    texts = tuple(replace(one, text=kept.text) for one, kept in zip(bad.articles, plain.articles, strict=True))
    assert Page(render_html(replace(bad, articles=texts))).tags == Page(render_html(plain)).tags
    shown = on_terminal(bad, 100)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("first-to-second", "B draws on A."),
        ("second-to-first", "A draws on B."),
        ("undetermined", "do not tell which came first"),
        ("none", "No sign that one drew on the other"),
        ("common-source", "Both draw on Reuters."),
    ],
)
def test_every_relation_is_told(relation: str, expected: str, comparison: Comparison) -> None:
    told = tell_relation(replace(comparison, relation=relation, sources=("Reuters",)))  # type: ignore[arg-type]
    assert expected in told


def test_two_articles_that_share_nothing() -> None:
    text = "A court in Osk ordered the mayor to publish the accounts of the new swimming hall."
    comparison = stemma.compare(make_article("a-1", WIRE, "Courier"), make_article("a-2", text, "Herald"))
    page = on_terminal(comparison, 100)
    assert "they share no passage" in page
    assert "COPIED PASSAGES" not in page
    assert "Copied passages" not in render_html(comparison)


def test_a_rewrite_says_so() -> None:
    prepared = prepare_comparison(
        stemma.compare(make_article("a-1", WIRE, "Courier"), make_article("a-2", RETOLD, "Herald"))
    )
    assert any(view.told.startswith("paraphrased") for view in prepared.copied)
