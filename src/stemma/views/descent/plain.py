"""The stemma of each story as plain text: the tree, and a row an article with the evidence."""

import io
from collections.abc import Iterator
from typing import Final

from rich.console import Console, RenderableType
from rich.text import Text

from stemma.records import Report
from stemma.views.outline import StoryOutline, outline_report
from stemma.views.terminal.numbers import show_numbers
from stemma.views.terminal.style import KEY, OWN, indent, make_heading, make_rows
from stemma.views.terminal.tree import show_descent, show_trees
from stemma.views.wording import count

_WIDTH: Final = 100


def render_text(report: Report, width: int = _WIDTH) -> str:
    """Return the stemmata as plain text without colours; articles that share nothing are counted."""
    page = io.StringIO()
    print_text(report, Console(file=page, highlight=False, no_color=True, width=width))
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


def print_text(report: Report, console: Console) -> None:
    """Print the stemmata on ``console``."""
    for part in _show_report(report):
        console.print(part, markup=False, highlight=False, emoji=False)


def _show_report(report: Report) -> Iterator[RenderableType]:
    outline = outline_report(report)
    joined = [story for story in outline.stories if len(story.cards) > 1]
    for place, story in enumerate(joined):
        if place:
            yield Text("")
        yield from _show_story(story)
    alone = sum(len(story.cards) for story in outline.stories if len(story.cards) < 2)
    if alone:
        yield Text(f"{'' if not joined else chr(10)}{count(alone, 'article')} that no other article joins", OWN)
    if outline.unplaced:
        yield Text(f"{count(len(outline.unplaced), 'article')} in no story, for example in another language", OWN)
    if not outline.stories and not outline.unplaced:
        yield Text("No article was read.", OWN)


def _show_story(story: StoryOutline) -> Iterator[RenderableType]:
    yield Text(story.title, "bold")
    yield show_numbers(len(story.cards), story.distinct_texts, story.origin_count)
    for tree in show_trees(story):
        yield indent(tree)
    yield Text("")
    yield make_heading("Why", "what each article draws on, what only it has, and the evidence")
    yield indent(show_descent(story, every=True))
    yield Text("")
    yield make_heading("Articles")
    rows = ((Text(card.key, KEY), Text(f"{card.label}, {card.published}  {card.source}")) for card in story.cards)
    yield indent(make_rows(rows))
