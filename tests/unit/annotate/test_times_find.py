"""Anchors, ranges and robustness of find_times."""

import time as clock
from itertools import pairwise

import pytest

from stemma.annotate.times import find_times
from stemma.records import Article, Block, Dateline, Published, Sentence, Span, Time
from stemma.text.sentences import split_sentences


def make_article(text: str, published: str | None, **fields: object) -> Article:
    """Return an article with the given date of publication."""
    basis = "metadata" if published else "unknown"
    return Article(id="a-1", source="t", published=Published(value=published, basis=basis), text=text, **fields)  # type: ignore[arg-type]


def span(start: int, end: int) -> Span:
    """Return a span of the one article of these tests."""
    return Span(article="a-1", start=start, end=end)


def sentences(text: str, block_from: int | None = None) -> tuple[Sentence, ...]:
    """Return the sentences of ``text``; those from ``block_from`` on stand in block 0."""
    return tuple(
        Sentence(
            span=span(start, end), paragraph=0, block=0 if block_from is not None and start >= block_from else None
        )
        for start, end in split_sentences(text)
    )


def find_one(text: str, anchor: str | None) -> Time:
    """Return the only time of ``text``."""
    (found,) = find_times(make_article(text, anchor), sentences(text))
    return found


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("They met last week.", "2025-07-28", "2025-08-03"),
        ("They met in July.", "2025-07-01", "2025-07-31"),
        ("They met in late July.", "2025-07-21", "2025-07-31"),
        ("They met in the second quarter.", "2025-04-01", "2025-06-30"),
        ("They met in 2024.", "2024-01-01", "2024-12-31"),
        ("They met on Wednesday.", "2025-08-06", "2025-08-06"),
        ("They met over the weekend.", "2025-08-02", "2025-08-03"),
        ("It fell over the past three years.", "2022-08-07", "2025-08-07"),
        ("It will rise over the next two weeks.", "2025-08-07", "2025-08-21"),
        ("It is quiet now.", None, None),
        ("It took three hours.", None, None),
    ],
)
def test_range(text: str, earliest: str | None, latest: str | None) -> None:
    """Every resolved expression has its first and last day."""
    found = find_one(text, "2025-08-07T09:30:00+02:00")
    assert (found.earliest, found.latest) == (earliest, latest)


def test_anchor_is_recorded_only_where_it_was_needed() -> None:
    """A full date needs no anchor."""
    assert find_one("They met on Monday.", "2025-08-07").anchor == "2025-08-07"
    assert find_one("They met on 4 August 2025.", "2025-08-07").anchor is None


def test_dateline_is_the_anchor_of_an_undated_article() -> None:
    """Without a date of publication the dateline's date serves."""
    text = "They met on Monday."
    dateline = Dateline(place="HALDEN", date="2025-08-06", span=span(0, 0))
    (found,) = find_times(make_article(text, None, dateline=dateline), sentences(text))
    assert (found.value, found.anchor) == ("2025-08-04", "2025-08-06")


def test_block_is_read_against_its_own_date() -> None:
    """An embedded post with a stamp of its own does not take the article's date."""
    text = "They met on Monday. I met them yesterday."
    block = Block(kind="post", span=span(20, 41), body=span(20, 41), date="2024-06-02")
    article = make_article(text, "2025-08-07", blocks=(block,))
    assert [found.value for found in find_times(article, sentences(text, 20))] == ["2025-08-04", "2024-06-01"]


@pytest.mark.parametrize("anchor", ["", "yesterday", "0001-01-01", "9999-12-31", "2025-02-30"])
def test_unusable_anchor_counts_as_none(anchor: str) -> None:
    """A date that no news can have leaves relative times open."""
    assert find_one("They met last week.", anchor).value is None


@pytest.mark.parametrize(
    "text",
    [
        "1" * 6000 + " and " + "1" * 6000 + " days ago",
        "the " * 5000 + "last " * 5000 + "week " * 5000,
        "A-" * 20000 + " May",
        "“" * 3000 + " Friday " * 3000,
        "last Week " * 5000,
        "² May ² and ² İstanbul 3rd Nov. ².",
        "MONDAY TUESDAY " * 3000,
        "May 3 and " + "9" * 5000,
    ],
)
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    """Neither failure nor a time that grows with the square of the text."""
    article = make_article(text, "2025-08-07")
    begun = clock.process_time()
    times = find_times(article, (Sentence(span=span(0, len(text)), paragraph=0),))
    assert clock.process_time() - begun < 5
    assert all(0 <= found.span.start < found.span.end <= len(text) for found in times)


def test_spans_follow_each_other() -> None:
    """Times never overlap and stand in order."""
    text = "On Friday, Oct. 13, 1989, at 5 p.m. EST the 10-year, three-month lease of last year ended this week."
    times = find_times(make_article(text, "1989-10-20"), sentences(text))
    assert all(one.span.end <= two.span.start for one, two in pairwise(times))
    assert len(times) >= 4
