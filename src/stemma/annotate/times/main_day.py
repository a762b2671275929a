"""The time of the event that an article is about, chosen among the past days it names."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from math import log
from typing import Final

from stemma.lang import load
from stemma.records import Article, Sentence, Time
from stemma.text.stamps import follows_stamp_word
from stemma.text.words import find_words

# Weights of a conditional logit over the days an article names, fitted on the half of `incidents` whose ids hash to an
# even number (the day of record among those named): 92 % right there and on the other half, where the day most often
# named is it in 85 %.
_WEIGHTS: Final[Mapping[str, float]] = {
    "age 0": -1.0,
    "age 14": 0.7,
    "age 2": 0.1,
    "age 4": -0.8,
    "age 60": 0.1,
    "age 7": 0.7,
    "clock": 0.7,
    "earliest": 0.7,
    "happening": 0.5,
    "headline": 1.2,
    "in full": -0.1,
    "mentions": 0.8,
    "often happening": 0.5,
    "only aftermath": -1.7,
    "only stamped": 1.6,
    "only told": 0.8,
    "part of day": 0.4,
    "place 0": 0.3,
    "place 1": 0.4,
    "place 2": 0.1,
    "place 3": -0.8,
    "sentence 0": 0.2,
    "sentence 1": 0.3,
    "sentence 2": -0.1,
    "sentence 3": 0.4,
    "sentence 4": -0.8,
    "told": -1.8,
}
_AGES: Final = (0, 1, 2, 4, 7, 14, 60)  # days before publication: lower ends of the bins
_LAST_SENTENCE, _LAST_PLACE = 4, 3  # what comes later is not told apart
_REACH_BEFORE, _REACH_AFTER = 60, 50  # characters beside a time that are looked at
_WORDS_BEFORE, _WORDS_AFTER = 5, 4
_STOPS: Final = frozenset(".;!?")
_MOST_MENTIONS = 8  # of a day, that are compared with the headline
_LONGEST_HEADLINE = 200  # characters
_REACH_OF_SENTENCE = 300
_LONG, _STEM = 4, 6  # letters: shorter words are left out, longer ones cut
_MOST_DAYS = 60  # more days than this are not weighed: the first ones named are


def find_main_time(article: Article, sentences: Sequence[Sentence], times: Sequence[Time]) -> Time | None:
    """Return the time at which the article's main event happened; None if it names no past day.

    Days of telling ("said on Wednesday") and of what followed ("was arrested Friday") count less than the others, those
    named early, often or with a time of day more. Times inside blocks are left out.
    """
    published = _day(article.published.value)
    by_day: dict[date, list[Time]] = {}
    for time in times:
        day = _past_day(time)
        if day is None or (published and day > published) or any(b.span.contains(time.span) for b in article.blocks):
            continue
        if day in by_day or len(by_day) < _MOST_DAYS:
            by_day.setdefault(day, []).append(time)
    if not by_day:
        return None
    starts = [sentence.span.start for sentence in sentences]
    scored = {
        day: sum(_WEIGHTS.get(name, 0.0) * value for name, value in features.items())
        for day, features in describe_days(article, by_day, starts, published).items()
    }
    best = max(scored, key=lambda day: (scored[day], -day.toordinal()))
    return by_day[best][0]


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _past_day(time: Time) -> date | None:
    single = time.kind in ("DATE", "TIME") and time.earliest is not None and time.earliest == time.latest
    return _day(time.earliest) if single and time.tense != "future" else None


def describe_days(
    article: Article, by_day: Mapping[date, Sequence[Time]], starts: Sequence[int], published: date | None
) -> dict[date, dict[str, float]]:
    """Return what speaks for and against each day: feature name -> value.

    Args:
        article: the article.
        by_day: the times that name each day, in order of the text.
        starts: of the article's sentences.
        published: day of publication, if known.
    """
    days = sorted(by_day)
    first = {day: by_day[day][0].span.start for day in days}
    places = {day: place for place, day in enumerate(sorted(days, key=lambda day: first[day]))}
    week = [day for day in days if published and (published - day).days <= 7] or days
    return {
        day: {
            f"sentence {min(max(bisect_right(starts, first[day]) - 1, 0), _LAST_SENTENCE)}": 1.0,
            f"place {min(places[day], _LAST_PLACE)}": 1.0,
            **({f"age {_age_bin((published - day).days)}": 1.0} if published else {}),
            "earliest": float(day == days[0]),
            "earliest of the week": float(day == week[0]),
            **_describe_mentions(article.text, by_day[day]),
            "headline": max(_share_with_headline(time, article, starts) for time in by_day[day][:_MOST_MENTIONS]),
        }
        for day in days
    }


def _age_bin(age: int) -> int:
    return max(low for low in _AGES if low <= age)


def _describe_mentions(text: str, times: Sequence[Time]) -> dict[str, float]:
    """Return the features that the words beside the mentions of one day give."""
    told = after = stamped = happening = 0
    for time in times:
        left, right = _words_beside(text, time)
        told += not _words().saying.isdisjoint(left)
        after += not _words().aftermath.isdisjoint(left | right)
        happening += not _words().happening.isdisjoint(left | right)
        stamped += _is_stamp(text, time)
    return {
        "happening": float(happening > 0),
        "often happening": happening / len(times),
        "mentions": log(len(times)),
        "told": told / len(times),
        "only told": float(told == len(times)),
        "only aftermath": float(after == len(times)),
        "only stamped": float(stamped == len(times)),
        "part of day": float(any(time.kind == "TIME" for time in times)),
        "clock": float(any("T" in (time.value or "") and ":" in (time.value or "") for time in times)),
        "in full": float(any(time.anchor is None for time in times)),
    }


def _is_stamp(text: str, time: Time) -> bool:
    """Return whether a date stands after "Published" ... or in brackets by itself."""
    alone = text[time.span.start - 1 : time.span.start] == "(" and text[time.span.end : time.span.end + 1] in ")/"
    return (alone and time.anchor is None) or follows_stamp_word(text, time.span.start)


def _share_with_headline(time: Time, article: Article, starts: Sequence[int]) -> float:
    """Return the share of the headline's words that stand in the sentence of a time."""
    headline = _long_words(article.title or "", 0, _LONGEST_HEADLINE)
    if not headline:
        return 0.0
    at = bisect_right(starts, time.span.start)
    start = max(starts[at - 1] if at else 0, time.span.start - _REACH_OF_SENTENCE)
    end = min(starts[at] if at < len(starts) else len(article.text), time.span.end + _REACH_OF_SENTENCE)
    return len(headline & _long_words(article.text, start, end)) / len(headline)


