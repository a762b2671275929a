"""Values of expressions that name a time of the day."""

import re
from datetime import date, timedelta

from stemma.annotate.times.periods import day_of
from stemma.annotate.times.resolvers.choices import choose_nearest, modifier_of, resolve_day, weekday_near
from stemma.annotate.times.resolvers.days import make_day
from stemma.annotate.times.scene import UNKNOWN, Expression, Resolved
from stemma.annotate.times.zones import offset_of

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?")
_FOUR_FIGURES = re.compile(r"(\d{2})(\d{2})")


def read_clock(expression: Expression) -> str | None:
    """Return the time of day as ``HH:MM``, None if the figures are none (24:01, 13 p.m., a score)."""
    if word := expression.meaning("clockword"):
        return str(word)
    words = expression.words("clock") or expression.words("point") or expression.words("hour")
    match = _CLOCK.fullmatch(words[0]) if words else None
    if figures := expression.words("hhmm"):
        match = _FOUR_FIGURES.fullmatch(figures[0])
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    half = expression.meaning("meridiem")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif expression.meaning("daypart") in ("AF", "EV", "NI") and hour < 12:
        hour += 12
    if (hour, minute) == (24, 0) and half is None:
        return "24:00"
    if hour > 23 or minute > 59:
        return None
    return f"{hour:02d}:{minute:02d}"


def clock(expression: Expression) -> Resolved | None:
    """``10 p.m.``: of the day last named in the text, else of the anchor's day."""
    time = read_clock(expression)
    if time is None or (expression.has("clock") and not expression.has("meridiem") and _is_score(expression)):
        return None
    day = _day_spoken_of(expression)
    return _at(day, time, expression, expression.scene.anchor) if day else UNKNOWN


def _day_spoken_of(expression: Expression) -> date | None:
    """Return the day last named in the text, else the anchor's; in a clause that looks back, no day ahead."""
    scene = expression.scene
    named = scene.day
    if named and scene.anchor and named.first > scene.anchor and expression.direction() < 0:
        named = scene.past_day
    return named.first if named else scene.anchor


def _is_score(expression: Expression) -> bool:
    """Return whether "2:30" stands where a race time, a ratio or a verse would."""
    return expression.after() in (
        "lead",
        "win",
        "victory",
        "ratio",
        "defeat",
        "loss",
        "minutes",
        "-",
        "/",
        "split",
        "majority",
    )


def clock_on_day(expression: Expression) -> Resolved | None:
    """``10 p.m. Wednesday``, ``5 p.m. EST Nov. 9``, ``noon tomorrow``."""
    time = read_clock(expression)
    if time is None:
        return None
    day = _day_of(expression)
    return _at(day, time, expression, expression.scene.anchor) if day else UNKNOWN


def _day_of(expression: Expression) -> date | None:
    anchor = expression.scene.anchor
    direction = expression.direction()
    if month := expression.meaning("month", "month") or expression.meaning("month_short", "month"):
        number = int(expression.words("day")[0])
        if year := expression.words("year"):
            return make_day(int(year[0]), month, number)
        if anchor is None:
            return None
        days = [
            day_of(day)
            for year in (anchor.year - 1, anchor.year, anchor.year + 1)
            if (day := make_day(year, month, number))
        ]
        chosen = choose_nearest(days, anchor, direction)
        return chosen.first if chosen else None
    if anchor is None:
        return None
    if expression.has("dayword"):
        return anchor + timedelta(days=int(expression.meaning("dayword")))
    return weekday_near(anchor, int(expression.meaning("weekday")), direction or -1)


def _at(day: date, time: str, expression: Expression, anchor: date | None) -> Resolved:
    zone = expression.meaning("zone")
    last = day + timedelta(days=1) if time == "24:00" else day
    return Resolved(
        value=f"{day.isoformat()}T{time}",
        earliest=day,
        latest=last,
        anchor=anchor,
        mod=modifier_of(expression),
        period=day_of(day),
        kind="TIME",
        zone=offset_of(str(zone), day) if zone else None,
    )


def part_of_day(expression: Expression) -> Resolved | None:
    """``this morning``, ``last night``, ``overnight``."""
    anchor = expression.scene.anchor
    if anchor is None:
        return UNKNOWN
    words = expression.all_words()
    if words[-1] == "overnight":
        return Resolved(
            f"{anchor.isoformat()}TNI", anchor - timedelta(days=1), anchor, anchor, None, day_of(anchor), "TIME"
        )
    offset = 1 if "tomorrow" in words else int(expression.meaning("shift", "which") or 0)
    return resolve_day(anchor + timedelta(days=offset), expression, anchor)


def part_of_reference(expression: Expression) -> Resolved | None:
    """``the morning``, ``the next morning``, ``midday``: of the day last named, else of the anchor's."""
    anchor = expression.scene.anchor
    day = _day_spoken_of(expression)
    if day is None:
        return UNKNOWN
    words = expression.all_words()
    if words == ["midday"]:
        return _at(day, "12:00", expression, anchor)
    step = 1 if "next" in words or "following" in words else -1 if "previous" in words else 0
    return resolve_day(day + timedelta(days=step), expression, anchor)
