"""When an article was published, from its record, its stamps and its dateline."""

from datetime import date, timedelta
from typing import NamedTuple

from stemma.ingest.dates import read_date
from stemma.ingest.drafts import Draft
from stemma.ingest.marking.sheet import DatelineMark, Sheet, StampMark
from stemma.records.article import DateBasis

# A dateline's day lies at most this long before publication.
_MAX_DATELINE_AGE = timedelta(days=31)


class Publication(NamedTuple):
    """The fields of ``Published`` by offsets, and the date of the last change."""

    value: str | None
    basis: DateBasis
    span: tuple[int, int] | None
    modified: str | None
    dateline_date: str | None


def tell_publication(draft: Draft, sheet: Sheet) -> Publication:
    """Return when the draft was published: by its record first, then by a stamp in its text, then by its dateline."""
    modified = read_date(draft.modified) if draft.modified else None
    updated = next((stamp for stamp in sheet.stamps if stamp.label == "updated" and stamp.value), None)
    modified = modified or (updated.value if updated else None)
    recorded = read_date(draft.published) if draft.published else None
    stamp = _best_stamp(sheet.stamps)
    if recorded:
        same = next((mark for mark in sheet.stamps if mark.value and mark.value[:10] == recorded[:10]), None)
        span = (same.start, same.end) if same else None
        return Publication(recorded, "metadata", span, modified, _dateline_date(sheet.dateline, recorded))
    if stamp:
        return Publication(
            stamp.value, "stated", (stamp.start, stamp.end), modified, _dateline_date(sheet.dateline, stamp.value)
        )
    written = _dateline_date(sheet.dateline, None)
    if written and sheet.dateline:
        return Publication(written, "stated", (sheet.dateline.start, sheet.dateline.end), modified, written)
    return Publication(None, "unknown", None, modified, None)


def _best_stamp(stamps: list[StampMark]) -> StampMark | None:
    """Return the stamp that says "published", else one without a label, else the update."""
    for label in ("published", "plain", "updated"):
        found = next((stamp for stamp in stamps if stamp.label == label and stamp.value), None)
        if found:
            return found
    return None


def _dateline_date(dateline: DatelineMark | None, published: str | None) -> str | None:
    """Return the dateline's date; its year, where it gives none, is the one that puts it just before publication.

    >>> mark = DatelineMark("OSLO", None, 12, 31, 0, 12)
    >>> _dateline_date(mark, "2024-01-01T08:00")
    '2023-12-31'
    """
    if dateline is None or dateline.month is None or dateline.day is None:
        return None
    day = date.fromisoformat(published[:10]) if published else None
    years = [dateline.year] if dateline.year else ([day.year, day.year - 1] if day else [])
    for year in years:
        try:
            candidate = date(year, dateline.month, dateline.day)
        except ValueError:
            continue
        if dateline.year or day is None or -1 <= (day - candidate).days <= _MAX_DATELINE_AGE.days:
            return candidate.isoformat()
    return None
