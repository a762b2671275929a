"""Conflicts of figures: one measure, one scope, different values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from stemma.reconciliation.conflicts.readings import Reading, is_incident_count, leading_counts
from stemma.reconciliation.conflicts.relations import relate_figures
from stemma.reconciliation.conflicts.scope import moved_figures
from stemma.reconciliation.conflicts.sides import Witness, build_conflict, tell_apart
from stemma.reconciliation.conflicts.updates import said_to_rise
from stemma.reconciliation.figures import values_agree
from stemma.reconciliation.gists import Gist
from stemma.reconciliation.index import StoryIndex
from stemma.records import Conflict

# Counts of one event rarely differ by more while they are told; figures further apart count different things (read on
# helsinki: the dead of a riot and of a world war).
_WIDEST = 20.0


def find_quantity_conflicts(
    pairs: Sequence[tuple[Reading, Reading]],
    gists: Sequence[Gist],
    index: StoryIndex,
    claims_of: Mapping[str, Sequence[str]],
) -> list[Conflict]:
    """Return one conflict for each figure on which reports differ, with a side for each value."""
    moved = moved_figures(pairs)
    comparable = [
        (one, two)
        for one, two in pairs
        if _one_extent(one, two) and _one_order(one, two) and not _moved_away(one, two, moved)
    ]
    conflicts = []
    for readings, edges in _components(comparable):
        open_sums = _articles_with_remainder(readings, gists, index)
        sides = _split_by_value([one for one in readings if not one.gist.articles <= open_sums])
        parted = _parted_sides(sides, edges, index)
        if len(parted) > 1:
            conflicts.append(_build(parted, moved, index, claims_of))
    return conflicts


def _moved_away(one: Reading, two: Reading, moved: frozenset[str]) -> bool:
    """Return whether a figure moved from a period to an incident that need not be the one the other figure counts."""
    return bool({one.figure.quantity.id, two.figure.quantity.id} & moved) and not one.figure.places & two.figure.places


def _one_extent(one: Reading, two: Reading) -> bool:
    """Return whether both count one incident; over periods only like sentences are held against each other."""
    extents = {one.figure.extent, two.figure.extent}
    if is_incident_count(one.figure):
        return "period" not in extents
    return len(extents - {None}) <= 1


def _one_order(one: Reading, two: Reading) -> bool:
    """Return whether two figures are near enough in size for counts of one thing."""
    low, high = sorted((one.figure.value, two.figure.value))
    return high <= _WIDEST * max(low, 1.0)


def _key(reading: Reading) -> tuple[int, str]:
    return reading.gist.number, reading.figure.quantity.id


Edge = tuple[tuple[int, str], tuple[int, str]]


def _components(pairs: Iterable[tuple[Reading, Reading]]) -> Iterator[tuple[list[Reading], set[Edge]]]:
    """Yield the readings that hang together by being comparable, and which pairs are so directly."""
    readings: dict[tuple[int, str], Reading] = {}
    near: dict[tuple[int, str], set[tuple[int, str]]] = {}
    for one, two in pairs:
        for reading in (one, two):
            readings[_key(reading)] = reading
        near.setdefault(_key(one), set()).add(_key(two))
        near.setdefault(_key(two), set()).add(_key(one))
    seen: set[tuple[int, str]] = set()
    for start in sorted(near):
        if start in seen:
            continue
        stack, members = [start], {start}
        while stack:
            for key in near[stack.pop()] - members:
                members.add(key)
                stack.append(key)
        seen |= members
        edges = {(key, other) for key in members for other in near[key]}
        yield [readings[key] for key in sorted(members)], edges


def _split_by_value(readings: Sequence[Reading]) -> list[list[Reading]]:
    """Return the readings in piles of agreeing values, plain figures first, so that a hedged one joins the plain."""

    def order(reading: Reading) -> tuple[bool, float, tuple[int, str]]:
        return reading.figure.quantity.comparator != "exactly", reading.figure.value, _key(reading)

    piles: list[list[Reading]] = []
    for reading in sorted(readings, key=order):
        for pile in piles:
            if values_agree(pile[0].figure, reading.figure):
                pile.append(reading)
                break
        else:
            piles.append([reading])
    return sorted(piles, key=lambda pile: (pile[0].figure.value, _key(pile[0])))


def _parted_sides(sides: Sequence[list[Reading]], edges: set[Edge], index: StoryIndex) -> list[list[Reading]]:
    """Return the sides that stand against another one: directly comparable, and no article states both.

    An article may state both if it says that the one rose to the other, or if another article puts the other first.
    """
    leading = leading_counts(reading for side in sides for reading in side if is_incident_count(reading.figure))
    first = [[one for one in side if one.figure.quantity.id in leading] for side in sides]
    lead_by = [{article for one in side for article in one.gist.articles} for side in first]
    articles = [{article for reading in side for article in reading.gist.articles} for side in sides]
    parted: set[int] = set()
    for one in range(len(sides)):
        for two in range(one + 1, len(sides)):
            direct = any((_key(a), _key(b)) in edges for a in sides[one] for b in sides[two])
            both = articles[one] & articles[two]
            risen = all(said_to_rise(reading, index) for reading in sides[two] if reading.gist.articles & both)
            apart = tell_apart(articles[one], articles[two]) and (not both or risen)
            apart = apart or bool(lead_by[one] and lead_by[two] and not lead_by[one] & lead_by[two])
            if direct and apart and not _told_together(sides[one], sides[two]):
                parted |= {one, two}
    return [sides[number] for number in sorted(parted)]


def _told_together(one: Sequence[Reading], two: Sequence[Reading]) -> bool:
    """Return whether a sentence of one side has the other's number too ("six arrests, after 47 the night before")."""
    values = [{reading.figure.value for reading in side} for side in (one, two)]
    nearby = [{figure.value for reading in side for figure in reading.gist.figures} for side in (one, two)]
    return bool(values[0] & nearby[1] or values[1] & nearby[0])


