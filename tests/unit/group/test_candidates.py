import numpy as np

from stemma.group.candidates import find_candidates
from stemma.group.terms import find_terms
from stemma.group.weighting import weigh_terms


def _candidates(texts: list[str], gist: np.ndarray | None = None) -> list[list[int]]:
    rows = weigh_terms([find_terms(None, [text]) for text in texts])
    vectors = np.zeros((len(texts), 4), dtype=np.float32) if gist is None else gist
    return find_candidates(rows, vectors).tolist()


def test_rare_shared_words_make_candidates() -> None:
    assert _candidates(["zymurgy in Orla", "a quiet day", "zymurgy again"]) == [[0, 2]]


def test_vectors_make_candidates_without_shared_words() -> None:
    gist = np.array([[1, 0, 0, 0], [0, 1, 0, 0], [1, 0, 0, 0]], dtype=np.float32)
    assert _candidates(["one", "two", "three"], gist) == [[0, 2]]


def test_each_pair_stands_once_and_sorted() -> None:
    texts = [f"zymurgy qualm number{number % 7}" for number in range(30)]
    found = _candidates(texts, np.ones((30, 4), dtype=np.float32) / 2)
    assert found == sorted(found)
    assert len({tuple(pair) for pair in found}) == len(found)
    assert all(low < high for low, high in found)


def test_candidates_stay_linear_in_one_large_story() -> None:
    texts = [f"zymurgy qualm vex number{number}" for number in range(400)]
    gist = np.ones((400, 4), dtype=np.float32) / 2
    assert len(_candidates(texts, gist)) <= 400 * 80


def test_no_articles_no_candidates() -> None:
    assert _candidates([]) == []
