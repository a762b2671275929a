"""The day of an article's main event among the days it names."""

import pytest

from stemma.annotate import annotate
from stemma.annotate.times import find_main_time
from stemma.records import Article, Published


def main_day(text: str, published: str | None = "2025-08-07") -> str | None:
    article = Article(
        id="a-1",
        source="case",
        published=Published(value=published, basis="metadata" if published else "unknown"),
        language="en",
        text=text,
    )
    found = annotate(article)
    chosen = find_main_time(article, found.sentences, found.times)
    return chosen.earliest if chosen else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Police said on Thursday that a crane fell onto a bus in Halden on Tuesday night.", "2025-08-05"),
        (
            "A crane fell onto a bus in Halden on Monday morning, killing two. The driver was charged on Wednesday. "
            "A vigil was held Wednesday, police said Thursday.",
            "2025-08-04",
        ),
        ("The mayor announced on Wednesday that the pier had collapsed about 3 a.m. Tuesday.", "2025-08-05"),
        (
            "(Published Thursday, Aug. 7, 2025) The pier collapsed on Wednesday afternoon. It will reopen on Friday.",
            "2025-08-06",
        ),
    ],
)
def test_telling_and_aftermath_give_way(text: str, day: str) -> None:
    assert main_day(text) == day


@pytest.mark.parametrize("text", ["The pier will open on Friday.", "Nothing has a date here.", ""])
def test_no_past_day(text: str) -> None:
    assert main_day(text) is None


def test_without_a_date_of_publication() -> None:
    assert main_day("The pier collapsed on 5 August 2025, police said.", None) == "2025-08-05"
    assert main_day("The pier collapsed on Tuesday.", None) is None
