"""The stemma in Markdown: nested lists, origins outermost, and a table with the evidence."""

from collections import defaultdict
from collections.abc import Iterator

from stemma.views.markdown.escaping import escape
from stemma.views.markdown.parts import write_table
from stemma.views.outline.descent_table import is_citation, list_descent
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
                name = escape(other.source or names[other.origin])
                told.append(f"cites {name}" if is_citation(other) else f"also {_tell(other, name)}")
            yield f"{'  ' * min(depth, DEPTH)}- {edge.target} {escape(labels[edge.target])}: {'; '.join(told)}"
            waiting += [(depth + 1, child) for child in reversed(below[edge.target])]
    cited = [escape(origin.label) for origin in story.stemma.origins if not origin.main and not origin.key]
    if cited:
        yield f"- behind single statements only: {', '.join(cited)}"
    loose = [key for key, home in story.stemma.homes.items() if not home]
    if loose:
        yield f"- origin not measured: {', '.join(loose)}"
    yield ""
    yield from _write_rows(story)


def _write_rows(story: StoryOutline) -> list[str]:
    """Return the table: what each article draws on, what stands in it alone, and the evidence."""
    rows = []
    for row in list_descent(story):
        draws = [f"{escape(name)}: {escape(told)}" if told else escape(name) for name, told in row.draws]
        cites = [f"cites {escape(', '.join(row.cites))}"] if row.cites else []
        told = "; ".join([*draws, *cites]) or "not measured"
        rows.append((row.key, told, row.only_here, " ".join(escape(why) for why in row.why)))
    return write_table(("", "draws on", "stands in no other", "evidence"), rows)


def _tell(edge: Edge, source: str = "") -> str:
    """Return how much of an article comes along a line, how rewritten, and whether the direction is known."""
    share = "share not measured" if edge.coverage is None else percent(edge.coverage)
    parts = [share, edge.rewriting, "own reporting" if edge.own else f"from {source}" if source else ""]
    told = " ".join(part for part in parts if part)
    return f"{told}, which came first is undetermined" if edge.undetermined else told
