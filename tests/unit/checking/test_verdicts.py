"""Verdicts on claims about an invented event."""

import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec
import pytest

import stemma
from stemma.checking import Checker
from stemma.checking.entailing import Entailment
from stemma.records import Article, Published, Report, content_id

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "checking.toml").read_text(encoding="utf-8"))["cases"]
TEXTS = (
    "A ferry sank off Calder Island on Monday with 42 people on board, harbour police said. "
    "Police chief Ana Brook criticised harbour master Tom Reed for the late alarm.",
    "The ferry sank near Calder Island on Monday. It carried 42 people. "
    "Ana Brook, the police chief, called the rescue “slow and careless” in an interview.",
    "The owners may sell the ferry company after the accident. Brook attacked harbour master Tom Reed at a meeting.",
)


def make_report(texts: Sequence[str]) -> Report:
    articles = [
        Article(
            id=content_id("a", text),
            source=f"{len(text)}.txt",
            published=Published(value="2025-03-04", basis="metadata"),
            language="en",
            text=text,
        )
        for text in texts
    ]
    return stemma.reconcile(articles)


@pytest.fixture(scope="module")
def report() -> Report:
    return make_report(TEXTS)


@pytest.mark.parametrize(("claim", "verdict", "kind"), CASES, ids=[case[0] for case in CASES])
def test_verdict(report: Report, claim: str, verdict: str, kind: str) -> None:
    found = stemma.check(claim, report)
    assert found.verdict == verdict, found.differences
    assert not kind or kind in {one.kind for one in found.differences}
    texts = {article.id: article.text for article in report.articles}
    for one in found.statements:
        assert texts[one.article][one.start : one.end] == one.text
    for difference in found.differences:
        assert difference.claim in claim or difference.kind == "wording"
        assert difference.span is None or texts[difference.span.article][difference.span.start : difference.span.end]


def test_supported_claim_counts_origins(report: Report) -> None:
    found = stemma.check("A ferry sank near Calder Island on Monday.", report)
    assert found.origins >= 1
    assert found.statements


def test_unmeasured_tells_why(report: Report) -> None:
    assert "empty" in (stemma.check("  ", report).reason or "")
    assert "question" in (stemma.check("Who sank the ferry?", report).reason or "")
    assert "words" in (stemma.check("the ferry sank " * 2000, report).reason or "")
    assert "English" in (stemma.check("Паром затонул в понедельник у острова", report).reason or "")


def test_order_of_articles_is_irrelevant(report: Report) -> None:
    claim = "The ferry that sank had 42 people on board."
    assert stemma.check(claim, report) == stemma.check(claim, make_report(TEXTS[::-1]))


def test_saved_report_gives_the_same(report: Report) -> None:
    again = msgspec.json.decode(report.to_json(), type=Report)
    claim = "Police chief Ana Brook praised the harbour master."
    assert stemma.check(claim, again) == stemma.check(claim, report)


def test_day_of_a_claim_is_read_from_the_day_given(report: Report) -> None:
    claim = "A ferry sank near Calder Island yesterday."
    assert Checker(report, date(2025, 3, 4)).check(claim).verdict == "supported"
    assert Checker(report, date(2025, 3, 20)).check(claim).verdict != "supported"


def test_empty_report_measures_nothing() -> None:
    assert stemma.check("A ferry sank on Monday.", make_report([])).verdict == "unmeasured"


class SureJudge:
    """Gives one answer to every pair."""

    def __init__(self, answer: Entailment) -> None:
        self.answer = answer

    def judge_pairs(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Entailment]:
        return [self.answer for _ in pairs]


def test_judge_vouches_for_words_but_undoes_no_difference(report: Report) -> None:
    entails = Checker(report, judge=SureJudge(Entailment(0.98, 0.01, 0.01)))
    unknown = "A ferry foundered near Calder Island on Monday."
    assert Checker(report).check(unknown).verdict != "supported"
    assert entails.check(unknown).verdict == "supported"
    assert entails.check("The ferry that sank had 57 people on board.").verdict == "contradicted"


def test_judge_can_contradict(report: Report) -> None:
    against = Checker(report, judge=SureJudge(Entailment(0.01, 0.01, 0.98)))
    assert against.check("A ferry sank near Calder Island on Monday.").verdict != "supported"
