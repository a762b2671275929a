"""Names of one article: found, typed, merged, with roles."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.annotate.names import find_names
from stemma.annotate.sentences import find_sentences
from stemma.records import Article, Name, Published

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "names.toml").read_text(encoding="utf-8"))["case"]


def names_in(text: str) -> tuple[Name, ...]:
    article = Article(id="a-1", source="test", published=Published(value=None, basis="unknown"), text=text)
    return find_names(article, find_sentences(article))


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    found = names_in(case["text"])
    assert [[name.name, name.kind, list(name.aliases)] for name in found] == case["expected"]
    roles = {name.name: name.role for name in found if name.role}
    assert {name: roles.get(name) for name in case.get("roles", {})} == case.get("roles", {})


def test_titles_keep_people_of_one_surname_apart() -> None:
    text = "Anna Weir and Thomas Weir came. Mr. Weir spoke first, then Mrs. Weir replied."
    anna, thomas = names_in(text)
    assert text.index("Mrs. Weir") + len("Mrs. ") in {span.start for span in anna.spans}
    assert text.index("Mr. Weir") + len("Mr. ") in {span.start for span in thomas.spans}


def test_the_name_is_the_fullest_form_and_every_span_shows_a_form() -> None:
    text = "Lund spoke. Karl Lund had left Oslo before. Karl A. Lund is 40."
    for name in names_in(text):
        forms = {name.name, *name.aliases}
        assert {span.text_in(text) for span in name.spans} == forms
        assert list(name.spans) == sorted(name.spans)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Ann", "Lee", "Oslo", "the", "of", "UN", "Mr.", "said", "-", "’s", "“", ".", "\n", "ÀÉ", "X"]),
        max_size=40,
    )
)
def test_any_words_give_valid_spans(words: list[str]) -> None:
    text = " ".join(words)
    spans = [span for name in names_in(text) for span in name.spans]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(span.text_in(text).strip() == span.text_in(text) for span in spans)


@pytest.mark.parametrize(
    "text", ["A" * 50_000, "Ann Lee " * 8_000, "THE END OF IT " * 5_000, "U.S. " * 10_000, "-’" * 20_000]
)
def test_hostile_text_is_read_in_bounded_time(text: str) -> None:
    assert len(names_in(text)) < 50
