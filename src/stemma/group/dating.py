"""Publication days for articles that state none, inferred from the dated reports of the same story.

The reasoning is a news reader's: a report that says "on Wednesday" in the past came out on that Wednesday or within
the week after it, one that says "on Friday" ahead came out before that Friday, and the dated reports of the same story
tell which Wednesday and Friday are meant. Each possible day gets a score from what speaks for and against it
(`day_features`, weighed by `day_weights`); a day is given only if it stands out.
"""

import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import exp
from typing import Final

from stemma.group.addresses import day_in_address
from stemma.group.day_clues import Clues, days_named, read_clues, read_day
from stemma.group.day_features import MUCH, Company, describe_day, describe_elsewhere
from stemma.group.day_reasons import explain_day
from stemma.group.day_weights import WEIGHTS
from stemma.records import Annotation, Article, Published
from stemma.text.words import find_words

_REACH_DAYS: Final = 7  # possible days: so far before and after the dated reports
# Probability a day needs to be given, by itself and with the days beside it. Set on one half of the stories for 85 %
# exact and 95 % within a day.
_STANDS_OUT: Final = 0.75
_STANDS_OUT_WITH_NEIGHBOURS: Final = 0.9
_PAIR_STANDS_OUT: Final = 0.8  # and what two days need together from which the article's weekdays mean the same days
_NEARLY: Final = 0.2  # share of the best day's probability that a neighbour needs to be mentioned
_SHINGLE: Final = 5  # words
_ONE_IN: Final = 4  # shingles kept, chosen by their hash
_MOST_WORDS: Final = 3000  # of each article that are compared


def infer_dates(articles: Sequence[Article], annotations: Mapping[str, Annotation]) -> dict[str, Published]:
    """Return the inferred day of publication of each undated article of one story, where the evidence supports one.

    Args:
        articles: the articles of one story.
        annotations: by article id.
    """
    inferred: dict[str, Published] = {}
    dated: list[tuple[Article, date]] = []
    undated: list[Article] = []
    for article in sorted(articles, key=lambda one: one.id):
        if day := read_day(article.published.value):
            dated.append((article, day))
        elif day := day_in_address(article):
            dated.append((article, day))
            inferred[article.id] = Published(
                value=day.isoformat(), basis="inferred", why=f"Its web address holds the day {day}."
            )
        else:
            undated.append(article)
    if not dated or not undated:
        return inferred
    company = gather_company(dated, annotations)
    days = sorted(company.reports)
    for article in undated:
        clues = read_clues(article, annotations.get(article.id), days)
        if (found := _choose_day(clues, share_by_day(article.text, company), company)) is not None:
            inferred[article.id] = found
    return inferred


def gather_company(dated: Sequence[tuple[Article, date]], annotations: Mapping[str, Annotation]) -> Company:
    """Return what the dated reports of a story say about days; ``dated`` holds each with its day of publication."""
    named: Counter[date] = Counter()
    holding: dict[int, set[date]] = {}
    for article, published in dated:
        named.update(days_named(article, annotations.get(article.id), published))
        for shingle in _shingles(article.text):
            holding.setdefault(shingle, set()).add(published)
    main = min(named, key=lambda day: (-named[day], day), default=None)
    return Company(Counter(day for _, day in dated), named, holding, main)


def share_by_day(text: str, company: Company) -> dict[date, float]:
    """Return for each day with reports the share of the text's shingles that they hold."""
    shingles = _shingles(text)
    counts: Counter[date] = Counter()
    for shingle in shingles:
        counts.update(company.holding.get(shingle, ()))
    return {day: counts[day] / max(len(shingles), 1) for day in sorted(company.reports)}


def _shingles(text: str) -> set[int]:
    words = [word.norm for word in find_words(text, 0, min(len(text), _MOST_WORDS * 8))[:_MOST_WORDS]]
    hashes = {
        zlib.crc32(" ".join(words[at : at + _SHINGLE]).encode("utf-8", "surrogatepass"))
        for at in range(len(words) - _SHINGLE + 1)
    }
    return {value for value in hashes if value % _ONE_IN == 0}


def list_possible_days(clues: Clues, company: Company) -> list[date]:
    """Return the days that are weighed, in order: those around the dated reports, and the article's own stamps."""
    steps = range(-_REACH_DAYS, _REACH_DAYS + 1)
    return sorted({day + timedelta(days=step) for day in company.reports for step in steps}.union(clues.stamps))


def _choose_day(clues: Clues, shared: Mapping[date, float], company: Company) -> Published | None:
    """Return the day that stands out among the possible ones, None if none does."""
    if clues.say_nothing() and max(shared.values()) <= MUCH:
        return None
    score = {day: _weigh(describe_day(day, clues, shared, company)) for day in list_possible_days(clues, company)}
    best = max(score, key=lambda day: (score[day], -day.toordinal()))
    odds = {day: exp(min(value - score[best], 0.0)) for day, value in score.items()}
    total = sum(odds.values()) + exp(_weigh(describe_elsewhere(clues, shared, company)) - score[best])
    beside = {step: odds.get(best + timedelta(days=step), 0.0) / total for step in (-1, 1)}
    step = max(beside, key=lambda step: beside[step])
    other = best + timedelta(days=step)
    sure = 1 / total >= _STANDS_OUT and 1 / total + sum(beside.values()) >= _STANDS_OUT_WITH_NEIGHBOURS
    if not sure and (1 / total + beside[step] < _PAIR_STANDS_OUT or not clues.read_alike(best, other)):
        return None
    also = other if not sure or beside[step] > _NEARLY / total else None
    why = explain_day(best, also, clues, shared, company)
    return Published(value=best.isoformat(), basis="inferred", why=why, margin_days=0 if sure else 1)


def _weigh(features: Mapping[str, float]) -> float:
    return sum(WEIGHTS.get(name, 0.0) * value for name, value in features.items())
