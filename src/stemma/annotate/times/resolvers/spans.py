"""Values of expressions that name a period longer than a day: months, quarters, years, decades, seasons."""

import re
from datetime import date
from functools import cache, lru_cache

from stemma.annotate.times.numbers import read_number
from stemma.annotate.times.periods import Period, half_of, period_of, quarter_of, season_of, shift_day
from stemma.annotate.times.resolvers.choices import choose_nearest, resolve_period, words_beside
from stemma.annotate.times.scene import UNKNOWN, Expression, Resolved
from stemma.lang import load

_FIRST_YEAR, _LAST_YEAR = 1500, 2099  # a bare figure outside these is not read as a year
_OPENING, _CLOSING = ("“", '"', "'"), ("”", '"', "'")  # around a year alone they make it a title


def year(expression: Expression) -> Resolved | None:
    """``1989``, ``fiscal 1988``, ``the end of 1990``, ``1994 or later``."""
    number = int(expression.words("year")[0])
    words = expression.all_words()
    if len(words) == 1 and not _is_year(expression, number):
        return None
    if words[0] == "fy" or expression.has("second"):
        found = _fiscal_year(expression, number)
        if found is None:
            return None
        number = found
    if not 1 <= number <= 9998:
        return None
    period = period_of("Y", date(number, 1, 1))
    resolved = resolve_period(period, expression)
    if resolved and {"fy", "fiscal"} & set(words):  # begins and ends when its owner likes, up to a year apart
        first, last = date(max(number - 1, 1), 1, 1), date(number + 1, 12, 31)
        return resolved._replace(earliest=first, latest=last, period=None)
    if resolved and words[-1] in ("later", "beyond", "onwards", "onward"):
        return resolved._replace(latest=None, mod="ON_OR_AFTER")
    return resolved


def _fiscal_year(expression: Expression, number: int) -> int | None:
    """Return the year by which "FY25", "FY2024-25" is called: the one in which it ends."""
    figures = expression.words("year")[0]
    if second := expression.words("second"):
        follows = len(second[0]) in (2, 4) and int(second[0]) % 100 == (number + 1) % 100
        return number + 1 if follows else None
    if len(figures) == 2:
        return 2000 + number
    return number if len(figures) == 4 else None


def _is_year(expression: Expression, number: int) -> bool:
    """Return whether a bare figure is a year: not a price, a count, a version or part of a longer number."""
    before, after = expression.before(), expression.after()
    if before == "-" and (first := expression.before(2)).isdigit() and len(first) == 4 and int(first) < number:
        return int(first) >= _FIRST_YEAR and number - int(first) < 100 and after != "-"  # "2019-2021"
    if not _FIRST_YEAR <= number <= _LAST_YEAR or (
        before in words_beside("not_before_year") and before not in words_beside("year_after")
    ):
        return False
    if before in _OPENING and after in _CLOSING:
        return False  # a title
    if after in ("%", "/", ":") or after in words_beside("counted") or before.isdigit():
        return False
    if after == "-" and expression.after(2).isdigit() is False and expression.after(2) in words_beside("counted"):
        return False
    if before in words_beside("year_after"):
        return True
    named = (
        expression.start
        and expression.tokens[expression.start - 1].capital
        and before not in words_beside("determiners")
    )
    if named and len(before) > 1:
        return False  # part of a name: "Expo 2020"
    counted = after.isalpha() and after.endswith("s") and not expression.capital_follows() and len(after) > 3
    if counted and before not in words_beside("determiners"):
        return False  # "found 2000 rounds"
    plausible = 1900 <= number <= 2049
    return plausible and after not in ("to",) and not (before == "," and after.isdigit())


def spoken_year(expression: Expression) -> Resolved | None:
    """``nineteen ninety-four``."""
    words = expression.all_words()
    if "thousand" in words:
        return resolve_period(period_of("Y", date(2000, 1, 1)), expression)
    start = int(expression.meaning("spoken"))
    rest = read_number(expression.words("tens")) or 0
    units = read_number(expression.words("cardinal")) or 0
    number = int(start * 100 + rest + units)
    if units >= 10 or number > _LAST_YEAR:
        return None
    return resolve_period(period_of("Y", date(number, 1, 1)), expression)


def short_year(expression: Expression) -> Resolved | None:
    """``'98``."""
    number = int(expression.words("yy")[0])
    if expression.after() in ("s", "'", '"') or expression.capital_follows():
        return None
    return resolve_period(period_of("Y", date(number + (1900 if number > 40 else 2000), 1, 1)), expression)


def decade(expression: Expression) -> Resolved | None:
    """``the 1990s``, ``the late '80s``, ``the nineties``."""
    if words := expression.words("decade4"):
        start = int(words[0][:4])
    else:
        words = expression.words("decade2")
        tens = int(words[0][:2]) if words else int(expression.meaning("decadeword"))
        start = tens + (1900 if tens >= 20 else 2000)
    if expression.before() in ("his", "her", "their", "my"):
        return None
    return resolve_period(period_of("E", date(start, 1, 1)), expression)


def century(expression: Expression) -> Resolved | None:
    """``the 20th century`` (TIMEX3 writes its first two digits, 19)."""
    number = int(read_number(expression.words("nth")) or 0)
    if not 2 <= number <= 30:
        return None
    return resolve_period(period_of("C", date((number - 1) * 100, 1, 1)), expression)


