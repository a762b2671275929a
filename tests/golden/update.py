"""Write the expected report of the example again, after an intended change.

usage: python -m tests.golden.update      then read the difference line by line
"""

from pathlib import Path

import stemma
from stemma.records import Report

ROOT = Path(__file__).parents[2]
EXPECTED = Path(__file__).parent / "example.json"


def example_report() -> Report:
    """Return the report on the example, with sources as given from the repository's root."""
    reading = stemma.read(["examples/reports"])
    return stemma.reconcile(reading)


if __name__ == "__main__":
    EXPECTED.write_bytes(example_report().to_json() + b"\n")
