"""Attributions of one article: kind, speaker, cue, content."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.annotate.attributions import find_attributions
from stemma.annotate.names import find_names
from stemma.annotate.sentences import find_sentences
from stemma.records import Article, Attribution, Block, Published, Span

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "attributions.toml").read_text(encoding="utf-8"))["case"]


def attributions_in(text: str, blocks: tuple[Block, ...] = ()) -> tuple[Attribution, ...]:
    published = Published(value=None, basis="unknown")
    article = Article(id="a-1", source="test", published=published, text=text, blocks=blocks)
    sentences = find_sentences(article)
    return find_attributions(article, sentences, find_names(article, sentences))


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(article="a-1", start=start, end=start + len(words))


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        [
            attribution.kind,
            attribution.speaker.name or "",
            attribution.speaker.kind,
            attribution.cue.text_in(text) if attribution.cue else "",
            " // ".join(part.text_in(text) for part in attribution.parts),
        ]
        for attribution in attributions_in(text)
        if attribution.act != "other"  # nothing shows that anything was said
    ]
    assert found == case["expected"]


def test_quotes_are_given_without_their_marks() -> None:
    text = "Karl Lund said the talks had been “useful” and even ‘warm’ at the end."
    (attribution,) = attributions_in(text)
    assert [quote.text_in(text) for quote in attribution.quotes] == ["useful", "warm"]


def test_a_post_is_its_author_s_and_direct() -> None:
    body = "We met today and it went very well."
    text = f"Karl Lund met the queen.\n{body}\n— Karl Lund (@klund) May 3, 2020\nThen he left."
    block = Block(
        kind="post",
        span=span_of(text, f"{body}\n— Karl Lund (@klund) May 3, 2020"),
        body=span_of(text, body),
        author=Span(article="a-1", start=text.index("— ") + 2, end=text.index(" (@")),
    )
    (attribution,) = attributions_in(text, (block,))
    assert (attribution.kind, attribution.cue, attribution.speaker.name) == ("direct", None, "Karl Lund")
    assert attribution.speaker.kind == "named"
    assert attribution.content.text_in(text) == body


def test_an_unresolved_pronoun_has_no_name() -> None:
    (attribution,) = attributions_in("“It was a good day,” he said.")
    assert (attribution.speaker.name, attribution.speaker.kind) == (None, "unnamed")


WORDS = [
    "“",
    "”",
    '"',
    "‘",
    "’",
    "''",
    "said",
    "told",
    "Ann",
    "Lee",
    "he",
    ",",
    ".",
    ":",
    "that",
    "and",
    "\n",
    "according",
    "to",
    "by",
    "—",
]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=50))
def test_any_words_give_valid_spans(words: list[str]) -> None:
    text = " ".join(words)
    for attribution in attributions_in(text):
        assert attribution.parts[0].start == attribution.content.start
        assert attribution.parts[-1].end == attribution.content.end
        assert attribution.span.contains(attribution.content)
        assert all(attribution.content.contains(part) and part.start < part.end for part in attribution.parts)
        assert all(
            part.end <= following.start
            for part, following in zip(attribution.parts, attribution.parts[1:], strict=False)
        )
        assert all(any(part.contains(quote) for part in attribution.parts) for quote in attribution.quotes)
        assert attribution.cue is None or attribution.span.contains(attribution.cue)


@pytest.mark.parametrize(
    "text",
    [
        "“" * 20_000,
        "said " * 10_000,
        "“He said,” he said. " * 3_000,
        "A: “yes” Q: “no” " * 3_000,
        "Ann Lee, a, b, c, " * 3_000 + "said",
    ],
)
def test_hostile_text_is_read_in_bounded_time(text: str) -> None:
    assert len(attributions_in(text)) <= len(text) // 5
