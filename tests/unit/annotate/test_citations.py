"""Citations: other outlets named as a source."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from stemma.annotate.citations import find_citations
from stemma.annotate.names import find_names
from stemma.annotate.sentences import find_sentences
from stemma.records import Article, Published

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "citations.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    article = Article(id="a-1", source="test", published=Published(value=None, basis="unknown"), text=text)
    sentences = find_sentences(article)
    names = find_names(article, sentences)
    found = find_citations(article, sentences, names)
    assert [[citation.outlet, citation.span.text_in(text)] for citation in found] == case["expected"]
    assert {citation.name_id for citation in found} <= {name.id for name in names}
