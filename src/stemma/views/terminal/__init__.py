"""A report on the terminal: what an editor must know in the first half minute stands first."""

from collections.abc import Iterator
from typing import Final

from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.text import Text

from stemma.records import Report
from stemma.views.outline import Outline, StoryOutline, outline_report
from stemma.views.terminal.claims import show_claims
from stemma.views.terminal.numbers import show_findings, show_numbers, show_report_numbers
from stemma.views.terminal.people import show_speakers, show_timeline
from stemma.views.terminal.quotes import show_brief, show_conflict, show_drift
from stemma.views.terminal.style import KEY, OWN, indent, make_heading, make_rows
from stemma.views.terminal.tree import show_descent, show_trees
from stemma.views.wording import count

# Stories told in full; the others are told by numbers, brief and conflicts, and that is said.
FULL_STORIES: Final = 3

__all__ = ["render_terminal"]


def render_terminal(report: Report, console: Console) -> None:
    """Print ``report`` on ``console``, readable from 60 columns on, with or without colour."""
    outline = outline_report(report)
    for part in _show_report(outline, console.width):
        console.print(part, markup=False, highlight=False, emoji=False)


def _show_report(outline: Outline, width: int) -> Iterator[RenderableType]:
    """Yield everything from the numbers to the problems."""
    joined = [story for story in outline.stories if len(story.cards) > 1]
    if len(outline.stories) != 1:
        yield show_report_numbers(outline)
    told = joined if joined or len(outline.stories) > 1 else list(outline.stories)
    for place, story in enumerate(told):
        yield Rule(characters="═", style="")
        yield Text(story.title, "bold")
        yield from show_story(story, width, full=place < FULL_STORIES)
    alone = [story for story in outline.stories if story not in told]
    if alone:
        yield Text("")
        yield make_heading("Articles that no other article joins")
        rows = ((Text(card.label, "bold"), Text(story.title)) for story in alone for card in story.cards)
        yield indent(make_rows(rows))
    if outline.unplaced:
        yield Text("")
        yield make_heading(f"Articles in no story ({len(outline.unplaced)})", "see the problems")
        yield indent(make_rows((Text(card.label, "bold"), Text(card.source)) for card in outline.unplaced))
    if outline.problems:
        yield Text("")
        yield make_heading(f"Problems ({len(outline.problems)})", "skipped, unreadable or not measured")
        rows = ((Text(each.where, "bold"), Text(f"{each.what}: {each.why}")) for each in outline.problems)
        yield indent(make_rows(rows))


def show_story(story: StoryOutline, width: int, *, full: bool) -> Iterator[RenderableType]:
    """Yield one story, section by section; without ``full`` only numbers, brief and conflicts."""
    yield show_numbers(len(story.cards), story.distinct_texts, story.origin_count)
    yield show_findings(story)
    yield Text("")
    yield make_heading("Stemma", "who drew on whom")
    for tree in show_trees(story):
        yield indent(tree)
    if story.brief:
        yield Text("")
        yield make_heading("In brief", "sentences as printed")
        yield indent(show_brief(story.brief))
    if story.conflicts:
        yield Text("")
        yield make_heading(f"Conflicts ({len(story.conflicts)})", "the words in question stand between « and »")
        for conflict in story.conflicts:
            yield indent(show_conflict(conflict, width - 2))
    if full:
        yield from _show_rest(story)
    else:
        left = f"{count(len(story.claims), 'claim')}, {count(len(story.drifts), 'drift')}, "
        yield Text(f"not shown here: {left}timeline and speakers; the HTML, Markdown and JSON reports have them", OWN)


def _show_rest(story: StoryOutline) -> Iterator[RenderableType]:
    """Yield drifts, claims, timeline, speakers and the list of articles."""
    if story.drifts:
        yield Text("")
        yield make_heading(f"Drifts ({len(story.drifts)})", "what changed on the way")
        for drift in story.drifts:
            yield indent(show_drift(drift))
    if story.claims:
        yield Text("")
        yield from show_claims(story.claims)
    if story.timeline:
        yield Text("")
        yield make_heading("Timeline")
        yield indent(show_timeline(story.timeline, story.today))
    if story.speakers:
        yield Text("")
        yield make_heading("Who says what")
        yield indent(show_speakers(story.speakers))
    if len(story.cards) > 1:
        yield Text("")
        yield make_heading("Why this stemma", "what each article draws on, what only it has, and the evidence")
        yield indent(show_descent(story))
    yield Text("")
    yield make_heading("Articles")
    yield indent(
        make_rows(
            (Text(card.key, KEY), Text(card.published), Text(f"{card.title or card.label}  {card.source}"))
            for card in story.cards
        )
    )
