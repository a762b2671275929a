"""The first lines: how many articles, distinct texts and independent origins, apart."""

from collections import Counter

from rich.console import RenderableType
from rich.text import Text

from stemma.views.outline.nouns import Outline, StoryOutline
from stemma.views.terminal.style import ALERT, OWN, make_rows, stack
from stemma.views.wording import STANDING, count


def show_numbers(articles: int, texts: int, origins: int) -> Text:
    """Return the three numbers that must not be mistaken for one another."""
    return Text.assemble(
        (str(articles), "bold"),
        f" {'article' if articles == 1 else 'articles'}   ",
        (str(texts), "bold"),
        f" distinct {'text' if texts == 1 else 'texts'}   ",
        (str(origins), "bold"),
        f" independent {'origin' if origins == 1 else 'origins'}",
    )


def show_findings(story: StoryOutline) -> Text:
    """Return how many conflicts, drifts and claims of each standing the story has."""
    standings = Counter(claim.standing for claim in story.claims)
    claims = ", ".join(f"{standings[key]} {words.lower()}" for key, words in STANDING.items() if standings[key])
    return Text.assemble(
        (count(len(story.conflicts), "conflict"), ALERT if story.conflicts else ""),
        f"   {count(len(story.drifts), 'drift')}   {count(len(story.claims), 'claim')}",
        (f": {claims}" if claims else "", OWN),
    )


def show_report_numbers(outline: Outline) -> RenderableType:
    """Return the numbers of a report of several stories, and the stories in a list."""
    rows = [
        (
            Text(str(story.number), "bold"),
            Text(f"{len(story.cards)}/{story.distinct_texts}/{story.origin_count}"),
            Text(f"≠{len(story.conflicts)}" if story.conflicts else "", ALERT),
            Text(story.title),
        )
        for story in outline.stories
        if len(story.cards) > 1
    ]
    single = sum(1 for story in outline.stories if len(story.cards) < 2)
    parts: list[RenderableType] = [
        Text(f"{count(len(outline.stories), 'story', 'stories')}, {count(outline.article_count, 'article')}", "bold"),
    ]
    if rows:
        parts += [Text("story, articles/distinct texts/independent origins, conflicts, title", OWN), make_rows(rows)]
    if single:
        parts.append(Text(f"and {count(single, 'article')} that no other article joins, listed last", OWN))
    return stack(*parts)
