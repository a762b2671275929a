"""Values of expressions that name a day: dates, weekdays, yesterday, holidays."""

from datetime import date, timedelta

from stemma.annotate.times.numbers import read_number
from stemma.annotate.times.periods import day_of, period_of, shift_day
from stemma.annotate.times.resolvers.choices import (
    choose_nearest,
    resolve_day,
    weekday_near,
    words_beside,
)
from stemma.annotate.times.scene import IMPOSSIBLE, UNKNOWN, Expression, Resolved


def iso_date(expression: Expression) -> Resolved | None:
    """``2025-08-06``."""
    try:
        day = date.fromisoformat(expression.words("iso")[0])
    except ValueError:
        return None
    return resolve_day(day, expression)


def fixed_day(expression: Expression) -> Resolved | None:
    """The rule's own day, which the words name by themselves."""
    return resolve_day(date.fromisoformat(str(expression.options["value"])), expression)


def slash_date(expression: Expression) -> Resolved | None:
    """``11/02/89``, read as month/day/year unless only day/month/year is possible; both possible: left open."""
    parts = expression.words("slash")[0].split("/")
    if len(parts) != 3 or not all(part.isdigit() and len(part) in (1, 2, 4) for part in parts):
        return None
    first, second, year = (int(part) for part in parts)
    if len(parts[2]) == 2:
        year += 1900 if year > 40 else 2000
    days = {day for month, number in ((first, second), (second, first)) if (day := make_day(year, month, number))}
    if not days:
        return None
    return resolve_day(min(days), expression) if len(days) == 1 else UNKNOWN


