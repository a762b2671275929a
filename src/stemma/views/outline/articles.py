"""How articles are introduced: letters, labels, and the order in which they stand."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from stemma.records import Article, Story
from stemma.views.clean import clean_line, cut_line
from stemma.views.dates import show_moment
from stemma.views.outline.nouns import Card

LABEL_LIMIT: Final = 40
TITLE_LIMIT: Final = 200
SOURCE_LIMIT: Final = 300


def order_articles(story: Story, articles: Mapping[str, Article], homes: Mapping[str, str]) -> list[Article]:
    """Return the story's articles so that those of one origin stand together, the larger origins first.

    Within an origin they stand by date of publication, undated ones last. ``homes`` give the id of the origin that each
    article mainly rests on.
    """
    sizes = Counter(homes.values())
    first_day: dict[str, str] = {}
    present = [articles[article_id] for article_id in story.articles if article_id in articles]
    for article in present:
        home = homes.get(article.id, "")
        first_day[home] = min(first_day.get(home, "~"), article.published.value or "~")

    def rank(article: Article) -> tuple[int, str, str, int, str, str]:
        home = homes.get(article.id, "~")
        own_root = 0 if any(origin.article == article.id for origin in story.origins) else 1
        return (
            -sizes[home],
            first_day.get(home, "~"),
            home,
            own_root,
            article.published.value or "~",
            article.id,
        )

    return sorted(present, key=rank)


def label_articles(articles: Iterable[Article]) -> dict[str, str]:
    """Return a short label for each article id; the file name tells articles of one outlet apart."""
    listed = list(articles)
    plain = {article.id: short_label(article) for article in listed}
    counts = Counter(label.casefold() for label in plain.values())
    labels: dict[str, str] = {}
    for article in listed:
        label, name = plain[article.id], file_label(article.source)
        shared = counts[label.casefold()] > 1 and name and name != label
        labels[article.id] = f"{label} ({name})" if shared else label
    return labels


def short_label(article: Article) -> str:
    """Return what a reader would call the article, short enough for a table."""
    return cut_line(article.label, LABEL_LIMIT) or "unnamed"


def file_label(source: str) -> str:
    """Return the last part of a path or URL, without its ending.

    >>> file_label("reports/harbour-fire.txt"), file_label("https://news.example/fire/"), file_label("feed.jsonl:12")
    ('harbour-fire', 'fire', 'feed:12')
    """
    source = clean_line(source[:2000])
    path = urlsplit(source).path if "://" in source[:12] else source
    name = PurePosixPath(path.replace("\\", "/").rstrip("/")).name
    stem, dot, ending = name.rpartition(".")
    kept, colon, line = ending.partition(":")
    label = (f"{stem}:{line}" if colon and line.isdigit() else stem) if dot and stem and len(kept) < 7 else name
    return cut_line(label or source, LABEL_LIMIT)


def introduce(
    story_anchor: str, ordered: Sequence[Article], keys: Mapping[str, str], homes: Mapping[str, int]
) -> tuple[Card, ...]:
    """Return a card for each article, in the given order."""
    labels = label_articles(ordered)
    return tuple(
        Card(
            id=article.id,
            key=keys[article.id],
            anchor=f"{story_anchor}-{keys[article.id]}",
            label=labels[article.id],
            title=cut_line(article.title or "", TITLE_LIMIT),
            source=cut_line(article.source, SOURCE_LIMIT),
            agency=cut_line(article.agency or "", LABEL_LIMIT),
            byline=cut_line(article.byline or "", LABEL_LIMIT * 2),
            published=show_moment(article.published.value),
            basis=article.published.basis,
            home=homes[keys[article.id]],
        )
        for article in ordered
    )
