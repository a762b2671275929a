"""Conflicts and drifts as CSV: one row for each wording on each side."""

import csv
import io
from collections.abc import Collection, Iterator
from typing import Final

from stemma.records import Report
from stemma.views.clean import clean_line
from stemma.views.conflicts.entries import Difference, list_differences
from stemma.views.timeline.table import guard_cell

COLUMNS: Final = (
    "id", "story", "finding", "kind", "relation", "measure", "side", "value", "sentence", "article", "outlet",
    "published", "source", "start", "end", "origins", "why",
)  # fmt: skip


def render_csv(report: Report, kinds: Collection[str] = ()) -> str:
    """Return the conflicts and drifts as CSV (RFC 4180, with a header), one row for each wording on each side.

    ``start`` and ``end`` give the place of ``value`` in the article's text, in characters; ``origins`` lists the
    independent origins behind the side. A cell that a spreadsheet would take for a formula gets an apostrophe first.
    """
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for difference in list_differences(report, kinds):
        for row in _rows(difference):
            writer.writerow([guard_cell(cell) if isinstance(cell, str) else cell for cell in row])
    return page.getvalue()


def _rows(difference: Difference) -> Iterator[tuple[str | int, ...]]:
    for position in difference.positions:
        for wording in position.wordings:
            yield (
                difference.id,
                clean_line(difference.story),
                difference.finding,
                difference.kind,
                difference.relation,
                difference.measure or "",
                position.name,
                clean_line(wording.words),
                clean_line(wording.sentence),
                wording.article.id,
                wording.article.outlet or wording.label,
                wording.article.published.value or "",
                wording.article.source,
                wording.span.start,
                wording.span.end,
                "; ".join(clean_line(origin) for origin in position.origins),
                clean_line(difference.why),
            )
