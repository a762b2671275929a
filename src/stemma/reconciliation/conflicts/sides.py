"""What every kind of conflict is made from: sides, their spans, claims and origins."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from stemma.reconciliation.index import StoryIndex
from stemma.records import Claim, Conflict, Side, Span, content_id
from stemma.records.report import ConflictKind, Relation


@dataclass(frozen=True)
class Witness:
    """The words of one statement that stand on one side.

    Attributes:
        statement: id.
        span: the words in question.
    """

    statement: str
    span: Span


def build_side(witnesses: Iterable[Witness], index: StoryIndex) -> Side:
    """Return the side that these statements take, in the words of the first."""
    spans: dict[str, Span] = {}
    for witness in sorted(witnesses, key=lambda one: (one.statement, one.span)):
        spans.setdefault(witness.statement, witness.span)
    ids = tuple(sorted(spans))
    return Side(
        value=_commonest([index.text_of(spans[one]) for one in ids]),
        spans=tuple(spans[one] for one in ids),
        statements=ids,
        origins=index.origins_of(ids),
    )


def _commonest(values: Sequence[str]) -> str:
    return min(sorted(set(values)), key=lambda value: (-values.count(value), len(value), value))


def build_conflict(
    kind: ConflictKind,
    sides: Sequence[Iterable[Witness]],
    relation: Relation,
    why: str,
    index: StoryIndex,
    claims_of: Mapping[str, Sequence[str]],
) -> Conflict:
    """Return the conflict between these sides, with the claims their statements belong to."""
    built = sorted((build_side(side, index) for side in sides), key=lambda side: (side.value, side.statements))
    statements = [one for side in built for one in side.statements]
    claims = {claim for one in statements for claim in claims_of.get(one, ())}
    return Conflict(
        id=content_id("k", kind, relation, *[f"{side.value}|{','.join(side.statements)}" for side in built]),
        kind=kind,
        claims=tuple(sorted(claims)),
        sides=tuple(built),
        relation=relation,
        why=why,
    )


def claims_by_statement(claims: Iterable[Claim]) -> dict[str, tuple[str, ...]]:
    """Return statement id -> ids of the claims it belongs to."""
    table: dict[str, list[str]] = {}
    for claim in claims:
        for statement in claim.statements:
            table.setdefault(statement, []).append(claim.id)
    return {statement: tuple(sorted(ids)) for statement, ids in table.items()}


def keep_concerned(conflict: Conflict, claims: Iterable[Claim], index: StoryIndex) -> Conflict:
    """Return the conflict with those of its claims that it is about.

    A sentence with two facts stands in two claims; a conflict over the one fact is none over the other. A claim is
    concerned if the statement that represents it, or half of its wordings, stand on a side.
    """
    sided = {statement for side in conflict.sides for statement in side.statements}

    def is_about(claim: Claim) -> bool:
        wordings = {index.text_of(index.statements[one].span) for one in claim.statements}
        touched = {index.text_of(index.statements[one].span) for one in claim.statements if one in sided}
        return claim.statements[0] in sided or 2 * len(touched) >= len(wordings)

    about = tuple(claim.id for claim in claims if claim.id in conflict.claims and is_about(claim))
    return msgspec.structs.replace(conflict, claims=about or conflict.claims)


def tell_apart(one: Iterable[str], two: Iterable[str]) -> bool:
    """Return whether each side has an article that the other has not: reports differ, not one with itself."""
    first, second = set(one), set(two)
    return bool(first - second) and bool(second - first)
