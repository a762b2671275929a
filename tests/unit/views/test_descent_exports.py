"""The stemma in the formats of other programs, each read back by a parser of that format."""

import csv
import io
import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx
import prov.model
import pytest
from msgspec.structs import replace

from stemma.records import Origin, Report
from stemma.views.clean import clean_line
from stemma.views.descent import render_csv, render_dot, render_graphml, render_prov, render_text
from stemma.views.descent.graph import Graph, build_graph, plain_id
from stemma.views.descent.passage_table import COLUMNS
from tests.unit.views.hostile import PAYLOADS, poison

HOSTILE = (*PAYLOADS, 'a "b" \\" \\N \\', "]]><x/>", "a\nb\r\nc\tz", "-- <!-- &amp; %% {|}", "=cmd|' /C calc'!A0")


def read_dot(text: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pydot calls pyparsing by older names
        import pydot

        graphs = pydot.graph_from_dot_data(text)
    assert graphs is not None
    assert len(graphs) == 1
    return graphs[0]


def unquote(value: str) -> str:
    """Return what Graphviz makes of a quoted string."""
    assert value[0] == value[-1] == '"'
    inner = value[1:-1]
    out = ""
    place = 0
    while place < len(inner):
        if inner[place] == "\\":
            place += 1
            out += {"n": "\n"}.get(inner[place], inner[place])
        else:
            assert inner[place] != '"'
            out += inner[place]
        place += 1
    return out


def read_graphml(text: str) -> Any:
    return networkx.parse_graphml(text)


def read_prov(text: str) -> prov.model.ProvDocument:
    return prov.model.ProvDocument.deserialize(content=text, format="json")


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture(scope="module")
def graph(report: Report) -> Graph:
    return build_graph(report)


def test_every_derivation_is_an_arc(report: Report, graph: Graph) -> None:
    story = report.stories[0]
    assert {node.id for node in graph.nodes if node.kind == "article"} == set(story.articles)
    drawn = {(arc.target, arc.coverage, arc.undetermined) for arc in graph.arcs if arc.basis == "derivation"}
    assert drawn == {(d.target, d.coverage, d.direction == "undetermined") for d in story.derivations}
    names = {node.id for node in graph.nodes}
    assert all({arc.source, arc.target} <= names for arc in graph.arcs)


def test_graphml(report: Report, graph: Graph) -> None:
    found = read_graphml(render_graphml(report))
    assert found.is_directed()
    assert dict(found.nodes(data="kind")) == {node.id: node.kind for node in graph.nodes}
    assert {(a, b): data.get("coverage") for a, b, data in found.edges(data=True)} == {
        (arc.source, arc.target): arc.coverage for arc in graph.arcs
    }
    for _, _, data in found.edges(data=True):
        assert data["direction"] in ("known", "undetermined")
    evidence = [data["evidence"] for _, _, data in found.edges(data=True) if "evidence" in data]
    assert "The dateline credits Coastal Press." in evidence
    assert found.nodes["a-4"]["alone"] == found.nodes["a-4"]["statements"] == 4


def test_dot(report: Report, graph: Graph) -> None:
    found = read_dot(render_dot(report))
    edges = {(unquote(e.get_source()), unquote(e.get_destination())): e.get_attributes() for e in found.get_edges()}
    assert set(edges) == {(arc.source, arc.target) for arc in graph.arcs}
    for arc in graph.arcs:
        held = edges[arc.source, arc.target]
        assert unquote(held["direction"]) == ("undetermined" if arc.undetermined else "known")
        assert ("dir" in held) == arc.undetermined
    nodes = {unquote(n.get_name()) for cluster in found.get_subgraphs() for n in cluster.get_nodes()}
    assert nodes == {node.id for node in graph.nodes}


def test_prov(report: Report, graph: Graph) -> None:
    document = read_prov(render_prov(report))
    entities = {record.identifier.localpart: record for record in document.get_records(prov.model.ProvEntity)}
    assert set(entities) == {node.id for node in graph.nodes}
    derived = list(document.get_records(prov.model.ProvDerivation))
    assert len(derived) == sum(1 for arc in graph.arcs if not arc.undetermined)
    pairs = list(document.get_records(prov.model.ProvAlternate))
    assert len(pairs) == sum(1 for arc in graph.arcs if arc.undetermined) == 1
    agents = {record.label for record in document.get_records(prov.model.ProvAgent)}
    assert {"Harbour Gazette", "Coastal Press"} <= agents
    attributed = list(document.get_records(prov.model.ProvAttribution))
    assert len(attributed) == 1 + sum(1 for article in report.articles if article.outlet)
    types = {record.args[0].localpart: {value.localpart for value in record.get_asserted_types()} for record in derived}
    assert types["a-1"] == {"PrimarySource", "Quotation"}  # the agency's copy, word for word
    assert types["a-3"] == {"PrimarySource"}  # rewritten


def test_prov_holds_why(report: Report) -> None:
    document = json.loads(render_prov(report))
    first = next(d for d in document["wasDerivedFrom"].values() if d["prov:generatedEntity"] == "stemma:a-1")
    assert first["stemma:coverage"] == {"$": "1.0000", "type": "xsd:double"}
    assert first["stemma:evidence"] == "The dateline credits Coastal Press."
    assert first["stemma:rewriting"] == "verbatim"
    read_again = read_prov(read_prov(render_prov(report)).serialize(format="json"))
    assert read_again == read_prov(render_prov(report))


def test_csv_gives_both_places(report: Report) -> None:
    texts = {article.id: article.text for article in report.articles}
    rows = read_csv(render_csv(report))
    assert len(rows) == sum(len(story.passages) for story in report.stories)
    for row in rows:
        assert row.keys() == set(COLUMNS)
        for side in ("1", "2"):
            text = texts[row[f"article_{side}"]][int(row[f"start_{side}"]) : int(row[f"end_{side}"])]
            assert row[f"text_{side}"] == text
        assert row["copied"] in ("yes", "no")


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", " =1", "\t=1", "\r=1", "＝1"])
def test_no_cell_runs_in_a_spreadsheet(cell: str, report: Report) -> None:
    values = [value for row in read_csv(render_csv(poison(report, cell))) for value in row.values()]
    assert values
    assert not [value for value in values if value.lstrip()[:1] in ("=", "+", "@", "-", "＝")]


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_names_come_back_whole(payload: str, report: Report) -> None:
    """Titles, outlets and evidence are read back as they were, but for the signs that no view shows."""
    bad = poison(report, payload)
    titles = {article.id: clean_line(article.title or "") for article in bad.articles}
    labels = {node.id: node.label for node in build_graph(bad).nodes}

    graphml = read_graphml(render_graphml(bad))
    assert {name: data.get("title", "") for name, data in graphml.nodes(data=True) if name in titles} == titles
    assert dict(graphml.nodes(data="label")) == labels

    document = read_prov(render_prov(bad))
    entities = {record.identifier.localpart: record for record in document.get_records(prov.model.ProvEntity)}
    assert {name: record.label for name, record in entities.items()} == labels
    assert {
        name: next(iter(record.get_attribute("stemma:title")), "")
        for name, record in entities.items()
        if name in titles
    } == titles

    dot = read_dot(render_dot(bad))
    nodes = {unquote(n.get_name()): n for cluster in dot.get_subgraphs() for n in cluster.get_nodes()}
    assert {name: unquote(node.get_attributes()["label"]).split("\n")[0] for name, node in nodes.items()} == labels

    assert len(read_csv(render_csv(bad))) == len(read_csv(render_csv(report)))
    text = render_text(bad)
    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize("render", [render_text, render_csv, render_dot, render_graphml, render_prov])
def test_order_of_the_records_does_not_matter(render: Callable[[Report], str], report: Report) -> None:
    story = report.stories[0]
    names = ("articles", "statements", "origins", "derivations", "passages", "citations")
    turned = replace(story, **{name: tuple(reversed(getattr(story, name))) for name in names})
    assert render(Report(articles=report.articles[::-1], stories=(turned,))) == render(replace(report, problems=()))


@pytest.mark.parametrize("render", [render_text, render_csv, render_dot, render_graphml, render_prov])
def test_a_report_without_stories(render: Callable[[Report], str]) -> None:
    assert render(Report(articles=(), stories=()))


def test_ids_of_a_caller_are_made_plain(report: Report) -> None:
    bad = poison(report, "")
    renamed = json.loads(bad.to_json().decode().replace('"a-1"', '"1 <a b>\\u0007"'))
    import msgspec

    odd = msgspec.convert(renamed, Report)
    name = plain_id("1 <a b>\x07")
    assert name in read_graphml(render_graphml(odd)).nodes
    assert name in {r.identifier.localpart for r in read_prov(render_prov(odd)).get_records(prov.model.ProvEntity)}
    assert name in {unquote(n.get_name()) for c in read_dot(render_dot(odd)).get_subgraphs() for n in c.get_nodes()}


def test_an_outlet_only_cited_is_no_article(report: Report) -> None:
    story = report.stories[0]
    cited = Origin(id="o-77", label="Coastal Press", kind="lost", articles=("a-3",))
    changed = replace(story, derivations=(), origins=(cited,))
    graph = build_graph(replace(report, stories=(changed,)))
    assert [(node.kind, node.label) for node in graph.nodes if node.kind != "article"] == [("outlet", "Coastal Press")]
    assert [(arc.target, arc.basis, arc.coverage) for arc in graph.arcs] == [("a-3", "cited", None)]


def test_text_tells_the_tree_and_why(report: Report, tmp_path: Path) -> None:
    (tmp_path / "stemma.txt").write_text(render_text(report), encoding="utf-8")
    page = (tmp_path / "stemma.txt").read_text(encoding="utf-8")
    assert "Coastal Press  agency" in page
    assert "├── A Harbour Gazette  100 % word for word" in page
    assert "· The dateline credits Coastal Press." in page
    assert "3 of 4 statements in no other article" in page
    assert all(line == line.rstrip() for line in page.splitlines())
