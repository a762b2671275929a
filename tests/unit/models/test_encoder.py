"""The sentence encoder: what its vectors must be, whatever the sentences beside them."""

import numpy as np
import pytest

from stemma.models.encoder import WIDTH, Encoder

SENTENCES = [
    "The minister resigned on Monday.",
    "On Monday the minister stepped down.",
    "Rain is expected in the north, where rivers have already left their banks in three districts.",
    "",
    "word " * 400,
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(threads=1)


def test_vectors_have_unit_length(encoder: Encoder) -> None:
    vectors = encoder.encode(SENTENCES)
    assert vectors.shape == (len(SENTENCES), WIDTH)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)


def test_a_vector_does_not_depend_on_its_neighbours_or_on_threads(encoder: Encoder) -> None:
    together = encoder.encode(SENTENCES)
    threaded = Encoder(threads=2).encode(SENTENCES * 8)
    for index, sentence in enumerate(SENTENCES):
        assert np.array_equal(Encoder(threads=1).encode([sentence])[0], together[index])
        assert np.array_equal(threaded[index], together[index])


def test_same_meaning_is_nearer_than_another_topic(encoder: Encoder) -> None:
    resigned, stepped_down, rain = encoder.encode(SENTENCES[:3])
    assert resigned @ stepped_down > 0.7
    assert resigned @ rain < 0.4


def test_no_sentences_give_no_vectors(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, WIDTH)
