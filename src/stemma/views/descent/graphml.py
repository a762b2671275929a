"""The stemma as GraphML, for graph programs."""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.sax.saxutils import escape

from stemma.records import Report
from stemma.views.clean import clean_line
from stemma.views.descent.graph import Arc, Node, build_graph, join_evidence

Value = str | int | float | None

_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NODE_KEYS: Final[Mapping[str, str]] = {
    "kind": "string", "label": "string", "title": "string", "outlet": "string", "agency": "string",
    "published": "string", "source": "string", "story": "string", "statements": "int", "alone": "int", "why": "string",
}  # fmt: skip
_ARC_KEYS: Final[Mapping[str, str]] = {
    "basis": "string", "coverage": "double", "rewriting": "string", "direction": "string", "passages": "int",
    "evidence": "string",
}  # fmt: skip
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">'
)


def render_graphml(report: Report) -> str:
    """Return the stemmata of a report as one GraphML graph; an edge points from source to copy.

    An edge whose data ``direction`` is ``undetermined`` stands for two articles of which the texts do not tell which
    came first: GraphML readers take no graph that is directed in part.
    """
    graph = build_graph(report)
    lines = [_HEAD]
    for owner, keys in (("node", _NODE_KEYS), ("edge", _ARC_KEYS)):
        for name, kind in keys.items():
            lines.append(f'  <key id="{owner}-{name}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>')
    lines.append('  <graph id="stemma" edgedefault="directed">')
    for node in graph.nodes:
        lines += [f'    <node id="{node.id}">', *_write_data("node", _node_values(node)), "    </node>"]
    for arc in graph.arcs:
        lines.append(f'    <edge id="{arc.id}" source="{arc.source}" target="{arc.target}">')
        lines += [*_write_data("edge", _arc_values(arc)), "    </edge>"]
    lines += ["  </graph>", "</graphml>", ""]
    return "\n".join(lines)


def _node_values(node: Node) -> dict[str, Value]:
    article = node.article
    values: dict[str, Value] = {"kind": node.kind, "label": node.label, "story": node.story, "why": node.why}
    if article is not None:
        values |= {
            "title": clean_line(article.title or ""),
            "outlet": clean_line(article.outlet or ""),
            "agency": clean_line(article.agency or ""),
            "published": article.published.value,
            "source": clean_line(article.source),
            "statements": node.statements,
            "alone": node.alone,
        }
    return values


def _arc_values(arc: Arc) -> dict[str, Value]:
    return {
        "basis": arc.basis,
        "coverage": arc.coverage,
        "rewriting": arc.rewriting,
        "direction": "undetermined" if arc.undetermined else "known",
        "passages": arc.passages,
        "evidence": join_evidence(arc.evidence),
    }


def _write_data(owner: str, values: Mapping[str, Value]) -> Iterator[str]:
    """Yield the data elements of a node or an edge; what is unknown has none."""
    for name, value in values.items():
        if value is not None and value != "":
            text = escape(_NOT_XML.sub("\ufffd", str(value)))
            yield f'      <data key="{owner}-{name}">{text}</data>'
