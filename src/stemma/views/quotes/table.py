"""Quotes as CSV: one row for each wording."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from stemma.views.clean import clean_line
from stemma.views.quotes.entries import Step, StoryQuotes
from stemma.views.timeline.table import guard_cell

COLUMNS: Final = (
    "story", "source", "source_kind", "role", "number", "saying", "form", "act", "words", "quoted", "speaker_words",
    "cue", "article", "label", "outlet", "published", "file", "start", "end", "through", "chain", "elsewhere",
)  # fmt: skip


def render_csv(stories: Iterable[StoryQuotes]) -> str:
    """Return the quotes as CSV (RFC 4180, with a header), one row a wording.

    ``saying`` numbers what one source is reported to have said: rows that share it are wordings of one saying.
    ``start`` and ``end`` give the place of ``words`` in the article's text, in characters, and the steps of ``chain``
    the place of each name. ``through`` names those between article and source. A cell that a spreadsheet would take for
    a formula gets an apostrophe first.
    """
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _rows(stories):
        writer.writerow([guard_cell(cell) if isinstance(cell, str) else cell for cell in row])
    return page.getvalue()


def _rows(stories: Iterable[StoryQuotes]) -> Iterator[tuple[str | int, ...]]:
    for story in stories:
        for source in story.sources:
            about = (clean_line(story.title), source.name, source.kind, source.role, source.number or "")
            for number, saying in enumerate(source.sayings, 1):
                for one in saying.wordings:
                    yield (
                        *about,
                        number,
                        one.form,
                        one.act or "",
                        one.words,
                        " | ".join(one.quoted),
                        one.speaker,
                        one.cue,
                        one.article.id,
                        one.label,
                        one.article.outlet or "",
                        one.article.published.value or "",
                        one.article.source,
                        one.span.start,
                        one.span.end,
                        "; ".join(step.name for step in one.through),
                        " > ".join(_place(step) for step in one.chain),
                        "; ".join(saying.elsewhere),
                    )


def _place(step: Step) -> str:
    return f"{step.name} [{step.span.start}-{step.span.end}]" if step.span else step.name
