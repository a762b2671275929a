"""A statement before its ids are read: where it stands, and what of it counts."""

from typing import NamedTuple

from stemma.records import Attribution

Extent = tuple[int, int]


class Draft(NamedTuple):
    """One statement to be.

    Attributes:
        start: offset of the statement.
        end: offset after it.
        core: the stretch that its certainty and polarity are read from.
        extents: the stretches whose names, times and figures are its own; source and cue inside it are not.
        attribution: the attribution it stands in, or None.
    """

    start: int
    end: int
    core: Extent
    extents: tuple[Extent, ...]
    attribution: Attribution | None

    def grow(self, start: int, end: int) -> "Draft":
        """Return the draft with ``[start, end)`` added, and what lies between as shown but not as its own."""
        extents = tuple(sorted((*self.extents, (start, end))))
        return self._replace(start=min(self.start, start), end=max(self.end, end), extents=extents)


def draft(start: int, end: int, attribution: Attribution | None = None) -> Draft:
    """Return a draft that is all core."""
    return Draft(start, end, (start, end), ((start, end),), attribution)
