"""What in a text is not body: title, byline, dateline, credits, dates, furniture, blocks, as offsets into it.

Each step is one file and one function over the sheet; the visible list below is their order. A step looks only at
lines that no earlier step has taken.
"""

from collections.abc import Callable

from stemma.ingest.marking.blocks import mark_blocks
from stemma.ingest.marking.bylines import mark_byline
from stemma.ingest.marking.captions import mark_captions
from stemma.ingest.marking.credits import mark_credits
from stemma.ingest.marking.datelines import mark_dateline
from stemma.ingest.marking.furniture import mark_furniture
from stemma.ingest.marking.headings import keep_some_body, mark_headings
from stemma.ingest.marking.openings import mark_openings
from stemma.ingest.marking.sheet import Sheet
from stemma.ingest.marking.stamps import mark_stamps
from stemma.ingest.marking.titles import mark_known_title, mark_title

STEPS: tuple[Callable[[Sheet], None], ...] = (
    mark_known_title,
    mark_stamps,
    mark_blocks,
    mark_furniture,
    mark_captions,
    mark_byline,
    mark_openings,
    mark_credits,
    mark_dateline,
    mark_title,
    mark_headings,
    keep_some_body,
)

__all__ = ["STEPS", "Sheet", "mark_text"]


def mark_text(text: str, known_title: str | None = None) -> Sheet:
    """Return the sheet of a text with all steps done.

    Args:
        text: the untouched text.
        known_title: the title that the article's record gives.
    """
    sheet = Sheet(text, known_title)
    for step in STEPS:
        step(sheet)
    return sheet
