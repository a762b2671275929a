"""What was found in each article as JSON, and names for files that hold one article each."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit

import msgspec

from stemma.records import Annotation, Article, Record

SCHEMA: Final = "stemma.annotations/1"
_UNSAFE: Final = re.compile(r"[^\w.-]+|^[.-]+|[.-]+$", re.ASCII)
_LONGEST_NAME: Final = 80


class Annotations(Record, frozen=True, kw_only=True, rename={"schema_name": "schema"}):
    """The articles and what was found in each, in the order of their ids."""

    schema_name: str = SCHEMA
    articles: tuple[Article, ...]
    annotations: tuple[Annotation, ...]


def render_annotations(articles: Iterable[Article], annotations: Mapping[str, Annotation]) -> bytes:
    """Return articles and annotations as UTF-8 JSON, byte for byte the same for equal input in any order."""
    ordered = sorted(articles, key=lambda article: article.id)
    together = Annotations(articles=tuple(ordered), annotations=tuple(annotations[article.id] for article in ordered))
    return msgspec.json.format(msgspec.json.encode(together), indent=2) + b"\n"


def name_files(articles: Iterable[Article]) -> dict[str, str]:
    """Return a file name without ending for each article id, after its source; the id tells equal names apart."""
    plain = {article.id: name_file(article.source) for article in articles}
    counts = Counter(name.casefold() for name in plain.values())
    return {
        article_id: name if name and counts[name.casefold()] == 1 else f"{name}-{article_id}".lstrip("-")
        for article_id, name in sorted(plain.items())
    }


def name_file(source: str) -> str:
    """Return a file name without ending for a path or URL; empty if nothing of it can be used.

    >>> name_file("reports/island gazette.txt"), name_file("https://news.example/2031/quay-fire?p=1"), name_file("..")
    ('island-gazette', 'quay-fire', '')
    """
    path = urlsplit(source).path if "://" in source[:12] else source.replace("\\", "/")
    name = PurePosixPath(path).name
    stem = re.sub(r"\.(txt|html?|json|jsonl|md)(?=$|:)", "", name)
    return _UNSAFE.sub("-", stem)[:_LONGEST_NAME].strip("-.")
