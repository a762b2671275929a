"""How fast copies are found: planted copies among many documents, and one story of 317 articles."""

import tempfile
import time
from pathlib import Path

from benchmarks.planted_copies import PlantedSet, plant
from benchmarks.quality.copying import read_corpus
from benchmarks.quality.corpora import load_helsinki
from stemma.annotate import annotate
from stemma.descent import trace_descent
from stemma.descent.corpus_candidates import find_copies, hash_text
from stemma.models.encoder import Encoder

SIZES = (10_000, 50_000)


def _recall(found: set[tuple[int, int]], expected: list[tuple[int, int]]) -> float:
    return sum(pair in found for pair in expected) / max(1, len(expected))


def measure_planted(planted: PlantedSet) -> dict[str, float | int | str]:
    """Return documents per second of the candidate step on one core, reading from disk included, and its quality.

    Documents that are copies of, or borrow from, one original count as true pairs too where they share text.
    """
    count = len(planted.documents)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "documents"
        offsets = [0]
        with path.open("wb") as out:
            for document in planted.documents:
                offsets.append(offsets[-1] + out.write(document))
        begun = time.perf_counter()
        with path.open("rb") as texts:

            def text_at(place: int) -> bytes:
                texts.seek(offsets[place])
                return texts.read(offsets[place + 1] - offsets[place])

            hashes = [hash_text(text_at(place)) for place in range(count)]
            found = set(find_copies(hashes, text_at))
        seconds = time.perf_counter() - begun
    families: dict[int, set[int]] = {}
    for source, copy in [*planted.near_copies, *planted.reused]:
        families.setdefault(source, {source}).add(copy)
    family_of = {place: source for source, places in families.items() for place in places}
    right = sum(low in family_of and family_of.get(low) == family_of.get(high) for low, high in found)
    return {
        f"documents a second, one core, {count} documents": count / seconds,
        f"recall of near copies, {count} documents": _recall(found, planted.near_copies),
        f"recall of two to five reused sentences, {count} documents": _recall(found, planted.reused),
        f"precision, {count} documents": right / max(1, len(found)),
    }


def measure_story(data: Path) -> dict[str, float | int | str]:
    """Return the seconds that the stemma of one story of 317 articles takes, with and without encoding."""
    articles = read_corpus(load_helsinki(data))
    annotations = {article.id: annotate(article) for article in articles}
    encoder = Encoder()
    seconds = []
    for _ in range(2):
        begun = time.perf_counter()
        trace_descent(articles, annotations, encoder)
        seconds.append(time.perf_counter() - begun)
    return {
        "stemma of 317 articles, seconds": seconds[0],
        "stemma of 317 articles, sentences encoded before, seconds": seconds[1],
    }


def measure(data: Path) -> dict[str, float | int | str]:
    """Return all figures of speed."""
    figures: dict[str, float | int | str] = {}
    for count in SIZES:
        figures |= measure_planted(plant(count))
    return figures | measure_story(data)
