"""Offsets of shared passages, exact to the character in both texts, on edits at known positions.

``STEMMA_PEERS`` may name an interpreter that has CollateX (``pip install collatex Levenshtein``): it is measured then
on a part of the same pairs.
"""

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.edited_passages import KINDS, EditedPair, Range, make_pair
from stemma.descent.passages import find_passages
from stemma.descent.witness import prepare_witnesses
from stemma.records import Annotation, Article, Published

PAIRS = 100
# Pairs of each kind on which CollateX is measured too: it takes a fifth of a second for each.
PAIRS_OF_PEERS = 10
Figures = dict[str, float | int | str]
Found = set[tuple[Range, Range]]


def find_ranges(pair: EditedPair) -> Found:
    """Return the passages of two texts as offsets."""
    articles = [
        Article(id=f"a-{k}", source=f"{k}", published=Published(value=None, basis="unknown"), text=text)
        for k, text in enumerate((pair.first, pair.second))
    ]
    witnesses = prepare_witnesses(articles, {article.id: Annotation(article=article.id) for article in articles})
    found = (text.passage.spans for text in find_passages(witnesses, 0, 1))
    return {((one.start, one.end), (other.start, other.end)) for one, other in found}


def _share_exact(pairs: Sequence[EditedPair], found: Sequence[Found]) -> float:
    right = sum(len(held & set(pair.shared)) for pair, held in zip(pairs, found, strict=True))
    return right / sum(len(pair.shared) for pair in pairs)


def _run_collatex(pairs: Sequence[EditedPair]) -> tuple[str, float, list[Found]] | None:
    """Return name with version, seconds and what CollateX finds; None if no interpreter has it."""
    script = Path(__file__).with_name("collatex_peer.py")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pairs.json"
        path.write_text(json.dumps([(pair.first, pair.second) for pair in pairs]), encoding="utf-8")
        for python in filter(None, os.environ.get("STEMMA_PEERS", "").split(":")):
            done = subprocess.run([python, str(script), str(path)], capture_output=True, text=True, check=False)
            if done.returncode == 0:
                result = json.loads(done.stdout.splitlines()[-1])
                found = [{(tuple(one), tuple(other)) for one, other in held} for held in result["found"]]
                return f"collatex {result['version']}", result["seconds"], found
    return None


def _compare_with_collatex() -> Figures:
    pairs = [make_pair(kind, seed) for kind in KINDS for seed in range(PAIRS_OF_PEERS)]
    peer = _run_collatex(pairs)
    if peer is None:
        return {}
    begun = time.perf_counter()
    ours = [find_ranges(pair) for pair in pairs]
    seconds = time.perf_counter() - begun
    rows = ((*peer,), ("ours", seconds, ours))
    figures: Figures = {"pairs beside CollateX": len(pairs)}
    for name, taken, found in rows:
        figures[f"beside CollateX, {name}: exact in both texts"] = _share_exact(pairs, found)
        figures[f"beside CollateX, {name}: milliseconds a pair"] = 1000 * taken / len(pairs)
    return figures


def measure(data: Path) -> Figures:  # noqa: ARG001  (invented texts need no corpus)
    """Return by kind of edit how many planted stretches are found with all four offsets exact, and how many others."""
    figures: Figures = {}
    every: list[EditedPair] = []
    found: list[Found] = []
    for kind in KINDS:
        pairs = [make_pair(kind, seed) for seed in range(PAIRS)]
        held = [find_ranges(pair) for pair in pairs]
        figures[f"exact in both texts: {kind}"] = _share_exact(pairs, held)
        every, found = every + pairs, found + held
    figures["exact in both texts"] = _share_exact(every, found)
    figures["planted stretches"] = sum(len(pair.shared) for pair in every)
    figures["found elsewhere or inexact"] = sum(len(held - set(p.shared)) for p, held in zip(every, found, strict=True))
    return figures | _compare_with_collatex()
