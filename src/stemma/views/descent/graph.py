"""The stemma as nodes and arcs: what all exports write, prepared once."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, Literal

from stemma.records import Article, Derivation, Origin, Passage, Record, Report, Story, content_id
from stemma.views.clean import clean_line
from stemma.views.outline.additions import count_statements, list_additions
from stemma.views.outline.articles import label_articles
from stemma.views.outline.edges import trace_derivations, trace_members
from stemma.views.outline.nouns import Edge

NodeKind = Literal["article", "agency", "lost", "outlet"]
Basis = Literal["derivation", "shared", "cited"]

# What every format takes for a name; ids given by a caller may hold anything.
_PLAIN_ID: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,80}")


class Node(Record, frozen=True, kw_only=True):
    """An article, an agency's copy, a lost source, or an outlet that is only cited.

    Attributes:
        id: a plain name, the same for the same input.
        kind: which of the four.
        label: what a reader calls it.
        article: the article as it stands in the report; None for a source outside the set.
        story: title of the story.
        statements, alone: how many statements the article makes, and how many of them stand in no other article.
        why: why several outlets count as one source; empty if they do not.
    """

    id: str
    kind: NodeKind
    label: str
    article: Article | None
    story: str
    statements: int = 0
    alone: int = 0
    why: str = ""


class Arc(Record, frozen=True, kw_only=True):
    """``target`` draws on ``source``.

    Attributes:
        id: a plain name.
        source, target: ids of nodes.
        basis: ``derivation``; ``shared`` (the target is one of those that share a lost source's text); ``cited`` (only
            single statements rest on it).
        coverage: share of the target that comes from the source, 0 to 1; None if unmeasured.
        rewriting: how the larger part was rewritten: verbatim, light, heavy or paraphrase; empty if unmeasured.
        undetermined: True if the texts do not tell which came first.
        passages: number of passages it rests on.
        evidence: the reasons, most telling first.
    """

    id: str
    source: str
    target: str
    basis: Basis
    coverage: float | None = None
    rewriting: str = ""
    undetermined: bool = False
    passages: int = 0
    evidence: tuple[str, ...] = ()


class Graph(Record, frozen=True, kw_only=True):
    """The stemmata of a report, story by story; sorted."""

    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]


def build_graph(report: Report) -> Graph:
    """Return all stemmata of a report; an agency or a lost source is one node in each story."""
    articles = {article.id: article for article in report.articles}
    labels = label_articles(report.articles)
    nodes: list[Node] = []
    arcs: list[Arc] = []
    for story in sorted(report.stories, key=lambda story: (-len(story.articles), story.title, story.id)):
        more, drawn = _graph_story(story, articles, labels)
        nodes += more
        arcs += drawn
    return Graph(nodes=tuple(nodes), arcs=tuple(arcs))


def _graph_story(
    story: Story, articles: Mapping[str, Article], labels: Mapping[str, str]
) -> tuple[list[Node], list[Arc]]:
    totals, alone = count_statements(story), list_additions(story, articles)
    nodes = [
        Node(
            id=plain_id(article_id),
            kind="article",
            label=labels[article_id],
            article=articles[article_id],
            story=clean_line(story.title),
            statements=totals[article_id],
            alone=len(alone[article_id]),
        )
        for article_id in sorted(story.articles)
        if article_id in articles
    ]
    arcs = _draw_arcs(story, articles)
    bases: dict[str, set[Basis]] = {}
    for arc in arcs:
        bases.setdefault(arc.source, set()).add(arc.basis)
    nodes += [
        Node(
            id=name,
            kind=_kind_of(origin, bases[name]),
            label=clean_line(origin.label),
            article=None,
            story=clean_line(story.title),
            why=clean_line(origin.why or ""),
        )
        for origin in sorted(story.origins, key=lambda origin: origin.id)
        if (name := _source_id(origin.id, story)) in bases
    ]
    return nodes, arcs


def _kind_of(origin: Origin, bases: set[Basis]) -> NodeKind:
    """Return what a source is: one of which no text was found, and that is only named, is an outlet."""
    return "outlet" if origin.kind != "agency" and bases == {"cited"} else origin.kind


def _draw_arcs(story: Story, articles: Mapping[str, Article]) -> list[Arc]:
    """Return the arcs of one story: derivations, then what origins name beyond them."""
    passages = {passage.id: passage for passage in story.passages}
    origins = {origin.id: origin for origin in story.origins}
    arcs = []
    for derivation in sorted(story.derivations, key=lambda one: (one.source, one.target, one.id)):
        known = derivation.source in articles or derivation.source in origins
        if known and derivation.target in articles:
            arcs.append(_draw_derivation(derivation, story, origins, passages))
    keys = {article_id: article_id for article_id in sorted(story.articles) if article_id in articles}
    ordered = sorted(story.origins, key=lambda origin: origin.id)
    numbers = {origin.id: number for number, origin in enumerate(ordered, 1)}
    traced = trace_derivations(story, articles, keys, numbers)
    for edge in trace_members(story, articles, ordered, keys, traced):
        origin = ordered[edge.origin - 1]
        if edge.cited or edge.coverage is not None:  # else another article of the same house
            arcs.append(_draw_member(edge, origin, story))
    drawn = {(arc.source, arc.target): arc for arc in reversed(arcs)}  # a derivation stands before a mere citation
    return sorted(drawn.values(), key=lambda arc: (arc.target, arc.source))


def _draw_derivation(
    derivation: Derivation, story: Story, origins: Mapping[str, Origin], passages: Mapping[str, Passage]
) -> Arc:
    source = _node_of(origins[derivation.source], story) if derivation.source in origins else derivation.source
    return Arc(
        id=plain_id(derivation.id),
        source=plain_id(source),
        target=plain_id(derivation.target),
        basis="derivation",
        coverage=min(max(derivation.coverage, 0.0), 1.0),
        rewriting=_name_rewriting(derivation, passages),
        undetermined=derivation.direction == "undetermined",
        passages=len(derivation.passages),
        evidence=tuple(clean_line(evidence.why) for evidence in derivation.evidence),
    )


def _draw_member(edge: Edge, origin: Origin, story: Story) -> Arc:
    # A report that names an outlet does not say which of its articles it means.
    source = _source_id(origin.id, story)
    return Arc(
        id=content_id("d", source, edge.target),
        source=source,
        target=plain_id(edge.target),
        basis="cited" if edge.cited else "shared",
        coverage=edge.coverage,
    )


def _node_of(origin: Origin, story: Story) -> str:
    """Return the id of the node an origin stands for: its article, or the source outside the set."""
    return origin.article if origin.kind == "article" and origin.article else _source_id(origin.id, story)


def _source_id(origin_id: str, story: Story) -> str:
    """Return the id of a source in one story: one agency's copy on two events is not one text."""
    return plain_id(f"{origin_id}_{story.id}")


def _name_rewriting(derivation: Derivation, passages: Mapping[str, Passage]) -> str:
    """Return how the larger part of what the target took was rewritten; empty if no passage tells."""
    lengths: dict[str, int] = {}
    for passage in (passages[one] for one in derivation.passages if one in passages):
        for span in passage.spans:
            if span.article == derivation.target:
                lengths[passage.rewriting] = lengths.get(passage.rewriting, 0) + span.end - span.start
    return max(sorted(lengths), key=lambda name: lengths[name], default="")


def plain_id(name: str) -> str:
    """Return an id that every format takes: the given one if it is plain, else a hash of it.

    >>> plain_id("a-1f"), plain_id("1 <x>")[:2]
    ('a-1f', 'x-')
    """
    return name if _PLAIN_ID.fullmatch(name) else content_id("x", name)


def join_evidence(evidence: Iterable[str]) -> str:
    """Return evidence as one text, a reason a line."""
    return "\n".join(evidence)