def _articles_with_remainder(readings: Sequence[Reading], gists: Sequence[Gist], index: StoryIndex) -> frozenset[str]:
    """Return the articles that add a further count of the measure ("another person died"), so that no sum is known.

    Where an article says what the toll rose to, the further ones are in it.
    """
    measures = {reading.figure.measure for reading in readings}
    summed = {article for one in readings if said_to_rise(one, index) for article in one.gist.articles}
    return frozenset(
        article
        for gist in gists
        if any(figure.part == "remainder" and figure.measure in measures for figure in gist.figures)
        for article in gist.articles - summed
    )


def _build(
    sides: Sequence[Sequence[Reading]],
    moved: frozenset[str],
    index: StoryIndex,
    claims_of: Mapping[str, Sequence[str]],
) -> Conflict:
    relation, known = relate_figures(sides, index, moved)
    witnesses = [[one for reading in side for one in count_witnesses(reading, index)] for side in sides]
    values = [index.text_of(side[0].figure.quantity.span) for side in sides]
    measure = sides[0][0].figure.quantity.measure or str(sides[0][0].figure.measure).split(":")[-1]
    why = explain_values(measure, values, known)
    return build_conflict("quantity", witnesses, relation, why, index, claims_of)


def explain_values(measure: str, values: Sequence[str], known: str) -> str:
    """Return one sentence for a reader on differing figures.

    >>> explain_values("killed", ["two", "3", "five"], "nothing shows which holds")
    'For the measure “killed” the reports give “two”, “3” and “five”; nothing shows which holds.'
    """
    listed = ", ".join(f"“{value}”" for value in values[:-1]) + f" and “{values[-1]}”"
    return f"For the measure “{measure.replace('-', ' ')}” the reports give {listed}; {known}."


def count_witnesses(reading: Reading, index: StoryIndex) -> Iterator[Witness]:
    """Yield for each statement with the wording of a reading where its figure stands."""
    figure = reading.figure.quantity
    for id_ in reading.gist.statements:
        held = [index.quantities[one] for one in index.statements[id_].quantities]
        if figure.id not in {quantity.id for quantity in held} and id_ == reading.figure.statement:
            yield Witness(id_, figure.span)  # the figure stands beside the statement, in its sentence
            continue
        for quantity in held:
            if (quantity.low, quantity.high, quantity.measure) == (figure.low, figure.high, figure.measure):
                yield Witness(id_, quantity.span)
                break
