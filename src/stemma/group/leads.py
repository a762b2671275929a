"""What an article is about in a few sentences, and the vectors of those."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_MOST_SENTENCES = 5  # headline and four sentences: encoding is the dearest step
_FEWEST_WORDS = 5  # fewer is a label or a menu entry rather than a sentence
_MOST_CHARACTERS = 400  # the encoder reads no more

Vectors = NDArray[np.float32]


@dataclass(frozen=True)
class LeadVectors:
    """Sentence vectors of all articles.

    Attributes:
        sentences: shape (articles, 5, width); missing sentences are rows of zeros. The first is the headline, or
            the first sentence where there is none.
        gist: shape (articles, width): the mean of an article's sentences at unit length.
    """

    sentences: Vectors
    gist: Vectors


def choose_lead(title: str | None, sentences: Sequence[str]) -> list[str]:
    """Return the headline, if there is one, and the first sentences of an article.

    >>> choose_lead("Storm hits Orla", ["Storm hits Orla", "Share this", "A storm hit the port of Orla on Monday."])
    ['Storm hits Orla', 'A storm hit the port of Orla on Monday.']
    """
    lead = [title[:_MOST_CHARACTERS]] if title else []
    for sentence in sentences:
        if len(lead) == _MOST_SENTENCES:
            break
        if len(sentence.split(maxsplit=_FEWEST_WORDS)) >= _FEWEST_WORDS and sentence != title:
            lead.append(sentence[:_MOST_CHARACTERS])
    return lead or [sentence[:_MOST_CHARACTERS] for sentence in sentences[:_MOST_SENTENCES]]


def place_vectors(leads: Sequence[Sequence[str]], vectors: Vectors) -> LeadVectors:
    """Return the vectors article by article, given one vector for each sentence of all leads in order."""
    sentences = np.zeros((len(leads), _MOST_SENTENCES, vectors.shape[1]), dtype=np.float32)
    first = 0
    for number, lead in enumerate(leads):
        sentences[number, : len(lead)] = vectors[first : first + len(lead)]
        first += len(lead)
    gist = sentences.sum(axis=1)
    lengths = np.linalg.norm(gist, axis=1, keepdims=True)
    return LeadVectors(sentences, (gist / np.where(lengths > 0, lengths, 1.0)).astype(np.float32))
