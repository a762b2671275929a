"""Pairs of a story worth aligning: their number grows with the story, not with its square."""

import pytest

from stemma.descent.candidates import find_candidates
from stemma.descent.witness import prepare_witnesses
from tests.unit.descent.reports import OTHER, WIRE, annotate_plainly, make_article


def candidates(texts: list[str]) -> list[tuple[int, int]]:
    articles = [make_article(f"a-{k:04}", text) for k, text in enumerate(texts)]
    return find_candidates(prepare_witnesses(articles, {a.id: annotate_plainly(a) for a in articles}))


def own(number: int) -> str:
    return " ".join(f"own{number}x{k}" for k in range(40))


def copies(count: int, step: int) -> list[str]:
    """Copies of one wire text, each with a lead of its own and every so many words changed, elsewhere in each."""
    words = WIRE.split()
    texts = []
    for number in range(count):
        changed = [f"{word}{number}" if (k + number) % step == 0 else word for k, word in enumerate(words)]
        texts.append(f"{own(number)}\n{' '.join(changed)}")
    return texts


def test_a_small_story_has_every_pair_that_shares_wording() -> None:
    assert candidates([WIRE, OTHER, f"{own(1)} {WIRE}", f"{own(2)} {OTHER}"]) == [(0, 2), (1, 3)]


@pytest.mark.parametrize("step", [12, 31, 1000])
def test_pairs_grow_with_the_story_and_not_with_its_square(step: int) -> None:
    small, large = (candidates(copies(count, step)) for count in (125, 500))
    assert len(small) <= 50 * 125
    assert len(large) <= 5 * len(small)  # four times as many articles; all pairs would be sixteen times as many
    assert {(k, k + 1) for k in range(499)} <= set(large)
