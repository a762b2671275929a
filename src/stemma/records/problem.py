"""Problem: something skipped, unreadable or unmeasured."""

from stemma.records.base import Record


class Problem(Record, order=True, frozen=True, kw_only=True):
    """One thing that was skipped, unreadable or unmeasured.

    Attributes:
        where: path, URL, record or article id.
        what: what was found.
        why: what was expected, and what to do about it.
    """

    where: str
    what: str
    why: str
