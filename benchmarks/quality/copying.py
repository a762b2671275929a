"""Copying: pairs on helsinki, links on basil and story_clusters, degree of rewriting, grown stemmata."""

import csv
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.quality import stemmata
from benchmarks.quality.corpora import Corpus, load_basil, load_helsinki, load_story_clusters
from benchmarks.quality.rewriting import measure_rewriting
from stemma.annotate import annotate
from stemma.descent import trace_descent
from stemma.ingest import read
from stemma.models.encoder import get_encoder
from stemma.records import Annotation, Article, Descent

# How the machine-made list of helsinki writes agencies.
_AGENCIES = {"AP": "Associated Press", "Reuters": "Reuters", "AFP": "Agence France-Presse"}

Figures = dict[str, float | int | str]


def read_corpus(corpus: Corpus) -> list[Article]:
    """Return the articles as our own reader gives them, marked; ``source`` is the corpus id."""
    rows = [
        {
            "id": article.id,
            "title": article.title,
            "text": article.text,
            "outlet": article.outlet,
            "published": article.published.value,
        }
        for article in corpus.articles
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("\n".join(json.dumps(_without_none(row)) for row in rows), "utf-8")
        return list(read([path]).articles)


def _without_none(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value is not None}


def _annotate(articles: Iterable[Article]) -> dict[str, Annotation]:
    return {article.id: annotate(article) for article in articles}


def linked_pairs(articles: Sequence[Article], descent: Descent) -> set[frozenset[str]]:
    """Return the pairs of sources of which one shares copied text with the other."""
    source_of = {article.id: article.source for article in articles}
    return {frozenset(source_of[s.article] for s in passage.spans) for passage in descent.passages if passage.copied}


def measure_helsinki(data: Path) -> Figures:
    """Return how the pairs and agencies of one many-report story compare with the machine-made lists."""
    corpus = load_helsinki(data)
    articles = read_corpus(corpus)
    named = {key: corpus.extra[key]["id"] for key in corpus.extra}
    descent = trace_descent(articles, _annotate(articles), get_encoder())
    pairs = {frozenset(named[key] for key in pair) for pair in linked_pairs(articles, descent)}
    silver = {frozenset((row["id_a"], row["id_b"])) for row in _rows(data / "helsinki" / "silver_nearcopy_pairs.tsv")}
    common = len(pairs & silver)
    drawing = defaultdict(set)
    for origin in descent.origins:
        for key in origin.articles:
            drawing[key].add(origin.label)
    hints = {
        row["id"]: row["agencies_in_first_400_or_last_300_chars"]
        for row in _rows(data / "helsinki" / "credit_regex.tsv")
    }
    source_of = {named[article.source]: article.id for article in articles}
    expected = [
        (source_of[key], _AGENCIES[short])
        for key, agencies in sorted(hints.items())
        for short in (agencies or "").replace(";", ",").split(",")
        if short.strip() in _AGENCIES and key in source_of
    ]
    found = sum(agency in drawing[key] for key, agency in expected)
    return {
        "helsinki pair recall against silver list": common / max(1, len(silver)),
        "helsinki pair precision against silver list": common / max(1, len(pairs)),
        "helsinki pair F1 against silver list": 2 * common / max(1, len(pairs) + len(silver)),
        "helsinki pairs found": len(pairs),
        "helsinki agencies found of those hinted": found / max(1, len(expected)),
        "helsinki origins": len(descent.origins),
    }


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        raise FileNotFoundError(f"corpus missing: expected {path}")
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def measure_independent(name: str, corpus: Corpus) -> Figures:
    """Return how often reports of one event by different outlets are linked, in 1,000 pairs; few of them copy."""
    articles = {article.source: article for article in read_corpus(corpus)}
    groups: dict[str, list[Article]] = defaultdict(list)
    for key in sorted(articles):
        groups[corpus.story_of[key]].append(articles[key])
    pairs = linked = across = 0
    for story in sorted(groups):
        group = groups[story]
        descent = trace_descent(group, _annotate(group), get_encoder())
        outlet = {article.source: article.outlet for article in group}
        pairs += len(group) * (len(group) - 1) // 2
        found = linked_pairs(group, descent)
        linked += len(found)
        across += sum(len({outlet[key] for key in pair}) > 1 for pair in found)
    return {
        f"{name} links per 1,000 pairs of one event": 1000 * linked / max(1, pairs),
        f"{name} links per 1,000 pairs of one event, other outlet": 1000 * across / max(1, pairs),
    }


def measure_unrelated(name: str, corpus: Corpus) -> Figures:
    """Return false links in 1,000 pairs among reports of different events: one report of each, taken as one story."""
    articles = {article.source: article for article in read_corpus(corpus)}
    first: dict[str, Article] = {}
    for key in sorted(articles):
        first.setdefault(corpus.story_of[key], articles[key])
    group = [first[story] for story in sorted(first)]
    descent = trace_descent(group, _annotate(group), get_encoder())
    pairs = len(group) * (len(group) - 1) // 2
    return {f"{name} false links per 1,000 pairs of different events": 1000 * len(linked_pairs(group, descent)) / pairs}


def measure(data: Path) -> Figures:
    """Return all figures of copying."""
    figures = measure_helsinki(data)
    for name, load in (("basil", load_basil), ("story_clusters", load_story_clusters)):
        corpus = load(data)
        figures |= measure_independent(name, corpus) | measure_unrelated(name, corpus)
    return figures | measure_rewriting(data) | stemmata.measure(data)
