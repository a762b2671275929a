"""Conflicts of scope: a figure for a period turned into one for a single incident, and figures of different scope."""

from collections.abc import Mapping, Sequence

from stemma.reconciliation.conflicts.readings import Reading, is_incident_count
from stemma.reconciliation.conflicts.sides import Witness, build_conflict, tell_apart
from stemma.reconciliation.figures import Figure
from stemma.reconciliation.index import StoryIndex
from stemma.records import Conflict, Span

_TELLING = 10  # a smaller number may be the same by chance


def moved_figures(pairs: Sequence[tuple[Reading, Reading]]) -> frozenset[str]:
    """Return the ids of the figures given for one incident that another report gives for a period."""
    return frozenset(
        reading.figure.quantity.id
        for pair in pairs
        if {one.figure.extent for one in pair} == {"period", "incident"}
        and pair[0].figure.value == pair[1].figure.value >= _TELLING
        for reading in pair
        if reading.figure.extent == "incident"
    )


def find_scope_conflicts(
    pairs: Sequence[tuple[Reading, Reading]], index: StoryIndex, claims_of: Mapping[str, Sequence[str]]
) -> list[Conflict]:
    """Return the figures that one report gives for a period and another for one incident."""
    moved: dict[tuple[str, float], list[tuple[Reading, Reading]]] = {}
    apart: dict[str, list[tuple[Reading, Reading]]] = {}
    for one, two in pairs:
        if {one.figure.extent, two.figure.extent} != {"period", "incident"} or not is_incident_count(one.figure):
            continue
        if not tell_apart(one.gist.articles, two.gist.articles):
            continue
        period, incident = (one, two) if one.figure.extent == "period" else (two, one)
        measure = str(period.figure.quantity.measure)
        if period.figure.value == incident.figure.value and incident.figure.value >= _TELLING:
            moved.setdefault((measure, incident.figure.value), []).append((period, incident))
        elif period.figure.places & incident.figure.places and incident.figure.value >= _TELLING:
            apart.setdefault(measure, []).append((period, incident))
    found = [_moved(key[0], held, index, claims_of) for key, held in sorted(moved.items())]
    return found + [_apart(measure, held, index, claims_of) for measure, held in sorted(apart.items())]


def _moved(
    measure: str, held: Sequence[tuple[Reading, Reading]], index: StoryIndex, claims_of: Mapping[str, Sequence[str]]
) -> Conflict:
    why = (
        f"The same number for “{measure}” is counted over several incidents or a period on one side "
        "and given for a single incident on the other."
    )
    return build_conflict("scope", _sides(held), "contradiction", why, index, claims_of)


def _apart(
    measure: str, held: Sequence[tuple[Reading, Reading]], index: StoryIndex, claims_of: Mapping[str, Sequence[str]]
) -> Conflict:
    why = f"Both figures count “{measure}” at one place, but one is for a period and the other for one incident."
    return build_conflict("scope", _sides(held), "different-measure", why, index, claims_of)


def _sides(held: Sequence[tuple[Reading, Reading]]) -> list[list[Witness]]:
    return [[Witness(pair[side].figure.statement, _words(pair[side].figure)) for pair in held] for side in (0, 1)]


def _words(figure: Figure) -> Span:
    """Return the stretch from the word that gives the extent to the figure."""
    span, extent = figure.quantity.span, figure.extent_span
    if extent is None:
        return span
    return Span(article=span.article, start=min(span.start, extent.start), end=max(span.end, extent.end))
