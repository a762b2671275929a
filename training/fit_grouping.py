"""Fits the weights by which `stemma.group` judges whether two articles report one event.

Run: python training/fit_grouping.py DATA_FOLDER          # print held-out figures, write group/weights.toml
     python training/fit_grouping.py DATA_FOLDER --dry    # print only

A logistic regression on pairs of articles from incidents, story_clusters, basil and ecbplus, each corpus of equal
weight, each taken whole and in chunks of 24 articles that are neighbours in time (the usual input is a handful of
reports, and what is rare must not depend on how many there are). Each dated pair is seen once more as if undated, so
that the words alone must do. For the printed figures the events are split in two halves by a hash of their names and
each half is judged by weights fitted on the other.
"""

import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.quality.corpora import (
    Corpus,
    load_basil,
    load_ecbplus,
    load_incidents,
    load_story_clusters,
)
from benchmarks.quality.grouping import score_b3
from stemma.annotate import annotate
from stemma.group import compare_articles, find_copies
from stemma.group.clusters import cluster_pairs
from stemma.group.evidence import FEATURES, Weights, weigh_pairs
from stemma.group.weighting import Floats, Ints
from stemma.models.encoder import get_encoder
from stemma.records import Article

TARGET = Path(__file__).parent.parent / "src" / "stemma" / "group" / "weights.toml"
CHUNK = 24
UNDATED_WEIGHT = 0.3  # of a pair seen once more without its dates
RIDGE = 1.0
CORPORA = {
    "incidents": load_incidents,
    "story_clusters": load_story_clusters,
    "basil": load_basil,
    "ecbplus": load_ecbplus,
}


@dataclass(frozen=True)
class Compared:
    """Pairs of one set of articles."""

    corpus: str
    whole: bool
    pairs: Ints
    features: Floats
    days: Sequence[int | None]
    stories: Sequence[str]
    halves: np.ndarray

    @property
    def same(self) -> np.ndarray:
        """Whether the articles of each pair report one event."""
        number = {story: index for index, story in enumerate(sorted(set(self.stories)))}
        numbers = np.array([number[story] for story in self.stories])
        return numbers[self.pairs[:, 0]] == numbers[self.pairs[:, 1]]


def compare_corpora(data: Path) -> list[Compared]:
    """Return the pairs of every corpus, whole and in chunks."""
    encoder = get_encoder()
    compared = []
    for name, load in CORPORA.items():
        corpus = load(data)
        annotations = {article.id: annotate(article) for article in corpus.articles}
        for articles in [corpus.articles, *_chunks(corpus)]:
            ordered = sorted(articles, key=lambda article: article.id)
            pairs, features, days = compare_articles(ordered, annotations, encoder)
            stories = [corpus.story_of[article.id] for article in ordered]
            halves = np.array([_half(name, story) for story in stories])
            whole = len(ordered) == len(corpus.articles)
            compared.append(Compared(name, whole, pairs, features, days, stories, halves))
    return compared


def _chunks(corpus: Corpus) -> Iterator[Sequence[Article]]:
    """Yield neighbours in time (where there are no dates: of one topic)."""
    order = sorted(corpus.articles, key=lambda a: (a.published.value or corpus.extra[a.id].get("topic", ""), a.id))
    for start in range(0, len(order), CHUNK):
        if len(order) - start > 1:
            yield order[start : start + CHUNK]


def _half(corpus: str, story: str) -> int:
    """Return 0 or 1; the two sub-topics of one ECB+ topic are in the same half."""
    name = story.removesuffix("plus").removesuffix("ecb") if corpus == "ecbplus" else story
    return zlib.crc32(name.encode()) % 2


def fit(compared: Sequence[Compared], half: int | None) -> Weights:
    """Return weights fitted on the pairs within one half of the events, or on all."""
    blocks: list[tuple[Floats, Floats, Floats]] = []
    for name in CORPORA:
        for whole in (True, False):
            chosen = [part for part in compared if part.corpus == name and part.whole == whole]
            masks = [_within(part, half) for part in chosen]
            features = np.concatenate([part.features[mask] for part, mask in zip(chosen, masks, strict=True)])
            same = np.concatenate([part.same[mask] for part, mask in zip(chosen, masks, strict=True)]) * 1.0
            worth = np.full(len(same), 1000.0 / same.sum())
            blocks.append((features, same, worth))
            if name != "ecbplus":
                undated = features.copy()
                undated[:, FEATURES.index("days")] = 0.0
                undated[:, FEATURES.index("undated")] = 1.0
                blocks.append((undated, same, worth * UNDATED_WEIGHT))
    x, y, w = (np.concatenate([block[column] for block in blocks]) for column in range(3))
    return _fit_logistic(x, y, w)


