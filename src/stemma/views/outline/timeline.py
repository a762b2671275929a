"""The timeline as dated rows, and the day from which it is seen."""

from collections.abc import Iterable

from stemma.records import Article, Story, TimelineEntry
from stemma.views.clean import cut_line
from stemma.views.dates import parse_day, show_range
from stemma.views.outline.index import Index, rank_place
from stemma.views.outline.nouns import TimelineRow
from stemma.views.outline.quoting import QUOTE_LIMIT


def outline_timeline(story: Story, index: Index) -> tuple[TimelineRow, ...]:
    """Return the story's timeline, earliest first, undated entries last."""
    ordered = sorted(story.timeline, key=_rank_entry)
    return tuple(
        TimelineRow(
            number=number,
            anchor=f"{index.anchor}-t{number}",
            earliest=entry.earliest,
            latest=entry.latest,
            when=show_range(entry.earliest, entry.latest, entry.precision),
            status=entry.status,
            text=cut_line(entry.text, QUOTE_LIMIT),
            places=tuple(
                sorted(
                    (
                        index.place_of(index.statements[statement])
                        for statement in entry.statements
                        if statement in index.statements
                    ),
                    key=rank_place,
                )
            ),
        )
        for number, entry in enumerate(ordered, 1)
    )


def _rank_entry(entry: TimelineEntry) -> tuple[str, str, str, tuple[str, ...]]:
    return entry.earliest or entry.latest or "~", entry.latest or "~", entry.text, entry.statements


def find_today(articles: Iterable[Article]) -> str | None:
    """Return the day of the latest publication, ISO 8601; None if no article is dated."""
    days = [day for article in articles if (day := parse_day(article.published.value))]
    return max(days).isoformat() if days else None
