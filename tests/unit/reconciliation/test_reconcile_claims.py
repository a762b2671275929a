"""Claims: what is grouped, how origins are counted, and what must always hold."""

import itertools
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from stemma.models.encoder import get_encoder
from stemma.reconciliation import reconcile_story
from stemma.records import Article, Claim, Descent, Story
from tests.unit.reconciliation.told_stories import annotate_all, make_article, tell, texts_of, trace

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "claims.toml").read_text(encoding="utf-8"))["case"]
FLOOD = (
    "The council of Vask approved a new flood wall along the river on Tuesday. The wall will cost 20 million crowns. "
    "Mayor Anna Petrov said the old dam had failed twice.",
    "A new flood wall along the river was approved by the council of Vask on Tuesday. Farmers protested outside.",
    "Ferries to Belland resumed on Monday. The council of Vask approved a new flood wall on Tuesday.",
)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    articles = [make_article(text, "2031-05-07") for text in case["texts"]]
    story = tell(*articles)
    assert any(len(claim.articles) == len(articles) for claim in story.claims) == case["same"]


def told(*texts: str, copies: tuple[tuple[int, int], ...] = ()) -> tuple[Story, list[Article]]:
    articles = [make_article(text, "2031-05-07", source=str(number)) for number, text in enumerate(texts)]
    return tell(*articles, copies=copies), articles


def shape(story: Story, articles: list[Article]) -> list[tuple[str, int, str]]:
    """Return the claims by what they say, however often an article is repeated."""
    words = texts_of(story, articles)
    return sorted(
        (" / ".join(sorted({words[one] for one in c.statements})), len(c.origins), c.standing) for c in story.claims
    )


def claim_of(story: Story, articles: list[Article], words: str) -> Claim:
    text = texts_of(story, articles)
    return max(
        (claim for claim in story.claims if any(words in text[one] for one in claim.statements)),
        key=lambda claim: len(claim.statements),
    )


def test_every_statement_is_in_a_claim_and_its_text_is_verbatim() -> None:
    story, articles = told(*FLOOD)
    words = texts_of(story, articles)
    assert {one for claim in story.claims for one in claim.statements} == set(words)
    assert all(claim.text == words[claim.statements[0]] for claim in story.claims)


def test_origins_decide_the_standing() -> None:
    story, articles = told(*FLOOD)
    claim = claim_of(story, articles, "flood wall")
    assert (len(claim.articles), len(claim.origins), claim.standing) == (3, 3, "corroborated")
    assert claim_of(story, articles, "Ferries").standing == "single-origin"


def test_a_copy_adds_no_origin_and_changes_no_claim() -> None:
    alone, articles = told(*FLOOD)
    doubled, more = told(*FLOOD, FLOOD[0], copies=((0, 3),))
    assert shape(doubled, more) == shape(alone, articles)


def test_without_origins_nothing_is_measured() -> None:
    articles = [make_article(text) for text in FLOOD]
    story = reconcile_story(articles, annotate_all(articles), Descent(), get_encoder())
    assert {claim.standing for claim in story.claims} == {"unmeasured"}


def test_the_order_of_articles_does_not_matter() -> None:
    articles = [make_article(text, "2031-05-07") for text in FLOOD]
    annotations = annotate_all(articles)
    descent = trace(articles, annotations)
    found = {
        msgspec.json.encode(reconcile_story(order, annotations, descent, get_encoder()))
        for order in itertools.permutations(articles)
    }
    assert len(found) == 1


@pytest.mark.parametrize("text", ["", "Vask.", "?!?!", "a" * 5000, "“" * 400, "NO NO NO NO. " * 200])
def test_strange_texts_give_a_story(text: str) -> None:
    story, _ = told(text, text + " ")
    assert story.articles


def test_names_are_merged_across_articles() -> None:
    story, _ = told(
        "President Yuri Orlov met Anna Petrov on Monday. Petrov said the talks went well.",
        "President Yury Orlov met Petrov on Monday. Orlov said the talks went well.",
    )
    names = {name.name: name.aliases for name in story.names if name.kind == "person"}
    assert len([name for name in names if "Orlov" in name]) == 1
    assert "Petrov" in names["Anna Petrov"]
    known = {name.id for name in story.names}
    assert all(set(statement.names) <= known for statement in story.statements)


def test_two_people_of_one_surname_stay_apart() -> None:
    story, _ = told(
        "Anna Petrov and Boris Petrov opened the fair on Monday. Anna Petrov praised the farmers.",
        "Boris Petrov left early. Anna Petrov stayed until evening.",
    )
    assert {"Anna Petrov", "Boris Petrov"} <= {name.name for name in story.names}