def make_day(year: int, month: int, day: int) -> date | None:
    """Return that day, None if the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of_month(expression: Expression) -> Resolved | None:
    """``Oct. 13``, ``Friday, Oct. 13, 1989``; without a year, the year nearest to the anchor."""
    month = expression.meaning("month", "month") or expression.meaning("month_short", "month")
    number = int(read_number(expression.words("day") or expression.words("dayth")) or 0)
    if not month or not 1 <= number <= 31:
        return None
    if not expression.has("day") and not _is_ordinal_day(expression):
        return None
    if year := expression.words("year"):
        return resolve_day(make_day(int(year[0]), month, number), expression) or IMPOSSIBLE
    if later := _year_after_pair(expression):
        return resolve_day(make_day(later, month, number), expression) or IMPOSSIBLE
    if not make_day(2000, month, number):
        return IMPOSSIBLE
    anchor = expression.scene.anchor
    if anchor is None:
        return UNKNOWN
    if shift := expression.meaning("shift", "place_of_week"):
        return resolve_day(make_day(anchor.year + int(shift), month, number), expression, anchor)
    if expression.has("place_of_week"):
        return resolve_day(make_day(anchor.year, month, number), expression, anchor)
    days = [
        day
        for year in range(anchor.year - 1, anchor.year + 2)
        if 0 < year < 10000 and (day := make_day(year, month, number))
    ]
    weekday = expression.meaning("weekday")
    matching = [day for day in days if weekday and day.isoweekday() == weekday]
    direction: int = 1 if expression.before() in words_beside("forward") else expression.direction()
    if one := expression.words("which_one"):
        direction = {"last": -1, "next": 1}.get(one[0], direction)
        days = [day for day in days if (day < anchor if direction < 0 else day > anchor)] if one != ["this"] else days
    chosen = choose_nearest([day_of(day) for day in matching or days], anchor, direction)
    return resolve_day(chosen.first, expression, anchor) if chosen else UNKNOWN


def _year_after_pair(expression: Expression) -> int | None:
    """Return the year that stands after both days: "March 3-5, 2025"."""
    joined = expression.after() in ("-", "and", "to", "through") and expression.after(2).isdecimal()
    figures = expression.after(4)
    if not joined or expression.after(3) != "," or not (figures.isdecimal() and len(figures) == 4):
        return None
    return int(figures) if len(expression.after(2)) < 3 else None


def _is_ordinal_day(expression: Expression) -> bool:
    """Return whether "May second" is a date: not "August fourth quarter" or "the second March"."""
    following = expression.after()
    return following not in ("-", "quarter", "half", "floor", "place", "round", "time", "million", "percent")


def second_day(expression: Expression) -> Resolved | None:
    """The second day in ``April 24 and 25``: the month of the first, which must be just before it."""
    previous = expression.scene.day
    first = expression.before(2)
    if previous is None or not (first.isdecimal() and len(first) < 3) or int(first) != previous.first.day:
        return None
    number = int(expression.words("day")[0])
    if number <= previous.first.day or (
        expression.after().isalpha() and expression.after() not in words_beside("after_second_day")
    ):
        return None
    return resolve_day(make_day(previous.first.year, previous.first.month, number), expression)


def weekday(expression: Expression) -> Resolved | None:
    """``Wednesday``: the last one in a clause that looks back, the next in one that looks ahead; today counts."""
    number = expression.meaning("weekday")
    anchor = expression.scene.anchor
    if anchor is None:
        return UNKNOWN
    words = expression.all_words()
    if on := expression.words("on"):
        if expression.direction() < 0 or expression.is_title("on"):
            return UNKNOWN
        return resolve_day(weekday_near(anchor, number, 1) + timedelta(weeks=1 + (on != ["week"])), expression, anchor)
    if words[-1] == "week" and words[-2] in ("last", "this", "next"):
        monday = period_of("W", anchor).first + timedelta(days=7 * (words[-2] == "next") - 7 * (words[-2] == "last"))
        return resolve_day(monday + timedelta(days=number - 1), expression, anchor)
    shift = expression.meaning("shift", "which")
    if step := expression.words("step"):
        base = expression.scene.day.first if expression.scene.day else anchor
        ahead = 1 if step == ["following"] else -1
        return resolve_day(weekday_near(base + timedelta(days=ahead), number, ahead), expression, base)
    if shift == -1:
        return resolve_day(weekday_near(anchor - timedelta(days=1), number, -1), expression, anchor)
    if shift == 1:
        return resolve_day(weekday_near(anchor + timedelta(days=1), number, 1), expression, anchor)
    if shift == 0:
        past = expression.direction() < 0 and "coming" not in words
        return resolve_day(weekday_near(anchor, number, -1 if past or "past" in words else 1), expression, anchor)
    if (first := _start_of_range(expression)) is not None:
        return resolve_day(weekday_near(first + timedelta(days=1), number, 1), expression, first)
    return resolve_day(weekday_near(anchor, number, expression.direction() or -1), expression, anchor)


def _start_of_range(expression: Expression) -> date | None:
    """Return the first day of "from Monday to Friday", "between Monday and Friday", before whose end it stands."""
    if expression.before(2) not in expression.classes["weekday"] or expression.scene.day is None:
        return None
    joined = expression.before() in ("through", "to", "-") or (
        expression.before() == "and" and expression.before(3) == "between"
    )
    return expression.scene.day.first if joined else None


def weekdays_ago(expression: Expression) -> Resolved | None:
    """``two Fridays ago``: the last Friday before the anchor and one week further back."""
    anchor = expression.scene.anchor
    count = read_number(expression.words("number"))
    if count is None or count != int(count) or not 1 <= count <= 60:
        return None
    if anchor is None:
        return UNKNOWN
    last = weekday_near(anchor - timedelta(days=1), int(expression.meaning("weekdays")), -1)
    return resolve_day(last - timedelta(weeks=int(count) - 1), expression, anchor)


def day_of_this_month(expression: Expression) -> Resolved | None:
    """``the 10th of this month``."""
    anchor = expression.scene.anchor
    if anchor is None:
        return UNKNOWN
    moved = shift_day(anchor, "M", int(expression.meaning("shift", "which") or 0))
    number = int(read_number(expression.words("ordnum")) or 0)
    return resolve_day(make_day(moved.year, moved.month, number) if moved else None, expression, anchor) or IMPOSSIBLE


def first_day(expression: Expression) -> Resolved | None:
    """The first day in ``6-8 August``: of the month that is named after the second."""
    second, third = expression.after(2), expression.after(3)
    months = expression.classes["month"] | expression.classes["month_short"]
    month, number = months.get(third), int(expression.words("day")[0])
    if month is None or not second.isdecimal() or not number < int(second) <= 31:
        return None
    at = 5 if expression.after(4) == "," else 4
    year = expression.after(at)
    if len(year) == 4 and year.isdecimal():
        return resolve_day(make_day(int(year), month, number), expression) or IMPOSSIBLE
    anchor = expression.scene.anchor
    if anchor is None:
        return UNKNOWN
    days = [day_of(day) for year in (-1, 0, 1) if (day := make_day(anchor.year + year, month, number))]
    chosen = choose_nearest(days, anchor, expression.direction())
    return resolve_day(chosen.first, expression, anchor) if chosen else IMPOSSIBLE


def day_word(expression: Expression) -> Resolved | None:
    """``yesterday``, ``late tomorrow night``, ``the day before yesterday``, ``tonight``."""
    words = expression.all_words()
    word = expression.words("dayword")
    offset = int(expression.meaning("dayword") or 0)
    if words[:3] in (["the", "day", "before"], ["the", "day", "after"]):
        offset += -1 if words[2] == "before" else 1
    anchor = expression.scene.anchor
    if anchor is None:
        return UNKNOWN
    resolved = resolve_day(anchor + timedelta(days=offset), expression, anchor)
    if resolved and (word == ["tonight"] or words[-1] == "tonight"):
        return resolved._replace(value=f"{resolved.value}TNI", kind="TIME")
    return resolved
