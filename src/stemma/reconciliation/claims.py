"""Claims: what several statements say, with the articles and independent origins that say it."""

from collections.abc import Iterable, Sequence

import msgspec

from stemma.reconciliation.gists import Gist, Vectors
from stemma.reconciliation.groups import rank_members
from stemma.reconciliation.index import StoryIndex
from stemma.records import Claim, Conflict, Statement, content_id
from stemma.records.report import Standing


def make_claims(
    groups: Iterable[Sequence[int]], gists: Sequence[Gist], vectors: Vectors, index: StoryIndex
) -> tuple[Claim, ...]:
    """Return one claim a group of wordings, sorted by id; no two are represented by one wording.

    The larger group chooses first, the others rather a wording that no larger one has; a group whose wordings all
    represent others already says nothing of its own.
    """
    claims, leading, told = [], set[int](), set[int]()
    for group in sorted(groups, key=lambda one: (-len(one), one)):
        ranked = rank_members(group, gists, vectors)
        free = [number for number in ranked if number not in leading]
        own = [number for number in free if number not in told] or free
        told.update(group)
        if own:
            leading.add(own[0])
            rest = [number for number in ranked if number != own[0]]
            claims.append(_make_claim([own[0], *rest], gists, index))
    return tuple(sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.id))


def _make_claim(ranked: Sequence[int], gists: Sequence[Gist], index: StoryIndex) -> Claim:
    leading = gists[ranked[0]].statement
    ids = {one for number in ranked for one in gists[number].statements}
    return build_claim(leading, ids, index)


def build_claim(leading: Statement, statement_ids: Iterable[str], index: StoryIndex) -> Claim:
    """Return the claim that these statements make, in the words of the leading one."""
    others = sorted(set(statement_ids) - {leading.id})
    ids = (leading.id, *others)
    origins = index.origins_of(ids)
    standing: Standing = "unmeasured" if not origins else "single-origin" if len(origins) == 1 else "corroborated"
    return Claim(
        id=content_id("c", *sorted(ids)),
        text=index.text_of(leading.span),
        statements=ids,
        articles=tuple(sorted({index.statements[one].article for one in ids})),
        origins=origins,
        standing=standing,
    )


def mark_disputed(claims: Iterable[Claim], conflicts: Iterable[Conflict]) -> tuple[Claim, ...]:
    """Return the claims, those that a contradiction touches marked as disputed."""
    disputed = {claim for one in conflicts if one.relation == "contradiction" for claim in one.claims}
    return tuple(
        msgspec.structs.replace(claim, standing="disputed") if claim.id in disputed else claim for claim in claims
    )
