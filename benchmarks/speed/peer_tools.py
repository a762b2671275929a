"""Other tools for near copies, each in the way its own documentation shows; run by an interpreter that has them.

usage: PYTHON peer_tools.py TOOL DOCUMENTS.jsonl   prints {"seconds", "version", "pairs"} as JSON
"""

import json
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from itertools import combinations
from pathlib import Path

# As generous as the tools allow: distinct words as tokens, a low threshold. (Shingles of words make them miss copies
# of which a tenth of the words are edited.)
THRESHOLD = 0.5
PERMUTATIONS = 128
SHINGLE = 3  # text-dedup always hashes shingles

Pairs = list[tuple[int, int]]


def _read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"].split() for line in lines]


def run_datasketch(path: Path) -> Pairs:
    """Return the pairs that the LSH of datasketch gives and its Jaccard estimate confirms."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    hashes: list[MinHash] = []
    pairs = []
    for place, words in enumerate(_read(path)):
        hashed = MinHash(num_perm=PERMUTATIONS)
        hashed.update_batch([word.encode() for word in set(words)])
        pairs += [(other, place) for other in index.query(hashed) if hashes[other].jaccard(hashed) >= THRESHOLD]
        index.insert(place, hashed)
        hashes.append(hashed)
    return pairs


def run_rensa(path: Path) -> Pairs:
    """Return the pairs that the LSH of rensa gives and its Jaccard estimate confirms."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32)
    hashes, pairs = [], []
    for place, words in enumerate(_read(path)):
        hashed = RMinHash(num_perm=PERMUTATIONS, seed=42)
        hashed.update(words)
        pairs += [(other, place) for other in index.query(hashed) if hashes[other].jaccard(hashed) >= THRESHOLD]
        index.insert(place, hashed)
        hashes.append(hashed)
    return pairs


def run_text_dedup(path: Path) -> Pairs:
    """Return all pairs within the clusters of text-dedup's MinHash command."""
    import pickle

    with tempfile.TemporaryDirectory() as folder:
        options = {
            "path": "json", "data_files": str(path), "split": "train", "cache_dir": folder, "output": f"{folder}/out",
            "column": "text", "ngram": SHINGLE, "threshold": THRESHOLD, "num_perm": PERMUTATIONS, "num_proc": 2,
        }  # fmt: skip
        given = [part for name, value in options.items() for part in (f"--{name}", str(value))]
        subprocess.run([sys.executable, "-m", "text_dedup.minhash", *given, "--debug"], check=True, capture_output=True)
        found = pickle.loads((Path(folder) / "out" / "uf.pkl").read_bytes())
    parents = found if isinstance(found, dict) else found.parent
    clusters: dict[int, list[int]] = {}
    for place in sorted(parents):
        root = place
        while parents[root] != root:
            root = parents[root]
        clusters.setdefault(root, []).append(place)
    return [pair for cluster in clusters.values() for pair in combinations(cluster, 2)]


TOOLS = {"datasketch": run_datasketch, "rensa": run_rensa, "text-dedup": run_text_dedup}

if __name__ == "__main__":
    begun = time.perf_counter()
    pairs = TOOLS[sys.argv[1]](Path(sys.argv[2]))
    result = {"seconds": time.perf_counter() - begun, "version": version(sys.argv[1]), "pairs": pairs}
    print(json.dumps(result))
