"""Brief, conflicts and drifts: the reports' own sentences, with the words in question marked."""

from collections.abc import Sequence
from typing import Final

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from stemma.views.outline.nouns import BriefLine, ConflictCard, DriftCard, SideCard
from stemma.views.terminal.style import (
    ALERT,
    KEY,
    OWN,
    VERBATIM,
    indent,
    keys_of,
    make_keys,
    make_quote,
    make_rows,
    stack,
)
from stemma.views.wording import CONFLICT, DRIFT, RELATION, count

# Below this many columns a side gets too narrow to read beside another.
SIDE_WIDTH: Final = 36
# Sentences of the brief shown on a terminal; how many more there are is said.
BRIEF_SHOWN: Final = 8


def show_brief(lines: Sequence[BriefLine]) -> RenderableType:
    """Return the brief: how many origins, conflicts that touch the sentence, and the sentence as printed."""
    table = make_rows(
        (
            Text(count(line.origins, "origin") if line.origins else "", "bold" if line.origins > 1 else OWN),
            Text(" ".join(f"≠{number}" for number in line.conflicts), ALERT),
            Text.assemble((line.text, VERBATIM), "  ", (line.place.key, KEY), (_tell_others(line), OWN)),
        )
        for line in lines[:BRIEF_SHOWN]
    )
    rest = len(lines) - BRIEF_SHOWN
    return stack(table, Text(f"… and {count(rest, 'more sentence')}", OWN)) if rest > 0 else table


def _tell_others(line: BriefLine) -> str:
    """Return the letters of the other articles that say what a sentence of the brief says."""
    others = [key for key in line.keys if key != line.place.key]
    return f" also {' '.join(others)}" if others else ""


def show_conflict(conflict: ConflictCard, width: int) -> RenderableType:
    """Return one conflict, its sides beside each other where ``width`` allows."""
    head = Text.assemble(
        (f"≠{conflict.number} ", ALERT),
        (CONFLICT[conflict.kind], "bold"),
        f" ({RELATION[conflict.relation]})",
        (f"  {conflict.why}", OWN),
    )
    if width >= SIDE_WIDTH * len(conflict.sides):
        table = Table.grid(padding=(0, 3, 0, 0), expand=True)
        for _ in conflict.sides:
            table.add_column(ratio=1, overflow="fold")
        table.add_row(*(_show_side(side) for side in conflict.sides))
        return stack(head, indent(table))
    return stack(head, *(indent(_show_side(side)) for side in conflict.sides))


def _show_side(side: SideCard) -> RenderableType:
    """Return the words in question, the origins behind them, and the sentences they stand in."""
    behind = ", ".join(side.origins) or "origin not measured"
    head = Text.assemble((side.value, "bold"), (f"  {behind}", OWN))
    return stack(head, make_rows((make_keys(keys_of(voice.places)), make_quote(voice.quote)) for voice in side.voices))


def show_drift(drift: DriftCard) -> RenderableType:
    """Return one drift: the wording before and after."""
    head = Text.assemble((DRIFT[drift.kind], "bold"), (f"  {drift.why}", OWN))
    rows = [
        (Text("from"), make_keys(keys_of(drift.before.places)), make_quote(drift.before.quote)),
        (Text("to"), make_keys(keys_of(drift.after.places)), make_quote(drift.after.quote)),
    ]
    return stack(head, indent(make_rows(rows)))
