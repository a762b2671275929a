"""Candidates among many texts: what two texts must share, and at what cost."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.descent.corpus_candidates import (
    choose_pairs,
    fingerprint,
    hash_for_check,
    join_keys,
    make_keys,
    share_wording,
    split_pairs,
)


def candidates(texts: list[str]) -> list[tuple[int, int]]:
    made = fingerprint([text.encode() for text in texts])
    rare, common = join_keys(make_keys(made.hashes, made.owners), made.beside)
    return split_pairs(choose_pairs([rare], [common]))


def words(first: int, count: int) -> str:
    return " ".join(f"word{first + k}" for k in range(count))


def test_a_shared_paragraph_makes_a_candidate_and_a_shared_phrase_does_not() -> None:
    texts = [
        f"{words(0, 200)} {words(5_000, 60)}",
        f"{words(1_000, 100)} {words(5_000, 60)} {words(2_000, 100)}",
        f"{words(3_000, 150)} {words(5_020, 9)} {words(4_000, 50)}",
    ]
    assert candidates(texts) == [(0, 1)]


def test_wording_never_runs_across_two_texts() -> None:
    whole = words(0, 40)
    halves = [words(0, 7), words(7, 7), words(14, 7), words(21, 7), words(28, 12)]
    assert candidates([whole, *halves[:4]]) == []
    assert fingerprint([half.encode() for half in halves[:4]]).hashes.tolist() == []


@given(st.lists(st.integers(0, 3), min_size=1, max_size=12))
def test_fingerprints_do_not_depend_on_the_texts_beside(kinds: list[int]) -> None:
    texts = [["", words(0, 30), words(10, 90), "– “…”"][kind].encode() for kind in kinds]
    together = fingerprint(texts)
    for place, text in enumerate(texts):
        alone = fingerprint([text])
        mine = together.owners == place
        assert together.hashes[mine].tolist() == alone.hashes.tolist()
        assert together.beside[mine].tolist() == alone.beside.tolist()
        assert (together.digests[place], together.sizes[place]) == (alone.digests[0], alone.sizes[0])


def test_equal_words_have_equal_digests_whatever_their_marks() -> None:
    made = fingerprint(["He said: “Go now”".encode(), b'he SAID "go" now', b"he said now go"])
    assert made.digests[0] == made.digests[1] != made.digests[2]


def test_a_phrase_of_very_many_texts_pairs_none_of_them() -> None:
    phrase = words(0, 30)
    texts = [f"{words(1_000 * (k + 1), 60)} {phrase} {words(1_000 * (k + 1) + 500, 60)}" for k in range(60)]
    assert candidates(texts) == []


def test_a_large_family_stays_connected_without_all_its_pairs() -> None:
    texts = [f"{words(0, 400)} {words(1_000 * (k + 1), 20)}" for k in range(60)]
    found = candidates(texts)
    assert {(k, k + 1) for k in range(59)} <= set(found)
    assert len(found) < 60 * 4


def test_an_ngram_twice_in_a_text_counts_once() -> None:
    keys = make_keys(np.array([1 << 40] * 4, dtype=np.uint64), np.array([3, 3, 5, 5]))
    rare, _ = join_keys(keys, np.array([257, 257, 257, 257], dtype=np.uint16))
    assert split_pairs(rare) == [(3, 5)]


def test_one_ngram_is_enough_only_with_equal_words_beside_it() -> None:
    keys = make_keys(np.array([1 << 40] * 3, dtype=np.uint64), np.array([1, 2, 3]))
    rare, common = join_keys(keys, np.array([(7 << 8) + 1, (7 << 8) + 2, 9 << 8], dtype=np.uint16))
    assert split_pairs(choose_pairs([rare], [common])) == [(1, 2)]


@pytest.mark.parametrize(("shared", "expected"), [(18, False), (19, True)])
def test_a_row_of_nineteen_words_passes_the_check(shared: int, expected: bool) -> None:
    one = hash_for_check(f"{words(0, 50)} {words(500, shared)}".encode())
    other = hash_for_check(f"{words(500, shared)} {words(900, 50)}".encode())
    assert share_wording(one, other) is expected
    assert share_wording(other, one) is expected
    assert not share_wording(one, hash_for_check(b""))
