"""The stemma as a drawing: where origins, articles and the lines between them stand."""

from collections import defaultdict
from typing import Final

from stemma.records import Record
from stemma.views.outline.nouns import Card, Edge, StoryOutline
from stemma.views.wording import ORIGIN, percent

# Up to this many articles each has a box with its name; beyond, a small box with its letter.
NAMED: Final = 9
# Beyond this many articles a drawing is no picture any more: those that share no text are left out, and that is said.
DRAWN: Final = 60
_ROW: Final = 118.0
_MARGIN: Final = 8.0
_ORIGIN_HEIGHT: Final = 44.0
_THICK: Final = 9.0
_THICK_SMALL: Final = 3.0


class Node(Record, frozen=True, kw_only=True):
    """A box: centre ``x``, top ``y``, its size and words; ``href`` for an article."""

    x: float
    y: float
    width: float
    height: float
    key: str
    label: str
    note: str
    href: str
    origin: bool


class Line(Record, frozen=True, kw_only=True):
    """A line: SVG path, stroke width, the share beside it and where that stands."""

    path: str
    thickness: float
    dashed: bool
    main: bool
    share: str
    x: float
    y: float
    title: str


class Drawing(Record, frozen=True, kw_only=True):
    """A stemma ready to draw; ``left_out`` counts articles that are not in it."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    left_out: int


def draw_stemma(story: StoryOutline) -> Drawing:
    """Return the story's stemma with origins in the top row and articles below what they draw on."""
    cards = {card.key: card for card in story.cards}
    below: dict[str | int, list[Edge]] = defaultdict(list)
    for edge in story.stemma.edges:
        if edge.main:
            below[edge.source or edge.origin].append(edge)
    # Sources of single statements and an article's own additions are told in words below the drawing.
    numbers = [origin.number for origin in story.stemma.origins if origin.main]
    if len(cards) > DRAWN:
        numbers = [number for number in numbers if _has_company(number, below)]
    named = len(cards) <= NAMED
    width = 152.0 if named else 44.0
    places, right = _place(numbers, below, width, 152.0 if named else 96.0)
    nodes = [_origin_node(story, number, *places[number], 144.0 if named else 90.0) for number in numbers]
    nodes += [
        _article_node(cards[key], x, row, width - 14.0, named)
        for key, (x, row) in places.items()
        if isinstance(key, str)
    ]
    lines = tuple(
        _draw_line(edge, places, named)
        for edge in story.stemma.edges
        if edge.target in places and (edge.source or edge.origin) in places
    )
    depth = max((row for _, row in places.values()), default=0)
    return Drawing(
        width=right + _MARGIN,
        height=depth * _ROW + (62 if named else 40) + 2 * _MARGIN + (24 if _dips(lines) else 0),
        nodes=tuple(nodes),
        lines=lines,
        left_out=sum(1 for key in cards if key not in places),
    )


def _has_company(number: int, below: dict[str | int, list[Edge]]) -> bool:
    return len(below[number]) > 1 or any(below[edge.target] for edge in below[number])


def _dips(lines: tuple[Line, ...]) -> bool:
    return any(not line.main for line in lines)


def _place(
    numbers: list[int], below: dict[str | int, list[Edge]], width: float, origin_width: float
) -> tuple[dict[str | int, tuple[float, int]], float]:
    """Return a centre and a row for each origin and article (leaves side by side, parents above their middle)."""
    places: dict[str | int, tuple[float, int]] = {}
    cursor = float(_MARGIN)
    for number in numbers:
        left = cursor
        waiting: list[tuple[str | int, int, bool]] = [(number, 0, False)]
        while waiting:
            name, row, done = waiting.pop()
            children = [edge.target for edge in below[name]]
            if not children:
                places[name] = (cursor + width / 2, row)
                cursor += width
            elif done:
                places[name] = ((places[children[0]][0] + places[children[-1]][0]) / 2, row)
            else:
                waiting.append((name, row, True))
                waiting += [(child, row + 1, False) for child in reversed(children)]
        short = origin_width - (cursor - left)
        if short > 0:  # the origin is wider than all that hangs on it
            for each, (x, level) in list(places.items()):
                if x > left:
                    places[each] = (x + short / 2, level)
            cursor += short
    return places, cursor


