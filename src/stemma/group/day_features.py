"""What speaks for and against each day on which an undated report of a story may have come out."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import log
from typing import Final

from stemma.group.day_clues import Clues

# How near the reports of a story come out to each other: shares of pairs so many days apart, counted on `basil`,
# `story_clusters` and a third of `incidents`; for any two, and for two that share their text.
_SAME_STORY: Final = (0.40, 0.17, 0.07, 0.04, 0.03, 0.02)
_COPIED: Final = (0.80, 0.07, 0.01)
_FLOOR: Final = 0.01  # for what these do not hold
_BASE_WEIGHT: Final = 0.2  # of a dated report
_COPY: Final = 4.0  # how much more a day counts whose reports hold all of the article's text
_UNSUPPORTED: Final = 0.25  # weight of a day that no dated report names, against 1 for one that all do
MUCH: Final = 0.5  # share of its text that makes a report a twin of others
NEARLY_ALL: Final = 0.9  # and one that makes it a copy
_FAR_DAYS: Final = 7  # dated reports further apart than this are not of one week

ELSEWHERE: Final = "elsewhere"  # features of the possibility that it came out in another week


@dataclass(frozen=True)
class Company:
    """The dated reports of the story.

    Attributes:
        reports: how many came out on each day.
        named: in how many of them each day is named, in any way.
        holding: days of the reports that hold a shingle of text, by its hash.
        main: the day most of them name, the earliest of these; None if they name none.
    """

    reports: Mapping[date, int]
    named: Counter[date]
    holding: Mapping[int, set[date]]
    main: date | None = None

    def support(self, day: date) -> float:
        """Return how well the dated reports know a day: 1 if all name it."""
        return min(1.0, _UNSUPPORTED + self.named[day] / sum(self.reports.values()))


def describe_day(day: date, clues: Clues, shared: Mapping[date, float], company: Company) -> dict[str, float]:
    """Return the features of one possible day: name -> value.

    Args:
        day: the day of publication that is weighed.
        clues: of the article.
        shared: share of the article's text in the reports of each day.
        company: the dated reports.
    """
    features = _describe_company(day, shared, company)
    features |= _describe_weekdays(day, clues, company)
    for step in sorted(clues.counted):
        features[f"counted {step}"] = log(company.support(day + timedelta(days=step)))
    features |= _describe_dates(day, clues)
    return features


def describe_elsewhere(clues: Clues, shared: Mapping[date, float], company: Company) -> dict[str, float]:
    """Return the features of the possibility that the article came out in none of the weeks around the others."""
    spread = (max(shared) - min(shared)).days
    lone = sum(company.reports.values()) == 1
    return {
        ELSEWHERE: 1.0,
        "elsewhere lone": float(lone),
        "elsewhere spread": float(spread > _FAR_DAYS),
        "elsewhere close": float(spread <= 1 and not lone),
        "elsewhere copied": float(max(shared.values()) > MUCH),
        "elsewhere copy": float(max(shared.values()) > NEARLY_ALL),
        "elsewhere past": float(len(clues.past)),
        "elsewhere ahead": float(len(clues.ahead)),
        "elsewhere counted": float(len(clues.counted)),
        "elsewhere days": float(len(clues.days)),
        "elsewhere stamps": float(bool(clues.stamps)),
    }


def _describe_company(day: date, shared: Mapping[date, float], company: Company) -> dict[str, float]:
    """Return how the day lies to the other reports and to the day that they name most."""
    near = total = 0.0
    for other, share in shared.items():
        weight = company.reports[other] * _BASE_WEIGHT + _COPY * share**2
        apart = abs((day - other).days)
        near += weight * (share * _share(_COPIED, apart) + (1 - share) * _share(_SAME_STORY, apart))
        total += weight
    features = {"company": log(max(near / total, _FLOOR)), "before all": float(day < min(shared))}
    twin = max(shared, key=lambda other: (shared[other], -other.toordinal()))
    if shared[twin] > MUCH:
        features[f"{'copy' if shared[twin] > NEARLY_ALL else 'twin'} {min(abs((day - twin).days), 2)}"] = 1.0
    if company.main:
        features[f"main {max(-1, min((day - company.main).days, 7))}"] = 1.0
    return features


def _share(table: tuple[float, ...], days: int) -> float:
    return table[days] if 0 <= days < len(table) else _FLOOR


def _describe_weekdays(day: date, clues: Clues, company: Company) -> dict[str, float]:
    """Return how many days back the last weekday named as past lies, and whether the others know these days."""
    features: dict[str, float] = defaultdict(float)
    backs = sorted(((day.isoweekday() - named.number) % 7, named) for named in clues.past) if clues.past else []
    for rank, (back, named) in enumerate(backs):
        features[f"told back {back}"] += named.told
        features["past known"] += log(company.support(day - timedelta(days=back)))
        if rank:
            features[f"other back {back}"] += 1
            continue
        features[f"back {back}"] += 1
        if named.part != "plain":
            features[f"back {back} {named.part}"] += 1
        features[f"back {back} lead"] += named.lead
        features[f"back {back} counting"] += bool(clues.counted)
    for weekday in sorted(clues.ahead):
        ahead = (weekday - day.isoweekday()) % 7
        features[f"ahead {ahead}"] += 1
        features["ahead known"] += log(company.support(day + timedelta(days=ahead)))
    return {name: value for name, value in features.items() if value}


def _describe_dates(day: date, clues: Clues) -> dict[str, float]:
    """Return how the day lies to the days that the article names by their date."""
    features: dict[str, float] = defaultdict(float)
    past = sorted((named for named, looks_ahead in clues.days if not looks_ahead), reverse=True)
    for rank, named in enumerate(past):
        distance = max(-1, min((day - named).days, 7))
        features[f"{'last' if rank == 0 else 'other'} date back {distance}"] += 1
    for named in (named for named, looks_ahead in clues.days if looks_ahead):
        features[f"date ahead {max(-1, min((named - day).days, 7))}"] += 1
    if any(first > day for first in clues.begun):
        features["before what began"] += 1
    for stamp in clues.stamps:
        features[f"stamp {min(abs((day - stamp).days), 2)}"] += 1
    return dict(features)
