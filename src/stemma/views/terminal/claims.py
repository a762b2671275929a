"""Claims by standing, with how each stands in which articles."""

from collections.abc import Sequence
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from stemma.views.outline.nouns import Cell, ClaimRow
from stemma.views.terminal.style import ALERT, OWN, indent, make_heading, make_rows, stack
from stemma.views.wording import CERTAINTY, MARKS, STANDING, STANDING_NOTE, count

# Claims of one standing shown on a terminal; how many more there are is said, and the other views show them all.
SHOWN: Final = {"corroborated": 25, "disputed": 25, "single-origin": 12, "unmeasured": 6}


def show_claims(rows: Sequence[ClaimRow]) -> list[RenderableType]:
    """Return the claims of each standing under its heading, and what the signs mean."""
    parts: list[RenderableType] = []
    for standing, title in STANDING.items():
        same = [row for row in rows if row.standing == standing]
        if same:
            parts.append(make_heading(f"{title} ({len(same)})", STANDING_NOTE[standing]))
            parts.append(indent(_show_rows(same, SHOWN[standing])))
    if parts:
        parts.append(explain_signs(rows))
    return parts


def _show_rows(rows: Sequence[ClaimRow], limit: int) -> RenderableType:
    """Return claims with their articles; what is left out is counted."""
    table = make_rows(
        (
            Text(str(len(row.origins)) if row.origins else "", "bold"),
            _show_cells(row.cells),
            Text.assemble(row.text, (f"  {' '.join(f'≠{n}' for n in row.conflicts)}" if row.conflicts else "", ALERT)),
        )
        for row in rows[:limit]
    )
    if len(rows) <= limit:
        return table
    rest = f"{count(len(rows) - limit, 'more claim')}: see the HTML, Markdown or JSON report"
    return stack(table, Text(f"… and {rest}", OWN))


def _show_cells(cells: Sequence[Cell]) -> Text:
    """Return each article's letter with the sign for how it says the claim."""
    text = Text()
    for cell in cells:
        sign = MARKS[cell.manner][0] + CERTAINTY[cell.certainty][0]
        style = ALERT if cell.manner == "contradicts" else "bold" if cell.manner == "says" else ""
        text.append(f"{' ' if len(text) else ''}{cell.key}{sign}", style)
    return text


def explain_signs(rows: Sequence[ClaimRow]) -> Text:
    """Return what the signs used in ``rows`` mean."""
    manners = {cell.manner for row in rows for cell in row.cells}
    certainties = {cell.certainty for row in rows for cell in row.cells}
    told = [f"{sign} {words}" for manner, (sign, words) in MARKS.items() if manner in manners]
    told += [f"{sign} {words}" for certainty, (sign, words) in CERTAINTY.items() if sign and certainty in certainties]
    return Text("first column: origins; " + "   ".join(told), OWN)
