"""Which dates in a statement say when its own event happens, falls due or began."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from stemma.lang import load
from stemma.reconciliation.index import StoryIndex, parse_day
from stemma.reconciliation.nested_times import is_nested
from stemma.records import Span, Statement, Time
from stemma.records.report import Precision
from stemma.text.words import Word, find_words

_LONGEST_DAYS = 366  # a longer range places nothing on a timeline
_SHORTEST_CLAUSE = 3  # words of a relative clause before the verb of the clause around it
_RELATIVE = ("who", "which", "that")  # without a comma before it, the clause around it goes on without one
_BESIDE_CUE = 25  # characters between a date and the verb of saying that it dates
_BREAKS = ",;:—–()"
_SAYING_REACH = 6  # words after "as" in which a verb of saying is looked for

Kind = Literal["point", "deadline", "beginning"]


class EventTime(NamedTuple):
    """When something happens.

    Attributes:
        earliest, latest: calendar days, inclusive.
        precision: how exactly the text gives it.
        kind: whether it happens then, is due then, or began then and goes on.
        own: whether the date stands in the main clause; only a deadline may stand in another.
        ahead: whether the verbs around it look ahead; None if they do not show it.
        moment: ISO 8601 date and time with offset, if the text gives the clock and its time zone.
    """

    earliest: date
    latest: date
    precision: Precision
    kind: Kind
    own: bool
    ahead: bool | None = None
    moment: str | None = None


def find_event_times(statement: Statement, index: StoryIndex) -> Iterator[EventTime]:
    """Yield the dates that belong to a statement's own event, each once.

    Left out are dates of another clause ("who has led it since 2019"), of the saying ("said on Monday"), of what
    did not happen, and an expected event's dates before the report.
    """
    text = index.articles[statement.article].text
    words = find_words(text, statement.span.start, statement.span.end)
    published = index.published(statement.article)
    seen = set()
    for time in (index.times[id_] for id_ in statement.times):
        earliest, latest = parse_day(time.earliest), parse_day(time.latest)
        if time.kind not in ("DATE", "TIME") or earliest is None or latest is None or earliest > latest:
            continue
        kind = _kind_of(time, words)
        open_yet = statement.certainty in ("expected", "possible")
        wrong_way = open_yet and published is not None and latest < published
        undone = statement.polarity == "negative" and statement.certainty != "expected"
        if (latest - earliest).days > _LONGEST_DAYS or wrong_way or undone:
            continue
        if time.tense != "future" and (_is_said_time(time.span, statement, index) or _is_before(time.span, words)):
            continue
        if kind != "deadline" and is_nested(time.span, words, text):
            continue
        own = not _in_other_clause(time.span, words, index)
        if kind != "deadline" and not own:
            continue
        ahead = None if time.tense is None else time.tense == "future"
        found = EventTime(earliest, latest, _precision(time, earliest, latest), kind, own, ahead, _moment(time))
        if found not in seen:
            seen.add(found)
            yield found


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(load("timeline")[key])


def _words_before(span: Span, words: Sequence[Word]) -> list[str]:
    """Return the words before a date, those that say no more than its preposition left out."""
    before = [word.norm for word in words if word.end <= span.start]
    while before and before[-1] in _listed("fillers"):
        before.pop()
    return before


def _is_before(span: Span, words: Sequence[Word]) -> bool:
    """Return whether it is "in the days before Friday's vote", which tells of other days."""
    return _words_before(span, words)[-1:] == ["before"]


def _kind_of(time: Time, words: Sequence[Word]) -> Kind:
    """Return what the words around a date make of it; nothing falls due in what is told as past."""
    before = _words_before(time.span, words)
    after = next((word.norm for word in words if word.start >= time.span.end), "")
    if before[-1:] and before[-1] in _listed("beginning"):
        return "beginning"
    due = (before[-1:] and before[-1] in _listed("deadline")) or after in _listed("deadline_nouns")
    return "deadline" if due and time.tense != "past" else "point"


def _is_said_time(span: Span, statement: Statement, index: StoryIndex) -> bool:
    """Return whether a date stands beside a verb of saying and outside of what is said."""
    text = index.articles[statement.article].text
    around = [one for one in index.attributions_in.get(statement.article, ()) if one.span.contains(span)]
    if any(one.content.overlaps(span) for one in around):
        return False
    before = find_words(text, statement.span.start, span.start)[-2:]
    if before and before[-1].norm in _listed("fillers"):
        before.pop()
    if before and before[-1].norm in _listed("saying"):
        return True
    for one in around:
        if one.cue is None:
            continue
        between = text[min(span.end, one.cue.end) : max(span.start, one.cue.start)]
        if len(between) <= _BESIDE_CUE:
            return True
    return False


def _in_other_clause(span: Span, words: Sequence[Word], index: StoryIndex) -> bool:
    """Return whether a date stands in a relative or adverbial clause or between dashes or brackets."""
    text = index.articles[span.article].text
    inside, aside, opened = False, 0, len(words)
    before = [word for word in words if word.start < span.start]
    for place, word in enumerate(before):
        gap = text[before[place - 1].end : word.start] if place else ""
        if any(mark in _BREAKS for mark in gap):
            inside = False
        aside += sum(gap.count(mark) for mark in "(—–") - gap.count(")")
        if _opens_clause(place, before, span):
            bare = word.norm in _RELATIVE and not any(mark in _BREAKS for mark in gap)
            inside, opened = True, place if bare else len(words)
        elif inside and place - opened >= _SHORTEST_CLAUSE and word.norm in _listed("auxiliaries"):
            inside = False  # "the union that speaks for the drivers *has* called a strike"
    gap = text[before[-1].end : span.start] if before else ""
    inside = inside and not any(mark in _BREAKS for mark in gap)
    return inside or aside % 2 == 1


def _opens_clause(place: int, before: Sequence[Word], span: Span) -> bool:
    word = before[place].norm
    if word == "that":
        return place > 0 and before[place - 1].norm not in _listed("that_after")
    if word == "as":
        return not _listed("saying").isdisjoint(one.norm for one in before[place + 1 : place + 1 + _SAYING_REACH])
    if word in _listed("prepositions"):
        between = [one.norm for one in before[place + 1 :] if one.start < span.start]
        return not set(between) <= _listed("fillers")
    return word in _listed("openers")


def _moment(time: Time) -> str | None:
    """Return the time of day with its date and offset; None without a zone, or without minutes."""
    value = time.value or ""
    if time.zone is None or len(value) != len("2031-05-04T10:30"):
        return None
    if value.endswith("T24:00"):
        day = parse_day(time.latest)
        return f"{day.isoformat()}T00:00{time.zone}" if day else None
    return f"{value}{time.zone}"


def _precision(time: Time, earliest: date, latest: date) -> Precision:
    """Return how exactly a time is given."""
    days = (latest - earliest).days + 1
    if days == 1:
        return "time" if time.kind == "TIME" and len(time.value or "") > len("2031-05-04T") else "day"
    named: dict[Precision, bool] = {
        "week": days == 7,
        "month": 28 <= days <= 31 and earliest.day == 1,
        "quarter": 90 <= days <= 92 and earliest.day == 1 and earliest.month % 3 == 1,
        "year": days >= 365 and earliest.day == 1,
    }
    return next((name for name, fits in named.items() if fits), "range")
