"""The claims as a matrix against articles: columns under their origins, and what only one article says apart."""

from collections import defaultdict
from itertools import groupby

from stemma.records import Record
from stemma.views.outline.nouns import Card, Cell, ClaimRow, StoryOutline
from stemma.views.wording import CERTAINTY, MARKS, STANDING


class Heading(Record, frozen=True, kw_only=True):
    """The origin above a run of columns."""

    label: str
    width: int


class Matrix(Record, frozen=True, kw_only=True):
    """Claims of several articles by standing, and claims of one article by article."""

    columns: tuple[Card, ...]
    headings: tuple[Heading, ...]
    groups: tuple[tuple[str, tuple[ClaimRow, ...]], ...]
    single: tuple[tuple[Card, tuple[ClaimRow, ...]], ...]


def build_matrix(story: StoryOutline) -> Matrix:
    """Return the matrix of a story; a claim with something from two or more articles is a row of it."""
    wide = [row for row in story.claims if len(row.cells) > 1]
    alone = defaultdict(list)
    for row in story.claims:
        if len(row.cells) == 1:
            alone[row.cells[0].key].append(row)
    used = {cell.key for row in wide for cell in row.cells}
    columns = tuple(card for card in story.cards if card.key in used)
    labels = {origin.number: "own" if origin.key else origin.label for origin in story.stemma.origins}
    return Matrix(
        columns=columns,
        headings=tuple(
            Heading(label=labels.get(number, "not measured"), width=len(list(run)))
            for number, run in groupby(card.home for card in columns)
        ),
        groups=tuple(
            (standing, rows)
            for standing in STANDING
            if (rows := tuple(row for row in wide if row.standing == standing))
        ),
        single=tuple(
            (card, tuple(sorted(alone[card.key], key=lambda row: row.cells[0].places[0].start)))
            for card in story.cards
            if alone[card.key]
        ),
    )


def sign_cell(cell: Cell) -> str:
    """Return the sign of a cell."""
    return MARKS[cell.manner][0] + CERTAINTY[cell.certainty][0]


def tell_cell(cell: Cell) -> str:
    """Return what a cell means, in words.

    >>> tell_cell(Cell(key="B", manner="attributed", certainty="possible", speaker="Ilka Maren", places=()))
    'B attributes it to Ilka Maren (possible)'
    """
    told = MARKS[cell.manner][1]
    if cell.manner == "attributed" and cell.speaker:
        told = f"attributes it to {cell.speaker}"
    sure = CERTAINTY[cell.certainty][1]
    return f"{cell.key} {told}" + (f" ({sure})" if sure else "")
