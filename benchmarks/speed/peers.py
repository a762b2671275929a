"""Other tools for near copies beside ours, on one planted set in one run.

The tools are no dependency: ``STEMMA_PEERS`` names interpreters that have them, parted by colons (``pip install rensa
datasketch`` in one virtual environment, ``pip install text-dedup`` in another). What none of them has is left out.
"""

import json
import os
import resource
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.planted_copies import Planting
from benchmarks.speed.copying import Figures, read_pairs, run_copies, score_pairs

COUNT = 10_000
TOOLS = ("datasketch", "rensa", "text-dedup")


Row = tuple[str, float, float, list[tuple[int, int]]]
"""Name with version, wall seconds, CPU seconds, pairs."""


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run_tools(path: Path) -> Iterator[Row]:
    """Yield what every tool finds that one of the interpreters has."""
    script = Path(__file__).with_name("peer_tools.py")
    pythons = [python for python in os.environ.get("STEMMA_PEERS", "").split(":") if python]
    if not pythons:
        raise FileNotFoundError("STEMMA_PEERS names no interpreter that has the other tools")
    for tool in TOOLS:
        for python in pythons:
            before = _cpu_seconds()
            done = subprocess.run([python, str(script), tool, str(path)], capture_output=True, text=True, check=False)
            if done.returncode == 0:
                result = json.loads(done.stdout.splitlines()[-1])
                pairs = [(min(pair), max(pair)) for pair in result["pairs"]]
                yield f"{tool} {result['version']}", result["seconds"], _cpu_seconds() - before, pairs
                break


def measure(data: Path) -> Figures:  # noqa: ARG001  (invented documents need no corpus)
    """Return recall, precision and documents a second, ours on one process and on two, start of Python included."""
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "planted.jsonl", Path(folder) / "copies.jsonl"
        planting = Planting(COUNT, seed=2)
        planting.write_lines(path)
        truth = planting.pairs()
        rows = list(_run_tools(path))
        for workers in (1, 2):
            wall, cpu, _ = run_copies(path, out, workers)
            rows.append((f"stemma copies, {workers} process{'es' if workers > 1 else ''}", wall, cpu, read_pairs(out)))
    for name, seconds, cpu, pairs in rows:
        near, reused, precision = score_pairs(pairs, truth)
        figures |= {
            f"{name}: documents a second": COUNT / seconds,
            f"{name}: CPU microseconds a document": 1e6 * cpu / COUNT,
            f"{name}: recall of near copies": near,
            f"{name}: recall of two to five reused sentences": reused,
            f"{name}: precision": precision,
        }
    return figures
