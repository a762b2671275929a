"""What must hold of conflicts and claims whatever the order of the articles, and with one of them printed twice."""

import random

import pytest

from stemma.models.encoder import get_encoder
from stemma.reconciliation import reconcile_story
from stemma.records import Article, Descent, Story
from tests.unit.reconciliation.told_stories import annotate_all, make_article

REPORTS = [
    ("A train crash near Vask killed two people and injured nine others on Monday, police said.", "2031-05-06"),
    ("Three people died in the train crash near Vask on Monday. Eight others were hurt, Ana Brook said.", "2031-05-07"),
    ("“We will close the line for as long as the inquiry takes,” mayor Ana Brook said after the crash.", "2031-05-07"),
    ("Mayor Ana Brook said the crash injured at least seven. “We will open the line for as long as the inquiry takes.”",
     "2031-05-07"),
]  # fmt: skip


def _reconcile(articles: list[Article]) -> Story:
    return reconcile_story(articles, annotate_all(articles), Descent(), get_encoder())


def _conflicts(story: Story) -> set[tuple[str, str, str, tuple[str, ...]]]:
    return {
        (one.kind, one.relation, one.why, tuple(sorted(side.value for side in one.sides))) for one in story.conflicts
    }


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_articles_changes_no_conflict_and_no_claim(seed: int) -> None:
    articles = [make_article(text, day) for text, day in REPORTS]
    shuffled = random.Random(seed).sample(articles, len(articles))
    plain, other = _reconcile(articles), _reconcile(shuffled)
    assert plain.conflicts
    assert (plain.claims, plain.conflicts, plain.drifts) == (other.claims, other.conflicts, other.drifts)


@pytest.mark.parametrize("printed_twice", range(len(REPORTS)))
def test_an_article_printed_twice_changes_no_conflict_and_no_claim(printed_twice: int) -> None:
    articles = [make_article(text, day) for text, day in REPORTS]
    text, day = REPORTS[printed_twice]
    plain, doubled = _reconcile(articles), _reconcile([*articles, make_article(text, day, source="again")])
    assert _conflicts(plain) == _conflicts(doubled)
    assert {one.text for one in plain.claims} == {one.text for one in doubled.claims}
