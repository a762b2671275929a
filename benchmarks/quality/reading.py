"""How well pages and agency credits are read: ``pages`` and ``polnear``, whose answers others made.

``measure_helsinki`` compares with labels that are no gold: it watches for changes and is no figure of quality, so
``measure`` leaves it out.
"""

import csv
import gzip
import json
import tempfile
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.quality.page_facts import day_of_address, measure_page
from stemma.ingest import read
from stemma.ingest.decoding import decode
from stemma.ingest.marking.agencies import canonical_agency
from stemma.records import Article
from stemma.text.words import find_words

_LABELS = Path(__file__).parent / "labels" / "helsinki_agency.tsv"
_KEPT_KINDS = ("heading", "dateline", "standfirst")


def measure(data: Path) -> dict[str, float | int | str]:
    """Return the figures of this room.

    Args:
        data: folder with the corpora of ``shared/data``.

    Raises:
        FileNotFoundError: a corpus is missing.
    """
    for corpus in ("pages", "polnear"):
        if not (data / corpus).is_dir():
            raise FileNotFoundError(f"benchmark corpus not found: {data / corpus}")
    return {**measure_pages(data / "pages"), **measure_polnear(data / "polnear")}


def measure_pages(folder: Path) -> dict[str, float | int | str]:
    """Return precision and recall of main text (bags of words, mean over pages), and how titles, dates, places agree.

    A paragraph that the gold text sets in square brackets is optional: it counts neither when found nor when missed.
    The set gives no titles and dates. The title is held against the page's printed headline (``h1``) and the one it
    gives for sharing (``og:title``), whichever it equals; the date of publication against the day in the page's
    address, on the pages whose address has one, give or take a day (the address has the local day, the page's date is
    often in UTC). Neither comes from the field that our reader takes first (JSON-LD).
    A paragraph is located exactly if its text nodes in the page, found by their paths, hold its characters.
    """
    truth: dict[str, Any] = json.loads((folder / "ground_truth.json").read_text(encoding="utf-8"))
    articles = {name: _read_page(folder / "html" / name) for name in sorted(truth)}
    scores = [_score_page(articles[name], wanted) for name, wanted in sorted(truth.items())]
    size = len(scores)
    places = [
        measure_page(_open_page(folder / "html" / name), article) for name, article in articles.items() if article
    ]
    days = [
        abs((date.fromisoformat((article.published.value or "0001-01-01")[:10]) - date.fromisoformat(day)).days) <= 1
        for name, article in articles.items()
        if article and (day := day_of_address(truth[name]["url"]))
    ]
    paragraphs = sum(place.paragraphs for place in places)
    return {
        "pages count": size,
        "pages text precision": round(sum(score[0] for score in scores) / size, 4),
        "pages text recall": round(sum(score[1] for score in scores) / size, 4),
        "pages title as printed or shared": round(sum(place.title_agrees for place in places) / size, 4),
        "pages date in address": len(days),
        "pages date within a day of address": round(sum(days) / max(1, len(days)), 4),
        "pages with a date": round(
            sum(bool(article and article.published.value) for article in articles.values()) / size, 4
        ),
        "pages paragraphs": paragraphs,
        "pages paragraphs located exactly": round(sum(place.located for place in places) / max(1, paragraphs), 4),
    }


def _read_page(path: Path) -> Article | None:
    """Return the article that our reader finds on a gzipped page."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / path.name.removesuffix(".gz")
        page.write_text(_open_page(path), encoding="utf-8")
        return next(iter(read([page]).articles), None)


def _open_page(path: Path) -> str:
    return decode(gzip.decompress(path.read_bytes()), path.name, declared=True).text


def _score_page(article: Article | None, wanted: dict[str, Any]) -> tuple[float, float]:
    """Return precision and recall of the words of the body, furniture taken off."""
    if article is None:
        return 0.0, 0.0
    optional = _count_words(line for line in wanted["body"] if line.startswith("["))
    expected = _count_words(line for line in wanted["body"] if not line.startswith("["))
    found = _count_words([_body_of(article)])
    right = sum((found & (expected + optional)).values())
    return right / max(1, sum(found.values())), sum((found & expected).values()) / max(1, sum(expected.values()))


def _count_words(lines: Iterable[str]) -> Counter[str]:
    return Counter(word.norm for word in find_words("\n".join(lines)))


def _body_of(article: Article) -> str:
    """Return the article's text without its furniture; cross-heads and dateline stay, as the gold text has them."""
    pieces: list[str] = []
    position = 0
    for mark in article.boilerplate:
        if mark.kind not in _KEPT_KINDS:
            pieces.append(article.text[position : mark.span.start])
            position = mark.span.end
    return "\n".join([*pieces, article.text[position:]])


def measure_polnear(folder: Path) -> dict[str, float | int | str]:
    """Return precision and recall of the agency, against the wire service in the corpus's metadata.

    An article whose metadata names no wire service counts as having none.
    """
    with (folder / "metadata.tsv").open(encoding="utf-8") as stream:
        wires = {row["filename"]: row["wire"] for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)}
    agencies = {"AFP": "AFP", "AP": "AP", "Reuters": "Reuters", "reuters": "Reuters", "UPI": "UPI"}
    pairs = []
    for article in read([folder / "train" / "text", folder / "dev" / "text"]).articles:
        wire = wires.get(Path(article.source).stem)
        if wire is not None and wire != "wire":
            pairs.append((article.agency, canonical_agency(agencies[wire]) if wire in agencies else None))
    return _score_agencies("polnear agency", pairs)


def measure_helsinki(folder: Path) -> dict[str, float | int | str]:
    """Return how far the agency agrees with the labels in ``labels/helsinki_agency.tsv``, which are no gold.

    The labels began as the output of a regular expression (the corpus's ``credit_regex.tsv``); where it and an earlier
    version of this reader disagreed, the reader's own author settled which was right. No second person checked
    them, and a mistake that both share was never looked at: the figures flatter, and serve only to notice that a
    change of the code changed something.
    """
    with _LABELS.open(encoding="utf-8") as stream:
        labels = {row["id"]: row["agency"] for row in csv.DictReader(stream, delimiter="\t")}
    articles = read([folder / "articles.jsonl"]).articles
    pairs = [
        (article.agency, None if labels[article.source] == "-" else labels[article.source])
        for article in articles
        if article.source in labels
    ]
    return _score_agencies("helsinki agency agreement", pairs)


def _score_agencies(name: str, pairs: list[tuple[str | None, str | None]]) -> dict[str, float | int | str]:
    """Return counts, precision and recall for pairs of found and expected agency."""
    right = sum(found is not None and found == expected for found, expected in pairs)
    found_any = sum(found is not None for found, _ in pairs)
    expected_any = sum(expected is not None for _, expected in pairs)
    return {
        f"{name} articles": len(pairs),
        f"{name} credited": expected_any,
        f"{name} precision": round(right / max(1, found_any), 4),
        f"{name} recall": round(right / max(1, expected_any), 4),
    }
