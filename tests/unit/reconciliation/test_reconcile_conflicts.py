"""Conflicts: the cases a linguist can add to, and what must always hold."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.unit.reconciliation.told_stories import make_article, tell, with_post

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "conflicts.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    story = tell(*(make_article(text, day) for text, day in case["reports"]))
    found = [[one.kind, one.relation, sorted(side.value for side in one.sides)] for one in story.conflicts]
    assert found == case["conflicts"]


def test_the_words_of_a_side_stand_at_its_spans() -> None:
    articles = [make_article(text, day) for text, day in CASES[0]["reports"]]
    text = {article.id: article.text for article in articles}
    for conflict in tell(*articles).conflicts:
        for side in conflict.sides:
            assert side.value in {span.text_in(text[span.article]) for span in side.spans}
            assert len(side.spans) == len(side.statements)


def test_a_contradiction_makes_its_claims_disputed_and_an_update_does_not() -> None:
    contradiction, update = (
        tell(*(make_article(text, day) for text, day in CASES[number]["reports"])) for number in (0, 1)
    )
    touched = {claim for conflict in contradiction.conflicts for claim in conflict.claims}
    assert touched
    assert all((claim.standing == "disputed") == (claim.id in touched) for claim in contradiction.claims)
    assert all(claim.standing != "disputed" for claim in update.claims)


def test_a_post_with_an_impossible_stamp() -> None:
    body = "We reached a very good deal with the fishers of Vask today."
    words = f"The deal was signed.\n\n{body}\n\n— Anna Petrov (@petrov) June 2, 2029\n\nAnna Petrov is the mayor."
    stamped = with_post(make_article(words, "2031-05-08"), body, "Anna Petrov", "2029-06-02", "June 2, 2029")
    dated = make_article(
        "“We reached a very good deal with the fishers of Vask today,” Mayor Anna Petrov said on Wednesday.",
        "2031-05-08",
    )
    (conflict,) = tell(stamped, dated).conflicts
    assert conflict.kind == "date"
    assert sorted(side.value for side in conflict.sides) == ["June 2, 2029", "Wednesday"]


def test_one_report_does_not_contradict_itself() -> None:
    text = " ".join(text for text, _ in CASES[0]["reports"])
    assert tell(make_article(text, "2031-05-06"), make_article(text, "2031-05-06", source="copy")).conflicts == ()
