"""Claims as rows of a matrix: how each stands in each article."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from stemma.records import Claim, Conflict, Statement, Story
from stemma.views.clean import clean_line, cut_line
from stemma.views.outline.index import Index, letter_rank
from stemma.views.outline.nouns import Cell, ClaimRow
from stemma.views.outline.quoting import QUOTE_LIMIT
from stemma.views.wording import STANDING

_MANNER: Final = {"contradiction": "contradicts", "update": "updates", "different-measure": "other-measure"}
# When one article says a claim twice, the manner that binds it most is shown.
_STRENGTH: Final = ("contradicts", "updates", "other-measure", "says", "attributed", "reported")


def order_claims(claims: Iterable[Claim], statements: Mapping[str, Statement]) -> list[Claim]:
    """Return the claims as they are shown: by standing, then most origins, most articles, and order of the text."""
    standings = {standing: place for place, standing in enumerate(STANDING)}

    def rank(claim: Claim) -> tuple[int, int, int, str, int, str]:
        first = statements.get(claim.statements[0]) if claim.statements else None
        return (
            standings.get(claim.standing, len(standings)),
            -len(claim.origins),
            -len(claim.articles),
            first.article if first else "",
            first.span.start if first else 0,
            claim.id,
        )

    return sorted(claims, key=rank)


def outline_claims(story: Story, ordered: Sequence[Claim], index: Index) -> tuple[ClaimRow, ...]:
    """Return a row for each claim, in the given order."""
    touching = defaultdict(list)
    for conflict in story.conflicts:
        for claim_id in conflict.claims:
            touching[claim_id].append(conflict)
    return tuple(
        ClaimRow(
            number=number,
            anchor=f"{index.anchor}-c{number}",
            text=cut_line(claim.text, QUOTE_LIMIT),
            standing=claim.standing,
            origins=tuple(index.origin_labels.get(origin_id, origin_id) for origin_id in claim.origins),
            cells=_fill_cells(claim, touching[claim.id], index),
            conflicts=tuple(sorted(index.conflict_numbers[conflict.id] for conflict in touching[claim.id])),
        )
        for number, claim in enumerate(ordered, 1)
    )


def _fill_cells(claim: Claim, conflicts: Sequence[Conflict], index: Index) -> tuple[Cell, ...]:
    """Return the claim's cells in the order of the articles."""
    against = _find_opponents(claim, conflicts)
    heard = defaultdict(list)
    for statement_id in sorted({*claim.statements, *against}):
        statement = index.statements.get(statement_id)
        if statement is not None:
            heard[index.keys[statement.article]].append(statement)
    return tuple(_fill_cell(key, heard[key], against, index) for key in sorted(heard, key=letter_rank))


def _find_opponents(claim: Claim, conflicts: Sequence[Conflict]) -> dict[str, str]:
    """Return the statements that differ from the one that represents the claim: id -> manner."""
    against: dict[str, str] = {}
    members = set(claim.statements)
    for conflict in conflicts:
        own = next((side for side in conflict.sides if set(claim.statements[:1]) & set(side.statements)), None)
        own = own or next((side for side in conflict.sides if members & set(side.statements)), None)
        for side in conflict.sides:
            if own is not None and side is not own:
                against.update(dict.fromkeys(side.statements, _MANNER[conflict.relation]))
    return {statement_id: against[statement_id] for statement_id in sorted(against)}


def _fill_cell(key: str, statements: Sequence[Statement], against: Mapping[str, str], index: Index) -> Cell:
    """Return the cell of one article, told by its most binding statement."""
    found = []
    for statement in statements:
        manner, speaker = _tell_manner(statement, index)
        manner = against.get(statement.id, manner)
        found.append((_STRENGTH.index(manner), statement.span.start, statement.id, manner, speaker, statement))
    found.sort(key=lambda entry: entry[:3])
    _, _, _, manner, speaker, strongest = found[0]
    return Cell(
        key=key,
        manner=manner,
        certainty=strongest.certainty,
        speaker=speaker,
        places=tuple(index.place_of(entry[-1]) for entry in found),
    )


def _tell_manner(statement: Statement, index: Index) -> tuple[str, str]:
    """Return how an article says a statement, and to whom it attributes it."""
    attribution = index.attributions.get(statement.attribution or "")
    if attribution is not None and attribution.speaker.kind != "outlet":
        return "attributed", clean_line(attribution.speaker.name or "")
    if attribution is not None or statement.citations or statement.certainty == "reported":
        return "reported", clean_line((attribution.speaker.name if attribution else None) or "")
    return "says", ""


def name_speaker(statement: Statement, index: Index) -> str:
    """Return the speaker a statement is attributed to; empty if there is none."""
    return _tell_manner(statement, index)[1]
