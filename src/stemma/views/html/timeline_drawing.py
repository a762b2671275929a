"""The timeline as a picture: dated entries on one line, with the day of the latest report between past and future."""

from collections import defaultdict
from datetime import date
from math import log2
from typing import Final

from stemma.records import Record
from stemma.views.dates import parse_day, show_day
from stemma.views.outline.nouns import StoryOutline, TimelineRow

_MIN_GAP: Final = 48.0
_MAX_GAP: Final = 130.0
_LETTER: Final = 6.4
_DOT: Final = 26.0
# Dots stacked over one date; more are counted in the last one's place.
_STACKED: Final = 7
# Dates drawn at most, those nearest to the latest report.
DATES_DRAWN: Final = 60


class Dot(Record, frozen=True, kw_only=True):
    """One entry: its number and status; a ``number`` of 0 stands for ``more`` entries."""

    x: float
    y: float
    number: int
    status: str
    href: str
    title: str
    more: int = 0


class Tick(Record, frozen=True, kw_only=True):
    """One date on the line; ``wide`` for a stretch longer than a day."""

    x: float
    label: str
    wide: bool
    gap: bool


class Picture(Record, frozen=True, kw_only=True):
    """A timeline ready to draw; ``today_x`` is where the latest report stands, None if unknown."""

    width: float
    height: float
    base: float
    ticks: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    today_x: float | None
    today: str
    left_out: int


def draw_timeline(story: StoryOutline) -> Picture | None:
    """Return the picture of the story's dated entries; None if there are fewer than two."""
    groups: dict[tuple[date, date], list[TimelineRow]] = defaultdict(list)
    for row in story.timeline:
        first, last = parse_day(row.earliest), parse_day(row.latest)
        if first is not None or last is not None:
            groups[first or last or date.min, last or first or date.max].append(row)
    today = parse_day(story.today)
    keys = _keep_nearest(sorted(groups), today)
    if sum(len(groups[key]) for key in keys) < 2:
        return None
    places, today_x, right = _spread(keys, [len(groups[key][0].when) * _LETTER for key in keys], today)
    tallest = max(min(len(groups[key]), _STACKED) for key in keys)
    base = 30 + tallest * (_DOT + 4)
    ticks = tuple(
        Tick(
            x=places[key],
            label=groups[key][0].when,
            wide=key[0] != key[1],
            gap=bool(place) and (key[0] - keys[place - 1][1]).days > 120,
        )
        for place, key in enumerate(keys)
    )
    dots = tuple(dot for key in keys for dot in _stack_dots(groups[key], places[key], base))
    drawn = sum(len(groups[key]) for key in keys)
    return Picture(
        width=right,
        height=base + 40,
        base=base,
        ticks=ticks,
        dots=dots,
        today_x=today_x,
        today=show_day(today) if today else "",
        left_out=len(story.timeline) - drawn,
    )


def _keep_nearest(keys: list[tuple[date, date]], today: date | None) -> list[tuple[date, date]]:
    """Return the dates to draw, in order."""
    if len(keys) <= DATES_DRAWN:
        return keys
    middle = today or keys[-1][0]
    return sorted(sorted(keys, key=lambda key: (abs((key[0] - middle).days), key))[:DATES_DRAWN])


def _spread(
    keys: list[tuple[date, date]], widths: list[float], today: date | None
) -> tuple[dict[tuple[date, date], float], float | None, float]:
    """Return a place for each date, today's, and the right edge.

    Gaps grow with the logarithm of the days between, and are wide enough for the labels (``widths``).
    """
    places: dict[tuple[date, date], float] = {}
    cursor, today_x = max(widths[0] / 2, 30.0) + 8, None
    for position, key in enumerate(keys):
        if position:
            days = max((key[0] - keys[position - 1][0]).days, 0)
            room = (widths[position - 1] + widths[position]) / 2 + 14
            cursor += max(min(_MIN_GAP + 9 * log2(1 + days), _MAX_GAP), room)
        if today is not None and today_x is None and key[0] > today:
            cursor += 40 if position else 50
            today_x = (cursor + (places[keys[position - 1]] if position else -10)) / 2
        places[key] = cursor
    if today is not None and today_x is None:
        cursor += 76
        today_x = cursor
    return places, today_x, cursor + max(widths[-1] / 2, 40.0) + 8


def _stack_dots(rows: list[TimelineRow], x: float, base: float) -> list[Dot]:
    """Return the entries of one date one above the other."""
    shown = rows if len(rows) <= _STACKED else rows[: _STACKED - 1]
    dots = [
        Dot(
            x=x,
            y=base - 18 - level * (_DOT + 4),
            number=row.number,
            status=row.status,
            href=f"#{row.anchor}",
            title=f"{row.when}: {row.text[:160]}",
        )
        for level, row in enumerate(shown)
    ]
    if len(shown) < len(rows):
        rest = rows[len(shown)]
        dots.append(
            Dot(
                x=x,
                y=base - 18 - len(shown) * (_DOT + 4),
                number=0,
                status=rest.status,
                href=f"#{rest.anchor}",
                title=f"{len(rows) - len(shown)} more",
                more=len(rows) - len(shown),
            )
        )
    return dots
