"""One story -> its stemma: passages, derivations, origins, and the origin of every statement."""

from collections.abc import Mapping, Sequence

from stemma.descent.citing import CitedSources
from stemma.descent.comparison import compare_articles
from stemma.descent.derivations import derive_from_articles, derive_from_sources
from stemma.descent.direction import direct_links
from stemma.descent.origins import join_names, make_origins, origin_id
from stemma.descent.placement import (
    Placed,
    links_without_agency,
    place_sentences,
    place_statements,
    source_shares,
)
from stemma.descent.sentence_terms import tabulate_sentences
from stemma.descent.side_by_side import lay_side_by_side
from stemma.descent.sources import Source, default_source, find_unit_sources
from stemma.descent.units import find_units
from stemma.descent.witness import Witness, prepare_witnesses
from stemma.lang.outlets import plain_name
from stemma.models.encoder import Encoder
from stemma.records import Annotation, Article, Descent

__all__ = ["lay_side_by_side", "trace_descent"]


def trace_descent(articles: Sequence[Article], annotations: Mapping[str, Annotation], encoder: Encoder) -> Descent:
    """Return the stemma of one story.

    Args:
        articles: the articles of one story, with distinct ids; their order plays no part.
        annotations: what was found in each, by article id.
        encoder: the sentence encoder, for rewritten passages.
    """
    witnesses = prepare_witnesses(sorted(articles, key=lambda article: article.id), annotations)
    tables = tabulate_sentences(witnesses)
    passages, links = compare_articles(witnesses, tables, encoder)
    units = find_units(witnesses, links)
    apart = links_without_agency(witnesses, links, find_unit_sources(witnesses, units, {}).placed)
    tree, directions = direct_links(witnesses, apart, units)
    known = {direction.known: True for direction in directions.values() if direction.known}
    sources = find_unit_sources(witnesses, units, known)
    shares = source_shares(witnesses, links, sources.placed)
    placed = place_sentences(witnesses, links, sources.placed, shares, tables, encoder)
    statement_sources = place_statements(witnesses, units, placed)
    derivations = derive_from_sources(witnesses, links, shares, sources.outside)
    derivations += derive_from_articles(witnesses, tree, directions, shares, sources.outside)
    drawing = _drawing_on(witnesses, placed, statement_sources)
    return Descent(
        passages=tuple(sorted((text.passage for text in passages), key=lambda passage: passage.id)),
        derivations=tuple(sorted(derivations, key=lambda derivation: derivation.id)),
        origins=tuple(make_origins(witnesses, drawing, _spellings(witnesses))),
        origin_of={key: origin_id(source) for key, source in sorted(statement_sources.items())},
    )


def _drawing_on(
    witnesses: Sequence[Witness], placed: Placed, statement_sources: Mapping[str, Source]
) -> dict[Source, set[int]]:
    """Return each source with the articles that draw on it; an article without a sentence stands for itself."""
    drawing: dict[Source, set[int]] = {}
    for (place, _), source in placed.items():
        drawing.setdefault(source, set()).add(place)
    for place, witness in enumerate(witnesses):
        for statement in witness.annotation.statements:
            if statement.id in statement_sources:
                drawing.setdefault(statement_sources[statement.id], set()).add(place)
        if not witness.annotation.sentences:
            drawing.setdefault(default_source(witness), set()).add(place)
    return dict(sorted(drawing.items()))


def _spellings(witnesses: Sequence[Witness]) -> dict[Source, str]:
    """Return how cited outlets are written, the first way in order of the articles; all the outlets of one owner."""
    cited = CitedSources(witnesses)
    found: dict[Source, dict[str, str]] = {}
    for witness in witnesses:
        written = {citation.id: citation.outlet for citation in witness.annotation.citations}
        for statement in witness.annotation.statements:
            source = cited.source_of(statement, witness)
            name = next((written[key] for key in statement.citations if key in written), None)
            if source and name and (source.kind == "family" or source not in found):
                found.setdefault(source, {}).setdefault(plain_name(name), name)
    return {source: join_names(sorted(names.values())) for source, names in found.items()}
