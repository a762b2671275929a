"""What the reports agree on and where they part, and the report that holds it all."""

from typing import Literal

import msgspec

from stemma.records.annotation import Attribution, Citation, Name, Quantity, Statement, Time
from stemma.records.article import Article
from stemma.records.base import Record
from stemma.records.descent import Derivation, Origin, Passage
from stemma.records.problem import Problem
from stemma.records.span import Span

Standing = Literal["corroborated", "single-origin", "disputed", "unmeasured"]
ConflictKind = Literal["quantity", "date", "place", "name", "role", "quote", "certainty", "scope", "polarity"]
Relation = Literal["contradiction", "update", "different-measure"]
DriftKind = Literal["certainty", "attribution", "wording", "quantity"]
TimelineStatus = Literal["past", "scheduled", "ongoing"]
Precision = Literal["time", "day", "week", "month", "quarter", "year", "range"]

SCHEMA = "stemma.report/1"


class Claim(Record, frozen=True, kw_only=True):
    """What several statements say: the aligned group, within one story.

    Attributes:
        id: content id.
        text: verbatim from the statement that represents it.
        statements: ids, the representing one first, the others sorted.
        articles: ids of the articles that say it, sorted.
        origins: ids of the independent origins it comes from, sorted.
        standing: corroborated (two or more origins), single-origin, disputed, unmeasured.
    """

    id: str
    text: str
    statements: tuple[str, ...]
    articles: tuple[str, ...]
    origins: tuple[str, ...]
    standing: Standing


class Side(Record, frozen=True, kw_only=True):
    """One side of a conflict.

    Attributes:
        value: the words in question, verbatim.
        spans: where those words stand, one for each statement.
        statements: ids of the statements on this side, sorted.
        origins: ids of the origins behind this side, sorted.
    """

    value: str
    spans: tuple[Span, ...]
    statements: tuple[str, ...]
    origins: tuple[str, ...]


class Conflict(Record, frozen=True, kw_only=True):
    """Statements of one claim, or of comparable measures, that cannot all hold.

    Attributes:
        id: content id.
        kind: what they differ in.
        claims: ids of the claims concerned, sorted.
        sides: at least two.
        relation: contradiction, update (a later count) or different measure (another scope or period).
        why: one sentence for a reader.
    """

    id: str
    kind: ConflictKind
    claims: tuple[str, ...]
    sides: tuple[Side, ...]
    relation: Relation
    why: str


class Drift(Record, frozen=True, kw_only=True, rename={"source": "from", "target": "to"}):
    """What changed on the way from one statement to another that says the same.

    Attributes:
        id: content id.
        kind: certainty, attribution, wording or quantity.
        source: id of the statement changed from (``from`` in JSON).
        target: id of the statement changed to (``to`` in JSON).
        why: one sentence for a reader.
        spans: the words that changed, in source and target.
    """

    id: str
    kind: DriftKind
    source: str
    target: str
    why: str
    spans: tuple[Span, ...] = ()


class TimelineEntry(Record, frozen=True, kw_only=True):
    """Something that happened or falls due.

    Attributes:
        earliest, latest: ISO 8601 dates, inclusive.
        precision: how exactly the texts give it.
        status: past, scheduled or ongoing, seen from the story's latest publication.
        text: verbatim from a statement.
        statements: ids, the one quoted first.
        moment: ISO 8601 date and time with its offset from UTC, where the texts give the clock and its time zone, and
            agree on both; else None.
    """

    earliest: str | None
    latest: str | None
    precision: Precision
    status: TimelineStatus
    text: str
    statements: tuple[str, ...]
    moment: str | None = None


class Event(Record, frozen=True, kw_only=True):
    """Who did what to whom, in the terms of the PLOVER ontology.

    Attributes:
        code: PLOVER root code ("CONSULT", "ASSAULT"...).
        actor, target: name ids, or None.
        place: name id of a place, or None.
        earliest, latest: ISO 8601 dates, or None.
        statements: ids of the statements that report it, sorted.
    """

    code: str
    actor: str | None
    target: str | None
    place: str | None
    earliest: str | None
    latest: str | None
    statements: tuple[str, ...]


class BriefEntry(Record, frozen=True, kw_only=True):
    """One sentence chosen for the brief, verbatim.

    Attributes:
        text: verbatim.
        span: where it stands.
        statements: ids of the statements in it, sorted.
        claims: ids of the claims those statements belong to, sorted.
        conflicts: ids of conflicts that touch those claims, sorted.
        origins: number of independent origins of the best corroborated claim in it.
    """

    text: str
    span: Span
    statements: tuple[str, ...]
    claims: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    origins: int = 0


class Story(Record, frozen=True, kw_only=True):
    """The articles on one event, reconciled."""

    id: str
    title: str
    articles: tuple[str, ...]
    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    citations: tuple[Citation, ...] = ()
    statements: tuple[Statement, ...] = ()
    passages: tuple[Passage, ...] = ()
    origins: tuple[Origin, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    drifts: tuple[Drift, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    events: tuple[Event, ...] = ()
    brief: tuple[BriefEntry, ...] = ()


class Report(Record, frozen=True, kw_only=True, rename={"schema_name": "schema"}):
    """The whole answer: one object, the same for the same input in any order."""

    schema_name: str = SCHEMA
    articles: tuple[Article, ...]
    stories: tuple[Story, ...]
    problems: tuple[Problem, ...] = ()

    def to_json(self) -> bytes:
        """Return the report as UTF-8 JSON, byte for byte the same for equal reports."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2)
