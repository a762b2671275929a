"""Values of days told by counting: the first Monday in May, the week of March 3, the 15th, this time last year."""

from datetime import date, timedelta

from stemma.annotate.times.numbers import read_number
from stemma.annotate.times.periods import day_of, end_of_month, period_of, shift_day
from stemma.annotate.times.resolvers.choices import choose_nearest, resolve_day, resolve_period, weekday_near
from stemma.annotate.times.resolvers.days import day_of_month, make_day
from stemma.annotate.times.scene import IMPOSSIBLE, UNKNOWN, Expression, Resolved

_GRAIN_OF_THIS_TIME = {"W": "D", "M": "W", "Y": "M"}  # "this time last year" is the same month of it
_SAME_ROW_DAYS = 31  # a bare day so long after the day named before it belongs to the same row of dates


def weekday_of_month(expression: Expression) -> Resolved | None:
    """``the first Monday in May``, ``the last Friday of March 2025``, ``the third Friday of this month``."""
    anchor = expression.scene.anchor
    month = expression.meaning("month", "month") or expression.meaning("month_short", "month")
    if year := expression.words("year"):
        found = _nth_weekday(int(year[0]), int(month), expression)
        return resolve_day(found, expression) or IMPOSSIBLE
    if anchor is None:
        return UNKNOWN
    if not month:
        moved = shift_day(anchor, "M", {"last": -1, "next": 1}.get(expression.words("which_month")[0], 0))
        found = _nth_weekday(moved.year, moved.month, expression) if moved else None
        return resolve_day(found, expression, anchor) or IMPOSSIBLE
    days = [day for year in (-1, 0, 1) if (day := _nth_weekday(anchor.year + year, int(month), expression))]
    chosen = choose_nearest([day_of(day) for day in days], anchor, expression.direction())
    return resolve_day(chosen.first, expression, anchor) if chosen else IMPOSSIBLE


def _nth_weekday(year: int, month: int, expression: Expression) -> date | None:
    """Return that weekday of the month, None if the month has no fifth or sixth."""
    weekday = int(expression.meaning("weekday"))
    if expression.words("which") == ["last"]:
        return weekday_near(end_of_month(year, month), weekday, -1)
    number = int(read_number(expression.words("which")) or 0)
    first = weekday_near(date(year, month, 1), weekday, 1)
    found = first + timedelta(weeks=number - 1) if 1 <= number <= 5 else None
    return found if found and found.month == month else None


def week_of_day(expression: Expression) -> Resolved | None:
    """``the week of March 3``, ``the weekend of 6 June 2025``: the calendar week that holds the day."""
    day = day_of_month(expression)
    if day is None or day.earliest is None:
        return day
    grain = "N" if expression.words("period") == ["weekend"] else "W"
    return resolve_period(period_of(grain, day.earliest), expression, day.anchor)


def day_alone(expression: Expression) -> Resolved | None:
    """``the 15th``: of the month named before it, else the last or next such day as the clause looks; else open."""
    number = int(read_number(expression.words("ordnum")) or 0)
    if not 1 <= number <= 31:
        return None
    scene = expression.scene
    if scene.day and scene.period == scene.day:
        base = scene.day.first
        later = make_day(base.year, base.month, number) or base
        if base < later <= base + timedelta(days=_SAME_ROW_DAYS) and (scene.anchor is None or later != scene.anchor):
            return resolve_day(later, expression, base)
    direction = expression.direction()
    if scene.anchor is None or direction == 0:
        return UNKNOWN
    days = []
    for months in (-2, -1, 0, 1, 2):
        moved = shift_day(scene.anchor.replace(day=1), "M", months)
        day = make_day(moved.year, moved.month, number) if moved else None
        if day and (day <= scene.anchor if direction < 0 else day >= scene.anchor):
            days.append(day)
    chosen = (max if direction < 0 else min)(days, default=None)
    return resolve_day(chosen, expression, scene.anchor) if chosen else UNKNOWN


def this_time(expression: Expression) -> Resolved | None:
    """``this time last year``: about the same part of it."""
    anchor = expression.scene.anchor
    if anchor is None:
        return UNKNOWN
    grain = str(expression.classes["longunit"][expression.words("longunit")[0]])
    moved = shift_day(anchor, grain, -1 if expression.words("which") == ["last"] else 1)
    resolved = resolve_period(period_of(_GRAIN_OF_THIS_TIME[grain], moved) if moved else None, expression, anchor)
    return resolved._replace(mod="APPROX") if resolved else UNKNOWN
