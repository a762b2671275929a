"""Measure quality on the benchmark corpora, print the figures and store them with the commit.

usage: python -m benchmarks.quality --data DIR [--only NAME ...]
"""

import sys

from benchmarks.run import run

# The visible list: one module a room of the house, in the order of the pipeline.
BENCHMARKS = (
    "reading", "names", "times", "attributions", "counts", "grouping", "copying", "sampled_pairs", "passages",
    "counting_origins", "claims", "conflicts", "checking", "events",
)  # fmt: skip

if __name__ == "__main__":
    sys.exit(run("quality", BENCHMARKS, __doc__ or ""))
