"""Values of months, and telling the month from the name, the verb and the walk that are written the same."""

import re
from datetime import date
from functools import cache

from stemma.annotate.times.periods import period_of
from stemma.annotate.times.resolvers.choices import choose_nearest, resolve_period
from stemma.annotate.times.scene import UNKNOWN, Expression, Resolved
from stemma.lang import load

# A bare month in the direction the clause does not look in must be this many times nearer to be chosen (TempEval-3,
# development half): months are named for the past half of the year as often as the calendar allows.
_AGAINST_THE_VERB = 8


def month(expression: Expression) -> Resolved | None:
    """``July``, ``late July 1997``, ``last April``, ``July last year``."""
    number = expression.meaning("month", "month") or expression.meaning("month_short", "month")
    if not number or is_name(expression):
        return None
    if year := expression.words("year"):
        return resolve_period(period_of("M", date(int(year[0]), number, 1)), expression)
    anchor = expression.scene.anchor
    if anchor is None:
        return UNKNOWN
    words = expression.all_words()
    if words[-1] == "year":
        year_shift = int(expression.classes["shift"].get(words[-2], 0))
        return resolve_period(period_of("M", date(anchor.year + year_shift, number, 1)), expression, anchor)
    years = range(max(anchor.year - 1, 1), min(anchor.year + 2, 9999))
    months = [period_of("M", date(year, number, 1)) for year in years]
    shift = expression.meaning("shift", "which")
    if shift == -1 or "past" in words:
        months = [period for period in months if period.last < anchor][-1:]
    elif shift == 1 or "coming" in words:
        months = [period for period in months if period.first > anchor][:1]
    chosen = choose_nearest(months, anchor, expression.direction() or -1, _AGAINST_THE_VERB)
    return resolve_period(chosen, expression, anchor)


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in load("times_words")["month_names"].items()}


def is_name(expression: Expression) -> bool:
    """Return whether the month word standing alone is a person's name, or "March" a walk."""
    lists = _lists()
    words = expression.all_words()
    if len(words) > 1 or words[0] not in lists["words"]:
        return False
    before, earlier = expression.before(), expression.before(2)
    if before in lists["surely_month"]:
        return False
    if words[0] in expression.scene.names or (before == "." and earlier in lists["titles"]):
        return True
    if words[0] == "march" and (
        expression.after() in ("for", "on", "with", "against", "alongside")
        or {before, earlier, expression.before(3)} & lists["marchers"]
    ):
        return True
    if before == "":
        return words[0] == "may" or expression.capital_follows()
    if expression.capital_follows() and before in lists["joining"] and earlier not in load("times_words")["month"]:
        return True  # "June Smith and April Jones"
    if before not in lists["possibly_month"] and expression.tokens[expression.start - 1].capital:
        return True  # "Rosa May"
    return words[0] == "may" and before not in lists["possibly_month"]


_CAPITAL_BEFORE = re.compile(r"\b([A-Z][\w’'-]{0,20}\.?)\s+(May|March|April|June|August)\b(?!\s*\d)")


def find_month_names(text: str) -> frozenset[str]:
    """Return the month words that ``text`` uses as a surname: after a first name or a title.

    >>> sorted(find_month_names("Rosa May spoke. In June, Mr. March left."))
    ['march', 'may']
    """
    lists = _lists()
    ordinary = lists["surely_month"] | lists["possibly_month"] | _calendar_words()
    return frozenset(
        found[2].lower()
        for found in _CAPITAL_BEFORE.finditer(text)
        if (word := found[1].lower().rstrip(".")) not in ordinary and (found[1][-1] != "." or word in lists["titles"])
    )


@cache
def _calendar_words() -> frozenset[str]:
    tables = load("times_words")
    names = ("weekday", "month", "month_short", "modword", "season", "holiday", "edge")
    return frozenset(word.rstrip(".") for name in names for word in tables[name]) | {
        "on",
        "at",
        "around",
        "about",
        "when",
        "but",
    }
