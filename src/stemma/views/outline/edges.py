"""The lines of the stemma: from derivations, from own reporting, and from what the texts of one origin share."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from stemma.records import Article, Derivation, Origin, Passage, Span, Story
from stemma.views.clean import cut_line
from stemma.views.outline.distinct import measure_cover
from stemma.views.outline.nouns import Edge
from stemma.views.wording import REWRITING

WHY_LIMIT = 300


def trace_edges(
    story: Story, articles: Mapping[str, Article], origins: Sequence[Origin], keys: Mapping[str, str]
) -> list[Edge]:
    """Return all lines of the stemma; an origin's number is its place in ``origins``, from 1."""
    numbers = {origin.id: number for number, origin in enumerate(origins, 1)}
    edges = trace_derivations(story, articles, keys, numbers)
    edges += trace_members(story, articles, origins, keys, edges)
    return edges + _trace_own(origins, keys, edges)


def list_members(origin: Origin) -> tuple[str, ...]:
    """Return the ids of the articles that draw on an origin."""
    return origin.articles or ((origin.article,) if origin.article else ())


def trace_derivations(
    story: Story, articles: Mapping[str, Article], keys: Mapping[str, str], numbers: Mapping[str, int]
) -> list[Edge]:
    """Return the lines of the derivations; ``numbers`` give each origin's number by its id."""
    passages = {passage.id: passage for passage in story.passages}
    edges = []
    for derivation in story.derivations:
        origin, source = numbers.get(derivation.source, 0), keys.get(derivation.source, "")
        if derivation.target in keys and (origin or source):
            edges.append(
                Edge(
                    origin=origin,
                    source=source,
                    target=keys[derivation.target],
                    coverage=min(max(derivation.coverage, 0.0), 1.0),
                    seen=_measure_seen(derivation, passages, articles[derivation.target]),
                    rewriting=_name_rewriting(derivation, passages),
                    undetermined=derivation.direction == "undetermined",
                    why=tuple(cut_line(evidence.why, WHY_LIMIT) for evidence in derivation.evidence),
                )
            )
    return edges


def _measure_seen(derivation: Derivation, passages: Mapping[str, Passage], target: Article) -> float:
    """Return the share of the target that stands in the passages themselves: a credit may speak for more."""
    used = [passages[passage_id] for passage_id in derivation.passages if passage_id in passages]
    spans = [span for passage in used for span in passage.spans if span.article == target.id]
    return measure_cover(target, ((span.start, span.end) for span in spans))


def _name_rewriting(derivation: Derivation, passages: Mapping[str, Passage]) -> str:
    """Return how most of what the target took was rewritten, in words; empty if no passage tells."""
    used = [passages[passage_id] for passage_id in derivation.passages if passage_id in passages]
    return _name_larger(
        (REWRITING[passage.rewriting], span.end - span.start)
        for passage in used
        for span in passage.spans
        if span.article == derivation.target
    )


def _name_larger(stretches: Iterable[tuple[str, int]]) -> str:
    """Return the words with the greatest length in all; empty if there are none."""
    lengths: dict[str, int] = defaultdict(int)
    for words, length in stretches:
        lengths[words] += length
    return max(sorted(lengths), key=lambda words: lengths[words]) if lengths else ""


def _trace_own(origins: Sequence[Origin], keys: Mapping[str, str], edges: Sequence[Edge]) -> list[Edge]:
    """Return the lines from articles' own reporting: what stands in no other text they may have drawn on."""
    taken: dict[str, float] = defaultdict(float)
    for edge in edges:
        taken[edge.target] = max(taken[edge.target], edge.coverage or 0.0)
    return [
        Edge(
            origin=number,
            target=keys[origin.article],
            own=not origin.why,
            coverage=None if origin.why else 1.0 - taken[keys[origin.article]],
            why=_tell_why(origin),
        )
        for number, origin in enumerate(origins, 1)
        if origin.article is not None and origin.article in keys
    ]


def trace_members(
    story: Story,
    articles: Mapping[str, Article],
    origins: Sequence[Origin],
    keys: Mapping[str, str],
    edges: Sequence[Edge],
) -> list[Edge]:
    """Return lines for articles that an origin names as drawing on it but that no derivation ties to it.

    What such an article has of the origin is what it shares with the origin's other articles.
    """
    missing = []
    cited = {citation.outlet for citation in story.citations}
    for number, origin in enumerate(origins, 1):
        reached = _reach({edge.target for edge in edges if edge.origin == number}, edges)
        members = [article_id for article_id in list_members(origin) if article_id in keys]
        # Articles that merely cite an outlet share with each other what they have from elsewhere.
        together = origin.kind == "lost" and len(members) > 1 and origin.label not in cited
        shared = _share_out(story.passages, frozenset(members)) if together else defaultdict(list)
        for article_id in members:
            if keys[article_id] in reached or article_id == origin.article:
                continue
            stretches = [(span.start, span.end) for span, _ in shared[article_id]]
            coverage = measure_cover(articles[article_id], stretches) or None
            house = articles.get(origin.article or "")
            missing.append(
                Edge(
                    origin=number,
                    target=keys[article_id],
                    coverage=coverage,
                    rewriting=_name_larger((words, span.end - span.start) for span, words in shared[article_id]),
                    why=_tell_why(origin),
                    cited=coverage is None and not (house and is_same_house(house, articles[article_id])),
                )
            )
    return missing


def _tell_why(origin: Origin) -> tuple[str, ...]:
    """Return why several articles' own reporting is one origin, if it is."""
    return (origin.why,) if origin.why else ()


def is_same_house(one: Article, other: Article) -> bool:
    """Return whether two articles are of one outlet or of one owner, so that their own reporting is one origin."""
    return one.id == other.id or any(
        name is not None and name == theirs for name, theirs in ((one.outlet, other.outlet), (one.family, other.family))
    )


def _share_out(passages: Iterable[Passage], members: frozenset[str]) -> dict[str, list[tuple[Span, str]]]:
    """Return what each member shares with the others: article id -> spans with how they were rewritten, in words."""
    shared: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for passage in passages:
        if passage.copied and members.issuperset(span.article for span in passage.spans):
            for span in passage.spans:
                shared[span.article].append((span, REWRITING[passage.rewriting]))
    return shared


def _reach(start: Iterable[str], edges: Sequence[Edge]) -> set[str]:
    """Return the letters that can be reached from ``start`` along the lines between articles."""
    below = defaultdict(list)
    for edge in edges:
        if edge.source:
            below[edge.source].append(edge.target)
            if edge.undetermined:
                below[edge.target].append(edge.source)
    reached: set[str] = set()
    waiting = list(start)
    while waiting:
        key = waiting.pop()
        if key not in reached:
            reached.add(key)
            waiting += below[key]
    return reached
