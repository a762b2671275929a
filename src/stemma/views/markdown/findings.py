"""Conflicts, drifts and claims in Markdown."""

from collections.abc import Iterator, Sequence

from stemma.views.markdown.escaping import escape
from stemma.views.markdown.parts import write_places, write_quote, write_table
from stemma.views.outline.nouns import ClaimRow, ConflictCard, DriftCard, Voice
from stemma.views.wording import CERTAINTY, CONFLICT, DRIFT, MARKS, RELATION, STANDING, STANDING_NOTE


def write_conflicts(conflicts: Sequence[ConflictCard]) -> Iterator[str]:
    """Yield each conflict with its sides one under the other, the words in question in bold."""
    for conflict in conflicts:
        claims = f" Claims: {', '.join(map(str, conflict.claims))}." if conflict.claims else ""
        yield (
            f"{conflict.number}. **{CONFLICT[conflict.kind]}** ({RELATION[conflict.relation]}). "
            f"{escape(conflict.why)}{claims}"
        )
        indent = " " * len(f"{conflict.number}. ")
        for side in conflict.sides:
            behind = ", ".join(map(escape, side.origins)) or "origin not measured"
            yield f"{indent}- **{escape(side.value)}** ({behind})"
            for voice in side.voices:
                yield f"{indent}  - {_write_voice(voice)}"


def write_drifts(drifts: Sequence[DriftCard]) -> Iterator[str]:
    """Yield each drift with the wording before and after."""
    for drift in drifts:
        yield f"{drift.number}. **{DRIFT[drift.kind]}**. {escape(drift.why)}"
        indent = " " * len(f"{drift.number}. ")
        yield f"{indent}- from: {_write_voice(drift.before)}"
        yield f"{indent}- to: {_write_voice(drift.after)}"


def _write_voice(voice: Voice) -> str:
    return f"{write_quote(voice.quote)} ({write_places(voice.places)})"


def write_claims(rows: Sequence[ClaimRow], keys: Sequence[str]) -> Iterator[str]:
    """Yield what the signs mean and, for each standing, a table of claims against articles."""
    if not rows:
        return
    signs = [f"{sign} {words}" for sign, words in MARKS.values()]
    signs += [f"{sign} {words}" for sign, words in CERTAINTY.values() if sign]
    yield "Signs: " + " · ".join(signs)
    for standing, title in STANDING.items():
        same = [row for row in rows if row.standing == standing]
        if same:
            used = {cell.key for row in same for cell in row.cells}
            columns = [key for key in keys if key in used]
            yield ""
            yield f"**{title}** ({len(same)}): {STANDING_NOTE[standing]}"
            yield ""
            yield from write_table(("no.", "origins", "claim", *columns), (_write_row(row, columns) for row in same))


def _write_row(row: ClaimRow, columns: Sequence[str]) -> tuple[str, ...]:
    """Return one claim as a row; each cell has its sign and where the article says it."""
    cells = {cell.key: cell for cell in row.cells}
    claim = escape(row.text) + "".join(f" (conflict {number})" for number in row.conflicts)
    written = []
    for key in columns:
        cell = cells.get(key)
        if cell is None:
            written.append("")
        else:
            place = cell.places[0]
            written.append(f"{MARKS[cell.manner][0]}{CERTAINTY[cell.certainty][0]} {place.start}–{place.end}")
    return str(row.number), str(len(row.origins) or ""), claim, *written
