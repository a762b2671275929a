"""CollateX on pairs of texts; run by an interpreter that has it.

usage: PYTHON collatex_peer.py PAIRS.json   reads [[first, second], ...], prints {"seconds", "version", "found"}

The stretches are read off the alignment: columns in which both have the same token, joined over gaps of up to fourteen
tokens as ours are, and counted from eight matched tokens on.
"""

import json
import re
import sys
import time
from importlib.metadata import version
from pathlib import Path

MAX_GAP = 14
LEAST = 8


def find_stretches(first: str, second: str) -> list[list[list[int]]]:
    """Return the stretches that two texts share, as offsets in both."""
    from collatex import Collation, collate

    collation = Collation()
    tokens = [
        [(match.start(), match.end()) for match in re.finditer(r"\w+|[^\w\s]+", text)] for text in (first, second)
    ]
    for name, text, places in zip("AB", (first, second), tokens, strict=True):
        held = [{"t": text[a:b], "n": text[a:b].lower(), "k": k} for k, (a, b) in enumerate(places)]
        collation.add_witness({"id": name, "tokens": held})
    table = collate(collation, output="json", segmentation=False)
    rows = json.loads(table)["table"]
    pairs = []
    for one, other in zip(*rows, strict=True):
        if one and other and one[0]["n"] == other[0]["n"]:
            pairs.append((one[0]["k"], other[0]["k"]))
    found: list[list[tuple[int, int]]] = []
    for pair in pairs:
        last = found[-1][-1] if found else None
        if last and all(0 < now - before <= MAX_GAP + 1 for now, before in zip(pair, last, strict=True)):
            found[-1].append(pair)
        else:
            found.append([pair])
    return [
        [[tokens[side][run[0][side]][0], tokens[side][run[-1][side]][1]] for side in (0, 1)]
        for run in found
        if len(run) >= LEAST
    ]


if __name__ == "__main__":
    texts = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    begun = time.perf_counter()
    result = [find_stretches(*pair) for pair in texts]
    print(json.dumps({"seconds": time.perf_counter() - begun, "version": version("collatex"), "found": result}))
