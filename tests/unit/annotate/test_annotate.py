"""Annotating an article whole."""

import msgspec
import pytest

import stemma
from stemma.annotate import annotate, redate
from stemma.records import Article, Published
from tests.golden.update import ROOT


@pytest.fixture(scope="module")
def articles() -> tuple[Article, ...]:
    return stemma.read([str(ROOT / "examples" / "reports")]).articles


def test_redating_gives_what_annotating_anew_gives(articles: tuple[Article, ...]) -> None:
    for article in articles:
        undated = msgspec.structs.replace(article, published=Published(value=None, basis="unknown"))
        dated = msgspec.structs.replace(article, published=Published(value="2026-03-12", basis="inferred"))
        assert redate(dated, annotate(undated)) == annotate(dated)


def test_lists_are_in_order_of_the_text(articles: tuple[Article, ...]) -> None:
    for article in articles:
        annotation = annotate(article)
        assert annotation == annotate(article)
        for records in (annotation.sentences, annotation.times, annotation.quantities, annotation.citations):
            starts = [record.span.start for record in records]
            assert starts == sorted(starts)
