"""Values of expressions that point at another time of the text, or count from one: that week, two days ago."""

from datetime import date, timedelta

from stemma.annotate.times.numbers import read_number
from stemma.annotate.times.periods import Period, day_of, period_of, quarter_of, shift_day
from stemma.annotate.times.resolvers.choices import (
    modifier_of,
    resolve_day,
    resolve_period,
    weekday_near,
    words_beside,
)
from stemma.annotate.times.scene import UNKNOWN, Expression, Resolved

_STEPS = {
    "following": 1,
    "next": 1,
    "after": 1,
    "later": 1,
    "previous": -1,
    "preceding": -1,
    "before": -1,
    "earlier": -1,
}
# Units whose count gives a value of that grain: "two years ago" is a year, "two days ago" a day (TimeML guidelines).
_GRAIN_OF_AGO = {"Y": "Y", "E": "E", "C": "C", "L": "C", "M": "M", "Q": "Q", "W": "W", "F": "W", "N": "N", "D": "D"}


def spoken_period(expression: Expression) -> Resolved | None:
    """``the week``, ``the latest quarter``: the period that the text speaks of, else the anchor's.

    "the year" before "ended" is the length of an account, P1Y.
    """
    grain = {
        "week": "W",
        "weekend": "N",
        "quarter": "Q",
        "year": "Y",
        "month": "M",
        "decade": "E",
        "century": "C",
        "period": "Q",
    }[expression.words("period")[0]]
    scene = expression.scene
    anchor = scene.anchor
    if expression.before() == "of" and expression.before(2) in words_beside("of_the_year"):
        return None
    if expression.after()[:1].isdigit():
        return None  # "the year 0"
    if expression.after() == "ended":
        return Resolved(f"P1{grain}", kind="DURATION") if grain in ("Y", "M", "W") else _quarter(expression)
    if grain == "Q":
        return _quarter(expression)
    if anchor is None:
        return UNKNOWN
    if grain == "N":
        shift = 0 if anchor.isoweekday() >= 6 or expression.direction() > 0 else -1
        moved = shift_day(anchor, "W", shift)
        return resolve_period(period_of("N", moved) if moved else None, expression, anchor)
    return resolve_period(period_of(grain, anchor), expression, anchor)


def _quarter(expression: Expression) -> Resolved | None:
    """Return the quarter last named, else the one whose figures are news now: the last to have ended."""
    scene = expression.scene
    if "current" in expression.all_words() and scene.anchor:
        return resolve_period(period_of("Q", scene.anchor), expression, scene.anchor)
    if scene.quarter and "latest" not in expression.all_words():
        return resolve_period(scene.quarter, expression, scene.anchor)
    if scene.anchor is None:
        return UNKNOWN
    back = shift_day(scene.anchor, "Q", -1)
    return resolve_period(period_of("Q", back) if back else None, expression, scene.anchor)


def year_earlier(expression: Expression) -> Resolved | None:
    """``the year-earlier period``: the quarter spoken of, a year before; the year if none is spoken of."""
    scene = expression.scene
    words = expression.all_words()
    if scene.anchor is None and scene.quarter is None:
        return UNKNOWN
    quarter = scene.quarter or period_of("Q", shift_day(scene.anchor, "Q", -1) or scene.anchor)  # type: ignore[arg-type]
    number = (quarter.first.month + 2) // 3
    if year := expression.words("year"):
        return _in_passing(resolve_period(quarter_of(int(year[0]), number), expression))
    if "month" in words:
        return UNKNOWN
    base = quarter.first.year if scene.anchor is None else min(quarter.first.year, scene.anchor.year)
    return _in_passing(resolve_period(quarter_of(base - 1, number), expression, scene.anchor))


def _in_passing(resolved: Resolved | None) -> Resolved | None:
    """Return a meaning that later expressions do not refer to: what is only compared with."""
    return resolved._replace(period=None) if resolved else None


def reference_period(expression: Expression) -> Resolved | None:
    """``that year``, ``the same day``, ``the following month``, ``later in the day``."""
    scene = expression.scene
    if expression.has("loose_day"):
        day = scene.day or (day_of(scene.anchor) if scene.anchor else None)
        return resolve_day(day.first, expression, scene.anchor) if day else UNKNOWN
    grain = {"day": "D", "week": "W", "weekend": "N", "month": "M", "quarter": "Q", "year": "Y", "decade": "E"}[
        expression.words("period")[0]
    ]
    base = scene.day if grain == "D" else scene.period
    steps = expression.words("step")
    if base is None and steps and scene.anchor:
        base = day_of(scene.anchor)
    if base is None:
        return UNKNOWN if steps else None
    moved = shift_day(base.first, grain, _STEPS[steps[0]] if steps else 0)
    return resolve_period(period_of(grain, moved), expression, base.first) if moved else None


