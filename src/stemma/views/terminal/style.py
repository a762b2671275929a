"""How the terminal view sets its type: headings, marked words, hanging lines. No meaning hangs on colour alone."""

from collections.abc import Iterable
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from stemma.views.outline.nouns import Piece, Place

OWN: Final = "dim"  # our words
VERBATIM: Final = ""  # the reports' words
KEY: Final = "bold cyan"
HEADING: Final = "bold"
MARK: Final = "bold reverse"
ALERT: Final = "bold yellow"
INDENT: Final = 2


def make_heading(title: str, note: str = "") -> Text:
    """Return a section heading with an optional remark."""
    return Text.assemble((title.upper(), HEADING), (f"  {note}" if note else "", OWN))


def make_quote(pieces: Iterable[Piece]) -> Text:
    """Return quoted text with the words in question between guillemets, bold and reversed."""
    text = Text()
    for piece in pieces:
        text.append(f"«{piece.text}»" if piece.marked else piece.text, MARK if piece.marked else VERBATIM)
    return text


def make_keys(keys: Iterable[str]) -> Text:
    """Return article letters in a row."""
    return Text(" ".join(keys), KEY)


def keys_of(places: Iterable[Place]) -> list[str]:
    """Return the distinct letters of places, in their order."""
    return list(dict.fromkeys(place.key for place in places))


def make_rows(rows: Iterable[tuple[RenderableType, ...]], *, ratio: bool = False) -> Table:
    """Return rows whose last cell takes the width that is left and wraps within it."""
    listed = list(rows)
    table = Table.grid(padding=(0, 2, 0, 0), expand=ratio)
    width = max((len(row) for row in listed), default=1)
    for column in range(width):
        table.add_column(ratio=1 if column == width - 1 and ratio else None, overflow="fold")
    for row in listed:
        table.add_row(*row)
    return table


def indent(content: RenderableType) -> Padding:
    """Return ``content`` moved in under its heading."""
    return Padding(content, (0, 0, 0, INDENT))


def stack(*parts: RenderableType) -> Group:
    """Return parts one under the other."""
    return Group(*parts)
