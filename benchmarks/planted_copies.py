"""A set of invented documents with planted near copies and planted reuse of a few sentences, and the true pairs.

Words follow Zipf's law over invented words; some stock phrases stand in very many documents. The same seed gives the
same set.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

VOCABULARY = 30_000
STOCK_PHRASES = 500
_SYLLABLES = [a + b for a in "bcdfghklmnprstvw" for b in ("a", "e", "i", "o", "u", "ar", "en", "il", "or", "un")]


@dataclass(frozen=True)
class PlantedSet:
    """Documents as UTF-8 bytes, and the pairs that share planted text.

    Attributes:
        documents: the texts.
        near_copies: pairs (original, copy) of which one is the other with 0 to 15% of words edited.
        reused: pairs (original, borrower) that share two to five sentences with 0 to 5% of words edited.
    """

    documents: list[bytes]
    near_copies: list[tuple[int, int]]
    reused: list[tuple[int, int]]


def _invent_vocabulary(chance: np.random.Generator) -> list[str]:
    words: set[str] = set()
    while len(words) < VOCABULARY:
        sizes = chance.integers(1, 5, size=4096)
        picks = chance.integers(0, len(_SYLLABLES), size=(4096, 4))
        words |= {"".join(_SYLLABLES[p] for p in row[:size]) for row, size in zip(picks.tolist(), sizes, strict=True)}
    return sorted(words)[:VOCABULARY]


def _edit(words: NDArray[np.int64], share: float, chance: np.random.Generator) -> NDArray[np.int64]:
    """Return the words with a share of them put for another, dropped or doubled by a new one."""
    touched = chance.random(len(words)) < share
    kind = chance.integers(0, 3, size=len(words))
    changed = np.where(touched & (kind == 0), chance.integers(0, VOCABULARY, size=len(words)), words)
    changed = changed[~(touched & (kind == 1))]
    places = np.flatnonzero(chance.random(len(changed)) < share / 3)
    return np.insert(changed, places, chance.integers(0, VOCABULARY, size=len(places)))


def plant(count: int, seed: int = 1, planted: float = 0.02) -> PlantedSet:
    """Return ``count`` documents of about 460 words (3.9 kB); ``planted`` is the share of copies, and of borrowers."""
    chance = np.random.default_rng(seed)
    vocabulary = _invent_vocabulary(chance)
    weights = 1 / (np.arange(VOCABULARY) + 10.0)
    cumulated = np.cumsum(weights / weights.sum())
    stock = [np.searchsorted(cumulated, chance.random(int(chance.integers(6, 11)))) for _ in range(STOCK_PHRASES)]
    copies, borrowers = int(count * planted), int(count * planted)
    originals = count - copies - borrowers
    rows: list[NDArray[np.int64]] = []
    for _ in range(originals):
        words = np.searchsorted(cumulated, chance.random(int(chance.integers(250, 680))))
        for phrase in chance.integers(0, STOCK_PHRASES, size=2).tolist():
            place = int(chance.integers(0, len(words)))
            words = np.concatenate([words[:place], stock[phrase], words[place:]])
        rows.append(words)
    near, reused = [], []
    for place in range(originals, originals + copies):
        source = int(chance.integers(0, originals))
        rows.append(_edit(rows[source], chance.uniform(0, 0.15), chance))
        near.append((source, place))
    for place in range(originals + copies, count):
        source, host = (int(k) for k in chance.choice(originals, size=2, replace=False))
        size = sum(int(k) for k in chance.integers(14, 28, size=int(chance.integers(2, 6))))
        start = int(chance.integers(0, max(1, len(rows[source]) - size)))
        taken = _edit(rows[source][start : start + size], chance.uniform(0, 0.05), chance)
        at = int(chance.integers(0, len(rows[host])))
        own = np.searchsorted(cumulated, chance.random(400))
        rows.append(np.concatenate([own[: at % 400], taken, own[at % 400 :]]))
        reused.append((source, place))
    documents = [_write([vocabulary[k] for k in row.tolist()]).encode() for row in rows]
    return PlantedSet(documents, near, reused)


def _write(words: list[str]) -> str:
    """Return words as sentences of twenty and paragraphs of five sentences."""
    sentences = [" ".join(words[k : k + 20]).capitalize() + "." for k in range(0, len(words), 20)]
    return "\n".join(" ".join(sentences[k : k + 5]) for k in range(0, len(sentences), 5))
