"""Wall time and peak memory of ``stemma report`` as a whole process, from a cold start."""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.record import Figures

RUNS = 5


def measure(data: Path) -> Figures:
    """Return seconds and megabytes for the five seed reports and for the Helsinki articles.

    Args:
        data: folder of the corpora; the seed reports lie beside it in ``../seeds``.

    Raises:
        FileNotFoundError: a corpus is missing.
    """
    seeds = data.parent / "seeds"
    helsinki = data / "helsinki" / "articles.jsonl"
    for path in (seeds, helsinki):
        if not path.exists():
            raise FileNotFoundError(path)
    few = [_run(str(seeds)) for _ in range(RUNS)]
    figures: Figures = {
        "five reports, wall s (median)": median(wall for wall, _ in few),
        "five reports, peak MB (largest)": max(peak for _, peak in few),
    }
    for limit in (80, 160, 317):
        with tempfile.TemporaryDirectory() as folder:
            part = Path(folder) / "articles.jsonl"
            part.write_text("".join(_records(helsinki)[:limit]), encoding="utf-8")
            wall, peak = _run(str(part))
        figures[f"helsinki {limit} articles, wall s"] = wall
        figures[f"helsinki {limit} articles, peak MB"] = peak
    return figures


def _records(path: Path) -> list[str]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        json.dumps({"id": row["id"], "outlet": row["publisher"], "published": row["scrape_time"], "text": row["text"]})
        + "\n"
        for row in rows
    ]


def _run(path: str) -> tuple[float, float]:
    """Return wall seconds and peak resident megabytes of one run (of the largest single process)."""
    command = [sys.executable, "-m", "stemma", "report", path, "--format", "json", "-o", os.devnull]
    begun = time.perf_counter()
    child = subprocess.Popen(command)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - begun
    if status != 0:
        raise RuntimeError(f"{' '.join(command)} ended with status {status}")
    return wall, _megabytes(usage)


def _megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / 1024
