"""Timeline and speakers in Markdown."""

from collections.abc import Iterator, Sequence

from stemma.views.dates import show_moment
from stemma.views.markdown.escaping import escape
from stemma.views.markdown.parts import write_places, write_table
from stemma.views.outline.nouns import SpeakerCard, TimelineRow


def write_timeline(rows: Sequence[TimelineRow], today: str | None) -> Iterator[str]:
    """Yield the dated entries as a table, and the day from which past and scheduled are told apart."""
    if not rows:
        return
    if today:
        yield f"Past and scheduled are seen from the day of the latest report, {show_moment(today)}."
        yield ""
    yield from write_table(
        ("date", "status", "text", "where"),
        ((escape(row.when), row.status, escape(row.text), write_places(row.places)) for row in rows),
    )


def write_speakers(cards: Sequence[SpeakerCard]) -> Iterator[str]:
    """Yield each speaker with what the reports say he or she said; quotations stand in quotation marks."""
    for card in cards:
        about = card.role or (card.kind if card.kind not in {"named", "unresolved"} else "")
        yield f"- **{escape(card.name)}**{f' ({escape(about)})' if about else ''}"
        for saying in card.sayings:
            words = f"“{escape(saying.text)}”" if saying.direct else escape(saying.text)
            yield f"  - {words} ({write_places(saying.places)})"
