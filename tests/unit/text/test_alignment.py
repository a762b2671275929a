"""Alignment on planted edits of known positions: offsets exact in both texts."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.text.alignment import Alignment, align, index_ngrams
from stemma.text.ngrams import number_words


def align_words(first: list[str], second: list[str], least: int = 5) -> list[Alignment]:
    a, b = number_words([first, second])
    return align(a, b, index_ngrams(a, 4), index_ngrams(b, 4), least)


def invent_words(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    return [f"{chance.choice('bcdfgklmprst')}{chance.choice('aeiou')}{chance.randrange(300)}" for _ in range(count)]


@pytest.mark.parametrize("seed", range(8))
def test_planted_stretch_is_found_to_the_word(seed: int) -> None:
    shared = invent_words(40, seed)
    first = invent_words(100, seed + 100) + shared + invent_words(30, seed + 200)
    second = invent_words(15, seed + 300) + shared + invent_words(90, seed + 400)
    (found,) = align_words(first, second)
    assert (found.first, found.second, found.matched) == ((100, 140), (15, 55), 40)


@pytest.mark.parametrize(
    ("change", "matched"),
    [
        (lambda words: [*words[:20], "other", *words[21:]], 39),  # one word put for another
        (lambda words: [*words[:20], *words[22:]], 38),  # two words dropped
        (lambda words: [*words[:20], "a", "cross", "head", *words[20:]], 40),  # a cross-head put in
        (lambda words: [words[1], words[0], *words[2:]], 39),  # two words swapped at the edge
    ],
)
def test_small_differences_do_not_part_a_passage(change, matched: int) -> None:  # type: ignore[no-untyped-def]
    shared = invent_words(40, 1)
    first = invent_words(30, 2) + shared + invent_words(30, 3)
    second = invent_words(50, 4) + change(shared) + invent_words(10, 5)
    (found,) = align_words(first, second)
    assert found.first[1] == 70 and found.second[1] == len(second) - 10
    assert found.matched == matched


def test_dropped_paragraph_parts_a_passage_and_moved_ones_are_found() -> None:
    one, two, three = invent_words(30, 1), invent_words(30, 2), invent_words(30, 3)
    found = align_words(one + two + three, one + three)
    assert [(f.first, f.second) for f in found] == [((0, 30), (0, 30)), ((60, 90), (30, 60))]
    moved = align_words(one + two, two + one)
    assert [(f.first, f.second) for f in moved] == [((0, 30), (30, 60)), ((30, 60), (0, 30))]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.integers(0, 4), max_size=60), st.lists(st.integers(0, 4), max_size=60))
def test_whatever_is_aligned_is_equal_in_order_and_within_bounds(first: list[int], second: list[int]) -> None:
    a, b = np.array(first, dtype=np.int64), np.array(second, dtype=np.int64)
    for found in align(a, b, index_ngrams(a, 3), index_ngrams(b, 3), least=3):
        for run in found.runs:
            assert run.size > 0
            assert a[run.a : run.a + run.size].tolist() == b[run.b : run.b + run.size].tolist()
        assert all(
            x.a + x.size <= y.a and x.b + x.size <= y.b for x, y in zip(found.runs, found.runs[1:], strict=False)
        )
        assert 0 < found.similarity <= 1
        assert found.first[1] <= len(a) and found.second[1] <= len(b)
