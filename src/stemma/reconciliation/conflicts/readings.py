"""Which figures of a story count the same thing, so that they may be held against each other."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from stemma.lang import load
from stemma.reconciliation.facets import may_compare
from stemma.reconciliation.figures import Figure
from stemma.reconciliation.gists import Gist, Vectors
from stemma.reconciliation.index import StoryIndex
from stemma.reconciliation.matching import Match
from stemma.records import Span, Statement

# Two counts of people are of one incident from this cosine of their sentences on, if no place tells (incidents).
_SAME_INCIDENT = 0.5
_SAME_SINGLE = 0.65  # a count of one is mostly one among several
_SAME_INCIDENT_PLACED = 0.3  # and from this one on if they share the place
# Sentences with any other figure must be this alike, figures left aside, before the figures are compared (basil).
_SAME_SENTENCE = 0.6
_SHARED_NAMES = 0.3  # and share this much of their names: "he leaves a wife" is of nobody known
# A sentence is looked through for other years up to this many characters.
LONGEST_SENTENCE = 2_000
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MOST_READINGS = 400  # readings of one measure that are held against each other


@dataclass(frozen=True)
class Reading:
    """One figure in one wording."""

    gist: Gist
    figure: Figure


@cache
def incident_measures() -> frozenset[str]:
    """Return the measures that count people in an incident."""
    return frozenset(load("measures_scope")["incident_measures"])


def is_incident_count(figure: Figure) -> bool:
    """Return whether a figure counts the people of an incident ("12 injured")."""
    return figure.quantity.measure in incident_measures() and not figure.change


def pair_readings(
    gists: Sequence[Gist], vectors: Vectors, matches: Iterable[Match], index: StoryIndex
) -> Iterator[tuple[Reading, Reading]]:
    """Yield pairs of readings that count the same thing, whether or not their values agree; extents may differ."""
    yield from _pair_incident_counts(gists, vectors, index)
    for match in matches:
        if match.likeness >= _SAME_SENTENCE and match.features.names >= _SHARED_NAMES:
            yield from _pair_matched(gists[match.first], gists[match.second])


def _pair_matched(one: Gist, two: Gist) -> Iterator[tuple[Reading, Reading]]:
    for a in one.figures:
        for b in two.figures:
            same = a.measure is not None and a.measure == b.measure and _plain(a) and _plain(b)
            if same and not is_incident_count(a) and may_compare(a, b) and days_meet(a, b):
                yield Reading(one, a), Reading(two, b)


def _plain(figure: Figure) -> bool:
    """Return whether a figure of any measure is exact enough to be held against another."""
    return figure.quantity.comparator in ("exactly", "about") and not figure.vague and figure.part != "remainder"


def _pair_incident_counts(
    gists: Sequence[Gist], vectors: Vectors, index: StoryIndex
) -> Iterator[tuple[Reading, Reading]]:
    """Yield pairs of counts of one measure that speak of one incident."""
    by_measure: dict[str, list[Reading]] = defaultdict(list)
    for gist in gists:
        for figure in gist.figures:
            if is_incident_count(figure) and figure.part == "whole" and not figure.vague:
                by_measure[_family(str(figure.quantity.measure))].append(Reading(gist, figure))
    elsewhere = {
        gist.number: _tells_of_another(gist, index) for readings in by_measure.values() for gist in _gists(readings)
    }
    for measure in sorted(by_measure):
        leading = leading_counts([one for one in by_measure[measure] if not elsewhere[one.gist.number]])
        for one, two in combinations(by_measure[measure][:_MOST_READINGS], 2):
            own = not elsewhere[one.gist.number] and not elsewhere[two.gist.number]
            floor = _SAME_INCIDENT_PLACED if own else _SAME_INCIDENT
            several = min(one.figure.value, two.figure.value) > 1
            first = {one.figure.quantity.id, two.figure.quantity.id} <= leading
            if not several:
                floor = _SAME_SINGLE if first else 2.0  # "one wounded man" need not be all of them
            if several and first:
                floor = -1.0  # what each report gives first: the count of the story
            if one.gist is not two.gist and _one_incident(one, two, vectors, floor):
                yield one, two


def _gists(readings: Iterable[Reading]) -> Iterator[Gist]:
    for reading in readings:
        yield reading.gist


@cache
def _families() -> Mapping[str, str]:
    """Return measure -> the first measure of the family of those that count the same people."""
    return {name: family[0] for family in load("measures_scope")["families"] for name in family}


def _family(measure: str) -> str:
    return _families().get(measure, measure)


@cache
def _other_scopes() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, load('measures')['links']['scopes']))})\b")


def _tells_of_another(gist: Gist, index: StoryIndex) -> bool:
    """Return whether a wording speaks of another incident or a longer time than the reports' own."""
    return _other_scopes().search(" ".join(gist.words)) is not None or names_other_year(gist.statement, index)


def names_other_year(statement: Statement, index: StoryIndex) -> bool:
    """Return whether the sentence of a statement names a year in which no report of the story was published."""
    if not index.years:
        return False
    span = statement.sentence
    words = index.articles[span.article].text[span.start : min(span.end, span.start + LONGEST_SENTENCE)]
    return any(int(year) not in index.years for year in _YEAR.findall(words))


def leading_counts(readings: Iterable[Reading]) -> frozenset[str]:
    """Return the quantities that are the first count of one measure in their article, for one incident."""
    first: dict[str, Span] = {}
    ids: dict[str, str] = {}
    for figure in (one.figure for one in readings if one.figure.extent != "period" and not one.figure.quantity.partial):
        if figure.article not in first or figure.quantity.span < first[figure.article]:
            first[figure.article], ids[figure.article] = figure.quantity.span, figure.quantity.id
    return frozenset(ids.values())


def _one_incident(one: Reading, two: Reading, vectors: Vectors, floor: float) -> bool:
    """Return whether two counts are of one incident: of one place, if any is told, and in sentences alike enough."""
    places, others = one.figure.places, two.figure.places
    if places and others and not places & others:
        return False
    if places & others and floor == _SAME_INCIDENT:
        floor = _SAME_INCIDENT_PLACED
    return days_meet(one.figure, two.figure) and float(vectors[one.gist.number] @ vectors[two.gist.number]) >= floor


def days_meet(one: Figure, two: Figure) -> bool:
    """Return whether two figures may be of one time: a date is shared, or one of them has none."""
    if not one.days or not two.days:
        return True
    return any(a[0] <= b[1] and b[0] <= a[1] for a in one.days for b in two.days)
