"""The stemma as a table: a row an article, with what it draws on, how much, how rewritten, what it adds, and why."""

from collections import defaultdict
from collections.abc import Mapping

from stemma.records import Record
from stemma.views.outline.distinct import NEAR_WHOLE
from stemma.views.outline.nouns import Edge, StoryOutline
from stemma.views.wording import ORIGIN, count, percent


class DescentRow(Record, frozen=True, kw_only=True):
    """One article in the stemma.

    Attributes:
        key: its letter.
        draws: what it draws on, the main source first: name, and in words how much of the article it is, how rewritten
            and whether the direction is known.
        cites: names of sources that only single statements rest on.
        only_here: how many of its statements stand in no other article, in words.
        why: the evidence, most telling first, each reason once.
    """

    key: str
    draws: tuple[tuple[str, str], ...]
    cites: tuple[str, ...]
    only_here: str
    why: tuple[str, ...]


def list_descent(story: StoryOutline) -> tuple[DescentRow, ...]:
    """Return a row for each article, in the order of the story."""
    into: dict[str, list[Edge]] = defaultdict(list)
    for edge in story.stemma.edges:
        into[edge.target].append(edge)
    additions = {addition.key: addition for addition in story.additions}
    labels = {card.key: f"{card.key} {card.label}" for card in story.cards}
    names = {origin.number: origin.label for origin in story.stemma.origins}
    kinds = {origin.number: origin.kind for origin in story.stemma.origins}

    def name(edge: Edge) -> str:
        return names[edge.origin] if edge.origin else labels[edge.source]

    rows = []
    for card in story.cards:
        edges = sorted(into[card.key], key=lambda edge: (not edge.main, -(edge.coverage or 0.0)))
        drawn = [edge for edge in edges if not is_citation(edge)]
        addition = additions.get(card.key)
        rows.append(
            DescentRow(
                key=card.key,
                draws=tuple(
                    (name(edge), _tell(edge)) for edge in drawn if not edge.own and not _same_house(edge, kinds)
                )
                or tuple(_tell_own(edge, name(edge)) for edge in drawn[:1]),
                cites=tuple(name(edge) for edge in edges if is_citation(edge)),
                only_here=f"{addition.alone} of {count(addition.total, 'statement')}" if addition else "",
                why=tuple(dict.fromkeys(why for edge in drawn for why in edge.why)),
            )
        )
    return tuple(rows)


def is_citation(edge: Edge) -> bool:
    """Return whether a line stands for a source that single statements rest on, not for text taken over."""
    return edge.cited and not edge.main


def _same_house(edge: Edge, kinds: Mapping[int, str]) -> bool:
    """Return whether a line only says that an article is of the outlet that another one of the story is of."""
    return bool(edge.origin) and edge.coverage is None and kinds[edge.origin] == "article"


def _tell_own(edge: Edge, name: str) -> tuple[str, str]:
    return ORIGIN["article"], "" if edge.own else f"of {name}"


def _tell(edge: Edge) -> str:
    """Return how much of an article comes along a line, how rewritten, and whether the direction is known."""
    if edge.coverage == 1.0 and edge.seen is not None and edge.seen < NEAR_WHOLE:
        seen = f"; what others also have of it is {edge.rewriting}" if edge.seen and edge.rewriting else ""
        return f"credited for all of it{seen}"
    share = "share not measured" if edge.coverage is None else percent(edge.coverage)
    told = " ".join(part for part in (share, edge.rewriting) if part)
    return f"{told}, which came first is undetermined" if edge.undetermined else told