def offset_from_reference(expression: Expression) -> Resolved | None:
    """``two days later``, ``a year earlier``, ``the day before``: counted from the time last named."""
    step = _STEPS[expression.words("step")[0]]
    if expression.has("period"):
        grain, count = {"day": "D", "week": "W", "month": "M", "year": "Y"}[expression.words("period")[0]], 1.0
        if step > 0 and expression.words("step") == ["after"] and expression.after().isalpha():
            return None
    else:
        grain = str(expression.meaning("unit"))
        count = read_number(expression.words("number")) or 0
    if grain[0] == "T" or not count:
        return Resolved(None, kind="TIME")
    if grain == "Y" and step < 0 and count == 1:
        return _a_year_before(expression)
    scene = expression.scene
    base = scene.day if grain in ("D", "W", "F") and scene.day else scene.period
    if base is None:
        return UNKNOWN
    return _count_from(base.first, grain, step * count, expression)


def ago(expression: Expression) -> Resolved | None:
    """``two days ago``, ``a few years ago``, ``half a year ago``: counted from the anchor."""
    words = expression.all_words()
    grain = str(expression.meaning("unit") or expression.meaning("units"))
    count = read_number(expression.words("number")) if expression.has("number") else 2.0 if "couple" in words else None
    if "half" in words:
        grain, count = ("M", 6.0 * (count or 0) * 2 + 6) if grain == "Y" else (grain, count)
    if count is None:
        return Resolved("PAST_REF", latest=expression.scene.anchor, anchor=expression.scene.anchor)
    anchor = expression.scene.anchor
    if anchor is None:
        return UNKNOWN
    if grain[0] == "T":
        return Resolved(anchor.isoformat(), anchor, anchor, anchor, modifier_of(expression), day_of(anchor), "TIME")
    if grain == "Y" and count == 1:
        return _a_year_before(expression)
    return _count_from(anchor, grain, -count, expression)


def from_now(expression: Expression) -> Resolved | None:
    """``two weeks from now``, ``a week from Friday``, ``two weeks from tomorrow``."""
    anchor = expression.scene.anchor
    if expression.has("vague"):
        return Resolved("FUTURE_REF", earliest=anchor, anchor=anchor)
    count = read_number(expression.words("number")) or 0
    grain = str(expression.meaning("unit"))
    if anchor is None:
        return UNKNOWN
    if grain[0] == "T":
        return None
    if weekday := expression.meaning("weekday"):
        anchor = weekday_near(anchor + timedelta(days=1), int(weekday), 1)
    elif expression.all_words()[-1] == "tomorrow":
        anchor += timedelta(days=1)
    if expression.has("weekday") and grain == "W" and count == int(count):
        return resolve_day(anchor + timedelta(weeks=int(count)), expression, expression.scene.anchor)
    return _count_from(anchor, grain, count, expression)


def _a_year_before(expression: Expression) -> Resolved | None:
    """Return "a year ago", "a year earlier": a quarter if the text speaks of quarters, else the year."""
    scene = expression.scene
    if scene.quarter and expression.direction() <= 0:
        base = scene.quarter
        if scene.anchor is None or base.first.year == scene.anchor.year or (scene.anchor - base.last).days < 366:
            earlier = quarter_of(base.first.year - 1, (base.first.month + 2) // 3)
            return _in_passing(resolve_period(earlier, expression, scene.anchor))
        return _in_passing(resolve_period(base, expression, scene.anchor))
    anchor = scene.anchor
    back = shift_day(anchor, "Y", -1) if anchor else None
    return resolve_period(period_of("Y", back), expression, anchor) if back else UNKNOWN


def _count_from(base: date, grain: str, count: float, expression: Expression) -> Resolved | None:
    moved = _move(base, grain, count)
    if moved is None:
        return None
    unit = _GRAIN_OF_AGO.get(grain, "D")
    period: Period = period_of(unit, moved)
    return resolve_period(period, expression, base)


def _move(base: date, grain: str, count: float) -> date | None:
    if count == int(count):
        return shift_day(base, grain, int(count))
    finer = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "E": ("Y", 10)}.get(grain)
    return shift_day(base, finer[0], round(count * finer[1])) if finer else None
