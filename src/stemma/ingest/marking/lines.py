"""A text as lines: what stands on a line of its own, with offsets."""

import re
from itertools import pairwise
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_EDGE = " \t\u00a0\u200b\ufeff\u2003\u2002\u2009\u202f"
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]{0,3}$")
# In a text with hard line breaks most lines of a paragraph are as long as the page is wide, and go on in lower case.
_MAX_WRAPPED_WIDTH = 120
_MIN_WRAPPED_SHARE = 0.3
_FULL_WIDTH = 0.75


class Line(NamedTuple):
    """One line without the white space around it; ``gap`` tells whether a blank line stands before it."""

    start: int
    end: int
    text: str
    gap: bool


def split_lines(text: str) -> list[Line]:
    """Return the lines of ``text`` that are not blank; of a text with hard line breaks, its paragraphs.

    >>> [line.text for line in split_lines("One. \\n\\n Two.")]
    ['One.', 'Two.']
    """
    lines: list[Line] = []
    before = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip(_EDGE)
        if not stripped or stripped.isspace():
            continue
        start = match.start() + len(raw) - len(raw.lstrip(_EDGE))
        gap = text.count("\n", before, start) > 1 if lines else False
        lines.append(Line(start, start + len(stripped), stripped, gap))
        before = lines[-1].end
    return _join_wrapped(text, lines) if _is_wrapped(lines) else lines


def ends_sentence(text: str) -> bool:
    """Return whether a line ends as a sentence does.

    >>> ends_sentence("He said “no.”"), ends_sentence("Talks go on")
    (True, False)
    """
    return bool(_SENTENCE_END.search(text[-6:]))


def _is_wrapped(lines: list[Line]) -> bool:
    """Return whether the line breaks stand where the page ended rather than where a paragraph did."""
    if len(lines) < 6:
        return False
    going_on = sum(
        1
        for line, following in pairwise(lines)
        if not following.gap
        and len(line.text) <= _MAX_WRAPPED_WIDTH
        and not ends_sentence(line.text)
        and following.text[:1].islower()
    )
    return going_on >= _MIN_WRAPPED_SHARE * len(lines)


def _join_wrapped(text: str, lines: list[Line]) -> list[Line]:
    joined: list[Line] = []
    width = min(max(len(line.text) for line in lines), _MAX_WRAPPED_WIDTH)
    for line in lines:
        last = joined[-1] if joined else None
        if last is not None and not line.gap and _goes_on(width, last, line):
            joined[-1] = Line(last.start, line.end, line.text, last.gap)
        else:
            joined.append(line)
    return [Line(line.start, line.end, text[line.start : line.end], line.gap) for line in joined]


def _goes_on(width: int, last: Line, line: Line) -> bool:
    """Return whether ``line`` belongs to the paragraph before it: that one does not end in a short line."""
    return line.text[:1].islower() or len(last.text) >= _FULL_WIDTH * width
