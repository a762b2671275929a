"""The stemma in Markdown: nested lists, origins outermost."""

from collections import defaultdict
from collections.abc import Iterator

from stemma.views.markdown.escaping import escape
from stemma.views.outline.nouns import Edge, StoryOutline
from stemma.views.wording import ORIGIN, percent

# Deeper nesting would read as code; what lies deeper is listed at this depth.
DEPTH = 6


def write_stemma(story: StoryOutline) -> Iterator[str]:
    """Yield the origins as a list, the articles that draw on each nested below it."""
    labels = {card.key: card.label for card in story.cards}
    names = {origin.number: origin.label for origin in story.stemma.origins}
    below: dict[str | int, list[Edge]] = defaultdict(list)
    others: dict[str, list[Edge]] = defaultdict(list)
    for edge in story.stemma.edges:
        if edge.main:
            below[edge.source or edge.origin].append(edge)
        else:
            others[edge.target].append(edge)
    for origin in story.stemma.origins:
        if not origin.main:
            continue
        yield f"- **{escape(origin.label)}** ({ORIGIN[origin.kind]})"
        waiting = [(1, edge) for edge in reversed(below[origin.number])]
        while waiting:
            depth, edge = waiting.pop()
            told = [_tell(edge)]
            for other in others[edge.target]:
                told.append(f"also {_tell(other, escape(other.source or names[other.origin]))}")
            told += [f"evidence: {escape(why)}" for why in edge.why]
            yield f"{'  ' * min(depth, DEPTH)}- {edge.target} {escape(labels[edge.target])}: {'; '.join(told)}"
            waiting += [(depth + 1, child) for child in reversed(below[edge.target])]
    cited = [f"{escape(origin.label)} ({ORIGIN[origin.kind]})" for origin in story.stemma.origins if not origin.main]
    if cited:
        yield f"- behind single statements only: {', '.join(cited)}"
    loose = [key for key, home in story.stemma.homes.items() if not home]
    if loose:
        yield f"- origin not measured: {', '.join(loose)}"


def _tell(edge: Edge, source: str = "") -> str:
    """Return how much of an article comes along a line, how rewritten, and whether the direction is known."""
    share = "share not measured" if edge.coverage is None else percent(edge.coverage)
    parts = [share, edge.rewriting, "own reporting" if edge.own else f"from {source}" if source else ""]
    told = " ".join(part for part in parts if part)
    return f"{told}, which came first is undetermined" if edge.undetermined else told