def _origin_node(story: StoryOutline, number: int, x: float, row: int, width: float) -> Node:
    origin = next(origin for origin in story.stemma.origins if origin.number == number)
    label, note = _shorten(origin.label, width), ORIGIN[origin.kind]
    if origin.key:
        label, note = note, f"of {origin.key}"
    elif origin.kind == "lost" and label != origin.label:
        # A lost source is often named after the articles that share it: their letters say that in less room.
        label, note = note, _shorten(f"of {', '.join(origin.articles)}", width)
    return Node(
        x=x,
        y=_MARGIN + row * _ROW,
        width=width,
        height=_ORIGIN_HEIGHT,
        key=f"o{number}",
        label=label,
        note=note,
        href="",
        origin=True,
    )


def _article_node(card: Card, x: float, row: int, width: float, named: bool) -> Node:
    return Node(
        x=x,
        y=_MARGIN + row * _ROW,
        width=width,
        height=58.0 if named else 32.0,
        key=card.key,
        label=_shorten(card.label, width) if named else "",
        note=card.published if named else "",
        href=f"#{card.anchor}",
        origin=False,
    )


def _shorten(label: str, width: float) -> str:
    """Return a label that fits ``width`` at about eight units a letter."""
    room = max(int((width - 12) // 7.6), 6)
    return label if len(label) <= room else label[: room - 1].rstrip() + "…"


def _draw_line(edge: Edge, places: dict[str | int, tuple[float, int]], named: bool) -> Line:
    """Return the line for an edge; one that does not lead downwards runs below the boxes."""
    (x1, row1), (x2, row2) = places[edge.source or edge.origin], places[edge.target]
    box = 58.0 if named else 32.0
    y1 = _MARGIN + row1 * _ROW + (_ORIGIN_HEIGHT if edge.origin else box)
    y2 = _MARGIN + row2 * _ROW
    if row2 > row1:
        bend = (y2 - y1) / 2
        path = f"M{x1:.1f} {y1:.1f}C{x1:.1f} {y1 + bend:.1f} {x2:.1f} {y2 - bend:.1f} {x2:.1f} {y2:.1f}"
        share_x, share_y = x2 + 5 + _THICK * (edge.coverage or 0.0) / 2, y2 - 9
    else:
        foot = max(y1, y2 + box) + 26
        path = f"M{x1:.1f} {y1:.1f}C{x1:.1f} {foot:.1f} {x2:.1f} {foot:.1f} {x2:.1f} {y2 + box:.1f}"
        share_x, share_y = (x1 + x2) / 2, foot - 6
    share = percent(edge.coverage) if named and edge.coverage is not None and edge.main and not edge.own else ""
    thick = _THICK if named else _THICK_SMALL
    return Line(
        path=path,
        thickness=round(1.2 + thick * (edge.coverage or 0.0), 1) if not edge.own else 1.5,
        dashed=edge.undetermined,
        main=edge.main,
        share=share,
        x=round(share_x, 1),
        y=round(share_y, 1),
        title=tell_edge(edge),
    )


def tell_edge(edge: Edge) -> str:
    """Return what a line says: share, rewriting, direction.

    >>> tell_edge(Edge(source="A", target="B", coverage=0.5, rewriting="rewritten", undetermined=True))
    '50 % of B rewritten; which came first is undetermined'
    """
    share = "share not measured" if edge.coverage is None else f"{percent(edge.coverage)} of {edge.target}"
    told = " ".join(part for part in (share, "its own reporting" if edge.own else edge.rewriting) if part)
    return f"{told}; which came first is undetermined" if edge.undetermined else told
