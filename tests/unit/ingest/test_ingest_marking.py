"""What is marked in a text, by the cases in ``tests/cases/ingest_marking.toml`` and ``ingest_agencies.toml``."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from stemma.ingest.assembling import assemble_article
from stemma.ingest.drafts import Draft
from stemma.records import Article

CASES: list[dict[str, Any]] = [
    case
    for name in ("ingest_marking", "ingest_agencies")
    for case in tomllib.loads((Path(__file__).parents[2] / "cases" / f"{name}.toml").read_text(encoding="utf-8"))[
        "case"
    ]
]


def article_of(text: str, **fields: str) -> Article:
    return assemble_article(Draft(where="story.txt", source="story.txt", text=text, **fields))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_marks(case: dict[str, Any]) -> None:
    text = case["text"]
    article = article_of(text)
    assert article.text == text
    for field in ("title", "agency", "byline", "outlet", "modified"):
        if field in case:
            assert getattr(article, field) == case[field]
    for field in ("title", "agency", "dateline", "outlet"):
        if f"no_{field}" in case:
            assert getattr(article, field) is None
    if "marks" in case:
        assert [[mark.kind, mark.span.text_in(text)] for mark in article.boilerplate] == case["marks"]
    if "credits" in case:
        assert [[credit.agency, credit.role] for credit in article.credits] == case["credits"]
    if "place" in case:
        assert article.dateline is not None
        assert article.dateline.place == case["place"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_dates_and_blocks(case: dict[str, Any]) -> None:
    text = case["text"]
    article = article_of(text)
    if "published" in case:
        assert article.published.value == case["published"]
        assert article.published.basis == "stated"
    if "no_published" in case:
        assert article.published.value is None
        assert article.published.basis == "unknown"
    for kind, name in (("post", "posts"), ("pullquote", "pullquotes")):
        if name not in case:
            continue
        found = [block for block in article.blocks if block.kind == kind]
        assert len(found) == len(case[name])
        for block, expected in zip(found, case[name], strict=True):
            assert block.author is not None
            assert block.author.text_in(text) == expected[0]
            assert block.body.text_in(text).startswith(expected[1])
            assert expected[2:] == ([block.date] if block.date else [])


def test_known_title_is_found_in_the_text_with_the_site_name_after_it() -> None:
    body = "A storm closed all four ports on Sunday, and two dozen ships lay at anchor, the office said."
    text = f"Storm closes ports | Harbour Post\n{body}\n"
    article = article_of(text, title="Storm closes ports")
    assert article.title == "Storm closes ports"
    assert article.title_span is not None
    assert article.title_span.text_in(text) == "Storm closes ports | Harbour Post"


def test_title_from_the_record_alone_has_no_span() -> None:
    article = article_of(
        "A storm closed all four ports on Sunday, the harbour office said in the evening.", title="Ports closed"
    )
    assert article.title == "Ports closed"
    assert article.title_span is None


def test_a_dateline_takes_its_year_from_the_date_of_publication() -> None:
    text = "OSLO, Dec 30 (Reuters) - The parliament voted on Tuesday to close the last coal mine, the speaker said."
    article = article_of(text, published="2024-01-02")
    assert article.dateline is not None
    assert article.dateline.date == "2023-12-30"
    assert article.published.basis == "metadata"


def test_agency_of_the_record_counts_where_the_text_has_no_credit() -> None:
    article = article_of("A storm closed all four ports on Sunday, the harbour office said.", byline="Jane Roe, AFP")
    assert article.agency == "Agence France-Presse"
    assert article.credits == ()


def test_agency_as_author_of_a_record_is_told_by_its_form() -> None:
    article = article_of("A storm closed all four ports on Sunday.", byline="Jane Roe; John Doe; Halden Press Agency")
    assert article.agency == "Halden Press Agency"
