"""Windows over a long row of word pieces: where they start, and which window decides about a piece."""

from collections.abc import Sequence
from typing import NamedTuple


class Window(NamedTuple):
    """One window.

    Attributes:
        start, end: the pieces it reads.
        first, last: the pieces it decides about: those that lie deeper in it than in its neighbours.
    """

    start: int
    end: int
    first: int
    last: int


def plan_windows(pieces: int, breaks: Sequence[int], wanted: int, most: int, overlap: int) -> list[Window]:
    """Return windows that cover ``pieces``: whole paragraphs together, a long paragraph in overlapping windows.

    Args:
        pieces: how many there are.
        breaks: where paragraphs start, ascending.
        wanted: how many pieces a window of several paragraphs may hold.
        most: how many any window may hold.
        overlap: how many two neighbours in one paragraph share at least; less than ``most``.

    >>> [window[:2] for window in plan_windows(12, [0, 3, 5, 9], 6, 8, 2)]
    [(0, 5), (5, 9), (9, 12)]
    """
    windows: list[Window] = []
    begin = end = 0
    for start, stop in zip([0, *breaks], [*breaks, pieces], strict=True):
        if stop <= start:
            continue
        if stop - begin > wanted and end > begin:
            windows += _split(begin, end, most, overlap)
            begin = start
        end = stop
    return windows + _split(begin, end, most, overlap) if end > begin else windows


def _split(begin: int, end: int, most: int, overlap: int) -> list[Window]:
    """Return the fewest windows of nearly equal size that cover the pieces, each overlapping the next.

    >>> _split(0, 10, 6, 2)
    [Window(start=0, end=6, first=0, last=5), Window(start=4, end=10, first=5, last=10)]
    """
    pieces = end - begin
    count = max(1, -(-(pieces - overlap) // (most - overlap)))
    size = pieces if count == 1 else -(-(pieces + (count - 1) * overlap) // count)
    starts = [begin + (number * (pieces - size) // (count - 1) if number else 0) for number in range(count)]
    windows: list[Window] = []
    for number, start in enumerate(starts):
        first = windows[-1].last if windows else start
        last = (starts[number + 1] + start + size) // 2 if number + 1 < count else end
        windows.append(Window(start, start + size, first, last))
    return windows
