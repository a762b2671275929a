"""Running a visible list of benchmarks: print their figures and store them with the commit."""

import argparse
import importlib
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.record import save


def run(kind: str, names: Sequence[str], told: str) -> int:
    """Run the chosen benchmarks of one kind; return 1 if a corpus is missing.

    Args:
        kind: the package that holds them, ``quality`` or ``speed``.
        names: its modules; each has ``measure(data) -> figures`` and raises FileNotFoundError without its corpus.
        told: what the command's help says.
    """
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.{kind}", description=told)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the corpora")
    parser.add_argument("--only", nargs="+", choices=names, default=names, metavar="NAME")
    options = parser.parse_args()
    missing = 0
    for name in options.only:
        module = importlib.import_module(f"benchmarks.{kind}.{name}")
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
        save(kind, name, figures)
    return 1 if missing else 0
