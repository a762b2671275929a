"""The answer to a claim of the user's own: a verdict, the statements it rests on, and exactly what differs."""

from typing import Literal

from stemma.records.base import Record
from stemma.records.span import Span

Verdict = Literal["supported", "contradicted", "differs", "not-found", "unmeasured"]
DifferenceKind = Literal[
    "quantity",
    "date",
    "place",
    "name",
    "role",
    "polarity",
    "opposite",
    "certainty",
    "source",
    "scope",
    "quote",
    "wording",
]


class CheckedStatement(Record, frozen=True, kw_only=True):
    """One stretch of a report that a verdict rests on.

    Attributes:
        article: id of the article.
        source: path or URL of the article, as given.
        outlet: who published it; None if unknown.
        start, end: where the stretch stands in the article's text, in code points.
        text: its characters.
        statement: id of the statement, if one covers it.
    """

    article: str
    source: str
    outlet: str | None
    start: int
    end: int
    text: str
    statement: str | None = None


class Difference(Record, frozen=True, kw_only=True):
    """One point in which a claim is not what the reports say.

    Attributes:
        kind: what differs; ``wording`` for words of the claim that nothing in the reports covers.
        claim: the words of the claim in question, verbatim; empty if it lacks what the report has.
        report: the words of the report in question, verbatim; empty if it lacks what the claim has.
        span: where the report's words stand; None if it has none.
        why: one sentence for a reader.
    """

    kind: DifferenceKind
    claim: str
    report: str
    span: Span | None = None
    why: str


class Check(Record, frozen=True, kw_only=True):
    """What the reports say to one claim.

    Attributes:
        claim: as given.
        line: its line in a file of claims, from 1; None if it did not come from a file.
        verdict: ``supported``, ``contradicted``, ``differs`` (close, but certainty, source, scope, quoted words or
            something else in it is not what is reported), ``not-found``, or ``unmeasured``.
        reason: why the claim could not be measured; None for every other verdict.
        statements: what the verdict rests on, the nearest first.
        origins: number of independent origins behind these statements.
        differences: what differs, the weightiest first.
        disputed: conflicts of the report that touch the statements: the reports do not agree among themselves.
    """

    claim: str
    line: int | None = None
    verdict: Verdict
    reason: str | None = None
    statements: tuple[CheckedStatement, ...] = ()
    origins: int = 0
    differences: tuple[Difference, ...] = ()
    disputed: tuple[str, ...] = ()
