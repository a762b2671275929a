"""What must hold for any input: spans are valid, texts untouched, the order of input irrelevant."""

import tempfile
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.ingest import read
from stemma.ingest.assembling import assemble_article
from stemma.ingest.drafts import Draft
from stemma.records import Article, Span

WRITTEN = """Storm closes northern ports
PORT VALE, Aug 6 (Reuters) - The ports were closed on Sunday, the harbour office said in the evening.
By Jane Roe, Associated Press
Posted: 6:57 AM EDT Mon July 16, 2018
Updated
July 16, 2018
Share
Read more
___
— Jane Roe (@janeroe) July 11, 2016
We will never forget what you did. Thank you!
“The strike goes on until they pay.”
—Ada Quill, chair of the union
(Photo by Jane Roe/AFP via Getty Images)
Reuters
The Associated Press contributed to this report.
Go further with Premium access, Insights and Member BenefitsThe ports were closed on Sunday.

\t\u2028
𝒜 storm 😀
A winter storm closed all four northern ports on Sunday, leaving ships at anchor, the harbour office said.
MOSCOW:
(@
((((
“““
Copyright 2019 The Associated Press. All rights reserved.
10:15 a.m.
PRESSURE ON PORTS
Related
- - -
2024-02-03 The ports were closed."""
LINES = st.sampled_from(WRITTEN.split("\n"))
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=14).map("\n".join),
    st.lists(LINES, max_size=10).map("\r\n".join),
)


def spans_of(article: Article) -> list[Span]:
    spans = [mark.span for mark in article.boilerplate] + [credit.span for credit in article.credits]
    for block in article.blocks:
        spans += [span for span in (block.span, block.body, block.author, block.date_span) if span is not None]
        assert block.span.contains(block.body)
    spans += [span for span in (article.title_span, article.published.span) if span is not None]
    return spans + ([article.dateline.span] if article.dateline else [])


@given(text=TEXTS, title=st.one_of(st.none(), LINES))
@settings(max_examples=150, deadline=None)
def test_spans_are_valid(text: str, title: str | None) -> None:
    article = assemble_article(Draft(where="x", source="x", text=text, title=title, language="en"))
    assert article.text == text
    for span in spans_of(article):
        assert span.article == article.id
        assert 0 <= span.start <= span.end <= len(text)
    marks = [mark.span for mark in article.boilerplate]
    assert all(mark.start < mark.end for mark in marks)
    assert all(one.end <= other.start for one, other in pairwise(marks))
    assert all(not block.span.overlaps(mark) for block in article.blocks for mark in marks)
    assert all(one.span.end <= other.span.start for one, other in pairwise(article.blocks))
    assert list(article.credits) == sorted(
        article.credits, key=lambda credit: (credit.span, credit.agency, credit.role)
    )
    if article.title_span and title is None:
        assert article.title == article.title_span.text_in(text)


@given(data=st.binary(max_size=400), ending=st.sampled_from(["txt", "html", "json", "jsonl", ""]))
@settings(max_examples=60, deadline=None)
def test_any_bytes_give_articles_or_problems(data: bytes, ending: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"input.{ending}".rstrip(".")
        path.write_bytes(data)
        reading = read([path])
        assert reading.articles or reading.problems or ending == "jsonl"
        assert reading == read([path])


@given(texts=st.lists(TEXTS.filter(str.strip), min_size=1, max_size=4), order=st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_order_of_paths_is_irrelevant(texts: list[str], order: object) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.txt" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text.encode("utf-8", "replace"))
        shuffled = list(paths)
        order.shuffle(shuffled)  # type: ignore[attr-defined]
        reading = read(paths)
        assert reading == read(shuffled)
        assert len({article.id for article in reading.articles}) == len(reading.articles)
