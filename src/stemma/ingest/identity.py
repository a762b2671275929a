"""Ids that are the same in any order of input, also where two articles are alike in everything."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import msgspec

from stemma.records import Article, Problem


def settle_ids(articles: Iterable[tuple[str, Article]], problems: list[Problem]) -> list[Article]:
    """Return the articles with unique ids; those with equal content are numbered by source, and noted.

    Args:
        articles: each with the place where it was found.
        problems: receives an entry for each further copy of an article.
    """
    by_id: defaultdict[str, list[tuple[str, str, Article]]] = defaultdict(list)
    for where, article in articles:
        by_id[article.id].append((article.source, where, article))
    settled: list[Article] = []
    for alike in by_id.values():
        alike.sort(key=lambda entry: entry[:2])
        first = alike[0][2]
        settled.append(first)
        for number, (source, where, article) in enumerate(alike[1:], start=2):
            settled.append(with_id(article, f"{article.id}-{number}"))
            what = f"the same article as {first.source}: equal text, title, outlet and date"
            why = "Both are kept, as two articles of one text; leave one out if it was saved twice."
            problems.append(Problem(where=where if source == first.source else source, what=what, why=why))
    return settled


def with_id(article: Article, article_id: str) -> Article:
    """Return the article under another id, its spans included."""
    encoded = msgspec.to_builtins(article)
    _rename(encoded, article.id, article_id)
    return msgspec.convert(encoded, Article)


def _rename(value: Any, old: str, new: str) -> None:
    """Put the new article id into every record below ``value``."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in ("id", "article") and inner == old:
                value[name] = new
            else:
                _rename(inner, old, new)
    elif isinstance(value, list | tuple):
        for inner in value:
            _rename(inner, old, new)
