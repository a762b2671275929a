"""Values of holidays and of the days beside them."""

from datetime import date, timedelta

from stemma.annotate.times.hebrew import hebrew_periods
from stemma.annotate.times.lunar import lunar_periods
from stemma.annotate.times.moon import moon_periods
from stemma.annotate.times.periods import Period, day_of, holiday_of
from stemma.annotate.times.resolvers.choices import choose_nearest, resolve_day, resolve_period, words_beside
from stemma.annotate.times.scene import UNKNOWN, Expression, Resolved

_BY_MOON = ("hijri", "hebrew", "moon")
# A feast in the direction the clause does not look in must be this many times nearer to be chosen: it comes once a
# year, and "met on Labor Day" in August tells of the last one.
_AGAINST_THE_VERB = 16


def holiday(expression: Expression) -> Resolved | None:
    """``Christmas``, ``last Thanksgiving``, ``New Year's Day 2001``, ``Ramadan``."""
    if _is_elsewhere(expression):
        return UNKNOWN
    recipe = str(expression.meaning("holiday"))
    chosen = _choose(recipe, expression)
    if chosen is None:
        return UNKNOWN
    anchor = None if expression.has("year") else expression.scene.anchor
    if recipe.startswith(_BY_MOON):  # several days, or not certain: later expressions do not count from it
        sure = chosen.first == chosen.last or recipe.startswith("hebrew")
        return Resolved(chosen.value, chosen.first, chosen.last, anchor, None if sure else "APPROX")
    return resolve_period(chosen, expression, anchor)


def beside_holiday(expression: Expression) -> Resolved | None:
    """``the day after Thanksgiving``."""
    recipe = str(expression.meaning("holiday"))
    chosen = None if recipe.startswith(_BY_MOON) or _is_elsewhere(expression) else _choose(recipe, expression)
    if chosen is None:
        return UNKNOWN
    step = timedelta(days=1 if expression.words("side") == ["after"] else -1)
    return resolve_day(chosen.first + step, expression, expression.scene.anchor)


def _is_elsewhere(expression: Expression) -> bool:
    """Return whether it is a country's own day of independence: each has another."""
    if expression.words("holiday")[:1] != ["independence"] or expression.start == 0:
        return False
    at = expression.groups["holiday"][0] - 1
    if at < 0:
        return False
    token = expression.tokens[at]
    return token.norm == "s" or (token.capital and token.norm not in words_beside("before_holiday"))


def _choose(recipe: str, expression: Expression) -> Period | None:
    """Return the holiday that is meant among those of the years around the anchor."""
    if year := expression.words("year"):
        return next(iter(_in_year(recipe, int(year[0]))), None)
    anchor = expression.scene.anchor
    if anchor is None:
        return None
    years = range(max(anchor.year - 1, 1), min(anchor.year + 2, 9999))
    found = [period for year in years for period in _in_year(recipe, year)]
    first = expression.all_words()[0]
    if first == "last":
        found = [period for period in found if period.last < anchor][-1:]
    elif first == "next":
        found = [period for period in found if period.first > anchor][:1]
    return choose_nearest(found, anchor, expression.direction(), _AGAINST_THE_VERB)


def _in_year(recipe: str, year: int) -> list[Period]:
    if recipe == "open":
        return []
    if recipe.startswith("hijri"):
        return lunar_periods(recipe, year)
    if recipe.startswith("hebrew"):
        return hebrew_periods(recipe, year)
    if recipe.startswith("moon"):
        return moon_periods(recipe, year)
    return [day_of(holiday_of(year, recipe))] if date.min.year <= year < date.max.year else []
