"""A set of invented documents with planted near copies and planted reuse of a few sentences, and the true pairs.

Words follow Zipf's law over invented words; some stock phrases stand in very many documents. Every document is made
from the seed and its own number alone, so that a set of any size can be written without being held. The same seed
gives the same set.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

VOCABULARY = 30_000
STOCK_PHRASES = 500
_SYLLABLES = [a + b for a in "bcdfghklmnprstvw" for b in ("a", "e", "i", "o", "u", "ar", "en", "il", "or", "un")]

Words = NDArray[np.int64]
Pair = tuple[int, int]


@dataclass(frozen=True)
class PlantedPairs:
    """The pairs that share planted text.

    Attributes:
        near_copies: pairs (original, copy) of which one is the other with 0 to 15% of words edited.
        reused: pairs (original, borrower) that share two to five sentences with 0 to 5% of words edited.
    """

    near_copies: list[Pair]
    reused: list[Pair]

    def families(self) -> dict[int, int]:
        """Return the original from which each document of a family is, itself included."""
        return {place: source for source, copy in [*self.near_copies, *self.reused] for place in (source, copy)}


class Planting:
    """Documents of about 460 words (3.9 kB).

    Args:
        count: how many documents.
        seed: same seed, same set.
        planted: the share of near copies, and of borrowers.
    """

    def __init__(self, count: int, seed: int = 1, planted: float = 0.02) -> None:
        chance = np.random.default_rng(seed)
        self.count, self._seed = count, seed
        self._vocabulary = _invent_vocabulary(chance)
        self._capital = [word.capitalize() for word in self._vocabulary]
        weights = 1 / (np.arange(VOCABULARY) + 10.0)
        self._cumulated = np.cumsum(weights / weights.sum())
        self._stock = [self._draw(int(chance.integers(6, 11)), chance) for _ in range(STOCK_PHRASES)]
        self._copies = int(count * planted)
        self.originals = count - 2 * self._copies
        self._sources = chance.integers(0, self.originals, size=2 * self._copies)

    def pairs(self) -> PlantedPairs:
        """Return the planted pairs."""
        places = range(self.originals, self.count)
        found = list(zip(self._sources.tolist(), places, strict=True))
        return PlantedPairs(found[: self._copies], found[self._copies :])

    def documents(self) -> Iterator[str]:
        """Yield the documents in order."""
        for place in range(self.count):
            yield self._write(self._words(place))

    def write_lines(self, path: Path) -> int:
        """Write the documents as JSON Lines and return the bytes written."""
        with path.open("w", encoding="utf-8") as out:
            return sum(
                out.write(json.dumps({"id": f"d{place:07}", "text": text}) + "\n")
                for place, text in enumerate(self.documents())
            )

    def _draw(self, size: int, chance: np.random.Generator) -> Words:
        return np.searchsorted(self._cumulated, chance.random(size))

    def _words(self, place: int) -> Words:
        """Return the words of one document."""
        chance = np.random.default_rng([self._seed, place])
        if place < self.originals:
            words = self._draw(int(chance.integers(250, 680)), chance)
            for phrase in chance.integers(0, STOCK_PHRASES, size=2).tolist():
                at = int(chance.integers(0, len(words)))
                words = np.concatenate([words[:at], self._stock[phrase], words[at:]])
            return words
        source = self._words(int(self._sources[place - self.originals]))
        if place < self.originals + self._copies:
            return _edit(source, chance.uniform(0, 0.15), chance)
        size = sum(int(k) for k in chance.integers(14, 28, size=int(chance.integers(2, 6))))
        start = int(chance.integers(0, max(1, len(source) - size)))
        taken = _edit(source[start : start + size], chance.uniform(0, 0.05), chance)
        own = self._draw(400, chance)
        at = int(chance.integers(0, 400))
        return np.concatenate([own[:at], taken, own[at:]])

    def _write(self, row: Words) -> str:
        """Return words as sentences of twenty and paragraphs of five sentences."""
        words = [self._vocabulary[k] for k in row.tolist()]
        for k in range(0, len(words), 20):
            words[k] = self._capital[row[k]]
        sentences = [" ".join(words[k : k + 20]) + "." for k in range(0, len(words), 20)]
        return "\n".join(" ".join(sentences[k : k + 5]) for k in range(0, len(sentences), 5))


def _invent_vocabulary(chance: np.random.Generator) -> list[str]:
    words: set[str] = set()
    while len(words) < VOCABULARY:
        sizes = chance.integers(1, 5, size=4096)
        picks = chance.integers(0, len(_SYLLABLES), size=(4096, 4))
        words |= {"".join(_SYLLABLES[p] for p in row[:size]) for row, size in zip(picks.tolist(), sizes, strict=True)}
    return sorted(words)[:VOCABULARY]


def _edit(words: Words, share: float, chance: np.random.Generator) -> Words:
    """Return the words with a share of them put for another, dropped or doubled by a new one."""
    touched = chance.random(len(words)) < share
    kind = chance.integers(0, 3, size=len(words))
    changed = np.where(touched & (kind == 0), chance.integers(0, VOCABULARY, size=len(words)), words)
    changed = changed[~(touched & (kind == 1))]
    places = np.flatnonzero(chance.random(len(changed)) < share / 3)
    return np.insert(changed, places, chance.integers(0, VOCABULARY, size=len(places)))
