"""Figures and what they count."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from stemma.annotate.quantities import find_quantities
from stemma.annotate.sentences import find_sentences
from stemma.records import Article, Published, Quantity, Span, Time

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "quantities.toml").read_text(encoding="utf-8"))["case"]


def read(text: str, times: tuple[Time, ...] = ()) -> tuple[Quantity, ...]:
    article = Article(id="a-1", source="test", published=Published(value=None, basis="unknown"), text=text)
    return find_quantities(article, find_sentences(article), times)


def shown(quantity: Quantity, text: str) -> list[Any]:
    ends = ["open" if end is None else end for end in (quantity.low, quantity.high)]
    return [quantity.span.text_in(text), *ends, quantity.unit or "", quantity.measure or ""]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    assert [shown(quantity, case["text"]) for quantity in read(case["text"])] == case["figures"]


def test_counted_words_are_a_span_of_the_text() -> None:
    text = "At least 72 young people were killed."
    (quantity,) = read(text)
    assert quantity.counted is not None
    assert quantity.counted.text_in(text) == "young people"


def test_a_figure_inside_a_date_is_no_quantity_but_a_duration_is() -> None:
    text = "On the 12 ides of May talks lasted three days."
    start = text.index("12 ides")
    date = Time(id="t-1", span=Span(article="a-1", start=start, end=start + 7), kind="DATE", value=None)
    start = text.index("three days")
    duration = Time(id="t-2", span=Span(article="a-1", start=start, end=start + 10), kind="DURATION", value="P3D")
    assert [quantity.span.text_in(text) for quantity in read(text, (date, duration))] == ["three days"]


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ("Twelve people, including three children, were killed.", [False, True]),
        ("Two of the victims died.", [True]),
        ("Another man was injured.", [True]),
        ("No one else was hurt.", [True]),
        ("Nobody was hurt.", [False]),
        ("No serious injuries were reported.", [True]),
        ("No injuries were reported.", [False]),
        ("Nobody was seriously hurt.", [True]),
        ("Two people, a woman and a boy, were hurt.", [False, True, True]),
        ("Two men, a woman and a boy were hurt.", [False, False, False]),
    ],
)
def test_partial_figures(text: str, partial: list[bool]) -> None:
    assert [quantity.partial for quantity in read(text)] == partial


def test_every_span_lies_in_the_text_and_ids_differ() -> None:
    text = "“Two” - 3% of $4 bn, 5½ or 6-7 men; seven. " * 40
    quantities = read(text)
    assert quantities
    assert all(0 <= quantity.span.start < quantity.span.end <= len(text) for quantity in quantities)
    assert len({quantity.id for quantity in quantities}) == len(quantities)


@pytest.mark.parametrize(
    "text", ["9" * 40_000, "1," * 20_000, "two " * 10_000, "a " * 20_000 + "man", "killed " * 8_000, "- " * 20_000]
)
def test_hostile_text_is_read_in_bounded_time(text: str) -> None:
    assert isinstance(read(text), tuple)
