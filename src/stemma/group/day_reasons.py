"""The reasoning behind an inferred day of publication, in one sentence."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from stemma.group.day_clues import Clues
from stemma.group.day_features import MUCH, Company

_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_COUNTED: Final = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_MOST_REASONS: Final = 4


def explain_day(day: date, also: date | None, clues: Clues, shared: Mapping[date, float], company: Company) -> str:
    """Return why ``day`` is the most probable one; ``also`` is a neighbour that is nearly as probable, if any."""
    parts = ["it bears that date" for stamp in clues.stamps if stamp == day]
    for weekday in clues.past:
        named = day - timedelta(days=(day.isoweekday() - weekday.number) % 7)
        if reports := company.named[named]:
            parts.append(f"it reports {_NAMES[weekday.number - 1]} as past, which {_count(reports)} on {named}")
    for number in sorted(clues.ahead):
        named = day + timedelta(days=(number - day.isoweekday()) % 7)
        if reports := company.named[named]:
            parts.append(f"it has {_NAMES[number - 1]} still ahead, which {_count(reports)} on {named}")
    for step in sorted(clues.counted):
        named = day + timedelta(days=step)
        if company.named[named]:
            parts.append(f"its “{_COUNTED[step]}” would be {named}, a day that the story's dated reports name")
    parts += [
        f"it speaks of {named} as {'ahead' if looks_ahead else 'past'}"
        for named, looks_ahead in clues.days
        if (named >= day) == looks_ahead or named == day
    ]
    parts = [*parts[: _MOST_REASONS - 1], *_describe_company(day, shared, company, alone=not parts)]
    close = f", {also} being nearly as probable" if also else ""
    return f"Most probable day of publication{close}: {'; '.join(parts[:_MOST_REASONS])}."


def _describe_company(day: date, shared: Mapping[date, float], company: Company, alone: bool) -> list[str]:
    same = company.reports.get(day, 0)
    closest = max(shared, key=lambda other: (shared[other], -other.toordinal()))
    if shared[closest] > MUCH:
        return [f"it shares much of its text with reports of {closest}"]
    if same or alone:
        return [f"{same or 'no'} dated report{'s' if same != 1 else ''} of the story came out on that day"]
    return []


def _count(reports: int) -> str:
    return "a dated report of the story places" if reports == 1 else f"{reports} dated reports of the story place"
