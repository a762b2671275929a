"""The timeline: what happened when, and what falls due, in the words of the reports."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from stemma.reconciliation.event_times import EventTime, find_event_times
from stemma.reconciliation.gists import Gist, Vectors
from stemma.reconciliation.index import StoryIndex
from stemma.records import Claim, Conflict, Statement, TimelineEntry
from stemma.records.report import TimelineStatus
from stemma.text.disjoint_sets import DisjointSets

_OPEN = ("expected", "possible")  # certainties of what has not happened yet
_STORY_DAYS = 366  # what lies further back needs two origins to be part of the story
_FURTHEST_AHEAD = 3 * 366
# Two statements with one date tell one happening from this cosine on, two of a deadline from the lower one (read on
# the seed reports and basil).
_ONE_HAPPENING = 0.6
_ONE_DEADLINE = 0.35
_MOST_OF_DATE = 200  # statements of one date compared with each other
_READABLE = (5, 45)  # words of a statement that can stand for itself


@dataclass(frozen=True)
class _Dated:
    """A statement with a date of its event."""

    statement: Statement
    when: EventTime
    claims: tuple[Claim, ...]
    row: int

    @property
    def origins(self) -> int:
        return max((len(claim.origins) for claim in self.claims), default=0)


def build_timeline(
    claims: Sequence[Claim],
    conflicts: Sequence[Conflict],
    gists: Sequence[Gist],
    vectors: Vectors,
    index: StoryIndex,
) -> tuple[TimelineEntry, ...]:
    """Return one entry for each happening and date, in order of date; the text is a statement's own."""
    today = index.latest_day()
    entries = []
    for dated in _by_date(claims, conflicts, gists, index).values():
        for held in _happenings(dated, vectors):
            entry = _make_entry(held, index, today)
            if entry is not None:
                entries.append(entry)
    return tuple(sorted(entries, key=lambda one: (one.earliest or "", one.latest or "", one.text, one.statements)))


def _by_date(
    claims: Sequence[Claim], conflicts: Sequence[Conflict], gists: Sequence[Gist], index: StoryIndex
) -> Mapping[tuple[date, date, bool], list[_Dated]]:
    """Return (earliest, latest, whether it began then) -> the statements with that date."""
    claims_of: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for id_ in claim.statements:
            claims_of[id_].append(claim)
    misdated = _in_misdated_blocks(conflicts, index)
    table: dict[tuple[date, date, bool], list[_Dated]] = defaultdict(list)
    for gist in gists:
        for id_ in gist.statements:
            statement = index.statements[id_]
            for when in find_event_times(statement, index) if id_ not in misdated else ():
                key = when.earliest, when.latest, when.kind == "beginning"
                table[key].append(_Dated(statement, when, tuple(claims_of[id_]), gist.number))
    return {key: table[key] for key in sorted(table)}


def _in_misdated_blocks(conflicts: Sequence[Conflict], index: StoryIndex) -> frozenset[str]:
    """Return the statements in a post whose own stamp is in a conflict of date: its days are read against it."""
    stamps = {span for one in conflicts if one.kind == "date" for side in one.sides for span in side.spans}
    blocks = [
        block.span for article in index.articles.values() for block in article.blocks if block.date_span in stamps
    ]
    return frozenset(id_ for id_, one in index.statements.items() if any(span.overlaps(one.span) for span in blocks))


def _happenings(dated: Sequence[_Dated], vectors: Vectors) -> list[list[_Dated]]:
    """Return the statements of one date in groups that tell the same happening."""
    sets: DisjointSets[int] = DisjointSets()
    for one in range(len(dated)):
        sets.find(one)
        for two in range(one + 1, min(len(dated), _MOST_OF_DATE)) if one < _MOST_OF_DATE else ():
            if _one_happening(dated[one], dated[two], vectors):
                sets.join(one, two)
    groups: dict[int, list[_Dated]] = defaultdict(list)
    for number, held in enumerate(dated):
        groups[sets.find(number)].append(held)
    return list(groups.values())


def _one_happening(one: _Dated, two: _Dated, vectors: Vectors) -> bool:
    if {claim.id for claim in one.claims} & {claim.id for claim in two.claims}:
        return True
    due = one.when.kind == "deadline" == two.when.kind
    return float(vectors[one.row] @ vectors[two.row]) >= (_ONE_DEADLINE if due else _ONE_HAPPENING)


def _make_entry(held: Sequence[_Dated], index: StoryIndex, today: date | None) -> TimelineEntry | None:
    """Return the entry of one happening, or None if it is no part of the story."""
    best = min(held, key=lambda one: _rank(one, index, today))
    when = best.when
    origins = max(one.origins for one in held)
    if today is not None:
        too_old = when.latest < today - timedelta(days=_STORY_DAYS) or when.precision == "year"
        if (too_old and origins < 2) or when.earliest > today + timedelta(days=_FURTHEST_AHEAD):
            return None
    ids = sorted({one.statement.id for one in held} - {best.statement.id})
    moments = {one.when.moment for one in held if one.when.moment}
    going_on = when.kind == "beginning"
    latest = max(when.latest, today) if going_on and today is not None else when.latest
    return TimelineEntry(
        earliest=when.earliest.isoformat(),
        latest=latest.isoformat(),
        precision="range" if going_on else when.precision,
        status="ongoing" if going_on else _status(when, [one.statement for one in held], today),
        text=index.text_of(best.statement.span),
        statements=(best.statement.id, *ids),
        moment=min(moments) if len(moments) == 1 else None,
    )


def _rank(one: _Dated, index: StoryIndex, today: date | None) -> tuple[object, ...]:
    """Return an order in which the best corroborated statement that can stand for itself comes first."""
    text = index.text_of(one.statement.span)
    low, high = _READABLE
    readable = low <= len(text.split()) <= high
    verbatim = index.attributions.get(one.statement.attribution or "")
    spoken = verbatim is not None and verbatim.kind == "direct"
    stale = one.statement.certainty in _OPEN and today is not None and one.when.latest <= today
    named = -min(2, len(one.statement.names))
    return (not one.when.own, spoken, stale, -one.origins, not readable, named, len(text), text, one.statement.id)


def _status(when: EventTime, statements: Sequence[Statement], today: date | None) -> TimelineStatus:
    """Return whether a date lies behind or before the day of the latest report; without one, certainty decides."""
    still_open = when.kind == "deadline" or sum(one.certainty in _OPEN for one in statements) * 2 > len(statements)
    if today is None:
        return "scheduled" if still_open else "past"
    if when.earliest > today:
        return "scheduled"
    if when.latest < today:
        return "past"
    if when.ahead is None and when.earliest != when.latest:
        return "ongoing"
    return "scheduled" if (still_open if when.ahead is None else when.ahead or when.kind == "deadline") else "past"
