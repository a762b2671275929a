"""Measure speed: articles per second for each step, and the whole command from a cold start.

usage: python -m benchmarks.speed --data DIR [--only NAME ...]
"""

import sys

from benchmarks.run import run

BENCHMARKS = ("command", "steps", "copying", "peers")

if __name__ == "__main__":
    sys.exit(run("speed", BENCHMARKS, __doc__ or ""))
