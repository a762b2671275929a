"""How many different texts there are: near-whole copies of one another are one text."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from stemma.records import Article, Story

# A text is another's if so much of it stands there word for word or lightly edited: what is left is then a headline,
# a dateline or one local sentence. A definition rather than a tuned value: with it 99 of the 124 machine-made near-copy
# pairs of the helsinki corpus count as one text (108 at 0.85, 84 at 0.95).
NEAR_WHOLE: Final = 0.9
_CLOSE: Final = ("verbatim", "light")

Stretch = tuple[int, int]


def group_texts(story: Story, articles: Mapping[str, Article]) -> tuple[tuple[str, ...], ...]:
    """Return the story's article ids in groups of one text each, sorted."""
    parent = {article_id: article_id for article_id in story.articles if article_id in articles}

    def find_root(article_id: str) -> str:
        while parent[article_id] != article_id:
            parent[article_id] = parent[parent[article_id]]
            article_id = parent[article_id]
        return article_id

    for one, other in _find_near_copies(story, articles):
        low, high = sorted((find_root(one), find_root(other)))
        parent[high] = low
    groups: dict[str, list[str]] = defaultdict(list)
    for article_id in sorted(parent):
        groups[find_root(article_id)].append(article_id)
    return tuple(sorted(tuple(group) for group in groups.values()))


def _find_near_copies(story: Story, articles: Mapping[str, Article]) -> list[tuple[str, str]]:
    """Return pairs of articles of which at least one stands nearly whole in the other, sorted."""
    shared: dict[tuple[str, str], list[Stretch]] = defaultdict(list)
    for passage in story.passages:
        if passage.rewriting in _CLOSE:
            first, second = passage.spans
            shared[first.article, second.article].append((first.start, first.end))
            shared[second.article, first.article].append((second.start, second.end))
    pairs = {
        tuple(sorted((one, other)))
        for (one, other), stretches in shared.items()
        if one != other
        and one in articles
        and other in articles
        and measure_cover(articles[one], stretches) >= NEAR_WHOLE
    }
    same = defaultdict(list)
    for article_id in story.articles:
        if article_id in articles:
            same[articles[article_id].text].append(article_id)
    for twins in same.values():
        pairs.update((twins[0], twin) for twin in twins[1:])
    return sorted((one, other) for one, other in pairs if one in story.articles and other in story.articles)


def measure_cover(article: Article, stretches: Iterable[Stretch]) -> float:
    """Return the share of the article's body, the text without marked boilerplate, that the stretches cover."""
    marked = merge_stretches((mark.span.start, mark.span.end) for mark in article.boilerplate)
    body = len(article.text) - _total(marked)
    if body <= 0:
        return 0.0
    covered = merge_stretches(stretches)
    outside = _total(merge_stretches([*marked, *covered])) - _total(marked)
    return outside / body


def merge_stretches(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return the stretches sorted, with those that overlap or touch made one.

    >>> merge_stretches([(5, 8), (0, 3), (2, 4)])
    [(0, 4), (5, 8)]
    """
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _total(stretches: Sequence[Stretch]) -> int:
    return sum(end - start for start, end in stretches)
