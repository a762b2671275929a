"""A shared passage in rows that stand beside each other: cut where both texts end a sentence, differences marked."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from stemma.records import Record, SharedPassage, WordDifference
from stemma.text.words import Word, find_words
from stemma.views.clean import clean_text

# Rows without a difference that stand in a row; of more, the first and the last are shown and the rest is counted.
_MOST_SAME: Final = 4
# Characters of one row's side; text without full stops is cut here, and that is shown.
_SIDE_LIMIT: Final = 4000
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’»)\]]*\s|\n")
_BLANKS: Final = re.compile(r"\s+")


class Words(Record, frozen=True, kw_only=True):
    """A stretch of a row; ``kind`` is empty for words that both articles have, else the kind of the difference."""

    text: str
    kind: str = ""


class Row(Record, frozen=True, kw_only=True):
    """About one sentence of both articles; ``same`` without differences; ``skipped`` counts rows left out instead."""

    sides: tuple[tuple[Words, ...], tuple[Words, ...]] = ((), ())
    same: bool = False
    skipped: int = 0


class _Stretch(NamedTuple):
    """Offsets of a stretch in both texts; ``kind`` is empty where both have the same words."""

    kind: str
    first: tuple[int, int]
    second: tuple[int, int]


def align_rows(shared: SharedPassage, texts: tuple[str, str], most_same: int = _MOST_SAME) -> tuple[Row, ...]:
    """Return the passage as rows, each with its words in the first and in the second article.

    Args:
        shared: the passage with its differences.
        texts: the untouched texts of the two articles.
        most_same: so many rows without a difference are shown in a row; of more, only the first and the last.
    """
    rows = []
    held: list[_Stretch] = []
    for stretch in _cut(shared, texts):
        if stretch is None:
            rows.append(_write_row(held, texts))
            held = []
        else:
            held.append(stretch)
    if held:
        rows.append(_write_row(held, texts))
    return tuple(_leave_out(rows, most_same))


def _cut(shared: SharedPassage, texts: tuple[str, str]) -> Iterator[_Stretch | None]:
    """Yield stretches in order, and None where a row ends."""
    at = [span.start for span in shared.passage.spans]
    for difference in [*_in_order(shared), None]:
        ends = [span.end for span in shared.passage.spans]
        if difference is not None:
            ends = [span.start for span in difference.spans]
        yield from _cut_equal(texts, (at[0], ends[0]), (at[1], ends[1]))
        if difference is not None:
            one, other = difference.spans
            yield _Stretch(difference.kind, (one.start, one.end), (other.start, other.end))
            at = [one.end, other.end]


def _in_order(shared: SharedPassage) -> list[WordDifference]:
    """Return the differences that go forward in both articles and lie within the passage."""
    first, second = shared.passage.spans
    kept: list[WordDifference] = []
    at = [first.start, second.start]
    for difference in shared.differences:
        one, other = difference.spans
        if at[0] <= one.start and at[1] <= other.start and one.end <= first.end and other.end <= second.end:
            kept.append(difference)
            at = [one.end, other.end]
    return kept


def _cut_equal(texts: tuple[str, str], first: tuple[int, int], second: tuple[int, int]) -> Iterator[_Stretch | None]:
    """Yield a stretch of equal words in pieces, with None between them where both texts end a sentence."""
    words, others = find_words(texts[0], *first), find_words(texts[1], *second)
    a, b = first[0], second[0]
    if len(words) == len(others):  # boilerplate in between would set them off against each other
        for place in range(1, len(words)):
            if _ends(texts[0], words, place) and _ends(texts[1], others, place):
                yield _Stretch("", (a, words[place].start), (b, others[place].start))
                yield None
                a, b = words[place].start, others[place].start
    yield _Stretch("", (a, first[1]), (b, second[1]))
    if (
        words
        and others
        and all(
            _SENTENCE_END.search(text[held[-1].end : end])
            for text, held, end in ((texts[0], words, first[1]), (texts[1], others, second[1]))
        )
    ):
        yield None


def _ends(text: str, words: Sequence[Word], place: int) -> bool:
    """Return whether a sentence ends before the word at ``place``."""
    return _SENTENCE_END.search(text[words[place - 1].end : words[place].start]) is not None


def _write_row(stretches: Sequence[_Stretch], texts: tuple[str, str]) -> Row:
    first = _write_side([(kind, one) for kind, one, _ in stretches], texts[0])
    second = _write_side([(kind, other) for kind, _, other in stretches], texts[1])
    return Row(sides=(first, second), same=not any(stretch.kind for stretch in stretches))


def _write_side(stretches: Sequence[tuple[str, tuple[int, int]]], text: str) -> tuple[Words, ...]:
    """Return one side of a row, clean and on one line; quotation marks next to a difference stay outside its mark."""
    pieces: list[Words] = []
    room = _SIDE_LIMIT
    for kind, (start, end) in stretches:
        words = _BLANKS.sub(" ", clean_text(text[start : min(end, start + max(room, 0))]))
        room -= end - start
        if words:
            pieces.append(Words(text=words, kind=kind))
    if room < 0:
        pieces.append(Words(text=" …"))
    if pieces:
        pieces[0] = Words(text=pieces[0].text.lstrip(), kind=pieces[0].kind)
        pieces[-1] = Words(text=pieces[-1].text.rstrip(), kind=pieces[-1].kind)
    return tuple(piece for piece in pieces if piece.text)


def _leave_out(rows: Sequence[Row], most_same: int) -> Iterator[Row]:
    """Yield the rows; of a long run without differences the first and the last, and how many were between."""
    place = 0
    while place < len(rows):
        end = place
        while end < len(rows) and rows[end].same:
            end += 1
        if end - place > most_same:
            yield rows[place]
            yield Row(skipped=end - place - 2)
            yield rows[end - 1]
        else:
            yield from rows[place : max(end, place + 1)]
        place = max(end, place + 1)
