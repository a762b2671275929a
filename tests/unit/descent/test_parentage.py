"""Weighing all family trees at once."""

import itertools
import math
from collections.abc import Sequence

import pytest

from stemma.descent.evidence import Reason
from stemma.descent.parentage import Kinship, Pair, weigh_parents
from stemma.records import Evidence
from stemma.records.descent import EvidenceKind


def reason(source: int, target: int, weight: float, contact: float, kind: EvidenceKind = "citation") -> Reason:
    return Reason(source, target, weight, contact, Evidence(kind=kind, why="because"))


def kin(low: int, high: int, reasons: Sequence[Reason] = (), changes: int = 0) -> Kinship:
    return Kinship((low, high), tuple(reasons), changes, (0, 0))


def test_without_reasons_neither_direction_is_likelier() -> None:
    probable = weigh_parents([kin(0, 1)])
    assert probable[0, 1] == pytest.approx(probable[1, 0])
    assert probable[0, 1] < 0.5


def test_a_reference_settles_the_direction() -> None:
    probable = weigh_parents([kin(0, 1, [reason(0, 1, 5.0, 4.5)])])
    assert probable[0, 1] > 0.95
    assert probable[1, 0] < 0.05


def test_references_both_ways_cancel_out() -> None:
    probable = weigh_parents([kin(0, 1, [reason(0, 1, 5.0, 4.5), reason(1, 0, 5.0, 4.5)])])
    assert probable[0, 1] == pytest.approx(probable[1, 0])


def test_a_circle_of_references_settles_nothing() -> None:
    circle = [(0, 1), (1, 2), (2, 0)]
    pairs = [kin(min(pair), max(pair), [reason(*pair, 5.0, 4.5)]) for pair in circle]
    assert max(weigh_parents(pairs).values()) < 0.7


def test_the_nearest_article_is_the_likeliest_source() -> None:
    probable = weigh_parents([kin(0, 2, changes=2), kin(1, 2, changes=30), kin(0, 1, changes=28)])
    assert probable[0, 2] > probable[1, 2]


def test_the_sum_over_trees_is_right() -> None:
    """Every tree is drawn by hand and weighed; each article has one source at most, so the sums stay within 1."""
    pairs = [kin(0, 1, [reason(0, 1, 2.0, 0.5)]), kin(1, 2, [reason(2, 1, 1.0, 0.3)]), kin(0, 2)]
    scores: dict[Pair, float] = {}
    for pair in pairs:
        for source, target in (pair.places, pair.places[::-1]):
            held = sum(r.contact if r.source == source else r.contact - r.weight for r in pair.reasons)
            scores[source, target] = math.exp(0.5 + held)
    totals: dict[Pair, float] = dict.fromkeys(scores, 0.0)
    whole = 0.0
    for parents in itertools.product((None, 0, 1, 2), repeat=3):
        if any(parent == child for child, parent in enumerate(parents)) or _has_circle(parents):
            continue
        edges = [(parent, child) for child, parent in enumerate(parents) if parent is not None]
        weight = math.prod(scores[edge] for edge in edges)
        whole += weight
        for edge in edges:
            totals[edge] += weight
    found = weigh_parents(pairs)
    assert found == pytest.approx({edge: total / whole for edge, total in totals.items()})


def _has_circle(parents: Sequence[int | None]) -> bool:
    for start in range(len(parents)):
        place: int | None = start
        for _ in parents:
            place = parents[place] if place is not None else None
        if place is not None:
            return True
    return False


def test_order_of_the_pairs_does_not_matter() -> None:
    pairs = [kin(0, 1, [reason(0, 1, 2.0, 0.5, "time")]), kin(1, 2), kin(0, 2), kin(5, 7)]
    assert weigh_parents(pairs) == pytest.approx(weigh_parents(pairs[::-1]))
