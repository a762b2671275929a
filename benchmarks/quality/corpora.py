"""Loading the benchmark corpora that group articles into stories, as `Article` records with the story of each."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from stemma.records import Article, Published, content_id


@dataclass(frozen=True)
class Corpus:
    """Articles sorted by id, and the gold story of each.

    Attributes:
        articles: sorted by id.
        story_of: article id -> name of its gold story.
        extra: article id -> what the corpus says about it besides (publisher, incident id, topic ...).
    """

    articles: tuple[Article, ...]
    story_of: Mapping[str, str]
    extra: Mapping[str, Mapping[str, str]]


def load_helsinki(data: Path) -> Corpus:
    """Return 317 articles on one summit; all are one story (some are on neighbouring news)."""
    rows = _read_lines(data / "helsinki" / "articles.jsonl")
    return _gather(
        (
            "summit",
            _make_article(row["id"], None, row["text"], row.get("scrape_time"), row.get("publisher")),
            {"id": row["id"], "publisher": row.get("publisher") or ""},
        )
        for row in rows
    )


def load_incidents(data: Path) -> Corpus:
    """Return the articles on shooting incidents; ``extra`` has ``incident_id``, ``doc_id`` and ``uri``."""
    rows = _read_lines(data / "incidents" / "articles.jsonl")
    return _gather(
        (
            row["incident_id"],
            _make_article(f"{row['incident_id']}/{row['doc_id']}", row["title"], row["content"], row["dct"], None),
            {"incident_id": row["incident_id"], "doc_id": row["doc_id"], "uri": row["uri"]},
        )
        for row in rows
    )


def load_incident_truth(data: Path) -> dict[str, dict[str, Any]]:
    """Return incident id -> the figures of record (date, place, num_killed, num_injured, participants)."""
    return {row["incident_uri"]: row for row in _read_lines(data / "incidents" / "truth.jsonl")}


def load_basil(data: Path) -> Corpus:
    """Return 56 events of three articles; ``extra`` has ``event``, ``uuid`` and ``source``."""
    rows = _read_lines(data / "basil" / "articles.jsonl")
    return _gather(
        (
            row["triplet-uuid"],
            _make_article(
                row["uuid"],
                row["title"],
                "\n".join(" ".join(paragraph) for paragraph in row["body-paragraphs"]),
                row.get("date"),
                row.get("source"),
            ),
            {"event": row["triplet-uuid"], "uuid": row["uuid"], "source": row.get("source") or ""},
        )
        for row in rows
    )


def load_story_clusters(data: Path) -> Corpus:
    """Return the articles of 69 events; ``extra`` has ``topic``, ``category`` and ``url``."""
    rows = _read_lines(data / "story_clusters" / "articles.jsonl")
    return _gather(
        (
            str(row["newsCluster"]["EventId"]),
            _make_article(row["url"], row["title"], row["text"], row["date_publish"], row["source_domain"]),
            {
                "topic": str(row["newsCluster"]["Topic"]),
                "category": str(row["newsCluster"]["Category"]),
                "url": row["url"],
                "id": row["dId"],
            },
        )
        for row in rows
    )


def load_ecbplus(data: Path) -> Corpus:
    """Return the documents of ECB+; a story is a sub-topic ("3ecb", "3ecbplus"); ``extra`` has ``topic``, ``name``."""
    folder = data / "ecbplus"
    files = sorted(folder.glob("*/*.xml"))
    if not files:
        raise FileNotFoundError(f"corpus missing: expected XML files in {folder}/<topic>/")
    return _gather(
        (
            path.parent.name + ("ecbplus" if path.stem.endswith("plus") else "ecb"),
            _make_article(path.name, None, _read_ecb_text(path), None, None),
            {"topic": path.parent.name, "name": path.name},
        )
        for path in files
    )


def load_seeds(data: Path) -> Corpus:
    """Return the seed reports, which lie beside the data folder; all are one story. Title and date are not read."""
    folder = data.parent / "seeds"
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise FileNotFoundError(f"corpus missing: expected text files in {folder}")
    return _gather(
        ("seeds", _make_article(path.name, None, path.read_text("utf-8"), None, None), {"name": path.name})
        for path in files
    )


def _read_lines(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        raise FileNotFoundError(f"corpus missing: expected {path}")
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _make_article(source: str, title: str | None, text: str, published: str | None, outlet: str | None) -> Article:
    when = published if published and re.match(r"\d{4}-\d{2}-\d{2}", published) else None
    return Article(
        id=content_id("a", source, text),
        source=source,
        title=title or None,
        outlet=outlet,
        published=Published(value=when, basis="metadata" if when else "unknown"),
        language="en",
        text=text,
    )


def _gather(rows: Iterable[tuple[str, Article, Mapping[str, str]]]) -> Corpus:
    articles: dict[str, Article] = {}
    story_of: dict[str, str] = {}
    extra: dict[str, Mapping[str, str]] = {}
    for story, article, more in rows:
        articles[article.id], story_of[article.id], extra[article.id] = article, story, more
    return Corpus(tuple(articles[key] for key in sorted(articles)), story_of, extra)


def _read_ecb_text(path: Path) -> str:
    sentences: dict[int, list[str]] = {}
    for token in ElementTree.parse(path).getroot().iter("token"):
        sentences.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
    return "\n".join(_join_tokens(sentences[number]) for number in sorted(sentences))


def _join_tokens(tokens: list[str]) -> str:
    """Return one sentence with the spaces that tokenising put before punctuation taken out again."""
    text = re.sub(r"\s+([.,;:!?)%]|'s\b|n't\b)", r"\1", " ".join(tokens))
    return re.sub(r"([($])\s+", r"\1", text)
