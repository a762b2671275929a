"""The source of every sentence and every statement."""

from collections.abc import Mapping, Sequence

import numpy as np

from stemma.descent.citing import CitedSources
from stemma.descent.links import Link
from stemma.descent.paraphrases import find_retold
from stemma.descent.sentence_terms import SentenceTable
from stemma.descent.sources import Source, credited_source, own_source
from stemma.descent.units import Place, Unit, number_sentences
from stemma.descent.witness import Witness
from stemma.models.encoder import Encoder
from stemma.records import Statement

# An article whose text comes from one source to this share comes from it whole.
_WHOLE = 0.9
# From this share on, a sentence that the source's other articles also have in other words is taken for the source's.
_LARGELY = 0.25
# From this share on, less likeness is enough for that.
_MOSTLY = 0.5
# Articles of the same source that a sentence is compared with.
_NEIGHBOURS = 6

Placed = dict[Place, Source]


def source_shares(
    witnesses: Sequence[Witness], links: Sequence[Link], unit_sources: Mapping[Place, Source]
) -> list[dict[Source, float]]:
    """Return for each article the share of its body characters that comes from each source it shares text of."""
    marked = [np.zeros(len(witness.words), dtype=bool) for witness in witnesses]
    for link in links:
        for text in link.shared:
            for place in link.places:
                first, last = text.range_in(place)
                marked[place][first:last] = True
    sentences: list[dict[Source, list[int]]] = [{} for _ in witnesses]
    for (place, number), source in sorted(unit_sources.items()):
        sentences[place].setdefault(source, []).append(number)
    shares: list[dict[Source, float]] = []
    for witness, copied, by_source in zip(witnesses, marked, sentences, strict=True):
        numbers = number_sentences(witness) if by_source else np.zeros(0, dtype=np.int64)
        shares.append(
            {source: witness.share(copied & np.isin(numbers, held)) for source, held in sorted(by_source.items())}
        )
    return shares


def links_without_agency(
    witnesses: Sequence[Witness], links: Sequence[Link], unit_sources: Mapping[Place, Source]
) -> list[Link]:
    """Return the links between articles that do not draw on one agency: what they share must be explained otherwise."""
    shares = source_shares(witnesses, links, unit_sources)
    agencies = [{source for source in share if source.kind == "agency"} for share in shares]
    return [link for link in links if not agencies[link.places[0]] & agencies[link.places[1]]]


def place_sentences(
    witnesses: Sequence[Witness],
    links: Sequence[Link],
    unit_sources: Mapping[Place, Source],
    shares: Sequence[Mapping[Source, float]],
    tables: Sequence[SentenceTable],
    encoder: Encoder,
) -> Placed:
    """Return the source of every sentence: of its unit, else the article's, else what it retells, else its own."""
    placed: Placed = dict(unit_sources)
    neighbours: dict[int, list[int]] = {}
    for link in sorted(links, key=lambda link: (-max(link.shares), link.places)):
        for place in link.places:
            neighbours.setdefault(place, []).append(link.other(place))
    for place, witness in enumerate(witnesses):
        unplaced = [n for n in range(len(witness.annotation.sentences)) if (place, n) not in unit_sources]
        credited = credited_source(witness)
        largest = max(shares[place].items(), key=lambda entry: (entry[1], entry[0]), default=None)
        retold: dict[int, Source] = {}
        whole = credited
        if not credited and largest and largest[1] >= _WHOLE:
            whole = largest[0]
        elif not credited and largest and largest[1] >= _LARGELY:
            near = [
                tables[other] for other in _drawing(largest[0], shares, neighbours.get(place, [])) if other != place
            ]
            retold = dict.fromkeys(
                _retelling(tables[place], near[:_NEIGHBOURS], unplaced, encoder, largest[1] >= _MOSTLY), largest[0]
            )
        for number in unplaced:
            placed[place, number] = whole or retold.get(number) or own_source(witness)
    return placed


def _drawing(source: Source, shares: Sequence[Mapping[Source, float]], first: Sequence[int]) -> list[int]:
    """Return the articles that draw on a source: ``first`` those given, then the others by how much they draw."""
    others = sorted(range(len(shares)), key=lambda place: (-shares[place].get(source, 0.0), place))
    return [place for place in dict.fromkeys([*first, *others]) if shares[place].get(source)]


def _retelling(
    table: SentenceTable, near: Sequence[SentenceTable], unplaced: Sequence[int], encoder: Encoder, lenient: bool
) -> list[int]:
    """Return which of the unplaced sentences say what a sentence of one of the near articles says."""
    rest = table.only(set(unplaced))
    found: set[int] = set()
    for compared in near if rest.texts else ():
        same = find_retold(rest, compared, encoder, lenient)
        found |= {rest.numbers[row] for row in np.flatnonzero(same).tolist()}
    return sorted(found)


def place_statements(witnesses: Sequence[Witness], units: Sequence[Unit], placed: Placed) -> dict[str, Source]:
    """Return the source of every statement that stands in a sentence.

    A statement that rests on another outlet belongs to that outlet, and so does the same sentence in the other articles
    that took it over, even where they dropped the mention.
    """
    by_sentence: dict[Place, list[Statement]] = {}
    for place, witness in enumerate(witnesses):
        numbers = number_sentences(witness)
        for statement in witness.annotation.statements:
            first, last = witness.words_in(statement.span)
            inside = numbers[first:last]
            if len(inside) and (inside >= 0).any():
                number = int(np.bincount(inside[inside >= 0]).argmax())
                by_sentence.setdefault((place, number), []).append(statement)
    cited = CitedSources(witnesses)
    found: dict[str, Source] = {}
    for sentence, statements in by_sentence.items():
        for statement in statements:
            found[statement.id] = cited.source_of(statement, witnesses[sentence[0]]) or placed[sentence]
    for unit in units:
        inherited = _cited_whole(unit, by_sentence, found)
        for sentence in unit.sentences if inherited else ():
            for statement in by_sentence.get(sentence, ()):
                if found[statement.id] == placed[sentence] and inherited:
                    found[statement.id] = inherited
    return found


def _cited_whole(
    unit: Unit, by_sentence: Mapping[Place, Sequence[Statement]], found: Mapping[str, Source]
) -> Source | None:
    """Return the outlet that all statements of one of the unit's sentences rest on, or None."""
    for sentence in unit.sentences:
        statements = by_sentence.get(sentence, ())
        sources = {found[statement.id] for statement in statements if statement.citations}
        if statements and len(sources) == 1 and all(statement.citations for statement in statements):
            return sources.pop()
    return None
