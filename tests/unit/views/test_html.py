"""The HTML view: one file, well formed, closed to the outside, every link with its place."""

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.records import Report
from stemma.views.clean import clean_text
from stemma.views.html import render_html
from stemma.views.html.article_text import Mark, weave
from tests.unit.views.hostile import PAYLOADS, poison
from tests.unit.views.quay_texts import TEXTS

VOID = {"meta", "line", "path", "rect", "circle", "br"}


class Page(HTMLParser):
    """A page read strictly: every element closed in its order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.tags: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.bodies: list[str] = []
        self.texts: dict[str, str] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags[tag] += 1
        self.attributes += [(tag, name, value) for name, value in attrs]
        if "id" in named:
            self.ids[str(named["id"])] += 1
        if "href" in named:
            self.links.append(str(named["href"]))
        if tag == "div" and named.get("class") == "body v":
            self.bodies.append("")
        if tag not in VOID:
            self.open.append((tag, named))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open and self.open.pop()[0] == tag, tag

    def handle_data(self, data: str) -> None:
        inside = [named.get("class") for tag, named in self.open]
        if "body v" in inside and "r" not in inside:
            self.bodies[-1] += data
        if self.open and self.open[-1][0] in ("style", "script"):
            self.texts[self.open[-1][0]] = data


@pytest.fixture(scope="module")
def page(report: Report) -> Page:
    return Page(render_html(report))


def test_every_element_is_closed(page: Page) -> None:
    assert page.open == []


def test_nothing_is_fetched(page: Page) -> None:
    assert not {"img", "link", "iframe", "object", "embed", "base", "form", "image", "use"} & set(page.tags)
    assert not [
        value for _, name, value in page.attributes if name in ("src", "srcset", "action", "style", "xlink:href")
    ]
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    assert all(link.startswith("#") for link in page.links)
    assert "url(" not in page.texts["style"] and "@import" not in page.texts["style"]


def test_the_policy_lets_only_our_own_style_and_script_in(page: Page) -> None:
    policy = next(value for tag, name, value in page.attributes if name == "content" and "default-src" in str(value))
    assert policy is not None and policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(page.texts[tag].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert page.tags["script"] == page.tags["style"] == 1
    assert "unsafe" not in policy


def test_every_link_leads_somewhere_and_no_place_is_named_twice(page: Page) -> None:
    assert [name for name, times in page.ids.items() if times > 1] == []
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_every_statement_has_its_place_and_a_way_back(page: Page, report: Report) -> None:
    statements = [name for name in page.ids if re.fullmatch(r"s1-[A-D]\d+", name)]
    assert len(statements) == len(report.stories[0].statements)
    for claim in range(1, len(report.stories[0].claims) + 1):
        assert f"#s1-c{claim}" in page.links
    for back in ("#s1-x1", "#s1-x2", "#s1-d1", "#s1-d2", "#s1-t1", "#s1-t2", "#s1-t3", "#s1-p1"):
        assert back in page.links


def test_the_whole_text_of_each_article_is_there(page: Page) -> None:
    assert page.bodies == [TEXTS[article] for article in ("a-1", "a-2", "a-3", "a-4")]


def test_landmarks_headings_and_labels(page: Page) -> None:
    assert page.tags["main"] == page.tags["h1"] == page.tags["nav"] == page.tags["footer"] == 1
    assert ("html", "lang", "en") in page.attributes
    scrolled = [named for named in page.attributes if named[1:] == ("class", "scroll")]
    labelled = [named for named in page.attributes if named[1:] == ("role", "region")]
    assert len(scrolled) == len(labelled) > 0
    assert page.tags["svg"] == 2


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_hostile_text_stays_text(report: Report, payload: str) -> None:
    text = render_html(poison(report, payload))
    poisoned = Page(text)
    assert poisoned.open == []
    assert poisoned.tags["script"] == 1 and poisoned.tags["img"] == 0
    assert not [name for _, name, _ in poisoned.attributes if name.startswith("on")]
    assert all(link.startswith("#") for link in poisoned.links)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)


def test_several_stories_fold(report: Report) -> None:
    stories = tuple(msgspec.structs.replace(report.stories[0], id=f"st-{number}") for number in range(60))
    text = render_html(msgspec.structs.replace(report, stories=stories))
    page = Page(text)
    assert [name for name, times in page.ids.items() if times > 1] == []
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert len(text) < 60 * 60_000


def test_a_text_of_many_megabytes_is_cut_and_that_is_said(report: Report) -> None:
    first, *others = report.articles
    long = msgspec.structs.replace(first, text=first.text + "word " * 2_000_000)
    text = render_html(msgspec.structs.replace(report, articles=(long, *others)))
    assert len(text) < 1_000_000
    assert "more characters are left out of this page" in text


def test_a_report_of_nothing() -> None:
    assert Page(render_html(Report(articles=(), stories=()))).open == []


@settings(deadline=None, derandomize=True)
@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45), st.integers(0, 4)), max_size=8),
)
def test_marks_that_cross_nest_and_leave_the_text_alone(text: str, places: list[tuple[int, int, int]]) -> None:
    marks = [Mark(start, end, rank, "span", f"k{rank}", f"n{n}") for n, (start, end, rank) in enumerate(places)]
    page = Page(str(weave(text, marks)))
    assert page.open == []
    assert all(times == 1 for times in page.ids.values())
    kept = [mark for mark in marks if 0 <= mark.start < min(mark.end, len(text))]
    assert set(page.ids) == {mark.anchor for mark in kept}


@settings(deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.integers(0, 4)), max_size=6))
def test_each_letter_stands_in_exactly_its_marks(places: list[tuple[int, int, int]]) -> None:
    text = "abcdefghijklmnopqrst"
    marks = [Mark(start, end, rank, "span", f"m{n}") for n, (start, end, rank) in enumerate(places)]
    seen: dict[str, set[str]] = {}

    class Letters(HTMLParser):
        stack: list[str] = []  # noqa: RUF012

        def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.stack = [*self.stack, str(dict(attrs)["class"])]

        def handle_endtag(self, _tag: str) -> None:
            self.stack = self.stack[:-1]

        def handle_data(self, data: str) -> None:
            seen.update((letter, set(self.stack)) for letter in data)

    Letters().feed(str(weave(text, marks)))
    for offset, letter in enumerate(text):
        assert seen[letter] == {mark.css for mark in marks if mark.start <= offset < mark.end}


def read_palettes(style: str) -> list[dict[str, str]]:
    """Return the colours of the light and the dark page."""
    blocks = re.findall(r":root \{(.*?)\}", style, re.S)[:2]
    return [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in blocks]


def measure_contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("page_colours", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *((ink, ground) for ink in ("ink", "quiet", "link", "alert") for ground in ("paper", "card", "soft", "shared")),
        ("alert", "alert-soft"),
        ("mark-ink", "mark"),
        ("paper", "link"),
        ("paper", "ink"),
    ],
)
def test_text_can_be_read_on_its_ground(page: Page, ink: str, ground: str, page_colours: int) -> None:
    colours = read_palettes(page.texts["style"])[page_colours]
    assert measure_contrast(colours[ink], colours[ground]) >= 4.5


def test_clean_text_keeps_what_a_reader_needs() -> None:
    assert clean_text("naïve – “quoted” עברית 中文 👩‍🚒\ttab\n") == "naïve – “quoted” עברית 中文 👩‍🚒\ttab\n"
