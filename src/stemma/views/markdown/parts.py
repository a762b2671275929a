"""Small pieces of Markdown: places, quoted sentences, tables."""

from collections.abc import Iterable, Sequence

from stemma.views.markdown.escaping import escape
from stemma.views.outline.nouns import Piece, Place


def write_place(place: Place) -> str:
    """Return where something stands: article letter and characters.

    >>> write_place(Place(key="B", start=80, end=124, anchor="s1-B3"))
    'B:80–124'
    """
    return f"{place.key}:{place.start}–{place.end}"


def write_places(places: Iterable[Place]) -> str:
    """Return places in a row."""
    return ", ".join(write_place(place) for place in places)


def write_quote(pieces: Iterable[Piece]) -> str:
    """Return a quoted sentence with the words in question in bold."""
    written = ""
    for piece in pieces:
        text = escape(piece.text) if not written else escape("x" + piece.text)[1:]
        if piece.marked and (bare := text.strip()):
            # Stars must touch the words they embolden.
            lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
            text = f"{lead}**{bare}**{trail}"
        written += text
    return written


def write_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a table; cells are already escaped."""
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return lines
