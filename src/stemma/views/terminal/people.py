"""Timeline and speakers."""

from collections.abc import Sequence
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from stemma.views.dates import show_moment
from stemma.views.outline.nouns import SpeakerCard, TimelineRow
from stemma.views.terminal.style import HEADING, KEY, OWN, indent, keys_of, make_keys, make_rows, stack
from stemma.views.wording import count

# Entries shown on a terminal; how many more there are is said.
TIMELINE_SHOWN: Final = 30
SPEAKERS_SHOWN: Final = 12
SAYINGS_SHOWN: Final = 4


def show_timeline(rows: Sequence[TimelineRow], today: str | None) -> RenderableType:
    """Return past and ongoing entries, a line for the day of the latest report, and scheduled entries."""
    before = [row for row in rows if row.status != "scheduled"]
    after = [row for row in rows if row.status == "scheduled"]
    parts: list[RenderableType] = [_show_entries(before)] if before else []
    if today:
        parts.append(Text(f"── latest report: {show_moment(today)} ──", OWN))
    if after:
        parts.append(_show_entries(after))
    return stack(*parts)


def _show_entries(rows: Sequence[TimelineRow]) -> RenderableType:
    shown = rows[-TIMELINE_SHOWN:] if rows[0].status != "scheduled" else rows[:TIMELINE_SHOWN]
    table = make_rows(
        (
            Text(row.when, "bold"),
            Text("" if row.status == "past" else row.status),
            Text.assemble(row.text, "  ", make_keys(keys_of(row.places))),
        )
        for row in shown
    )
    rest = len(rows) - len(shown)
    return stack(table, Text(f"… and {count(rest, 'more entry', 'more entries')}", OWN)) if rest else table


def show_speakers(cards: Sequence[SpeakerCard]) -> RenderableType:
    """Return who says what; a quotation stands in quotation marks, reported speech does not."""
    parts: list[RenderableType] = []
    for card in cards[:SPEAKERS_SHOWN]:
        about = card.role or (card.kind if card.kind not in {"named", "unresolved"} else "")
        parts.append(
            Text.assemble((card.name, HEADING), (f", {about}" if about else "", OWN), "  ", (" ".join(card.keys), KEY))
        )
        parts.append(indent(_show_sayings(card)))
    if len(cards) > SPEAKERS_SHOWN:
        parts.append(Text(f"… and {count(len(cards) - SPEAKERS_SHOWN, 'more speaker')}", OWN))
    return stack(*parts)


def _show_sayings(card: SpeakerCard) -> RenderableType:
    rows = [
        (
            make_keys(keys_of(saying.places)),
            Text(f"“{saying.text}”" if saying.direct else saying.text),
        )
        for saying in card.sayings[:SAYINGS_SHOWN]
    ]
    rest = len(card.sayings) - SAYINGS_SHOWN
    table = make_rows(rows)
    return stack(table, Text(f"… and {rest} more", OWN)) if rest > 0 else table
