"""The stemma as W3C PROV in its JSON form (PROV-JSON), for provenance programs.

Articles, agencies' copy and lost sources are entities, outlets are agents. PROV-JSON writes *wasQuotedFrom* and
*hadPrimarySource* as *wasDerivedFrom* with the type ``prov:Quotation`` or ``prov:PrimarySource``. Two articles of which
the texts do not tell which came first are *alternateOf* one another: PROV has no derivation without a direction.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from stemma.records import Article, Report, content_id
from stemma.views.clean import clean_line
from stemma.views.descent.graph import Arc, Node, NodeKind, build_graph

_NAMESPACE: Final = "urn:stemma:"
_QUOTED: Final = frozenset({"verbatim", "light"})
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?")

_TYPES: Final[Mapping[NodeKind, str]] = {
    "article": "stemma:Article",
    "agency": "stemma:AgencyCopy",
    "lost": "stemma:LostSource",
    "outlet": "stemma:CitedReport",
}

Attributes = dict[str, Any]


def render_prov(report: Report) -> str:
    """Return the stemmata of a report as one PROV-JSON document, the same for the same report."""
    graph = build_graph(report)
    document: dict[str, dict[str, Any]] = {
        "prefix": {"stemma": _NAMESPACE},
        "entity": {_name(node.id): _describe(node) for node in graph.nodes},
        "agent": {},
        "wasDerivedFrom": {},
        "wasAttributedTo": {},
        "alternateOf": {},
    }
    for node in graph.nodes:
        _attribute(node, document)
    kinds = {node.id: node.kind for node in graph.nodes}
    for arc in graph.arcs:
        if arc.undetermined:
            document["alternateOf"][_name(arc.id)] = _pair(arc)
        else:
            document["wasDerivedFrom"][_name(arc.id)] = _derive(arc, primary=kinds.get(arc.source) != "article")
    kept = {name: records for name, records in document.items() if records}
    return msgspec.json.format(msgspec.json.encode(kept), indent=2).decode() + "\n"


def _name(local: str) -> str:
    return f"stemma:{local}"


def _typed(value: str, kind: str) -> dict[str, str]:
    return {"$": value, "type": kind}


def _describe(node: Node) -> Attributes:
    """Return an entity's attributes; what is unknown has none."""
    found: Attributes = {"prov:label": node.label, "prov:type": _typed(_TYPES[node.kind], "xsd:QName")}
    texts = {"stemma:story": node.story, "stemma:why": node.why}
    if node.article is not None:
        found |= {"stemma:statements": node.statements, "stemma:standsAlone": node.alone}
        found |= _place_and_time(node.article)
        texts |= {
            "stemma:title": clean_line(node.article.title or ""),
            "stemma:credits": clean_line(node.article.agency or ""),
        }
    return found | {name: text for name, text in texts.items() if text}


def _place_and_time(article: Article) -> Attributes:
    """Return where an article was found and when it was published; a bare day is no xsd:dateTime."""
    value = article.published.value
    found: Attributes = {"prov:location": clean_line(article.source)}
    if value:
        exact = _MOMENT.fullmatch(value)
        moment = value if exact is None or exact[1] else f"{value[:16]}:00{value[16:]}"
        found["stemma:published"] = _typed(moment, "xsd:dateTime") if exact else value
    return found


def _attribute(node: Node, document: dict[str, dict[str, Any]]) -> None:
    """Add the outlet that answers for an article, or the agency for its copy."""
    named = node.label if node.kind in ("agency", "outlet") else ""
    outlet = clean_line((node.article.outlet or "") if node.article is not None else named)
    if not outlet:
        return
    agent = _name(content_id("w", outlet.casefold()))
    document["agent"].setdefault(agent, {"prov:label": outlet, "prov:type": _typed("prov:Organization", "xsd:QName")})
    family = clean_line((node.article.family if node.article is not None else None) or "")
    if family:
        document["agent"][agent]["stemma:owner"] = family
    key = _name(content_id("t", node.id, agent))
    document["wasAttributedTo"][key] = {"prov:entity": _name(node.id), "prov:agent": agent}


def _derive(arc: Arc, *, primary: bool) -> Attributes:
    """Return a derivation: quotation if mostly word for word, primary source if it comes from outside the set."""
    types = [_typed("prov:PrimarySource", "xsd:QName")] * primary
    types += [_typed("prov:Quotation", "xsd:QName")] * (arc.rewriting in _QUOTED)
    found: Attributes = {"prov:generatedEntity": _name(arc.target), "prov:usedEntity": _name(arc.source)}
    if types:
        found["prov:type"] = types[0] if len(types) == 1 else types
    return found | _measures(arc)


def _pair(arc: Arc) -> Attributes:
    """Return two articles of which either may come from the other; the measures are those of the second."""
    return {"prov:alternate1": _name(arc.source), "prov:alternate2": _name(arc.target), **_measures(arc)}


def _measures(arc: Arc) -> Attributes:
    """Return what stands behind an arc: its basis, how much, how rewritten, and why we think so."""
    found: Attributes = {"stemma:basis": arc.basis}
    if arc.coverage is not None:
        found["stemma:coverage"] = _typed(f"{arc.coverage:.4f}", "xsd:double")
    if arc.rewriting:
        found["stemma:rewriting"] = arc.rewriting
    if arc.passages:
        found["stemma:passages"] = arc.passages
    if arc.evidence:
        found["stemma:evidence"] = list(arc.evidence) if len(arc.evidence) > 1 else arc.evidence[0]
    return found
