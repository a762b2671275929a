"""Publication days inferred from the dated reports of a story."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from stemma.group.dating import infer_dates
from stemma.records import Annotation, Article, Block, Published, Span, Time, content_id

DAYS = {"Monday": 1, "Tuesday": 2, "Wednesday": 3, "Thursday": 4, "Friday": 5, "Saturday": 6, "Sunday": 7}
Mentions = Mapping[str, str | None]


def near(anchor: date, weekday: int, ahead: bool) -> date:
    """Return the weekday before or after the anchor, the anchor included."""
    if ahead:
        return anchor + timedelta(days=(weekday - anchor.isoweekday()) % 7)
    return anchor - timedelta(days=(anchor.isoweekday() - weekday) % 7)


def make(
    name: str, text: str, published: str | None, ahead: Mapping[str, bool], **fields: object
) -> tuple[Article, Annotation]:
    """Return an article and the times that the words of ``ahead`` (word -> looks ahead) are in it."""
    key = content_id("a", name)
    basis = "metadata" if published else "unknown"
    article = Article(id=key, source=name, published=Published(value=published, basis=basis), text=text, **fields)  # type: ignore[arg-type]
    times = []
    for word, looks_ahead in ahead.items():
        start = text.index(word)
        weekday = DAYS.get(word)
        if weekday is None:
            value: str | None = word if word[:2] == "20" else None
        else:
            value = near(date.fromisoformat(published), weekday, looks_ahead).isoformat() if published else None
        times.append(
            Time(
                id=f"t-{word}",
                span=Span(article=key, start=start, end=start + len(word)),
                kind="DATE",
                value=value,
                earliest=value,
                latest=value,
                tense="future" if looks_ahead else "past",
            )
        )
    return article, Annotation(article=key, times=tuple(times))


def infer(*made: tuple[Article, Annotation]) -> dict[str, Published]:
    """Return what is inferred, by the article's source."""
    articles = sorted((article for article, _ in made), key=lambda article: article.id)
    found = infer_dates(articles, {annotation.article: annotation for _, annotation in made})
    return {article.source: found[article.id] for article in articles if article.id in found}


DATED = make(
    "dated",
    "They met on Wednesday. A truce is due on Friday.",
    "2025-08-06",
    {"Wednesday": False, "Friday": True},
)
OTHER = make(
    "other",
    "The talks of Wednesday failed. Friday will tell.",
    "2025-08-06",
    {"Wednesday": False, "Friday": True},
)


def test_shared_weekday_places_the_report() -> None:
    """A report of the same Wednesday, with the same Friday ahead, came out between them."""
    report = make(
        "undated",
        "Envoys met Wednesday. The truce starts Friday.",
        None,
        {"Wednesday": False, "Friday": True},
    )
    found = infer(DATED, OTHER, report)["undated"]
    assert (found.value, found.basis) == ("2025-08-06", "inferred")
    assert found.why is not None and "Wednesday" in found.why and "2025-08-06" in found.why and "Friday" in found.why


def test_later_weekday_moves_the_report() -> None:
    """The latest day reported as past is the most probable day."""
    report = make(
        "undated",
        "The envoys left, a spokesman said on Thursday. They met Wednesday. A truce is due Friday.",
        None,
        {"Wednesday": False, "Thursday": False, "Friday": True},
    )
    later = make(
        "later",
        "After the talks of Wednesday the envoys left on Thursday. Friday will tell.",
        "2025-08-07",
        {"Wednesday": False, "Thursday": False, "Friday": True},
    )
    assert infer(DATED, OTHER, later, report)["undated"].value == "2025-08-07"


def test_date_in_the_text_bounds_the_report() -> None:
    """A day given by date and reported as past is not after the day of publication."""
    text = "They met on Wednesday, and on 2025-08-09 the truce broke."
    report = make("undated", text, None, {"2025-08-09": False})
    found = infer(DATED, OTHER, report).get("undated")
    assert found is None or (found.value or "") >= "2025-08-09"


def test_no_clue_is_left_open() -> None:
    """Without a day or shared text there is nothing to infer from."""
    assert infer(DATED, OTHER, make("undated", "Both sides stayed far apart.", None, {})) == {}


