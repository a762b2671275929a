"""Decoding: the best row of tags under the rules of BIO."""

from math import log

from hypothesis import given
from hypothesis import strategies as st

from stemma.models.decoding import decode_tags


def logs(*rows: tuple[float, ...]) -> list[list[float]]:
    return [[log(value) for value in row] for row in rows]


def test_a_stretch_is_not_broken_by_one_wavering_word() -> None:
    rows = logs((0.1, 0.8, 0.1), (0.1, 0.5, 0.4), (0.1, 0.1, 0.8))
    assert decode_tags(rows, [0.0]) == [1, 1, 2]
    assert decode_tags(rows, [1.0]) == [1, 2, 2]


def test_a_stretch_does_not_change_its_kind_inside() -> None:
    rows = logs((0.02, 0.9, 0.02, 0.04, 0.02), (0.02, 0.02, 0.46, 0.02, 0.48))
    assert decode_tags(rows, [0.0, 0.0]) == [1, 2]


def test_no_words_give_no_tags() -> None:
    assert decode_tags([], [0.0]) == []


@given(st.lists(st.lists(st.floats(-12, -0.001), min_size=5, max_size=5), max_size=30), st.floats(0, 4))
def test_inside_follows_begin_of_its_kind(rows: list[list[float]], price: float) -> None:
    tags = decode_tags(rows, [price, price])
    assert len(tags) == len(rows)
    for before, tag in zip([0, *tags], tags, strict=False):
        if tag in (2, 4):
            assert before in (tag - 1, tag)
