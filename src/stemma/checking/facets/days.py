"""Dates of a claim against those of a sentence, both resolved to calendar days."""

from collections.abc import Sequence
from datetime import date, timedelta

from stemma.checking.claim_reading import ReadClaim
from stemma.checking.covering import SYNONYM, Covered
from stemma.checking.facets.finding import Facet, Part, differ
from stemma.checking.ground import Ground, Unit
from stemma.checking.terms import looks_like_deed
from stemma.lang import load
from stemma.reconciliation.index import parse_day
from stemma.records import Time
from stemma.text.words import find_words

_WEIGHT = 1.3
_BESIDE, _PUBLISHED = 0.85, 0.8  # the day stands in a sentence beside; it is the day of the report
_BESIDE_VERB, _FARTHER = 5, 3  # words from a verb to the day beside it, and by which the claim's stands farther off
_DAYS_OF_NEWS = 1  # an undated sentence tells of the day of the report or the day before
_LIKE_LENGTH = 8  # a day and a week may stand for one another in a claim, a day and a year not
_FAR = 120  # times its own length: a day half a year away is of another event
_SHORT_DAYS = 7  # a claim's time up to this long may be met by the day of the report

Days = tuple[date, date]


def compare_days(
    claim: ReadClaim, covered: Sequence[Covered], unit: Unit, beside: Sequence[Unit], ground: Ground
) -> Facet:
    """Return how the dates of a claim stand to those of a unit."""
    here = _times_in(unit, ground)
    near = [time for one in beside for time in _times_in(one, ground)]
    parts, differences = [], []
    for mine in claim.times:
        words, days = mine.span.text_in(claim.text), _days(mine)
        if days is None:
            continue
        meeting = [one for one in here if _meet(days, _days(one)) or _same_weekday(mine, claim.text, one, ground, unit)]
        other = _nearer_day(mine, days, meeting, here, covered, unit) if meeting else None
        if other is not None:
            text = ground.index_of(unit).text_of(other.span)
            why = f"The report has {text} for this, and {words} for something else."
            differences.append(differ("date", words, text, other.span, why))
            parts.append(Part("day", words, 0.0, _WEIGHT))
            continue
        if meeting:
            parts.append(Part("day", words, 1.0, _WEIGHT))
            continue
        rival = next((one for one in here if (held := _days(one)) and _comparable(days, held)), None)
        if rival is not None:
            text = ground.index_of(unit).text_of(rival.span)
            why = f"{words} is {_show(days)}; the report has {text}, which is {_show(_days(rival))}."
            differences.append(differ("date", words, text, rival.span, why))
            parts.append(Part("day", words, 0.0, _WEIGHT))
            continue
        met = any(_meet(days, _days(yours)) or _same_weekday(mine, claim.text, yours, ground, unit) for yours in near)
        level = _BESIDE if met else 0.0
        if level == 0.0 and _is_news_day(days, unit, ground):
            level = _PUBLISHED
        parts.append(Part("day", words, level, _WEIGHT))
        if level == 0.0:
            close = next((one for one in near if (held := _days(one)) and _comparable(days, held)), None)
            text = ground.index_of(unit).text_of(close.span) if close else ""
            why = f"{words} is {_show(days)}; no report dates it so."
            differences.append(differ("date", words, text, close.span if close else None, why))
    return Facet(tuple(parts), tuple(differences))


def _nearer_day(
    mine: Time, days: Days, meeting: Sequence[Time], here: Sequence[Time], covered: Sequence[Covered], unit: Unit
) -> Time | None:
    """Return another day that stands right beside the verb of the claim's day, while that day stands far off."""
    verbs = [one for one in covered if one.by is not None and one.level >= SYNONYM and looks_like_deed(one.term)]
    verbs.sort(key=lambda one: (abs(one.term.start - mine.span.start), one.term.start))
    if not verbs or verbs[0].by is None:
        return None
    place = verbs[0].by.start

    def gap(time: Time) -> int:
        low, high = sorted((place, time.span.start))
        return len(find_words(unit.text[low - unit.span.start : high - unit.span.start]))

    others = [one for one in here if one not in meeting and (held := _days(one)) and _comparable(days, held)]
    nearest = min(others, key=lambda one: (gap(one), one.span), default=None)
    if nearest is None or gap(nearest) > _BESIDE_VERB or min(gap(one) for one in meeting) < gap(nearest) + _FARTHER:
        return None
    return nearest


def _same_weekday(mine: Time, text: str, yours: Time, ground: Ground, unit: Unit) -> bool:
    """Return whether both give one weekday: which week it is of, reports of different days may read otherwise."""
    names = load("times_words")["weekday"]
    one = [word.norm for word in find_words(mine.span.text_in(text)) if word.norm in names]
    two = [word.norm for word in find_words(ground.index_of(unit).text_of(yours.span)) if word.norm in names]
    a, b = _days(mine), _days(yours)
    return bool(one and one == two and a and b and abs((a[0] - b[0]).days) <= _SHORT_DAYS)


def _times_in(unit: Unit, ground: Ground) -> list[Time]:
    times = ground.index_of(unit).times_in.get(unit.span.article, ())
    return [one for one in times if one.kind in ("DATE", "TIME") and unit.span.overlaps(one.span)]


def _days(time: Time) -> Days | None:
    earliest, latest = parse_day(time.earliest), parse_day(time.latest)
    return (earliest, latest) if earliest and latest else None


def _meet(one: Days, two: Days | None) -> bool:
    return two is not None and one[0] <= two[1] and two[0] <= one[1] and not _far_finer(one, two)


def _far_finer(one: Days, two: Days) -> bool:
    """Return whether a day of the claim is met by a stretch so long that it confirms nothing ("this year")."""
    return (two[1] - two[0]).days > _SHORT_DAYS + 3 * (one[1] - one[0]).days


def _comparable(one: Days, two: Days) -> bool:
    """Return whether two dates are of a like length, so that one can stand in the place of the other."""
    mine, yours = (one[1] - one[0]).days + 1, (two[1] - two[0]).days + 1
    if max(mine, yours) > _LIKE_LENGTH * min(mine, yours) or (one[0] <= two[1] and two[0] <= one[1]):
        return False
    return abs((one[0] - two[0]).days) <= _FAR * max(mine, yours)


def _is_news_day(days: Days, unit: Unit, ground: Ground) -> bool:
    published = ground.index_of(unit).published(unit.span.article)
    if published is None or (days[1] - days[0]).days > _SHORT_DAYS:
        return False
    return days[0] <= published and published - timedelta(days=_DAYS_OF_NEWS) <= days[1]


def _show(days: Days | None) -> str:
    if days is None:
        return "no calendar day"
    return days[0].isoformat() if days[0] == days[1] else f"{days[0].isoformat()} to {days[1].isoformat()}"
