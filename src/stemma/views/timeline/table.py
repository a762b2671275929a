"""The timeline as CSV: one row an entry."""

import csv
import io
from typing import Final

from stemma.records import Article, Report
from stemma.views.clean import clean_text
from stemma.views.timeline.entries import Entry, list_entries

COLUMNS: Final = (
    "story", "earliest", "latest", "precision", "status", "text", "article", "outlet", "published", "source",
    "start", "end", "articles", "statements",
)  # fmt: skip
# A spreadsheet takes a cell that opens with one of these for a formula, and would run it.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render_csv(report: Report) -> str:
    """Return the timeline as CSV (RFC 4180, with a header), one row an entry.

    ``article``, ``start`` and ``end`` give the place of ``text``; ``articles`` and ``statements`` count how many make
    it. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in list_entries(report):
        writer.writerow([guard_cell(cell) if isinstance(cell, str) else cell for cell in _row(entry)])
    return page.getvalue()


def _row(found: Entry) -> tuple[str | int, ...]:
    entry = found.entry
    return (
        found.story.title,
        entry.earliest or "",
        entry.latest or "",
        entry.precision,
        entry.status,
        entry.text,
        *_describe(found.article),
        found.first.span.start if found.first else "",
        found.first.span.end if found.first else "",
        len(found.articles),
        len(entry.statements),
    )


def _describe(article: Article | None) -> tuple[str, str, str, str]:
    if article is None:
        return "", "", "", ""
    return article.id, article.outlet or "", article.published.value or "", article.source


def guard_cell(text: str) -> str:
    """Return text for a cell: no control characters, and nothing that a spreadsheet would run.

    >>> guard_cell("=1+1"), guard_cell("plain")
    ("'=1+1", 'plain')
    """
    text = clean_text(text)
    return f"'{text}" if text.lstrip(" \u00a0\u3000").startswith(_FORMULA) else text
