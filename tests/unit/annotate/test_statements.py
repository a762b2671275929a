"""Statements: clauses with their certainty, polarity and source."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from stemma.annotate.quantities import find_quantities
from stemma.annotate.sentences import find_sentences
from stemma.annotate.statements import find_statements
from stemma.records import Article, Attribution, Citation, Name, Published, Span, Speaker, Statement, Time

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "statements.toml").read_text(encoding="utf-8"))["case"]


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(article="a-1", start=start, end=start + len(words))


def attribute(text: str, source: str, cue: str, content: str, *pieces: str) -> Attribution:
    spans = [span_of(text, words) for words in (source, cue, content)]
    whole = Span(article="a-1", start=min(span.start for span in spans), end=max(span.end for span in spans))
    speaker = Speaker(span=spans[0], name=source, kind="unnamed")
    kind = "direct" if content.startswith("“") else "indirect"
    parts = tuple(span_of(text, words) for words in pieces)
    return Attribution(
        id=f"at-{whole.start}", kind=kind, span=whole, content=spans[2], parts=parts, cue=spans[1], speaker=speaker
    )


def read(text: str, attributions: tuple[Attribution, ...] = (), **marks: Any) -> tuple[Statement, ...]:
    article = Article(id="a-1", source="test", published=Published(value=None, basis="unknown"), text=text)
    sentences = find_sentences(article)
    quantities = find_quantities(article, sentences, ())
    names, times, citations = (marks.get(kind, ()) for kind in ("names", "times", "citations"))
    return find_statements(article, sentences, names, times, quantities, attributions, citations)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    attributions = tuple(attribute(text, *parts) for parts in case.get("attributions", ()))
    found = [[s.span.text_in(text), s.certainty, s.polarity] for s in read(text, attributions)]
    assert found == case["statements"]


def test_marks_belong_to_the_statement_they_stand_in() -> None:
    text = "On Tuesday Anna Petrov told the Vask Herald that 12 barges would sail on Friday."
    content = "12 barges would sail on Friday"
    attributions = (attribute(text, "Anna Petrov", "told the Vask Herald", content),)
    times = tuple(
        Time(id=f"t-{day}", span=span_of(text, day), kind="DATE", value=None) for day in ("Tuesday", "Friday")
    )
    names = (Name(id="n-1", name="Anna Petrov", kind="person", spans=(span_of(text, "Anna Petrov"),)),)
    citations = (Citation(id="c-1", span=span_of(text, "told the Vask Herald"), outlet="Vask Herald"),)
    statements = read(text, attributions, names=names, times=times, citations=citations)
    (statement,) = [one for one in statements if one.attribution]
    assert statement.span.text_in(text) == content
    assert statement.times == ("t-Friday",)
    assert statement.names == ()
    assert len(statement.quantities) == 1
    assert statement.citations == ("c-1",)


def test_a_content_cut_by_its_cue_is_one_statement_if_its_parts_are_no_clauses() -> None:
    text = "The two sides, the aide said, exchanged signals."
    whole = "The two sides, the aide said, exchanged signals"
    attributions = (attribute(text, "the aide", "said", whole, "The two sides", "exchanged signals"),)
    (statement,) = read(text, attributions)
    assert statement.span.text_in(text) == whole


@pytest.mark.parametrize(
    "text",
    [
        "and " * 10_000,
        "he said, and " * 4_000,
        "“" * 10_000,
        "(" * 10_000,
        "It was, but it " * 3_000,
        ", killing 1" * 3_000,
    ],
)
def test_hostile_text_gives_valid_spans(text: str) -> None:
    for statement in read(text):
        assert 0 <= statement.span.start < statement.span.end <= len(text)
