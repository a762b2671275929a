"""Verdicts on who did what with whom and where, about an invented meeting told over several sentences."""

import pytest

import stemma
from stemma.records import Report
from tests.unit.checking.test_verdicts import make_report

TEXTS = (
    "Envoy Karl Brandt met Prime Minister Olga Lind on Tuesday for two hours. "
    "The talks were held in Vienna. "
    "Three earlier rounds in Geneva have failed. "
    "President Hugo Marsh hailed the meeting as a breakthrough.",
    "Karl Brandt met Olga Lind on Tuesday. The visit to Vienna was his first. "
    "Defence Minister Nina Falk said she had spoken by phone with Hugo Marsh after Brandt left Vienna. "
    "An attack on a bus station in Graz left two dead and 12 injured.",
    "On Friday Hugo Marsh praised Lars Holm, who resigned on Wednesday. "
    "The Senate needs 60 votes to end the debate. "
    "Senator Rita Boyle, a Democrat, is running against Republican Otto Kern. "
    "Boyle called the plan of Marsh “a costly blunder” in a speech. "
    "Aides asked whether Boyle resigned from the panel.",
)


@pytest.fixture(scope="module")
def report() -> Report:
    return make_report(TEXTS)


@pytest.mark.parametrize(
    "claim",
    [
        "Brandt met Lind in Vienna.",
        "Olga Lind met Karl Brandt on Tuesday.",
        "Marsh hailed the meeting as a breakthrough.",
        "An attack on a bus station in Graz killed two people.",
        "Lars Holm resigned on Wednesday.",
        "The Senate needs 60 votes to end the debate.",
        "Rita Boyle is a Democrat.",
        'Boyle called the plan of Marsh "a costly blunder".',
    ],
)
def test_true_claim_is_supported(report: Report, claim: str) -> None:
    found = stemma.check(claim, report)
    assert found.verdict == "supported", found.differences


@pytest.mark.parametrize(
    "claim",
    [
        "Brandt met Falk in Vienna.",
        "Brandt met Lind in Geneva.",
        "Lind hailed the meeting as a breakthrough.",
        "An attack on a bus station in Graz killed twelve people.",
        "Lars Holm resigned on Friday.",
        "The House needs 60 votes to end the debate.",
        "Rita Boyle is a Republican.",
        'Marsh called the plan of Boyle "a costly blunder".',
        "Boyle resigned from the panel.",
    ],
)
def test_distorted_claim_is_not_supported(report: Report, claim: str) -> None:
    found = stemma.check(claim, report)
    assert found.verdict != "supported", [one.text for one in found.statements]
    assert found.verdict == "not-found" or found.differences


def test_names_apart_in_other_sentences_contradict_nothing(report: Report) -> None:
    found = stemma.check("Karl Brandt met Olga Lind in Vienna.", report)
    assert found.verdict == "supported"
    assert not found.differences