def _within(part: Compared, half: int | None) -> np.ndarray:
    if half is None:
        return np.ones(len(part.pairs), dtype=np.bool_)
    return (part.halves[part.pairs] == half).all(axis=1)


def _fit_logistic(features: Floats, same: Floats, worth: Floats) -> Weights:
    """Return the ridge logistic regression, by Newton's method on standardised features."""
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    z = np.column_stack([(features - mean) / spread, np.ones(len(features))])
    ridge = np.eye(z.shape[1]) * RIDGE
    ridge[-1, -1] = 0.0
    beta = np.zeros(z.shape[1])
    for _ in range(50):
        chance = 1.0 / (1.0 + np.exp(-z @ beta))
        gradient = z.T @ (worth * (chance - same)) + ridge @ beta
        hessian = (z * (worth * chance * (1.0 - chance))[:, None]).T @ z + ridge
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if np.abs(step).max() < 1e-9:
            break
    scaled = beta[:-1] / spread
    return Weights(scaled, float(beta[-1] - scaled @ mean))


def score(compared: Sequence[Compared], weights: Mapping[int | None, Weights]) -> dict[str, float]:
    """Return B3 F1 of each corpus, whole and in chunks; ``weights[h]`` judges the events of half ``h``."""
    figures = {}
    for name in CORPORA:
        for whole in (True, False):
            predicted: list[str] = []
            gold: list[str] = []
            for number, part in enumerate(p for p in compared if p.corpus == name and p.whole == whole):
                for half, own in weights.items():
                    one, other = _cluster(part, half, own)
                    predicted += [f"{number}/{half}/{group}" for group in one]
                    gold += [f"{number}/{half}/{story}" for story in other]
            figures[f"{name}{'' if whole else ' in chunks'}"] = score_b3(predicted, gold)[2]
    return figures


def _cluster(part: Compared, half: int | None, weights: Weights) -> tuple[list[int], list[str]]:
    kept = np.arange(len(part.stories)) if half is None else np.flatnonzero(part.halves == half)
    place = np.full(len(part.stories), -1)
    place[kept] = np.arange(len(kept))
    mask = (place[part.pairs] >= 0).all(axis=1)
    features = part.features[mask]
    copies = find_copies(features)
    pairs = place[part.pairs[mask]]
    days = [part.days[index] for index in kept]
    groups = cluster_pairs(len(kept), pairs, weigh_pairs(features, weights), pairs[copies], days)
    number_of = {member: number for number, group in enumerate(groups) for member in group}
    return [number_of[index] for index in range(len(kept))], [part.stories[index] for index in kept]


def main(data: Path, dry: bool) -> None:
    """Fit, print, write."""
    compared = compare_corpora(data)
    held_out = score(compared, {0: fit(compared, 1), 1: fit(compared, 0)})
    weights = fit(compared, None)
    shipped = score(compared, {None: weights})
    for name, value in held_out.items():
        print(f"{name:28} held out {value:.4f}   shipped weights {shipped[name]:.4f}")
    for name, value in zip(FEATURES, weights.features, strict=True):
        print(f"  {name:12} {value:8.3f}")
    if dry:
        return
    lines = [
        "# Logistic regression: log-odds that two articles report one event (features: evidence.py).",
        "# Written by training/fit_grouping.py from incidents, story_clusters, basil and ecbplus (development sides);",
        "# figures only, no text of theirs. B3 F1 with the events held out (two halves, each judged by the other;",
        "# a half has fewer look-alikes than the whole, and the thresholds of clusters.py were set on both):",
        *(f"#   {name}: {value:.3f}" for name, value in held_out.items()),
        f"constant = {weights.constant:.4f}",
        "",
        "[features]",
        *(f"{name} = {value:.4f}" for name, value in zip(FEATURES, weights.features, strict=True)),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--dry" in sys.argv)
