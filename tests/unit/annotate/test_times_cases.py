"""The cases of tests/cases/times*.toml: expressions, their values, and where their clauses look."""

import re
import tomllib
from pathlib import Path

import pytest

from stemma.annotate.times import find_times
from stemma.records import Article, Published, Sentence, Span, Time
from stemma.text.sentences import split_sentences

FOLDER = Path(__file__).parents[2] / "cases"
MARK = re.compile(r"\[([^\[\]=]+)=([^\[\]]+)\]")
FEWEST = 500  # expressions in the case files together


def describe(time: Time, text: str, wanted: str) -> tuple[str, str]:
    """Return a time in the notation of the cases, with as many of its further properties as the case asks for."""
    known = {
        "quant": time.quant,
        "freq": time.freq,
        "zone": time.zone,
        "mod": time.mod,
        "days": f"{time.earliest}/{time.latest}",
    }
    asked = [part.partition(" ")[0] for part in wanted.split("|")[1:]]
    parts = [("SET:" if time.kind == "SET" else "") + (time.value or "?"), *(f"{key} {known[key]}" for key in asked)]
    return time.span.text_in(text), "|".join(parts)


def load_cases() -> list[tuple[str, str | None, str | None]]:
    """Return (marked text, anchor, tense) of every case."""
    return [
        (text, group["anchor"] or None, group.get("tense"))
        for path in sorted(FOLDER.glob("times*.toml"))
        for group in tomllib.loads(path.read_text(encoding="utf-8"))["group"]
        for text in group["texts"]
    ]


def times_of(text: str, anchor: str | None) -> tuple[Time, ...]:
    """Return the times of a bare text published on ``anchor``."""
    published = Published(value=anchor, basis="metadata" if anchor else "unknown")
    article = Article(id="a-1", source="case", published=published, text=text)
    spans = [Span(article="a-1", start=start, end=end) for start, end in split_sentences(text)]
    return find_times(article, tuple(Sentence(span=span, paragraph=0) for span in spans))


@pytest.mark.parametrize(("marked", "anchor", "tense"), load_cases())
def test_case(marked: str, anchor: str | None, tense: str | None) -> None:
    """Exactly the marked expressions are found, each with its value and, where the group says so, its tense."""
    text = MARK.sub(r"\1", marked)
    times = times_of(text, anchor)
    marks = MARK.findall(marked)
    wanted = [value for _, value in marks] + [""] * len(times)
    assert [describe(time, text, value) for time, value in zip(times, wanted, strict=False)] == marks
    if tense:
        assert {time.tense for time in times} == {tense}


def test_there_are_enough_cases() -> None:
    """The case files hold what issue 6 asks for."""
    assert sum(max(1, len(MARK.findall(text))) for text, _, _ in load_cases()) >= FEWEST
