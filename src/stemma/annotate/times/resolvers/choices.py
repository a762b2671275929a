"""Choosing among the days an expression may mean, and wrapping the choice as a result."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from stemma.annotate.times.periods import Period, day_of, narrow
from stemma.annotate.times.scene import Expression, Resolved
from stemma.lang import load

# A day in the direction the clause does not look in must be this many times nearer to be chosen. Set on TempEval-3
# (development half): with 1 the verb is ignored, without bound "effective 1 March" in a past clause goes back a year.
_AGAINST_THE_VERB = 4
_MODIFIERS = {"early": "START", "earlier": "START", "late": "END", "later": "END", "mid": "MID"}


@cache
def words_beside(name: str) -> frozenset[str]:
    """Return the words of a list of ``[beside]`` in times_words.toml."""
    return frozenset(load("times_words")["beside"][name])


def choose_nearest(
    candidates: Iterable[Period], anchor: date, direction: int, against_the_verb: int = _AGAINST_THE_VERB
) -> Period | None:
    """Return the candidate nearest to ``anchor``, preferring those on the side the clause looks to.

    A period that holds the anchor is at distance 0 from it, whatever the direction.
    """

    def cost(period: Period) -> tuple[int, int, int]:
        if period.first <= anchor <= period.last:
            return 0, 0, 0
        ahead = period.first > anchor
        days = (period.first - anchor).days if ahead else (anchor - period.last).days
        against = direction and ahead == (direction < 0)
        return days * (against_the_verb if against else 1), days, -period.first.toordinal()

    return min(candidates, key=cost, default=None)


def weekday_near(anchor: date, weekday: int, direction: int) -> date:
    """Return the last (-1) or next (1) such day; the anchor's own day counts in both directions.

    >>> weekday_near(date(2025, 8, 7), 3, -1), weekday_near(date(2025, 8, 7), 5, 1)
    (datetime.date(2025, 8, 6), datetime.date(2025, 8, 8))
    """
    if direction > 0:
        return anchor + timedelta(days=(weekday - anchor.isoweekday()) % 7)
    return anchor - timedelta(days=(anchor.isoweekday() - weekday) % 7)


def modifier_of(expression: Expression) -> str | None:
    """Return the TIMEX3 modifier that the expression's words give it ("early", "the end of", "about")."""
    if part := expression.meaning("modword"):
        return str(part)
    if edge := expression.meaning("edge"):
        return str(edge)
    for word in expression.words("loose"):
        if word in _MODIFIERS:
            return _MODIFIERS[word]
    words = expression.words("approx")
    if not words:
        return None
    match words[:2]:
        case ["at" | "no", "least" | "less"]:
            return "EQUAL_OR_MORE"
        case ["at" | "no", "most" | "more"] | ["up", _] | ["as", _]:
            return "EQUAL_OR_LESS"
        case ["more", _]:
            return "MORE_THAN"
        case ["less", _]:
            return "LESS_THAN"
    return str(expression.meaning("approx") or "APPROX")


def resolve_period(period: Period | None, expression: Expression, anchor: date | None = None) -> Resolved | None:
    """Return a period as the expression's meaning, narrowed by its modifier; None for no period."""
    if period is None:
        return None
    mod = modifier_of(expression)
    earliest, latest = period.first, period.last
    if mod in ("START", "MID", "END"):
        earliest, latest = narrow(period, mod)
    elif mod == "APPROX" and period.grain == "D":
        earliest, latest = period.first - timedelta(days=1), period.last + timedelta(days=1)
    return Resolved(period.value, earliest, latest, anchor, mod, period)


def resolve_day(day: date | None, expression: Expression, anchor: date | None = None) -> Resolved | None:
    """Return a day as the expression's meaning, with its part of the day if one is named; None for no day."""
    if day is None:
        return None
    part = expression.meaning("daypart") or expression.meaning("daytime")
    mod = modifier_of(expression)
    if part is None:
        return Resolved(day.isoformat(), day, day, anchor, mod, day_of(day))
    return Resolved(f"{day.isoformat()}T{part}", day, day, anchor, mod, day_of(day), "TIME")
