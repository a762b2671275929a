"""Quoted text with the words in question marked, short enough to show."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from stemma.records import Span
from stemma.views.clean import clean_text
from stemma.views.outline.nouns import Piece

# Characters shown of one sentence; longer ones (text without full stops) are cut around the words in question.
QUOTE_LIMIT: Final = 600
_BLANKS: Final = re.compile(r"\s+")


def quote_span(text: str, span: Span, marks: Iterable[Span] = (), limit: int = QUOTE_LIMIT) -> tuple[Piece, ...]:
    """Return what ``span`` covers in ``text``, cut where the marked stretches begin and end.

    >>> span, mark = Span(article="a", start=0, end=18), Span(article="a", start=0, end=5)
    >>> [(piece.text, piece.marked) for piece in quote_span("Seven people left.", span, [mark])]
    [('Seven', True), (' people left.', False)]
    """
    inside = [(max(mark.start, span.start), min(mark.end, span.end)) for mark in marks if mark.overlaps(span)]
    start, end = _window(span, min(inside, default=(span.start, span.start)), limit)
    borders = sorted({start, end} | {min(max(offset, start), end) for pair in inside for offset in pair})
    pieces: list[Piece] = []
    for left, right in pairwise(borders):
        marked = any(low <= left and right <= high for low, high in inside)
        words = _BLANKS.sub(" ", clean_text(text[left:right]))
        if pieces and pieces[-1].marked == marked:
            words = pieces.pop().text + words
        pieces.append(Piece(text=words, marked=marked))
    return _trim(pieces, cut_left=start > span.start, cut_right=end < span.end)


def _window(span: Span, mark: tuple[int, int], limit: int) -> tuple[int, int]:
    """Return the part of ``span`` to show: all of it, or ``limit`` characters around the first mark."""
    if span.end - span.start <= limit:
        return span.start, span.end
    start = max(span.start, min(mark[0] - limit // 3, span.end - limit))
    return start, start + limit


def _trim(pieces: list[Piece], *, cut_left: bool, cut_right: bool) -> tuple[Piece, ...]:
    """Return the pieces without blanks at the ends, with an ellipsis where something was cut off."""
    pieces = [piece for piece in pieces if piece.text]
    if not pieces:
        return ()
    pieces[0] = Piece(text=("…" if cut_left else "") + pieces[0].text.lstrip(), marked=pieces[0].marked)
    pieces[-1] = Piece(text=pieces[-1].text.rstrip() + ("…" if cut_right else ""), marked=pieces[-1].marked)
    return tuple(piece for piece in pieces if piece.text)


def plain(pieces: Iterable[Piece]) -> str:
    """Return quoted pieces as one string, marks dropped."""
    return "".join(piece.text for piece in pieces)
