"""The stemma as a small tree, origins with the articles that draw on them, and as a table with the evidence."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from rich.console import RenderableType
from rich.text import Text
from rich.tree import Tree

from stemma.views.outline.descent_table import DescentRow, is_citation, list_descent
from stemma.views.outline.nouns import Card, Edge, OriginCard, StoryOutline
from stemma.views.terminal.style import KEY, OWN, make_rows
from stemma.views.wording import ORIGIN, count, percent

# Articles told under one source; of the others the letters are given.
SHOWN: Final = 15
# Reasons told for one article; the others are counted.
REASONS: Final = 4


def show_trees(story: StoryOutline) -> list[Tree | Text]:
    """Return one tree for each origin that an article mainly rests on, and lines for what else there is."""
    cards = {card.key: card for card in story.cards}
    below: dict[str | int, list[Edge]] = defaultdict(list)
    into: dict[str, list[Edge]] = defaultdict(list)
    for edge in story.stemma.edges:
        into[edge.target].append(edge)
        if edge.main:
            below[edge.source or edge.origin].append(edge)
    origins = {origin.number: origin for origin in story.stemma.origins}
    shown: list[Tree | Text] = []
    for origin in story.stemma.origins:
        if origin.main:
            own = cards.get(origin.key) if story.stemma.homes.get(origin.key) == origin.number else None
            tree = Tree(_root_label(origin, own), guide_style=OWN)
            _grow(tree, _without_own(origin, below), below, into, cards, origins)
            shown.append(tree)
    return shown + _tell_rest(story)


def show_descent(story: StoryOutline, *, every: bool = False) -> RenderableType:
    """Return a row for each article: what it draws on, what stands in it alone, and why we think so.

    Without ``every`` only the first articles of a large story, and how many more there are.
    """
    listed = list_descent(story)
    rows = [(Text(row.key, KEY), _tell_row(row)) for row in (listed if every else listed[:SHOWN])]
    if len(listed) > len(rows):
        left = f"… and {count(len(listed) - SHOWN, 'more article')}; the HTML and Markdown reports have them"
        rows.append((Text(""), Text(left, OWN)))
    return make_rows(rows)


def _tell_row(row: DescentRow) -> Text:
    """Return one article's row: sources in bold, our words and the evidence after them, one reason a line."""
    text = Text()
    for place, (name, told) in enumerate(row.draws):
        text.append("; " if place else "").append(name, "bold").append(f" {told}" if told else "")
    if not row.draws:
        text.append("origin not measured")
    if row.cites:
        text.append(f"; cites {', '.join(row.cites)}")
    if row.only_here:
        text.append(f"  {row.only_here} in no other article", OWN)
    for why in row.why[:REASONS]:
        text.append(f"\n· {why}", OWN)
    if len(row.why) > REASONS:
        text.append(f"\n· and {count(len(row.why) - REASONS, 'more reason')}", OWN)
    return text


def _tell_rest(story: StoryOutline) -> list[Text]:
    """Return lines for origins of single statements, own additions, and articles whose origin is not measured."""
    cited = [
        f"{origin.label} ({' '.join(origin.articles)})" if origin.articles else origin.label
        for origin in story.stemma.origins
        if not origin.main and not origin.key
    ]
    added = [
        f"{edge.target} {tell_share(edge)}"
        for edge in story.stemma.edges
        if edge.own and not edge.main and edge.coverage and edge.coverage >= 0.01
    ]
    loose = [key for key, home in story.stemma.homes.items() if not home]
    told = (("behind single statements", cited), ("own additions", added), ("origin not measured", loose))
    return [Text(f"{title}: {', '.join(entries)}", OWN) for title, entries in told if entries]


def _root_label(origin: OriginCard, card: Card | None) -> Text:
    """Return the label of an origin; an article that is its own origin is its label."""
    if card is None:
        return Text.assemble((origin.label, "bold"), (f"  {ORIGIN[origin.kind]}", OWN))
    return Text.assemble((f"{card.key} ", KEY), (card.label, "bold"), (f"  {ORIGIN['article']}  {card.published}", OWN))


def _without_own(origin: OriginCard, below: Mapping[str | int, list[Edge]]) -> list[Edge]:
    """Return the lines under an origin; an article shown as the root gives its own lines up to it."""
    edges = list(below.get(origin.number, ()))
    for edge in [edge for edge in edges if edge.own]:
        edges.remove(edge)
        edges += below.get(edge.target, [])
    return edges


def _grow(
    tree: Tree,
    edges: Iterable[Edge],
    below: Mapping[str | int, list[Edge]],
    into: Mapping[str, list[Edge]],
    cards: Mapping[str, Card],
    origins: Mapping[int, OriginCard],
) -> None:
    """Hang the articles that ``edges`` lead to under ``tree``, and theirs under them, without recursion."""
    waiting = [(tree, list(edges))]
    while waiting:
        parent, level = waiting.pop()
        for edge in level[:SHOWN]:
            others = [other for other in into[edge.target] if not other.main and _is_shown(other, origins)]
            branch = parent.add(_branch_label(edge, others, cards[edge.target], origins))
            waiting.append((branch, below.get(edge.target, [])))
        if len(level) > SHOWN:
            letters = " ".join(edge.target for edge in level[SHOWN:])
            parent.add(Text.assemble((f"… and {count(len(level) - SHOWN, 'more article')}: ", OWN), (letters, KEY)))


def _branch_label(edge: Edge, others: Iterable[Edge], card: Card, origins: Mapping[int, OriginCard]) -> Text:
    """Return an article with how much of it comes from above, how rewritten, and what else it draws on."""
    label = Text.assemble((f"{card.key} ", KEY), card.label, ("  ", ""), (tell_share(edge), "bold"))
    if edge.undetermined:
        label.append("  which came first is undetermined", OWN)
    for other in others:
        name = other.source or origins[other.origin].label
        how = "cites" if is_citation(other) else "also"
        label.append(f"  {how} {name} {tell_share(other)}".rstrip(), OWN)
    label.append(f"  {card.published}", OWN)
    return label


def _is_shown(edge: Edge, origins: Mapping[int, OriginCard]) -> bool:
    """Return whether a further line is worth a remark: from another article, or from an origin that has a tree."""
    return not edge.own and (bool(edge.source) or origins[edge.origin].main)


def tell_share(edge: Edge) -> str:
    """Return what share of an article comes along a line and how rewritten it is."""
    parts = [] if edge.coverage is None else [percent(edge.coverage)]
    return " ".join([*parts, edge.rewriting]).strip()
