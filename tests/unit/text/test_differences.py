"""Word by word: what two texts share goes forward in both, and what is left turns the one into the other."""

import time
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.text.alignment import Run
from stemma.text.differences import find_gaps, match_words

WORDS = st.lists(
    st.sampled_from(["the", "of", "a", "said", "in", "on", "harbour", "mayor", "seven"]),
    max_size=40,
)


def changed(first: list[str], second: list[str]) -> list[tuple[str, str]]:
    runs = match_words(first, second)
    gaps = find_gaps(runs, len(first), len(second))
    return [(" ".join(first[gap.a : gap.a_end]), " ".join(second[gap.b : gap.b_end])) for gap in gaps]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("the ferry sank on monday", "the ferry sank on monday", []),
        ("the ferry sank on monday", "the old ferry sank on monday", [("", "old")]),
        ("the old ferry sank on monday", "the ferry sank", [("old", ""), ("on monday", "")]),
        ("the ferry may have sunk", "the ferry had sunk", [("may have", "had")]),
        ("", "the ferry", [("", "the ferry")]),
        # A function word met by chance between two rewritten stretches tells nothing.
        (
            "crews looked for the missing sailors all night",
            "rescuers combed dark waters around the island until dawn",
            [
                (
                    "crews looked for the missing sailors all night",
                    "rescuers combed dark waters around the island until dawn",
                )
            ],
        ),
        # Between two single words replaced it holds the sentence together.
        ("the threat of fire", "the risk of flood", [("threat", "risk"), ("fire", "flood")]),
        # Nor between words that are only left out.
        (
            "the chief of staff to the mayor said on monday that it sank",
            "the chief of staff said that it sank",
            [("to the mayor", ""), ("on monday", "")],
        ),
    ],
)
def test_what_changed(first: str, second: str, expected: list[tuple[str, str]]) -> None:
    assert changed(first.split(), second.split()) == expected


@given(WORDS, WORDS)
def test_the_changes_turn_the_one_into_the_other(first: list[str], second: list[str]) -> None:
    runs = match_words(first, second)
    for run in runs:
        assert first[run.a : run.a + run.size] == second[run.b : run.b + run.size]
    ends = [(run.a + run.size, run.b + run.size) for run in runs]
    assert all(a <= run.a and b <= run.b for (a, b), run in zip(ends, runs[1:], strict=False))
    rebuilt: list[str] = []
    at = 0
    for gap in find_gaps(runs, len(first), len(second)):
        rebuilt += first[at : gap.a] + second[gap.b : gap.b_end]
        at = gap.a_end
    assert rebuilt + first[at:] == second


@given(WORDS)
def test_a_text_has_no_difference_from_itself(words: list[str]) -> None:
    assert match_words(words, words) == ([Run(0, 0, len(words))] if words else [])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["a"] * 60_000, ["a"] * 59_999 + ["b"]),
        (["a", "b"] * 30_000, ["b", "a", "c"] * 20_000),
        ([str(n) for n in range(40_000)], [str(n) for n in range(40_000)][::-1]),
        ([str(n % 7_919) for n in range(40_000)], [str((n * 31) % 7_919) for n in range(40_000)]),
    ],
)
def test_texts_made_to_defy_it_take_no_quadratic_time(first: list[str], second: list[str]) -> None:
    begun = time.perf_counter()
    match_words(first, second)
    assert time.perf_counter() - begun < 5  # a table of all pairs would have more than a thousand million cells


def test_edits_of_a_long_text_of_few_words_are_found_one_by_one() -> None:
    """No word of the text stands once in it, so that only phrases can anchor the match."""
    drawn = Random(7)
    words = [f"w{drawn.randrange(250)}" for _ in range(6_000)]
    edited = [f"new{n}" if n % 40 == 20 else word for n, word in enumerate(words)]
    gaps = find_gaps(match_words(words, edited), len(words), len(edited))
    assert [(gap.a, gap.a_end, gap.b, gap.b_end) for gap in gaps] == [
        (n, n + 1, n, n + 1) for n in range(20, 6_000, 40)
    ]
