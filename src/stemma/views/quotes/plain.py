"""Quotes as plain text for a terminal."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from stemma.views.clean import clean_line, cut_line
from stemma.views.quotes.entries import Saying, StoryQuotes
from stemma.views.quotes.telling import describe_source, tell_manner, tell_place, tell_words

_WIDTH: Final = 100
NOTHING: Final = "No report says that anybody said anything.\n"


def render_text(stories: Sequence[StoryQuotes]) -> str:
    """Return the quotes as plain text: story by story, source by source, the wordings of one saying together."""
    return "\n\n".join("\n".join(_show_story(story)) for story in stories) + "\n" if stories else NOTHING


def _show_story(story: StoryQuotes) -> Iterator[str]:
    yield cut_line(story.title, _WIDTH)
    for source in story.sources:
        yield ""
        yield from _wrap(f"{source.name} — {describe_source(source)}", "")
        for number, saying in enumerate(source.sayings, 1):
            yield from _show_saying(number, saying)


def _show_saying(number: int, saying: Saying) -> Iterator[str]:
    head = f"{number:>3}. "
    for wording in saying.wordings:
        manner = tell_manner(wording)
        told = f"{tell_words(wording)} [{tell_place(wording)}{'; ' + manner if manner else ''}]"
        yield from _wrap(told, head, "     ")
        head = "     "
    if saying.elsewhere:
        yield from _wrap(f"also ascribed to: {'; '.join(saying.elsewhere)}", "     ~ ", "       ")


def _wrap(text: str, indent: str, later: str | None = None) -> list[str]:
    return textwrap.wrap(
        clean_line(text), _WIDTH, initial_indent=indent, subsequent_indent=later or indent, break_on_hyphens=False
    )
