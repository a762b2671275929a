"""Drifts, timeline, brief, events and title."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.unit.reconciliation.told_stories import make_article, tell

CASES = Path(__file__).parents[2] / "cases"
DRIFTS = tomllib.loads((CASES / "drifts.toml").read_text(encoding="utf-8"))["case"]
TIMES = tomllib.loads((CASES / "timeline.toml").read_text(encoding="utf-8"))["case"]
VASK = (
    "The council of Vask approved a new flood wall along the river on Tuesday. Farmers protested outside the hall. "
    "Mayor Anna Petrov will open the works on Friday.",
    "A new flood wall along the river was approved by the council of Vask on Tuesday. The wall replaces an old dam.",
)


@pytest.mark.parametrize("case", DRIFTS, ids=[case["name"] for case in DRIFTS])
def test_drifts(case: dict[str, Any]) -> None:
    articles = make_article(case["source"], "2031-05-07"), make_article(case["copy"], "2031-05-07")
    story = tell(*articles, copies=((0, 1),))
    assert [drift.kind for drift in story.drifts] == case["drifts"]
    by_id = {statement.id: statement.article for statement in story.statements}
    assert all((by_id[d.source], by_id[d.target]) == (articles[0].id, articles[1].id) for d in story.drifts)


def test_without_a_known_source_nothing_drifts() -> None:
    assert tell(*(make_article(DRIFTS[0][key], "2031-05-07") for key in ("source", "copy"))).drifts == ()


@pytest.mark.parametrize("case", TIMES, ids=[case["text"] for case in TIMES])
def test_timeline(case: dict[str, Any]) -> None:
    story = tell(make_article(case["text"], "2031-05-07"))
    assert [[entry.earliest, entry.status] for entry in story.timeline] == case["entries"]
    assert all(entry.text in case["text"] for entry in story.timeline)


def test_one_date_of_one_claim_is_one_entry() -> None:
    story = tell(*(make_article(text, "2031-05-07") for text in VASK))
    tuesday = [entry for entry in story.timeline if entry.earliest == "2031-05-06"]
    assert [len(entry.statements) for entry in tuesday] == [2]


def test_the_brief_is_verbatim_and_opens_with_the_best_corroborated() -> None:
    articles = [make_article(text, "2031-05-07") for text in VASK]
    story = tell(*articles)
    text = {article.id: article.text for article in articles}
    assert story.brief
    assert all(entry.text == entry.span.text_in(text[entry.span.article]) for entry in story.brief)
    assert [entry.origins for entry in story.brief] == sorted((e.origins for e in story.brief), reverse=True)
    assert story.brief[0].origins == 2
    assert "flood wall" in story.brief[0].text
    assert sum("flood wall" in entry.text for entry in story.brief) == 1


def test_the_title_is_a_headline_or_the_first_words() -> None:
    titled = make_article(VASK[0], title="Council approves wall")
    assert tell(titled, make_article(VASK[1])).title == "Council approves wall"
    title = tell(make_article(VASK[1])).title
    assert title and VASK[1].startswith(title)


def test_an_event_has_actor_deed_and_target() -> None:
    story = tell(make_article("Russia attacked Ukraine on Tuesday.", "2031-05-07"))
    names = {name.id: name.name for name in story.names}
    (event,) = story.events
    assert (event.code, names[event.actor or ""], names[event.target or ""]) == ("ASSAULT", "Russia", "Ukraine")
    assert event.earliest == "2031-05-06"


def test_what_only_might_happen_is_no_event() -> None:
    assert tell(make_article("Russia did not attack Ukraine. Russia might attack Ukraine.", "2031-05-07")).events == ()
