"""Conflicts and drifts as plain text for a terminal."""

import textwrap
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Final

from stemma.records import Report
from stemma.views.clean import clean_line, cut_line
from stemma.views.conflicts.entries import Difference, Position, list_differences
from stemma.views.dates import show_moment
from stemma.views.wording import CONFLICT, DRIFT, RELATION

_WIDTH: Final = 100
_QUOTE_LIMIT: Final = 260
_NOTHING: Final = "No report conflicts with another, and no copy changes what it copies.\n"
_NONE_SUCH: Final = "There is no conflict or drift of this kind.\n"


def render_text(report: Report, kinds: Collection[str] = ()) -> str:
    """Return the conflicts and drifts as plain text, story by story, numbered."""
    by_story: dict[str, list[Difference]] = defaultdict(list)
    for difference in list_differences(report, kinds):
        by_story[difference.story].append(difference)
    if not by_story:
        return _NONE_SUCH if kinds else _NOTHING
    blocks = []
    for story, held in by_story.items():
        lines = [cut_line(story, _WIDTH)]
        for number, difference in enumerate(held, 1):
            lines += ["", *_show(number, difference)]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _show(number: int, difference: Difference) -> Iterator[str]:
    name = CONFLICT[difference.kind] if difference.finding == "conflict" else DRIFT[difference.kind]
    note = RELATION.get(difference.relation, "in a copy")
    measure = f" · {clean_line(difference.measure)}" if difference.measure else ""
    yield f"{number}. {name} ({note}){measure}"
    yield from _wrap(difference.why, "   ")
    for position in difference.positions:
        yield from _show_side(position)


def _show_side(position: Position) -> Iterator[str]:
    origins = "; ".join(clean_line(origin) for origin in position.origins)
    head = f"[{position.name}] “{cut_line(position.value, _QUOTE_LIMIT)}”"
    yield from _wrap(f"{head} — {origins}" if origins else head, "   ", "       ")
    for one in position.wordings:
        place = f"{clean_line(one.label)}, {show_moment(one.article.published.value)}, {one.span.start}–{one.span.end}"
        yield from _wrap(f"{place}: {cut_line(one.sentence, _QUOTE_LIMIT)}", "       ", "         ")


def _wrap(text: str, indent: str, later: str | None = None) -> list[str]:
    return textwrap.wrap(
        clean_line(text), _WIDTH, initial_indent=indent, subsequent_indent=later or indent, break_on_hyphens=False
    )
