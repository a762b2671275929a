"""Measure quality on the benchmark corpora, print the figures and store them with the commit.

usage: python -m benchmarks.quality --data DIR [--only NAME ...]
"""

import argparse
import importlib
import sys
import time
from pathlib import Path

from benchmarks.record import save

# The visible list: one module a room of the house, in the order of the pipeline.
BENCHMARKS = (
    "reading",
    "names",
    "times",
    "attributions",
    "counts",
    "grouping",
    "copying",
    "claims",
    "conflicts",
    "events",
)


def main() -> int:
    """Run the chosen benchmarks; return 1 if a corpus is missing."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the corpora")
    parser.add_argument("--only", nargs="+", choices=BENCHMARKS, default=BENCHMARKS, metavar="NAME")
    options = parser.parse_args()
    missing = 0
    for name in options.only:
        module = importlib.import_module(f"benchmarks.quality.{name}")
        print(f"\n{name}: {(module.__doc__ or '').splitlines()[0]}")
        begun = time.monotonic()
        try:
            figures = module.measure(options.data)
        except FileNotFoundError as error:
            print(f"  not measured: {error}", file=sys.stderr)
            missing += 1
            continue
        for label, value in figures.items():
            print(f"  {label:<60} {value:.3f}" if isinstance(value, float) else f"  {label:<60} {value}")
        print(f"  ({time.monotonic() - begun:.0f} s)")
        save("quality", name, figures)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
