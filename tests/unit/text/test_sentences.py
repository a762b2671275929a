"""Sentence splitting: the cases in tests/cases/sentences.toml, and what must always hold."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.text.sentences import split_sentences

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "sentences.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any]) -> None:
    text = ("" if case.get("glued") else " ").join(case["sentences"])
    assert [text[start:end] for start, end in split_sentences(text)] == case["sentences"]


@given(st.text(alphabet="aB .!?“”\"'\n\r…)1$", max_size=200))
def test_spans_are_valid_ordered_and_lose_no_word(text: str) -> None:
    spans = split_sentences(text)
    position = 0
    for start, end in spans:
        assert position <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        position = end
    kept = "".join(text[start:end] for start, end in spans)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


def test_long_text_without_a_stop_is_one_sentence() -> None:
    text = "word " * 200_000
    assert len(split_sentences(text)) == 1
