"""The timeline as plain text for a terminal."""

import textwrap
from typing import Final

from stemma.records import Report
from stemma.views.dates import parse_day, show_day
from stemma.views.outline import StoryOutline, outline_report
from stemma.views.outline.nouns import TimelineRow

_WIDTH: Final = 100
_INDENT: Final = 2
_STATUS_WIDTH: Final = 11


def render_text(report: Report) -> str:
    """Return the timeline as plain text, story by story; letters name the articles listed below each."""
    stories = [_show_story(story) for story in outline_report(report).stories if story.timeline]
    return "\n\n".join(stories) + "\n" if stories else "No report gives a date that could be placed.\n"


def _show_story(story: StoryOutline) -> str:
    wide = max(len(row.when) for row in story.timeline) + 2
    today = parse_day(story.today)
    lines = [story.title]
    if today:
        lines.append(f"Seen from {show_day(today)}, the day of the latest report.")
    lines.append("")
    for row in story.timeline:
        lines += _show_row(row, wide)
    lines.append("")
    named = {place.key for row in story.timeline for place in row.places}
    lines += [f"  {card.key}  {card.label}, {card.published}" for card in story.cards if card.key in named]
    return "\n".join(lines)


def _show_row(row: TimelineRow, wide: int) -> list[str]:
    keys = " ".join(dict.fromkeys(place.key for place in row.places))
    head = f"{'':{_INDENT}}{row.when:{wide}}{row.status:{_STATUS_WIDTH}}"
    text = f"{row.text} [{keys}]" if keys else row.text
    body = textwrap.wrap(text, max(_WIDTH - len(head), 30), break_on_hyphens=False) or [""]
    return [head + body[0], *(f"{'':{len(head)}}{line}" for line in body[1:])]
