"""Two articles side by side on the terminal."""

from collections.abc import Iterable, Iterator
from typing import Final

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from stemma.records import Comparison
from stemma.views.comparison.aligned import Row, Words
from stemma.views.comparison.prepared import PassageView, PreparedComparison, Witness, prepare_comparison
from stemma.views.terminal.style import KEY, OWN, indent, make_heading, make_rows
from stemma.views.wording import count

# Below this many columns the two articles stand one under the other.
_SIDE_BY_SIDE: Final = 84
# Sentences without a counterpart shown of each article; how many more there are is said.
_OWN_SHOWN: Final = 12
# How words are marked that only one of the two has; no meaning hangs on colour alone.
_BRACKETS: Final = ({"respelled": ("‹", "›"), "": ("[-", "-]")}, {"respelled": ("‹", "›"), "": ("{+", "+}")})
_STYLES: Final = ("bold red", "bold green")


def render_terminal(comparison: Comparison, console: Console) -> None:
    """Print the comparison on ``console``, readable from 60 columns on, with or without colour."""
    prepared = prepare_comparison(comparison)
    for part in _show(prepared, console.width):
        console.print(part, markup=False, highlight=False, emoji=False)


def _show(prepared: PreparedComparison, width: int) -> Iterator[RenderableType]:
    for witness in prepared.witnesses:
        yield _introduce(witness)
    yield Text("")
    yield make_heading("Who drew on whom")
    yield indent(Text(prepared.relation, "bold"))
    for why in prepared.evidence:
        yield indent(Text.assemble(("· ", OWN), why))
    if prepared.copied:
        yield Text("")
        yield make_heading(f"Copied passages ({len(prepared.copied)})", _legend(prepared))
        for passage in prepared.copied:
            yield from _show_passage(passage, width)
    if prepared.apart:
        yield Text("")
        yield make_heading(f"Shared, but no sign of copying ({len(prepared.apart)})")
        for passage in prepared.apart:
            yield from _show_passage(passage, width) if passage.line is None else _show_line(passage)
    for witness in prepared.witnesses:
        yield Text("")
        other = prepared.witnesses[1 - prepared.witnesses.index(witness)].key
        told = f"{witness.own_told} without a counterpart in {other}" if witness.own else "nothing"
        yield make_heading(f"Only in {witness.key}", told)
        yield from _show_own(witness)


def _introduce(witness: Witness) -> RenderableType:
    title = witness.title if witness.title != witness.label else ""
    credit = f"  credits {witness.agency}" if witness.agency and witness.agency != witness.label else ""
    inferred = " (inferred)" if witness.basis == "inferred" else ""
    return Text.assemble(
        (f"{witness.key} ", KEY),
        (witness.label, "bold"),
        (f"  {witness.published}{inferred}{credit}  {witness.share}", ""),
        (f"\n  {title}" if title else "", ""),
        (f"\n  {witness.source}", OWN),
    )


def _legend(prepared: PreparedComparison) -> str:
    spelt = "  ‹spelt otherwise›" if prepared.respelled else ""
    return f"[-only in A-]  {{+only in B+}}{spelt}"


def _show_passage(passage: PassageView, width: int) -> Iterator[RenderableType]:
    one, other = passage.spans
    why = "" if passage.nature == "copied" else f"  {passage.nature}"
    yield Text("")
    yield indent(
        Text.assemble(
            (f"{passage.number} ", KEY),
            (passage.told, "bold"),
            (f"{why}  A {one.start}–{one.end}  B {other.start}–{other.end}", OWN),
        )
    )
    yield indent(_two_columns(passage.rows) if width >= _SIDE_BY_SIDE else _one_column(passage.rows))


def _show_line(passage: PassageView) -> Iterator[RenderableType]:
    one, other = passage.spans
    where = f"A {one.start}–{one.end}  B {other.start}–{other.end}"
    yield indent(Text.assemble((f"{passage.number} ", KEY), passage.line or "", (f"  {passage.nature}  {where}", OWN)))


def _two_columns(rows: Iterable[Row]) -> Table:
    table = Table.grid(padding=(0, 3, 0, 0), expand=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for row in rows:
        if row.skipped:
            told = Text(f"… {count(row.skipped, 'sentence')} the same …", OWN)
            table.add_row(told, told)
        else:
            table.add_row(_mark(row.sides[0], 0), _mark(row.sides[1], 1))
    return table


def _one_column(rows: Iterable[Row]) -> Table:
    lines: list[tuple[RenderableType, ...]] = []
    for row in rows:
        if row.skipped:
            lines.append((Text(""), Text(f"… {count(row.skipped, 'sentence')} the same …", OWN)))
        elif row.same:
            lines.append((Text("AB", KEY), _mark(row.sides[0], 0)))
        else:
            lines += [(Text("A", KEY), _mark(row.sides[0], 0)), (Text("B", KEY), _mark(row.sides[1], 1))]
    return make_rows(lines)


def _mark(pieces: Iterable[Words], side: int) -> Text:
    """Return one side of a row with the words in brackets that the other lacks or has otherwise."""
    text = Text()
    for piece in pieces:
        if not piece.kind:
            text.append(piece.text)
            continue
        left, right = _BRACKETS[side].get(piece.kind, _BRACKETS[side][""])
        text.append(f"{left}{piece.text}{right}", "" if piece.kind == "respelled" else _STYLES[side])
    return text


def _show_own(witness: Witness) -> Iterator[RenderableType]:
    rows = [(Text(f"{one.start}–{one.end}", OWN), Text(one.text)) for one in witness.own[:_OWN_SHOWN]]
    if rows:
        yield indent(make_rows(rows))
    rest = len(witness.own) - len(rows)
    if rest:
        yield indent(Text(f"… and {count(rest, 'more sentence')}; the HTML and JSON forms have them", OWN))
