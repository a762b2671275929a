"""Grouping articles into stories: B3 on four corpora, and whether the seeds and the summit hold together."""

import json
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.quality.corpora import (
    Corpus,
    load_basil,
    load_ecbplus,
    load_helsinki,
    load_incidents,
    load_seeds,
    load_story_clusters,
)
from stemma.annotate import annotate
from stemma.group import group_articles
from stemma.models.encoder import get_encoder
from stemma.records import Annotation

_FLOOR_ARTICLES = 2000  # the known floor on incidents (TF-IDF nearest centroid, .83) is for the first 2,000
_CORPORA = {
    "incidents": load_incidents,
    "story_clusters": load_story_clusters,
    "basil": load_basil,
    "ecbplus": load_ecbplus,
}


def score_b3(predicted: Sequence[Hashable], gold: Sequence[Hashable]) -> tuple[float, float, float]:
    """Return B3 precision, recall and F1 (Bagga and Baldwin 1998) of two labellings of the same items.

    >>> score_b3(["x", "x", "y"], ["a", "b", "b"])
    (0.6666666666666666, 0.6666666666666666, 0.6666666666666666)
    """
    groups, stories = Counter(predicted), Counter(gold)
    both = Counter(zip(predicted, gold, strict=True))
    count = len(predicted)
    precision = sum(n * n / groups[group] for (group, _), n in both.items()) / count
    recall = sum(n * n / stories[story] for (_, story), n in both.items()) / count
    return precision, recall, 2 * precision * recall / (precision + recall)


def measure(data: Path) -> dict[str, float | int | str]:
    """Return the figures of grouping, one fixed setting for all corpora.

    Raises:
        FileNotFoundError: a corpus is missing.
    """
    figures: dict[str, float | int | str] = {}
    for name, load in _CORPORA.items():
        corpus = load(data)
        annotations = {article.id: annotate(article) for article in corpus.articles}
        figures |= _score(name, corpus, annotations)
        if name == "incidents":
            figures |= _score(f"incidents, first {_FLOOR_ARTICLES}", _take_first(corpus, data), annotations)
    figures["seeds stories"] = len(_count_stories(load_seeds(data)))
    summit = _count_stories(load_helsinki(data))
    figures["helsinki stories"] = len(summit)
    figures["helsinki largest story"] = max(summit)
    return figures


def _score(name: str, corpus: Corpus, annotations: Mapping[str, Annotation]) -> dict[str, float | int | str]:
    groups = group_articles(corpus.articles, annotations, get_encoder())
    predicted = {article: number for number, group in enumerate(groups) for article in group}
    ids = sorted(predicted)
    precision, recall, f1 = score_b3([predicted[i] for i in ids], [corpus.story_of[i] for i in ids])
    return {
        f"{name} B3 F1": round(f1, 4),
        f"{name} B3 precision": round(precision, 4),
        f"{name} B3 recall": round(recall, 4),
    }


def _count_stories(corpus: Corpus) -> list[int]:
    """Return the number of articles of each story found."""
    annotations = {article.id: annotate(article) for article in corpus.articles}
    return [len(group) for group in group_articles(corpus.articles, annotations, get_encoder())]


def _take_first(corpus: Corpus, data: Path) -> Corpus:
    """Return the incidents cut to their first records in the order of the file."""
    with (data / "incidents" / "articles.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, _FLOOR_ARTICLES)]
    first = {f"{row['incident_id']}/{row['doc_id']}" for row in rows}
    kept = tuple(article for article in corpus.articles if article.source in first)
    return Corpus(kept, corpus.story_of, corpus.extra)
