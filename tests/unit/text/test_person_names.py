"""Spellings of people's names: what folds together and what stays apart."""

import pytest

from stemma.text.person_names import fold_transliteration, same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelensky", "Zelenskyy"),
        ("Sergei Orlov", "Sergey Orlov"),
        ("Dmitry Weir", "Dmitri Weir"),
        ("Yevgeny Roskin", "Evgeny Roskin"),
        ("Khodarin", "Hodarin"),
        ("José Müller", "Jose Muller"),
        ("J. R. Moss", "James Moss"),
        ("Joe Moss", "Joseph Moss"),
        ("Moss", "Anna Moss"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Moss", "Thomas Moss"),
        ("Michael Moss", "Michelle Moss"),
        ("Dan Moss", "Don Moss"),
        ("Karl Moss", "Karl Mossman"),
        ("Karl Moss", "Karl Moss Jr."),
        ("Orlov", "Orlova"),
        ("", "Moss"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert not same_person(one, other)
    assert not same_person(other, one)


def test_folding_twice_is_folding_once_for_plain_names() -> None:
    for name in ("Orlovskyy", "Müller", "Khodarin", "Anna Moss", "O’Neill"):
        folded = fold_transliteration(name)
        assert fold_transliteration(folded) == folded
