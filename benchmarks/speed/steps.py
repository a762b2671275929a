"""Articles per second of each step, in this process, on the Helsinki articles (one large story)."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.quality.corpora import load_helsinki
from benchmarks.record import Figures
from stemma.annotate.attributions import find_attributions
from stemma.annotate.citations import find_citations
from stemma.annotate.names import find_names
from stemma.annotate.quantities import find_quantities
from stemma.annotate.sentences import find_sentences
from stemma.annotate.statements import find_statements
from stemma.annotate.times import find_times
from stemma.descent import trace_descent
from stemma.group import group_articles
from stemma.models.encoder import Encoder
from stemma.pipeline import annotate
from stemma.reconciliation import reconcile_story
from stemma.records import Article

Out = TypeVar("Out")


class Clock:
    """Adds up the seconds spent in each step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, step: str, work: Callable[[], Out]) -> Out:
        """Run ``work`` and add its time to ``step``."""
        begun = time.perf_counter()
        result = work()
        self.seconds[step] = self.seconds.get(step, 0.0) + time.perf_counter() - begun
        return result


def measure(data: Path) -> Figures:
    """Return articles per second for each step, and sentences per second for the encoder."""
    articles = load_helsinki(data)
    articles = tuple(sorted(getattr(articles, "articles", articles), key=lambda article: article.id))
    clock = Clock()
    for article in articles:
        _annotate_timed(article, clock)
    annotations = {article.id: annotate(article) for article in articles}
    encoder = Encoder()
    texts = [
        statement.span.text_in(article.text) for article in articles for statement in annotations[article.id].statements
    ]
    clock.time("encode", lambda: encoder.encode(texts))
    clock.time("group", lambda: group_articles(articles, annotations, encoder))
    descent = clock.time("descent", lambda: trace_descent(articles, annotations, encoder))
    clock.time("reconcile", lambda: reconcile_story(articles, annotations, descent, encoder))
    figures: Figures = {f"{step}, articles/s": len(articles) / seconds for step, seconds in clock.seconds.items()}
    figures["encode, distinct sentences/s"] = len(set(texts)) / clock.seconds["encode"]
    return figures


def _annotate_timed(article: Article, clock: Clock) -> None:
    sentences = clock.time("sentences", lambda: find_sentences(article))
    names = clock.time("names", lambda: find_names(article, sentences))
    times = clock.time("times", lambda: find_times(article, sentences))
    quantities = clock.time("quantities", lambda: find_quantities(article, sentences, times))
    attributions = clock.time("attributions", lambda: find_attributions(article, sentences, names))
    citations = clock.time("citations", lambda: find_citations(article, sentences, names))
    clock.time(
        "statements",
        lambda: find_statements(article, sentences, names, times, quantities, attributions, citations),
    )
