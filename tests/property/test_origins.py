"""What must hold of the number of origins of claims: copies, strangers, order and owners."""

import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stemma
from stemma.ingest import read
from stemma.records import Article, Report
from tests.unit.descent.reports import OTHER, RETOLD, WIRE, make_article

FACTS = (WIRE + "\n" + RETOLD).split("\n")
STRANGER = make_article("a-stranger", OTHER, outlet="Osk Gazette", published="2031-05-06")
OUTLETS = ("Tarn Courier", "Velm Herald", "Brill Post", "Ludo Gazette")


@st.composite
def stories(draw: st.DrawFn) -> list[Article]:
    """Return two to four reports of one strike, of outlets with and without a known owner."""
    articles = []
    for number, outlet in enumerate(OUTLETS[: draw(st.integers(2, 4))]):
        lines = draw(st.lists(st.sampled_from(FACTS), min_size=3, max_size=9, unique=True))
        article = make_article(
            f"a-{number}", "\n".join(lines), outlet, draw(st.sampled_from([None, None, "Reuters"])), "2031-05-05"
        )
        family = draw(st.sampled_from([None, None, "Harn Media"]))
        articles.append(msgspec.structs.replace(article, family=family, language="en"))
    return articles


def origins_by_place(report: Report) -> dict[tuple[str, int, int], int]:
    """Return for each statement's place the most origins of a claim that it is part of."""
    found: dict[tuple[str, int, int], int] = {}
    for story in report.stories:
        spans = {statement.id: statement.span for statement in story.statements}
        for claim in story.claims:
            for span in (spans[one] for one in claim.statements):
                place = span.article, span.start, span.end
                found[place] = max(found.get(place, 0), len(claim.origins))
    return found


@settings(max_examples=12, deadline=None, derandomize=True)
@given(stories(), st.data())
def test_a_copy_raises_no_claims_origins(articles: list[Article], data: st.DataObject) -> None:
    before = origins_by_place(stemma.reconcile(articles))
    model = data.draw(st.sampled_from(articles))
    copy = msgspec.structs.replace(model, id="a-copy", source="copy.txt", outlet="Copyist", credits=(), family=None)
    after = origins_by_place(stemma.reconcile([*articles, copy]))
    assert {place: n for place, n in after.items() if place[0] != "a-copy" and n > before.get(place, 0)} == {}


@settings(max_examples=8, deadline=None, derandomize=True)
@given(stories())
def test_a_stranger_changes_no_claims_origins(articles: list[Article]) -> None:
    before = origins_by_place(stemma.reconcile(articles))
    after = origins_by_place(stemma.reconcile([*articles, STRANGER]))
    assert {place: n for place, n in after.items() if place[0] != STRANGER.id} == before


@settings(max_examples=8, deadline=None, derandomize=True)
@given(stories(), st.randoms(use_true_random=False))
def test_order_changes_nothing(articles: list[Article], shuffler: random.Random) -> None:
    shuffled = list(articles)
    shuffler.shuffle(shuffled)
    assert stemma.reconcile(shuffled).to_json() == stemma.reconcile(articles).to_json()


@settings(max_examples=8, deadline=None, derandomize=True)
@given(stories())
def test_one_owner_under_many_names_counts_once(articles: list[Article]) -> None:
    owned = [msgspec.structs.replace(a, family="Harn Media", agency=None, credits=()) for a in articles]
    counts = origins_by_place(stemma.reconcile(owned))
    assert set(counts.values()) <= {0, 1}


def test_the_reading_of_a_page_tells_its_family(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "a.jsonl").write_text(
        msgspec.json.encode({"url": "https://www.nypost.com/2031/05/05/strike", "text": WIRE}).decode() + "\n"
        + msgspec.json.encode({"outlet": "Wall Street Journal", "text": RETOLD}).decode() + "\n"
        + msgspec.json.encode({"url": "https://courier.example/1", "text": OTHER}).decode() + "\n",
        "utf-8",
    )  # fmt: skip
    found = {(a.outlet, a.domain, a.country, a.family) for a in read([folder]).articles}
    assert found == {
        ("New York Post", "nypost.com", "US", "News Corp"),
        ("Wall Street Journal", "wsj.com", "US", "News Corp"),
        ("courier.example", "courier.example", None, None),
    }
