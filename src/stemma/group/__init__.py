"""Articles to stories: which articles report one event and its direct consequences."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from stemma.group.candidates import find_candidates
from stemma.group.clusters import cluster_pairs
from stemma.group.evidence import FEATURES, compare_pairs, weigh_pairs
from stemma.group.leads import choose_lead, place_vectors
from stemma.group.passages import find_passages
from stemma.group.scenes import find_scene
from stemma.group.terms import find_terms
from stemma.group.weighting import Floats, Ints, weigh_terms
from stemma.models.encoder import Encoder
from stemma.records import Annotation, Article

# Two articles of about the same day whose terms are this close are copies of one text, whatever else speaks against
# it. Set on incidents, where shorter or older look-alikes are log-in pages.
_COPY_WORDS = 0.85**0.5
_COPY_TERMS = 100
_COPY_DAYS = 7

__all__ = ["compare_articles", "find_copies", "group_articles"]


def group_articles(
    articles: Sequence[Article], annotations: Mapping[str, Annotation], encoder: Encoder
) -> tuple[tuple[str, ...], ...]:
    """Return the stories: the ids of their articles, each sorted, sorted.

    Every article is in exactly one story; one that shares no event with another is a story of its own. The order of
    the input does not matter. The method: TF-IDF over terms mixed with their counts in news at large, sentence
    vectors of headline and lead, places and dates give evidence on pairs of articles that a logistic regression
    weighs; average-link agglomeration joins them.

    Args:
        articles: articles with distinct ids.
        annotations: by article id; an article may be missing or have no sentences.
        encoder: the sentence encoder.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    pairs, features, days = compare_articles(ordered, annotations, encoder)
    groups = cluster_pairs(len(ordered), pairs, weigh_pairs(features), pairs[find_copies(features)], days)
    return tuple(sorted(tuple(ordered[number].id for number in group) for group in groups))


def compare_articles(
    ordered: Sequence[Article], annotations: Mapping[str, Annotation], encoder: Encoder
) -> tuple[Ints, Floats, list[int | None]]:
    """Return the pairs of articles worth comparing (numbers in the order given), their features, and day numbers."""
    days = [_find_day(article) for article in ordered]
    passages = find_passages(ordered, annotations, days)
    titled = list(zip([article.title for article in ordered], passages, strict=True))
    rows = weigh_terms(find_terms(title, sentences) for title, sentences in titled)
    leads = [choose_lead(title, sentences) for title, sentences in titled]
    vectors = place_vectors(leads, encoder.encode([sentence for lead in leads for sentence in lead]))
    scenes = [find_scene(annotations.get(article.id)) for article in ordered]
    pairs = find_candidates(rows, vectors.gist)
    return pairs, compare_pairs(pairs, rows, vectors, scenes, days), days


def find_copies(features: Floats) -> NDArray[np.bool_]:
    """Return which pairs are copies of one text beyond doubt."""
    column = dict(zip(FEATURES, features.T, strict=True))
    close = (column["words"] >= _COPY_WORDS) & (column["length"] >= np.log1p(_COPY_TERMS))
    return np.asarray(close & (column["days"] <= np.log1p(_COPY_DAYS)))


def _find_day(article: Article) -> int | None:
    value = article.published.value
    if value is None:
        return None
    try:
        return date.fromisoformat(value[:10]).toordinal()
    except ValueError:
        return None
