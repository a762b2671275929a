"""Publication days for articles that state none, inferred from the dated reports of the same story.

The reasoning is a news reader's: a report that says "on Wednesday" in the past came out on that Wednesday or within
the week after it, one that says "on Friday" ahead came out before that Friday, and the dated reports of the same story
tell which Wednesday and Friday are meant. Each possible day gets the product of how well it suits each such mention;
a day is given only if it stands out.
"""

import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, log

from stemma.group.addresses import day_in_address
from stemma.group.day_clues import Clues, is_in_block, read_clues, read_day, single_day
from stemma.records import Annotation, Article, Published
from stemma.text.words import find_words

# The shares below are counts over dated articles of `incidents` (a third of them), `basil` and `story_clusters`.
# The latest weekday named in a clause that looks back lies so many days back, by the part of the day it names.
_DAYS_BACK = {
    "plain": (0.66, 0.22, 0.05, 0.03, 0.02, 0.01, 0.01),
    "morning": (0.76, 0.15, 0.04, 0.02, 0.01, 0.01, 0.01),
    "night": (0.30, 0.54, 0.07, 0.04, 0.02, 0.02, 0.01),
}
_OTHER_DAYS_BACK = (0.50, 0.45, 0.22, 0.13, 0.09, 0.06, 0.05)  # and any further weekday that it names as past
_DAYS_AHEAD = (
    0.30,
    0.23,
    0.10,
    0.09,
    0.08,
    0.09,
    0.11,
)  # a weekday ahead lies so many days ahead, misread verbs included
_DATE_BACK = (0.17, 0.52, 0.11, 0.07, 0.05, 0.03, 0.03, 0.02)  # a day named by its date lies so many days back
_SAME_STORY = (0.40, 0.17, 0.07, 0.04, 0.03, 0.02)  # two reports of a story came out so many days apart
_COPIED = (0.80, 0.07, 0.01)  # and two that share their text
_FLOOR = 0.01  # of any of these, for what the tables do not hold
_UNSUPPORTED = 0.25  # weight of a mentioned day that no dated report mentions, against 1 for one that all do
_AGAINST_ORDER = 0.02  # weight of a day of publication before what the article reports as past
_STAMPED = (0.75, 0.10)  # a day after "Published", "Updated" ... is the day of publication, or next to it
# Probability of the article having come out more than a week from the dated reports, before its clues are read (14 % of
# `incidents`, 9 % of `story_clusters`, none of `basil`); a day named by its date then has _DATE_ELSEWHERE.
_ELSEWHERE = 0.15
_DATE_ELSEWHERE = 0.05
_COPY = 4.0  # how much more a day counts whose reports hold all of the article's text
_REACH_DAYS = 7  # possible days: so far before and after the dated reports
# Probability a day needs to be given, or together with the day before and after: one day off leaves every weekday of
# the article but one where it belongs. Below these, more than one answer in five was wrong by more than a day on
# `incidents`, whose own dates are doubtful (the day of record agrees with the stamp printed in the article in 71 %).
_STANDS_OUT = 0.75
_STANDS_OUT_WITH_NEIGHBOURS = 0.95
_MUCH = 0.5  # share of its text in the reports of one day that is evidence by itself
_BASE_WEIGHT = 0.2  # of a dated report
_SHINGLE = 5  # words
_ONE_IN = 4  # shingles kept, chosen by their hash
_MOST_WORDS = 3000  # of each article that are compared


@dataclass(frozen=True)
class _Company:
    """The dated reports of the story.

    Attributes:
        reports: how many came out on each day.
        named: how many name each day (blocks left out).
        holding: the days whose reports hold a shingle, by its hash.
    """

    reports: Mapping[date, int]
    named: Counter[date]
    holding: Mapping[int, set[date]]


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
    company = _gather(dated, annotations)
    days = sorted(company.reports)
    for article in undated:
        clues = read_clues(article, annotations.get(article.id), days)
        if (found := _choose_day(clues, _share_by_day(article.text, company), company)) is not None:
            inferred[article.id] = found
    return inferred


def _gather(dated: Sequence[tuple[Article, date]], annotations: Mapping[str, Annotation]) -> _Company:
    named: Counter[date] = Counter()
    holding: dict[int, set[date]] = {}
    for article, published in dated:
        times = annotations[article.id].times if article.id in annotations else ()
        named.update({day for time in times if (day := single_day(time)) and not is_in_block(time, article)})
        for shingle in _shingles(article.text):
            holding.setdefault(shingle, set()).add(published)
    return _Company(Counter(day for _, day in dated), named, holding)


def _share_by_day(text: str, company: _Company) -> dict[date, float]:
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


def _share(table: tuple[float, ...], days: int) -> float:
    return table[days] if 0 <= days < len(table) else _FLOOR


