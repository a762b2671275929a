"""Fuzz readers for a while and keep what they cannot cope with.

usage: python -m tests.fuzz --minutes 10 READER...        all of them, one after the other, if none is named

A find (an error that reaches the caller, an invalid span, more than ten seconds) is written to ``tests/fuzz/finds`` as
``READER-hash``; the test-suite reads all of them. The order of inputs follows from ``--seed``.
"""

import argparse
import hashlib
import random
import signal
import sys
import time
import traceback
from pathlib import Path

from tests.fuzz.checking import check_reading
from tests.fuzz.mutating import mutate
from tests.fuzz.samples import SAMPLES

FINDS = Path(__file__).parent / "finds"
MAX_SECONDS = 10.0


def fuzz(reader: str, seconds: float, seed: int) -> tuple[int, int, float]:
    """Return how many inputs were read in so many seconds, how many were finds, and the longest time of one."""
    name, sample = SAMPLES[reader]
    chance = random.Random(f"{reader} {seed}")
    others = [content for _, content in SAMPLES.values()]
    kept = [sample]
    inputs = finds = 0
    slowest = 0.0
    begun = time.monotonic()
    while time.monotonic() - begun < seconds:
        content = mutate(chance.choice(kept), others, chance)
        if chance.random() < 0.02 and len(kept) < 200:
            kept.append(content)
        inputs += 1
        started = time.monotonic()
        try:
            signal.setitimer(signal.ITIMER_REAL, MAX_SECONDS)
            check_reading(name, content)
            took, fault = time.monotonic() - started, None
        except Exception:
            took, fault = time.monotonic() - started, traceback.format_exc(limit=-4)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        slowest = max(slowest, took)
        if fault is not None:
            finds += 1
            FINDS.mkdir(exist_ok=True)
            digest = hashlib.blake2b(content, digest_size=4).hexdigest()
            (FINDS / f"{reader}-{digest}").write_bytes(content)
            print(f"{reader}-{digest}: {fault}", file=sys.stderr)
    return inputs, finds, slowest


def _give_up(_signal: int, _frame: object) -> None:
    raise TimeoutError(f"more than {MAX_SECONDS} s")


def main() -> int:
    """Fuzz what the command line names; return 1 if there were finds."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("readers", nargs="*", metavar="READER")
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    signal.signal(signal.SIGALRM, _give_up)
    total = 0
    for reader in options.readers or list(SAMPLES):
        inputs, finds, slowest = fuzz(reader, options.minutes * 60, options.seed)
        print(f"{reader:<10} {inputs:>8,} inputs {finds:>4} finds   slowest {slowest:.2f} s", flush=True)
        total += finds
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
