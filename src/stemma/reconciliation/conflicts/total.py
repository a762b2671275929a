"""Conflicts of totals: two reports give different counts of the people killed, injured and so on in one incident."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from stemma.reconciliation.conflicts.quantity import count_witnesses, explain_values
from stemma.reconciliation.conflicts.readings import Reading
from stemma.reconciliation.conflicts.relations import DIED, relate_figures
from stemma.reconciliation.conflicts.sides import Witness, build_conflict
from stemma.reconciliation.conflicts.totals import Told, Total, find_totals
from stemma.reconciliation.conflicts.updates import STILL_AT_LEAST, said_to_rise
from stemma.reconciliation.figures import values_agree
from stemma.reconciliation.gists import Gist, Vectors
from stemma.reconciliation.index import StoryIndex
from stemma.records import Conflict, Span

# Totals of one or none are mostly of one victim among several: their sentences must be this alike (incidents).
_SAME_SINGLE = 0.5
# A report of another incident that landed in the story: its total is left alone below this likeness (incidents).
_SAME_STORY = 0.3
_WIDEST = 4.0  # totals of one incident rarely differ by more while it is followed (incidents)
_MOST_ARTICLES = 400  # articles whose totals are held against each other


def find_total_conflicts(
    gists: Sequence[Gist],
    vectors: Vectors,
    index: StoryIndex,
    claims_of: Mapping[str, Sequence[str]],
    found: Iterable[Conflict],
) -> list[Conflict]:
    """Return one conflict for each measure on which articles give different totals, unless ``found`` has it already."""
    told = {(kind.kind, statement) for kind in found for side in kind.sides for statement in side.statements}
    conflicts = []
    all_totals = find_totals(gists, index)
    dead = {total.article: total.value for total in all_totals.get("killed", ())}
    for measure, totals in all_totals.items():
        sides = _part(totals[:_MOST_ARTICLES], vectors, index)
        if len(sides) < 2:
            continue
        statements = {one.statement for side in sides for total in side for one in total.told}
        if any(("quantity", statement) in told or ("scope", statement) in told for statement in statements):
            continue
        conflicts.append(_build(measure, sides, dead, index, claims_of))
    return conflicts


def _part(totals: Sequence[Total], vectors: Vectors, index: StoryIndex) -> list[list[Total]]:
    """Return the totals in piles of agreeing numbers, those that stand against no other pile left out."""
    piles: list[list[Total]] = []
    for total in sorted(totals, key=lambda one: (_figure_order(one), one.value, one.article)):
        for pile in piles:
            if _agree(pile[0], total):
                pile.append(total)
                break
        else:
            piles.append([total])
    piles.sort(key=lambda pile: (pile[0].value, pile[0].article))
    parted: set[int] = set()
    for one in range(len(piles)):
        for two in range(one + 1, len(piles)):
            if any(_stand_apart(a, b, vectors, index) for a in piles[one] for b in piles[two]):
                parted |= {one, two}
    return [piles[number] for number in sorted(parted)]


def _figure_order(total: Total) -> bool:
    return total.first.figure.quantity.comparator != "exactly"


def _agree(one: Total, two: Total) -> bool:
    if len(one.told[0].readings) > 1 or len(two.told[0].readings) > 1:
        return one.value == two.value
    return values_agree(one.first.figure, two.first.figure)


def _stand_apart(lower: Total, higher: Total, vectors: Vectors, index: StoryIndex) -> bool:
    """Return whether two articles speak of one incident, and neither allows for the other's number."""
    if lower.may_be_part or higher.value > _WIDEST * lower.value:
        return False
    risen = any(said_to_rise(told.readings[0], index) for told in higher.told)
    if (lower.value in higher.stated or higher.value in lower.stated) and not risen:
        return False
    first, second = lower.first, higher.first
    open_ended = all(told.readings[0].figure.quantity.comparator == "at-least" for told in lower.told)
    if open_ended and higher.value <= STILL_AT_LEAST * lower.value:
        return False
    if not _may_share_place(lower, higher, index):
        return False
    cosine = float(vectors[first.gist.number] @ vectors[second.gist.number])
    return cosine >= (_SAME_STORY if lower.value > 1 else _SAME_SINGLE)


def _may_share_place(one: Total, two: Total, index: StoryIndex) -> bool:
    """Return whether two totals may be of one place: one place, none told, or one that the other article names too."""
    places, others = one.first.figure.places, two.first.figure.places
    if not places or not others or places & others:
        return True
    if places & index.names_of(two.article) or others & index.names_of(one.article):
        return True
    return any(_within(index.names[a].name, index.names[b].name) for a in places for b in others)


def _within(one: str, two: str) -> bool:
    """Return whether one place name has all the words of the other: "Vask" and "East Vask"."""
    first, second = set(one.casefold().split()), set(two.casefold().split())
    return first <= second or second <= first


def _died_since(sides: Sequence[Sequence[Total]], dead: Mapping[str, float], index: StoryIndex) -> bool:
    """Return whether later reports have fewer injured and as many more dead than the earlier ones."""
    lower, higher = sides[0], sides[-1]
    later = [day for total in lower if (day := index.published(total.article))]
    earlier = [day for total in higher if (day := index.published(total.article))]
    if len(sides) != 2 or not later or not earlier or min(later) < min(earlier):
        return False
    first, second = (max(dead.get(total.article, 0.0) for total in side) for side in (higher, lower))
    return second - first == higher[0].value - lower[0].value


def _build(
    measure: str,
    sides: Sequence[Sequence[Total]],
    dead: Mapping[str, float],
    index: StoryIndex,
    claims_of: Mapping[str, Sequence[str]],
) -> Conflict:
    readings: list[list[Reading]] = [
        [one for total in side for told in total.told for one in told.readings] for side in sides
    ]
    witnesses = [[one for total in side for told in total.told for one in _witnesses(told, index)] for side in sides]
    relation, known = relate_figures(readings, index)
    if measure == "injured" and relation == "contradiction" and _died_since(sides, dead, index):
        relation, known = "update", DIED
    values = [index.text_of(_told_span(side[0].told[0])) for side in sides]
    why = explain_values(measure, values, known)
    return build_conflict("quantity", witnesses, relation, why, index, claims_of)


def _told_span(told: Told) -> Span:
    """Return the words of a count: the figure, or the whole list that adds up to it."""
    first, last = told.readings[0].figure.quantity, told.readings[-1].figure.quantity
    if first is last:
        return first.span
    end = max(last.span.end, last.counted.end if last.counted else 0)
    return Span(article=first.span.article, start=first.span.start, end=end)


def _witnesses(told: Told, index: StoryIndex) -> Iterator[Witness]:
    if len(told.readings) == 1:
        yield from count_witnesses(told.readings[0], index)
    else:
        yield Witness(told.readings[0].figure.statement, _told_span(told))
