"""Stretches in quotation marks: curly, straight, doubled and single, with or without a closing mark."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

_MARK = re.compile(r"[“”„«»\"]|''|``|[‘’'](?=\w)|(?<=[\w.,!?…-])[’']")
_LINE = re.compile(r"[^\n\r]+")
_LONGEST_SINGLE = 600  # characters: a single quotation mark further away is an apostrophe
_LONGEST = 6000  # characters: a double mark further away closes another quotation
_MOST_NESTED = 3  # opening marks inside a quotation; more are a list of unclosed ones
_DOUBLE = re.compile(r"[“”„«»\"]")
_SINGLE = re.compile(r"[’']")


class Quotation(NamedTuple):
    """A stretch in quotation marks.

    Attributes:
        start, end: offsets with the marks.
        inner_start, inner_end: offsets without them.
        closed: False if no closing mark was found before the end of its paragraph.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


class QuotationIndex:
    """Quotations in order of the text, none overlapping, looked up by place."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._quotations = quotations
        self._starts = [quotation.start for quotation in quotations]
        self._ends = [quotation.end for quotation in quotations]

    def touching(self, start: int, end: int) -> Sequence[Quotation]:
        """Return the quotations that share a character with ``[start, end)``."""
        return self._quotations[bisect_right(self._ends, start) : bisect_left(self._starts, end)]


def find_quotations(text: str) -> list[Quotation]:
    """Return the outermost quotations of ``text`` in order; none crosses a line break.

    A paragraph that opens a quotation and does not close it is quoted to its end, as newspapers set a quotation of
    several paragraphs, if the next paragraph opens with a mark; otherwise the mark stands alone and is passed over.

    >>> text = 'She said “we ‘never’ left” and "it\\'s fine".'
    >>> [text[q.inner_start : q.inner_end] for q in find_quotations(text)]
    ['we ‘never’ left', "it's fine"]
    """
    quotations: list[Quotation] = []
    for line in _LINE.finditer(text):
        _scan_line(text, line.start(), line.end(), quotations)
    return quotations


def _scan_line(text: str, start: int, end: int, quotations: list[Quotation]) -> None:
    position = start
    while position < end:
        mark = _MARK.search(text, position, end)
        if not mark:
            return
        opening = mark.group()
        if not _can_open(text, start, mark):
            position = mark.end()
            continue
        closing = _find_closing(text, mark, end)
        if closing:
            quotations.append(Quotation(mark.start(), closing[1], mark.end(), closing[0], True))
            position = closing[1]
            continue
        if opening in ("“", '"', "''", "``", "«", "„") and _may_run_on(text, mark, end):
            quotations.append(Quotation(mark.start(), end, mark.end(), end, False))
            return
        position = mark.end()


def _can_open(text: str, start: int, mark: re.Match[str]) -> bool:
    sign = mark.group()
    if sign in ("”", "»"):
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    if sign in ("'", "’", "‘"):
        return (
            not before.isalnum() and before not in ".,!?" and not after.isspace() and (sign != "’" or before.isspace())
        )
    if sign in ("“", "„", "«", "``"):
        return True
    return not before.isalnum() and not after.isspace()


def _find_closing(text: str, mark: re.Match[str], end: int) -> tuple[int, int] | None:
    """Return inner end and outer end of the quotation that ``mark`` opens; None if nothing closes it."""
    sign = mark.group()
    if sign in ("‘", "'", "’"):
        return _find_single_closing(text, mark.end(), min(end, mark.end() + _LONGEST_SINGLE))
    if sign in ("''", "``"):
        found = text.find("''", mark.end(), min(end, mark.end() + _LONGEST))
        return (found, found + 2) if found >= 0 else None
    closers = {"“": '”"', "„": '“”"', "«": "»", '"': '"”'}[sign]
    depth = nested = 0
    for other in _DOUBLE.finditer(text, mark.end(), min(end, mark.end() + _LONGEST)):
        char, position = other.group(), other.start()
        if nested > _MOST_NESTED:
            return None
        if char == sign and sign in "“«":
            depth, nested = depth + 1, nested + 1
        elif char in closers:
            if char == '"' and _opens_again(text, position, end):
                nested += 1
            elif depth and char != '"':
                depth -= 1
            else:
                return position, position + 1
    return None


def _opens_again(text: str, position: int, end: int) -> bool:
    """Return whether a straight mark stands as an opening one does: before a letter, after none."""
    return position + 1 < end and text[position + 1].isalnum() and not text[position - 1].isalnum()


def _find_single_closing(text: str, start: int, end: int) -> tuple[int, int] | None:
    nested = 0
    for other in _SINGLE.finditer(text, start + 1, end):
        position = other.start()
        before, following = text[position - 1], text[position + 1 : position + 3]
        if following[:1].isalnum():
            nested += before.isspace()
            if nested > _MOST_NESTED:
                return None
            continue
        ends_word = before.isalnum() and before != "s"
        if before in ".,!?…-" or ends_word or not following.strip() or following[0] in ",.;:":
            return position, position + 1
    return None


def _may_run_on(text: str, mark: re.Match[str], end: int) -> bool:
    """Return whether the next paragraph opens with a mark too, or nothing but the quotation stands in this one."""
    following = text[end : end + 8].lstrip()
    at_start = not text[max(0, mark.start() - 3) : mark.start()].strip() or text[mark.start() - 1] in "\n\r"
    return following[:1] in ("“", '"', "'", "«", "`") or at_start