def _choose_day(clues: Clues, shared: Mapping[date, float], company: _Company) -> Published | None:
    """Return the day that stands out among the possible ones, None if none does."""
    if not (clues.past or clues.ahead or clues.days or clues.stamps or max(shared.values()) > _MUCH):
        return None
    possible = {day + timedelta(days=step) for day in shared for step in range(-_REACH_DAYS, _REACH_DAYS + 1)}
    possible.update(clues.stamps)
    score = {day: _score_day(day, clues, shared, company) for day in sorted(possible)}
    best = max(score, key=lambda day: (score[day], -day.toordinal()))
    total = sum(exp(value - score[best]) for value in score.values()) + exp(
        _score_elsewhere(clues, max(shared.values())) - score[best]
    )
    share = {day: exp(value - score[best]) / total for day, value in score.items()}
    beside = {step: share.get(best + timedelta(days=step), 0.0) for step in (-1, 1)}
    if share[best] < _STANDS_OUT and share[best] + sum(beside.values()) < _STANDS_OUT_WITH_NEIGHBOURS:
        return None
    rival = best + timedelta(days=max(beside, key=lambda step: beside[step]))
    also = rival if max(beside.values()) > share[best] / 2 else None
    why = _explain(best, also, clues, shared, company)
    return Published(value=best.isoformat(), basis="inferred", why=why)


def _score_day(day: date, clues: Clues, shared: Mapping[date, float], company: _Company) -> float:
    """Return the logarithm of how well ``day`` suits the other reports and each mention."""
    reports = sum(company.reports.values())
    score = _score_company(day, shared, company)

    def support(named: date) -> float:
        return min(1.0, _UNSUPPORTED + company.named[named] / reports)

    backs = {(day.isoweekday() - weekday) % 7: part for weekday, part in clues.past.items()}
    for rank, back in enumerate(sorted(backs)):
        share = _OTHER_DAYS_BACK[back] if rank else _DAYS_BACK[backs[back]][back]
        score += log(share * support(day - timedelta(days=back)))
    for weekday in sorted(clues.ahead):
        ahead = (weekday - day.isoweekday()) % 7
        score += log(_share(_DAYS_AHEAD, ahead) * support(day + timedelta(days=ahead)))
    if any(first > day for first in clues.begun):
        score += log(_AGAINST_ORDER)
    for named, looks_ahead in clues.days:
        distance = (named - day).days if looks_ahead else (day - named).days
        least = _DATE_ELSEWHERE if looks_ahead else _AGAINST_ORDER  # what is set for later may lie far ahead
        score += log(_AGAINST_ORDER if distance < 0 else max(least, _share(_DATE_BACK, distance)))
    return score + sum(log(_share(_STAMPED, abs((day - stamp).days))) for stamp in clues.stamps)


def _score_elsewhere(clues: Clues, copied: float) -> float:
    """Return how well it suits the mentions that the article came out in another week: any weekday is then as likely.

    The more of its text a dated report holds (``copied``, 0 to 1), the less probable that is.
    """
    weekdays = len(clues.past) + len(clues.ahead)
    return (
        log(max(_ELSEWHERE * (1 - copied), _FLOOR / 100))
        + weekdays * log(_UNSUPPORTED / 7)
        + len(clues.days) * log(_DATE_ELSEWHERE)
        + len(clues.stamps) * log(_FLOOR)
    )


def _score_company(day: date, shared: Mapping[date, float], company: _Company) -> float:
    """Return the logarithm of how probable ``day`` is for a report of this story, its mentions left aside."""
    near = total = 0.0
    for other, share in shared.items():
        weight = company.reports[other] * _BASE_WEIGHT + _COPY * share**2
        apart = abs((day - other).days)
        near += weight * (share * _share(_COPIED, apart) + (1 - share) * _share(_SAME_STORY, apart))
        total += weight
    return log(max(near / total, _FLOOR))


_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _explain(day: date, also: date | None, clues: Clues, shared: Mapping[date, float], company: _Company) -> str:
    """Return the reasoning in one sentence."""
    parts: list[str] = ["it bears that date" for stamp in clues.stamps if stamp == day]
    for weekday in sorted(clues.past):
        named = day - timedelta(days=(day.isoweekday() - weekday) % 7)
        if reports := company.named[named]:
            parts.append(f"it reports {_NAMES[weekday - 1]} as past, which {_count(reports)} on {named}")
    for weekday in sorted(clues.ahead):
        named = day + timedelta(days=(weekday - day.isoweekday()) % 7)
        if reports := company.named[named]:
            parts.append(f"it has {_NAMES[weekday - 1]} still ahead, which {_count(reports)} on {named}")
    parts += [
        f"it speaks of {named} as {'ahead' if looks_ahead else 'past'}"
        for named, looks_ahead in clues.days
        if (named >= day) == looks_ahead or named == day
    ]
    same = company.reports.get(day, 0)
    closest = max(shared, key=lambda other: (shared[other], -other.toordinal()))
    if shared[closest] > _MUCH:
        parts.append(f"it shares much of its text with reports of {closest}")
    elif same or not parts:
        parts.append(f"{same or 'no'} dated report{'s' if same != 1 else ''} of the story came out on that day")
    close = f", {also} being nearly as probable" if also else ""
    return f"Most probable day of publication{close}: {'; '.join(parts[:4])}."


def _count(reports: int) -> str:
    return "a dated report of the story places" if reports == 1 else f"{reports} dated reports of the story place"