def _long_words(text: str, start: int, end: int) -> set[str]:
    """Return the beginnings of the words of some length: "shooting" and "shootings" are one."""
    return {word.norm[:_STEM] for word in find_words(text, start, min(end, len(text))) if len(word.norm) >= _LONG}


class _Words:
    """The word lists, loaded once."""

    def __init__(self) -> None:
        lists = load("times_main")
        self.saying = frozenset[str](lists["saying"])
        self.aftermath = frozenset[str](lists["aftermath"])
        self.happening = frozenset[str](lists["happening"])


@cache
def _words() -> _Words:
    return _Words()


def _words_beside(text: str, time: Time) -> tuple[set[str], set[str]]:
    """Return the words right before and right after a time, within its sentence."""
    low, high = max(0, time.span.start - _REACH_BEFORE), min(len(text), time.span.end + _REACH_AFTER)
    cut = max((text.rfind(stop, low, time.span.start) for stop in _STOPS), default=-1)
    before = find_words(text, max(low, cut + 1), time.span.start)[-_WORDS_BEFORE:]
    stops = [at for stop in _STOPS if (at := text.find(stop, time.span.end, high)) >= 0]
    following = find_words(text, time.span.end, min([high, *stops]))[:_WORDS_AFTER]
    return {word.norm for word in before}, {word.norm for word in following}