def test_copy_takes_the_date_of_its_twin() -> None:
    """A text that repeats a dated report came out with it."""
    text = "On Wednesday the two sides talked through the night in Halden without a result and went home in silence."
    past = {"Wednesday": False}
    found = infer(make("dated", text, "2025-08-06", past), make("undated", text, None, past))
    assert found["undated"].value == "2025-08-06"


@pytest.mark.parametrize("undated", ["Wednesday", "Friday"])
def test_story_without_any_date_is_left_open(undated: str) -> None:
    """Weekdays alone name no date."""
    assert infer(make("a", f"They met {undated}.", None, {undated: False}), make("b", "They met.", None, {})) == {}


def test_post_with_an_impossible_date_does_not_mislead() -> None:
    """Times inside an embedded post say nothing about the report."""
    text = "Envoys met Wednesday. The truce starts Friday. I saw it on 2025-08-01."
    key = content_id("a", "undated")
    block = Block(
        kind="post",
        span=Span(article=key, start=47, end=len(text)),
        body=Span(article=key, start=47, end=len(text)),
    )
    clues = {"Wednesday": False, "Friday": True, "2025-08-01": True}
    report = make("undated", text, None, clues, blocks=(block,))
    assert infer(DATED, OTHER, report)["undated"].value == "2025-08-06"


def test_order_of_articles_does_not_matter() -> None:
    """The same set of articles gives the same answer."""
    report = make(
        "undated",
        "Envoys met Wednesday. The truce starts Friday.",
        None,
        {"Wednesday": False, "Friday": True},
    )
    assert infer(DATED, OTHER, report) == infer(report, OTHER, DATED)


def test_the_day_in_a_web_address_is_taken() -> None:
    """An address that holds a day dates its article, and through it others of the story."""
    address = "http://web.archive.org/web/20310606120000/https://news.example/2031/05/04/quay-fire.html"
    text = "On Sunday the two sides talked through the night in Halden without a result and went home in silence."
    past = {"Sunday": False}
    found = infer(make(address, text, None, past), make("undated", text, None, past))
    assert found[address].value == "2031-05-04"
    assert found[address].basis == "inferred"
    assert "web address" in (found[address].why or "")
    assert found["undated"].value == "2031-05-04"


@pytest.mark.parametrize(
    "address",
    [
        "reports/2031/05/04/quay-fire.txt",
        "https://news.example/2031/13/04/quay-fire",
        "https://news.example/2031/05/quay-fire",
        "https://news.example/story-20310504118",
    ],
)
def test_a_path_or_number_is_no_day(address: str) -> None:
    """Folders of a disk and numbers of stories say nothing of the day."""
    assert infer(make(address, "They met.", None, {})) == {}


def test_a_stamp_in_the_text_is_the_day_itself() -> None:
    """ "Updated ..." is the day of publication, while a day named in a sentence mostly lies before it."""
    clues = {"2025-08-06": False, "Wednesday": False}
    stamped = make("undated", "Updated: 2025-08-06. The envoys met on Wednesday.", None, clues)
    assert infer(DATED, OTHER, stamped)["undated"].value == "2025-08-06"


def test_one_weekday_beside_one_report_is_not_enough() -> None:
    """It may as well have come out in another week."""
    lone = make("dated", "A pier collapsed on Sunday.", "2025-08-04", {"Sunday": False})
    assert infer(lone, make("undated", "A man was freed on Tuesday.", None, {"Tuesday": False})) == {}


def test_a_day_that_may_be_the_next_says_so() -> None:
    """Between two days from which all weekdays mean the same, one is given with a margin of a day."""
    report = make(
        "undated", "Envoys met Wednesday. The truce starts Friday.", None, {"Wednesday": False, "Friday": True}
    )
    later = make("later", "Friday will tell after Wednesday.", "2025-08-07", {"Wednesday": False, "Friday": True})
    found = infer(DATED, OTHER, later, report)["undated"]
    assert (found.value, found.margin_days) == ("2025-08-06", 1)
    assert found.why is not None and "2025-08-07" in found.why


def test_weekdays_that_would_move_leave_it_open() -> None:
    """Where one of the two days would read a weekday otherwise, no day is given."""
    report = make("undated", "The envoys met on Thursday.", None, {"Thursday": False})
    assert infer(DATED, OTHER, report) == {}
