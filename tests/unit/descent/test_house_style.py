"""Remains of one house's spelling in another's copy."""

import pytest

from stemma.descent import trace_descent
from stemma.descent.house_style import StyleCounts, find_remains, keeps_to
from stemma.models.encoder import get_encoder
from stemma.records import Article
from tests.unit.descent.reports import WIRE, annotate_plainly, make_article

AMERICAN = (
    "The color of the new ferries divides the town, and so does the defense of the harbor wall in winter.\n"
    "Turnout at the meeting was 40 percent, and 12 percent of those who came spoke for the color blue."
)
BRITISH_OWN = (
    "The council of Velm will discuss the programme for the harvest fair on Monday, with 20 per cent less money.\n"
    "Half the stalls are gone; 9 per cent of the visitors came from abroad, the programme of last year says."
)


@pytest.mark.parametrize(("counts", "way"), [((3, 0), 0), ((0, 2), 1), ((1, 0), None), ((2, 1), None), ((0, 0), None)])
def test_a_habit_needs_two_and_no_exception(counts: tuple[int, int], way: int | None) -> None:
    assert keeps_to(counts) == way


def test_remains_are_told_from_the_own_text() -> None:
    source = [StyleCounts("percent", (2, 0), (1, 0))]
    assert find_remains(source, [StyleCounts("percent", (1, 0), (0, 3))]) == [("percent", 1)]
    assert find_remains(source, [StyleCounts("percent", (1, 1), (0, 0))]) == [("percent", 1)]
    assert find_remains(source, [StyleCounts("percent", (2, 0), (1, 0))]) == []
    assert find_remains([StyleCounts("percent", (1, 1), (0, 0))], [StyleCounts("percent", (1, 0), (0, 3))]) == []


def styles_of(articles: list[Article]) -> list[str]:
    annotations = {article.id: annotate_plainly(article) for article in articles}
    (derivation,) = trace_descent(articles, annotations, get_encoder()).derivations
    return [evidence.why for evidence in derivation.evidence if evidence.kind == "style"]


def test_the_evidence_names_the_habits() -> None:
    source = make_article("a-1", f"{WIRE}\n{AMERICAN}", outlet="Courier")
    copy = make_article("a-2", f"{WIRE}\n{AMERICAN}\n{BRITISH_OWN}", outlet="Herald")
    (why,) = styles_of([source, copy])
    assert why.startswith("Herald mixes ways of spelling")
    assert "percent" in why


def test_one_way_in_both_is_no_evidence() -> None:
    source = make_article("a-1", f"{WIRE}\n{AMERICAN}", outlet="Courier")
    assert styles_of([source, make_article("a-2", f"{WIRE}\n{AMERICAN}", outlet="Herald")]) == []
