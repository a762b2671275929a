"""The stemma as numbered origins, letters and the lines between them."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from stemma.records import Article, Origin, Story
from stemma.views.outline.edges import list_members, trace_edges
from stemma.views.outline.nouns import Edge, OriginCard, Stemma


def outline_stemma(
    story: Story, articles: Mapping[str, Article], keys: Mapping[str, str], labels: Mapping[str, str]
) -> Stemma:
    """Return the story's stemma; origins are numbered in the order of their first article.

    Args:
        story: the story.
        articles: its articles by id.
        keys: article id -> letter, in the order of the story.
        labels: origin id -> label.
    """
    origins = _number_origins(story, keys)
    numbers = {origin.id: number for number, origin in enumerate(origins, 1)}
    edges = _pick_main(trace_edges(story, articles, origins, keys))
    homes = _find_homes(edges, keys.values())
    main = set(homes.values())
    return Stemma(
        origins=tuple(
            _card(origin, numbers[origin.id], keys, labels, main=numbers[origin.id] in main) for origin in origins
        ),
        edges=tuple(sorted(edges, key=_rank_edge)),
        homes=homes,
    )


def find_homes(story: Story, articles: Mapping[str, Article]) -> dict[str, str]:
    """Return the id of the origin that each of the story's articles mainly rests on; none for unmeasured articles."""
    keys = {article_id: article_id for article_id in sorted(story.articles) if article_id in articles}
    origins = _number_origins(story, keys)
    homes = _find_homes(_pick_main(trace_edges(story, articles, origins, keys)), keys)
    return {article_id: origins[number - 1].id for article_id, number in homes.items() if number}


def _rank_edge(edge: Edge) -> tuple[bool, int, int, str, int, str]:
    return not edge.origin, edge.origin, len(edge.source), edge.source, len(edge.target), edge.target


def _find_homes(edges: Iterable[Edge], keys: Iterable[str]) -> dict[str, int]:
    """Return the number of the origin at the root of each article's main line; 0 if no line reaches it."""
    into = {edge.target: edge for edge in edges if edge.main}
    homes: dict[str, int] = {}
    for key in keys:
        edge = into.get(key)
        while edge is not None and not edge.origin:
            edge = into.get(edge.source)
        homes[key] = edge.origin if edge is not None else 0
    return homes


def _number_origins(story: Story, keys: Mapping[str, str]) -> list[Origin]:
    """Return the origins that at least one article or claim rests on, in the order of their first article."""
    used = {origin_id for claim in story.claims for origin_id in claim.origins}
    places = {article_id: place for place, article_id in enumerate(keys)}

    def rank(origin: Origin) -> tuple[int, int, str]:
        members = [places[article_id] for article_id in list_members(origin) if article_id in places]
        return min(members, default=len(places)), -len(members), origin.id

    return sorted((origin for origin in story.origins if list_members(origin) or origin.id in used), key=rank)


def _card(origin: Origin, number: int, keys: Mapping[str, str], labels: Mapping[str, str], *, main: bool) -> OriginCard:
    return OriginCard(
        number=number,
        main=main,
        label=labels[origin.id],
        kind=origin.kind,
        # What several articles of one owner report is nobody's alone.
        key="" if origin.why else keys.get(origin.article or "", ""),
        articles=tuple(keys[article_id] for article_id in keys if article_id in list_members(origin)),
    )


def _pick_main(edges: Sequence[Edge]) -> list[Edge]:
    """Return the lines, with the thickest way down to each article marked as main; no main lines run in a ring."""
    below = defaultdict(list)
    for place, edge in enumerate(edges):
        below[edge.source or edge.origin].append(place)
        if edge.undetermined and edge.source:
            below[edge.target].append(place)

    def weigh(place: int) -> tuple[float, bool, bool, int]:
        # Of two ways that carry the same share, the one whose direction is known is the main one; what an article
        # only cites comes last.
        edge = edges[place]
        return -round(edge.coverage or 0.0, 2), edge.cited, edge.undetermined, place

    waiting = [(*weigh(place), edge.target) for place, edge in enumerate(edges) if edge.origin]
    heapq.heapify(waiting)
    marked = list(edges)
    reached: set[str] = set()
    while waiting:
        _, _, _, place, key = heapq.heappop(waiting)
        if key in reached:
            continue
        reached.add(key)
        edge = marked[place]
        if key != edge.target:  # an undetermined line that is walked upwards
            edge = _turn(edge)
        marked[place] = _set_main(edge)
        for next_place in below[key]:
            following = edges[next_place]
            end = following.target if following.source == key else following.source
            if end not in reached:
                heapq.heappush(waiting, (*weigh(next_place), end))
    return marked


def _turn(edge: Edge) -> Edge:
    return Edge(
        source=edge.target, target=edge.source, coverage=None, rewriting=edge.rewriting, undetermined=True, why=edge.why
    )


def _set_main(edge: Edge) -> Edge:
    return Edge(
        origin=edge.origin,
        source=edge.source,
        target=edge.target,
        coverage=edge.coverage,
        seen=edge.seen,
        rewriting=edge.rewriting,
        undetermined=edge.undetermined,
        own=edge.own,
        cited=edge.cited,
        main=True,
        why=edge.why,
    )
