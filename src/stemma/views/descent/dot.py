"""The stemma as a Graphviz file: sources above, articles below, as ``dot`` lays them out."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from stemma.records import Report
from stemma.views.clean import clean_text, cut_line
from stemma.views.dates import show_moment
from stemma.views.descent.graph import Arc, Graph, Node, build_graph, join_evidence
from stemma.views.wording import ORIGIN, REWRITING, percent

_TITLE_LIMIT: Final = 60
# Line widths of an arc that carries nothing and of one that carries all, in points.
_THIN, _THICK = 1.0, 6.0
_SHAPES: Final[Mapping[str, str]] = {"article": "box", "agency": "ellipse", "lost": "ellipse", "outlet": "ellipse"}


def render_dot(report: Report) -> str:
    """Return the stemmata of a report as one Graphviz graph, a cluster a story.

    An arc points from source to copy, the thicker the more of the copy comes that way; one whose direction is
    undetermined has no arrowhead; one that stands for single cited statements is dotted. Tooltips hold the evidence.
    """
    return "\n".join([*_write_graph(build_graph(report)), ""])


def _write_graph(graph: Graph) -> Iterator[str]:
    yield "digraph stemma {"
    yield '  graph [rankdir=TB, fontname="Helvetica", charset="UTF-8"];'
    yield '  node [fontname="Helvetica", fontsize=11];'
    yield '  edge [fontname="Helvetica", fontsize=9];'
    for number, (story, nodes) in enumerate(groupby(graph.nodes, key=lambda node: node.story), 1):
        yield f"  subgraph cluster_{number} {{"
        yield f"    label={quote(cut_line(story, 200))};"
        yield from (f"    {_write_node(node)}" for node in nodes)
        yield "  }"
    yield from (f"  {_write_arc(arc)}" for arc in graph.arcs)
    yield "}"


def _write_node(node: Node) -> str:
    attributes = {
        "shape": _SHAPES[node.kind],
        "label": _label(node),
        "tooltip": "\n".join(part for part in (node.article.source if node.article else "", node.why) if part),
        "kind": node.kind,
    }
    if node.kind in ("lost", "outlet"):
        attributes["style"] = "dashed"
    if node.article is not None:
        attributes |= {"statements": str(node.statements), "alone": str(node.alone)}
        if node.article.source.startswith(("http://", "https://")):
            attributes["URL"] = node.article.source
    return f"{quote(node.id)} [{_write(attributes)}];"


def _label(node: Node) -> str:
    if node.article is None:
        return f"{node.label}\n{ORIGIN.get(node.kind, 'cited outlet')}"
    title = cut_line(node.article.title or "", _TITLE_LIMIT)
    return "\n".join(part for part in (node.label, title, show_moment(node.article.published.value)) if part)


def _write_arc(arc: Arc) -> str:
    told = [percent(arc.coverage) if arc.coverage is not None else "", REWRITING.get(arc.rewriting, "")]
    attributes = {
        "label": "cited" if arc.basis == "cited" else "\n".join(part for part in told if part),
        "tooltip": join_evidence(arc.evidence),
        "basis": arc.basis,
        "coverage": "" if arc.coverage is None else f"{arc.coverage:.4f}",
        "rewriting": arc.rewriting,
        "direction": "undetermined" if arc.undetermined else "known",
        "penwidth": f"{_THIN + (_THICK - _THIN) * (arc.coverage or 0.0):.2f}",
    }
    if arc.undetermined:
        attributes |= {"dir": "none", "style": "dashed"}
    if arc.basis == "cited":
        attributes["style"] = "dotted"
    return f"{quote(arc.source)} -> {quote(arc.target)} [{_write(attributes)}];"


def _write(attributes: Mapping[str, str]) -> str:
    return ", ".join(f"{name}={quote(value)}" for name, value in attributes.items() if value)


def quote(text: str) -> str:
    r"""Return text as a quoted DOT string: nothing in it ends the string or is read as an escape.

    >>> print(quote('a "b" \\N\nc'))
    "a \"b\" \\N\nc"
    """
    clean = clean_text(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", " ")
    return f'"{clean}"'
