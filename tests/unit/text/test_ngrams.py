"""N-gram hashes and the join that finds texts sharing them."""

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.text.ngrams import hash_ngrams, hash_words, join_shared, sample


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.lists(st.integers(0, 30), max_size=20), min_size=1, max_size=8))
def test_join_counts_what_all_pairs_share(texts: list[list[int]]) -> None:
    hashes = np.array([value for text in texts for value in text], dtype=np.uint64)
    owners = np.array([place for place, text in enumerate(texts) for _ in text], dtype=np.int64)
    pairs, counts = join_shared(hashes, owners, cap=20, reach=1)
    expected = Counter({(i, j): len(set(texts[i]) & set(texts[j])) for i, j in combinations(range(len(texts)), 2)})
    assert dict(zip(map(tuple, pairs.tolist()), counts.tolist(), strict=True)) == +expected


def test_common_ngrams_pair_neighbours_only() -> None:
    owners = np.arange(100)
    pairs, _ = join_shared(np.full(100, 7, dtype=np.uint64), owners, cap=20, reach=2)
    assert len(pairs) == 99 + 98
    assert (pairs[:, 1] - pairs[:, 0] <= 2).all()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He said: “Go now”", 'he said "go now"'),
        ("the plan—a long one—failed", "The plan - a long one - failed"),
        ("two\u00a0words", "two words\n"),
        ("ends here…", "Ends here..."),
    ],
)
def test_marks_case_and_space_do_not_change_word_hashes(one: str, other: str) -> None:
    assert hash_words(one.encode()).tolist() == hash_words(other.encode()).tolist()


def test_words_that_differ_have_different_hashes() -> None:
    text = " ".join(f"word{k} Änder{k} слово{k}" for k in range(2000))
    hashes = hash_words(text.encode())
    assert len(hashes) == len(set(hashes.tolist())) == 6000


@pytest.mark.parametrize("text", [b"", b" ", b"\xff\xfe", b"\xe2\x80", b"\xc2", b"a" * 100])
def test_strange_bytes_are_hashed_without_error(text: bytes) -> None:
    assert len(hash_words(text)) <= 1


def test_very_long_text_is_hashed_piece_by_piece_to_the_same_words() -> None:
    text = b"alpha beta gamma " * 400_000
    hashes = hash_words(text)
    assert len(hashes) == 1_200_000
    assert len(set(hashes.tolist())) == 3


def test_sampling_keeps_the_same_ngrams_in_every_text() -> None:
    hashes = hash_ngrams(np.arange(4000), 5)
    kept = sample(hashes, 8)
    assert set(kept.tolist()) == {value for value in hashes.tolist() if value % 8 == 0}
    assert 350 < len(kept) < 650
