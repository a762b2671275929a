import itertools

import numpy as np
import pytest

from stemma.group.clusters import cluster_pairs

NONE = np.zeros((0, 2), dtype=np.int64)


def _cluster(count, odds, sure=NONE, days=None):  # type: ignore[no-untyped-def]
    pairs = np.array(sorted(odds), dtype=np.int64).reshape(-1, 2)
    values = np.array([odds[pair] for pair in sorted(odds)], dtype=np.float64)
    return cluster_pairs(count, pairs, values, np.asarray(sure), days or [None] * count)


def test_evidence_joins_and_lack_of_it_does_not() -> None:
    assert _cluster(4, {(0, 1): 3.0, (2, 3): -3.0}) == [[0, 1], [2], [3]]


def test_one_good_pair_does_not_chain_two_stories() -> None:
    odds = {(0, 1): 4.0, (2, 3): 4.0, (1, 2): 2.0, (0, 2): -4.0, (0, 3): -4.0, (1, 3): -4.0}
    assert _cluster(4, odds) == [[0, 1], [2, 3]]


def test_the_better_pair_is_joined_first() -> None:
    assert _cluster(3, {(0, 1): 1.0, (1, 2): 3.0, (0, 2): -4.0}) == [[0], [1, 2]]


def test_copies_are_joined_whatever_else_is_said() -> None:
    assert _cluster(3, {(0, 1): -4.0, (1, 2): -4.0}, sure=[[0, 1]]) == [[0, 1], [2]]


def test_copies_of_copies_are_one_group() -> None:
    odds = dict.fromkeys(itertools.combinations(range(5), 2), -4.0)
    assert _cluster(5, odds, sure=[[0, 1], [1, 2], [0, 2], [3, 4]]) == [[0, 1, 2], [3, 4]]


@pytest.mark.parametrize(("days", "stories"), [([10] * 8, 1), ([10] * 4 + [90] * 4, 2), ([None] * 8, 2)])
def test_large_groups_of_one_burst_need_less(days: list[int | None], stories: int) -> None:
    near = {pair: 3.0 for half in (range(4), range(4, 8)) for pair in itertools.combinations(half, 2)}
    between = {(left, right): -1.5 for left in range(4) for right in range(4, 8)}
    assert len(_cluster(8, near | between, days=days)) == stories


def test_numbering_does_not_matter() -> None:
    rng = np.random.default_rng(7)
    pairs = list(itertools.combinations(range(30), 2))
    odds = {pair: float(value) for pair, value in zip(pairs, rng.normal(-2.0, 2.5, len(pairs)), strict=True)}
    days = [int(day) for day in rng.integers(0, 20, 30)]
    expected = _cluster(30, odds, days=days)
    for _ in range(5):
        to = rng.permutation(30).tolist()
        back = {new: old for old, new in enumerate(to)}
        moved = {(min(to[a], to[b]), max(to[a], to[b])): value for (a, b), value in odds.items()}
        found = _cluster(30, moved, days=[days[back[number]] for number in range(30)])
        assert sorted(sorted(back[number] for number in group) for group in found) == expected


def test_nothing() -> None:
    assert _cluster(0, {}) == []
    assert _cluster(2, {}) == [[0], [1]]


def test_a_thousand_articles_of_one_story_are_joined() -> None:
    odds = {(number, other): 4.0 for number in range(1000) for other in range(number + 1, min(number + 40, 1000))}
    odds |= {(number, (number * 37) % 1000): 4.0 for number in range(1000) if number < (number * 37) % 1000}
    groups = _cluster(1000, odds, days=[5] * 1000)
    assert sum(len(group) for group in groups) == 1000
    assert max(len(group) for group in groups) >= 40
