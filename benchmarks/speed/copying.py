"""How fast copies are found: planted copies among many documents by the command, and one story of 317 articles.

usage for other sizes: python -m benchmarks.speed.copying 1000000   (4 GB under the folder for temporary files)
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.planted_copies import Pair, PlantedPairs, Planting
from benchmarks.quality.copying import read_corpus
from benchmarks.quality.corpora import load_helsinki
from stemma.annotate import annotate
from stemma.descent import trace_descent
from stemma.models.encoder import Encoder

SIZES = (10_000, 100_000)
WORKERS = 2
Figures = dict[str, float | int | str]


def score_pairs(found: Iterable[Pair], planted: PlantedPairs) -> tuple[float, float, float]:
    """Return recall of near copies, recall of reuse, and precision.

    Documents that are copies of, or borrow from, one original count as right too.
    """
    pairs = set(found)
    family = planted.families()
    right = sum(low in family and family[low] == family.get(high) for low, high in pairs)
    recalls = [
        sum(pair in pairs for pair in part) / max(1, len(part)) for part in (planted.near_copies, planted.reused)
    ]
    return recalls[0], recalls[1], right / max(1, len(pairs))


def read_pairs(path: Path) -> list[Pair]:
    """Return the pairs in the output of ``stemma copies``, by the numbers in the ids."""
    pairs = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            finding = json.loads(line)
            if finding["kind"] == "pair":
                pairs.append((int(finding["first"][1:]), int(finding["second"][1:])))
    return pairs


def run_copies(path: Path, out: Path, workers: int) -> tuple[float, float, float]:
    """Return wall seconds, CPU seconds of all processes, and the memory of the largest in MB, for one run."""
    command = [sys.executable, "-m", "stemma", "copies", str(path), "-o", str(out), "--workers", str(workers)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    subprocess.run(command, check=True)
    wall = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, after.ru_maxrss / 1024


def measure_planted(count: int, workers: int = WORKERS, scratch: str | None = None) -> Figures:
    """Return the speed of the whole command on planted copies, reading, passages and writing included, and its quality.

    Args:
        count: documents.
        workers: processes.
        scratch: folder for the documents, by default that for temporary files.
    """
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        path, out = Path(folder) / "planted.jsonl", Path(folder) / "copies.jsonl"
        planting = Planting(count)
        planting.write_lines(path)
        wall, cpu, memory = run_copies(path, out, workers)
        near, reused, precision = score_pairs(read_pairs(out), planting.pairs())
    return {
        f"{count} documents, documents a second, {workers} processes": count / wall,
        f"{count} documents, CPU microseconds a document": 1e6 * cpu / count,
        f"{count} documents, memory of the largest process, MB": memory,
        f"{count} documents, recall of near copies": near,
        f"{count} documents, recall of two to five reused sentences": reused,
        f"{count} documents, precision": precision,
    }


def measure_story(data: Path) -> Figures:
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


def measure(data: Path, sizes: Sequence[int] = SIZES) -> Figures:
    """Return all figures of speed."""
    figures: Figures = {}
    for count in sizes:
        figures |= measure_planted(count)
    return figures | measure_story(data)


if __name__ == "__main__":  # sizes that take too long for every run: python -m benchmarks.speed.copying 1000000
    for given in sys.argv[1:]:
        for label, value in measure_planted(int(given)).items():
            print(f"{label:<70} {value:.4f}")
