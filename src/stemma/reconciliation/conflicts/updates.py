"""Whether differing counts are one count that rose while it was reported, or speak against each other."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise

from stemma.lang import load
from stemma.reconciliation.conflicts.readings import Reading
from stemma.reconciliation.figures import growing_measures
from stemma.reconciliation.index import StoryIndex
from stemma.records.report import Relation
from stemma.text.words import find_words

# "At least 30" does not speak against 40, but it does against 72 (read on incidents).
STILL_AT_LEAST = 1.5
# A lower count may be printed so long after the higher one is first reported: copies of older text lag behind.
_LAG_DAYS = 1
_WORDS_BEFORE = 5  # words before a figure in which a word of rising is looked for
_CLOCK = len("2031-05-04T10:00")


def relate_counts(sides: Sequence[Sequence[Reading]], index: StoryIndex) -> Relation:
    """Return whether each higher value is a later count of the one below it, or speaks against it."""
    for lower, higher in pairwise(sides):
        if not _rose(lower, higher, index) and not _leaves_room(lower, higher):
            return "contradiction"
    return "update"


def _leaves_room(lower: Sequence[Reading], higher: Sequence[Reading]) -> bool:
    """Return whether every lower figure says "at least", or every higher one "up to", and they lie close together."""
    open_ended = all(reading.figure.quantity.comparator == "at-least" for reading in lower)
    open_ended = open_ended or all(reading.figure.quantity.comparator == "at-most" for reading in higher)
    return open_ended and higher[0].figure.value <= STILL_AT_LEAST * lower[0].figure.value


def _rose(lower: Sequence[Reading], higher: Sequence[Reading], index: StoryIndex) -> bool:
    """Return whether a growing count was first reported later, or is said to have risen.

    What counts is when an origin first reported a figure: older text that is copied later is no new report of it.
    """
    if not {reading.figure.quantity.measure for reading in (*lower, *higher)} <= growing_measures():
        return False
    before, after = _first_reports(lower, index), _first_reports(higher, index)
    if not before or not after or max(before).date() > min(after).date() + timedelta(days=_LAG_DAYS):
        return False
    return _earlier(_first(before), _first(after)) or any(said_to_rise(reading, index) for reading in higher)


def _first(moments: Sequence[datetime]) -> datetime:
    """Return the first moment; of the first day one with a time of day, if there is one."""
    day = min(moments).date()
    timed = [one for one in moments if one.date() == day and one.time() != datetime.min.time()]
    return min(timed or moments)


def _earlier(one: datetime, two: datetime) -> bool:
    """Return whether one moment is earlier; midnight stands for a day without a time, so that only days count."""
    if one.time() == datetime.min.time() or two.time() == datetime.min.time():
        return one.date() < two.date()
    return one < two


def _first_reports(side: Sequence[Reading], index: StoryIndex) -> list[datetime]:
    """Return for each origin behind a side when it first reported the figure; unmeasured articles stand alone."""
    first: dict[str, datetime] = {}
    for reading in side:
        for id_ in reading.gist.statements:
            statement = index.statements[id_]
            moment = _published(statement.article, index)
            if moment is not None:
                origin = index.descent.origin_of.get(id_, statement.article)
                first[origin] = min(first.get(origin, moment), moment)
    return list(first.values())


def _published(article: str, index: StoryIndex) -> datetime | None:
    """Return when an article was published in universal time; midnight if only the day is known."""
    value = index.articles[article].published.value
    try:
        if value is not None and len(value) >= _CLOCK:
            moment = datetime.fromisoformat(value)
            offset = moment.utcoffset()
            return moment.replace(tzinfo=None) - (offset or timedelta())
        return None if value is None else datetime.combine(date.fromisoformat(value[:10]), datetime.min.time())
    except (ValueError, OverflowError):
        return None


def said_to_rise(reading: Reading, index: StoryIndex) -> bool:
    """Return whether a word of rising stands before a figure: "the toll climbed to 12", "has now claimed 12 lives"."""
    span = reading.figure.quantity.span
    start = index.statements[reading.figure.statement].sentence.start
    words = find_words(index.articles[span.article].text, min(start, span.start), span.end)
    before = {word.norm for word in words if word.start < span.end}
    near = [word.norm for word in words if word.end <= span.start][-_WORDS_BEFORE:]
    return not _risen("far").isdisjoint(before) or not _risen("near").isdisjoint(near)


@cache
def _risen(key: str) -> frozenset[str]:
    return frozenset(load("measures_scope")["risen"][key])