def quarter(expression: Expression) -> Resolved | None:
    """``the third quarter``, ``Q2 2025``, ``this year's third quarter``, ``the fourth quarter of last year``."""
    words = expression.all_words()
    number = int(read_number(expression.words("quarternum") or expression.words("nth")) or 0)
    if not 1 <= number <= 4:
        return None
    anchor = expression.scene.anchor
    if year := expression.words("year"):
        return resolve_period(quarter_of(int(year[0]), number), expression)
    if anchor is None:
        return UNKNOWN
    shift = expression.meaning("shift", "which")
    if "year" in words and shift is None:
        before_year = words[words.index("year") - 1]
        shift = int(expression.classes["shift"].get(before_year, 0))
        shift = -1 if "ago" in words or ("earlier" in words and "year" in words) else shift
    if shift is not None:
        return resolve_period(quarter_of(anchor.year + int(shift), number), expression, anchor)
    quarters = [
        quarter_of(year, number) for year in (anchor.year - 1, anchor.year, anchor.year + 1) if 0 < year < 10000
    ]
    return resolve_period(choose_nearest(quarters, anchor, expression.direction()), expression, anchor)


def half_year(expression: Expression) -> Resolved | None:
    """``the first half of 1989``."""
    number = 1 if expression.words("which") == ["first"] else 2
    if figure := expression.words("quarternum"):
        number = int(figure[0])
        if number > 2:
            return None
    if year := expression.words("year"):
        return resolve_period(half_of(int(year[0]), number), expression)
    words = expression.all_words()
    anchor = expression.scene.anchor
    if words[-1] != "year":
        return None
    if anchor is None:
        return UNKNOWN
    shift = {"last": -1, "next": 1}.get(words[-2], 0)
    return resolve_period(half_of(anchor.year + shift, number), expression, anchor)


def season(expression: Expression) -> Resolved | None:
    """``last fall``, ``the winter of 1994``, ``summer``; "fall" and "spring" as verbs are left alone."""
    name = str(expression.meaning("season"))
    words = expression.all_words()
    anchor = expression.scene.anchor
    if year := expression.words("year"):
        resolved = resolve_period(season_of(int(year[0]), name), expression)
        if resolved and is_southern(expression.scene.text):
            return resolved._replace(earliest=None, latest=None, period=None)
        return resolved
    if len(words) == 1 and expression.before() not in words_beside("season_after"):
        return None
    if (
        words[0] == "the"
        and words[-1] in ("fall", "spring", "winter")
        and expression.before() not in words_beside("the_season_after")
    ):
        return None
    if anchor is None or is_southern(expression.scene.text):
        return UNKNOWN
    if words[-1] == "year":
        return resolve_period(
            season_of(anchor.year + {"last": -1, "next": 1}.get(words[-2], 0), name), expression, anchor
        )
    seasons = [season_of(year, name) for year in range(max(anchor.year - 2, 1), min(anchor.year + 3, 9990))]
    return resolve_period(_pick_season(seasons, anchor, expression), expression, anchor)


@cache
def _southern_places() -> re.Pattern[str]:
    words = load("times_words")["southern"]["words"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@lru_cache(maxsize=8)
def is_southern(text: str) -> bool:
    """Return whether an article names a country where the seasons fall half a year apart.

    >>> is_southern("Snow fell in New Zealand."), is_southern("Snow fell in Halden.")
    (True, False)
    """
    return _southern_places().search(text) is not None


def _pick_season(seasons: list[Period], anchor: date, expression: Expression) -> Period | None:
    words = expression.words("which") + expression.all_words()
    if "last" in words or "past" in words:
        seasons = [period for period in seasons if period.last < anchor or (period.first.year < anchor.year)]
        return seasons[-1] if seasons else None
    if "next" in words or "coming" in words:
        return next((period for period in seasons if period.first > anchor), None)
    if "this" in words:
        seasons = [period for period in seasons if anchor.year in (period.first.year, period.last.year)]
    return choose_nearest(seasons, anchor, expression.direction())


def shifted_period(expression: Expression) -> Resolved | None:
    """``last week``, ``earlier this year``, ``the end of next month``, ``this past week``."""
    grain = str(expression.meaning("longunit"))
    anchor = expression.scene.anchor
    words = expression.all_words()
    if expression.is_title("longunit"):
        return None
    if grain in "EC" and "past" in words:
        return Resolved("P10Y" if grain == "E" else "P100Y", kind="DURATION")
    if anchor is None:
        return UNKNOWN
    shift = int(expression.meaning("shift", "which") or 0)
    if len(words) > 2 and words[-2:] in (["before", "last"], ["after", "next"]):
        shift = -2 if words[-1] == "last" else 2
    if "past" in words[:3] and words[0] == "this":
        shift = 0 if grain != "W" else -1
    if "coming" in words and words[0] == "this":
        shift = 1 if grain != "N" else 0
    if grain == "W" and anchor.isoweekday() == 7:  # on a Sunday, the week that has just ended is the last one
        shift += shift == -1 or (shift == 0 and expression.direction() > 0)
    if grain == "N" and shift == 0 and expression.direction() < 0:
        shift = 0 if anchor.isoweekday() >= 6 else -1
    elif grain == "N" and shift == -1 and anchor.isoweekday() == 7:
        shift = -1
    moved = shift_day(anchor, grain, shift)
    return resolve_period(period_of(grain, moved) if moved else None, expression, anchor)


def current_period(expression: Expression) -> Resolved | None:
    """``the end of the month``, ``later in the week``: the period of the anchor."""
    anchor = expression.scene.anchor
    if anchor is None:
        return UNKNOWN
    return resolve_period(period_of(str(expression.meaning("longunit")), anchor), expression, anchor)


def year_end(expression: Expression) -> Resolved | None:
    """``year-end``: the last day of the year, ahead of the anchor unless the clause looks back."""
    anchor = expression.scene.anchor
    if anchor is None:
        return UNKNOWN
    back = expression.before() == "since"
    return resolve_period(_last_day(anchor.year - back), expression, anchor)


def _last_day(year: int) -> Period:
    day = date(year, 12, 31)
    return Period("D", day, day, day.isoformat())
