"""Passages as they should be found, from ``tests/cases/descent_passages.toml``."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from stemma.descent.passages import find_passages
from stemma.descent.witness import prepare_witnesses
from tests.unit.descent.reports import annotate_plainly, make_article

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "descent_passages.toml").read_text(encoding="utf-8"))[
    "case"
]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_shared_stretches_are_exact_in_both_texts(case: dict[str, Any]) -> None:
    articles = [make_article("a-1", case["first"]), make_article("a-2", case["second"])]
    witnesses = prepare_witnesses(articles, {article.id: annotate_plainly(article) for article in articles})
    found = [
        {
            "first": text.passage.spans[0].text_in(case["first"]),
            "second": text.passage.spans[1].text_in(case["second"]),
            "rewriting": text.passage.rewriting,
        }
        for text in find_passages(witnesses, 0, 1)
    ]
    assert found == case.get("shared", [])
