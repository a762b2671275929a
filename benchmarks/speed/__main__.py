"""Measure speed: articles per second for each step, and the whole command from a cold start.

usage: python -m benchmarks.speed --data DIR [--only NAME ...]
"""

import argparse
import importlib
import sys
from pathlib import Path

from benchmarks.record import save

BENCHMARKS = ("command", "steps", "copying")


def main() -> int:
    """Run the chosen benchmarks; return 1 if a corpus is missing."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the corpora")
    parser.add_argument("--only", nargs="+", choices=BENCHMARKS, default=BENCHMARKS, metavar="NAME")
    options = parser.parse_args()
    missing = 0
    for name in options.only:
        module = importlib.import_module(f"benchmarks.speed.{name}")
        print(f"\n{name}: {(module.__doc__ or '').splitlines()[0]}")
        try:
            figures = module.measure(options.data)
        except FileNotFoundError as error:
            print(f"  not measured: {error}", file=sys.stderr)
            missing += 1
            continue
        for label, value in figures.items():
            print(f"  {label:<60} {value:.2f}" if isinstance(value, float) else f"  {label:<60} {value}")
        save("speed", name, figures)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
