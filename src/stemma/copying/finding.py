"""Copies among the texts of files and folders: one result at a time, in one order whatever the order of input."""

import heapq
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from stemma.copying.catalogue import Catalogue, list_problems
from stemma.copying.collecting import Collected, collect
from stemma.copying.comparing import Candidate, Compared, compare_all
from stemma.copying.joining import find_candidates
from stemma.copying.portions import Portion, cut_portions, save_standard_input
from stemma.descent.corpus_candidates import Codes, split_pairs
from stemma.engines import Engine, LocalEngine, ProcessEngine
from stemma.errors import ConfigError
from stemma.ingest.paths import find_files
from stemma.records import Problem
from stemma.records.copies import CopiesSummary, Finding, TextGroup, TextPair
from stemma.text.disjoint_sets import DisjointSets

# Share of both texts that must be copied for them to be largely one text.
LARGELY_ONE = 0.5
# Pairs that a worker compares in one go, and portions of such work handed out before results are passed on.
_PAIRS_AT_ONCE = 64
_ROUND = 32
_MEGABYTE = 1 << 20
# How often the scratch folder is removed if a worker still writes to it, and the pause between.
_MOST_REMOVALS, _REMOVAL_PAUSE_S = 50, 0.1

OnProgress = Callable[[str, int, int], None]


def _tell_nobody(_step: str, _done: int, _total: int) -> None:
    return


@contextmanager
def _scratch_folder() -> Iterator[str]:
    """Give a folder that is gone in the end, also if workers still write to it when the run is interrupted."""
    folder = tempfile.mkdtemp(prefix="stemma-copies-")
    try:
        yield folder
    finally:
        for _ in range(_MOST_REMOVALS):
            shutil.rmtree(folder, ignore_errors=True)
            if not Path(folder).exists():
                break
            time.sleep(_REMOVAL_PAUSE_S)


def find_copies(
    paths: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    *,
    workers: int = 1,
    problems: list[Problem] | None = None,
    on_progress: OnProgress | None = None,
) -> Iterator[Finding]:
    """Yield the pairs of texts that share wording, ascending by source, then the groups, then a summary.

    Texts stay on disk: JSON Lines are read again where they lie, other files are copied to a scratch folder. Texts of
    the same words are represented by the first of them: each of the others is paired with it, and only it is compared
    with the rest.

    Args:
        paths: files and folders in any order; ``-`` is standard input.
        workers: processes to spread the work over; the result is the same for any number.
        problems: receives what could not be read, before the first result.
        on_progress: called with a step's name, what is newly done, and the total (megabytes, then pairs).

    Raises:
        ConfigError: a file changed while it was read, or there are too many texts.
    """
    if workers < 1:
        raise ConfigError(f"The number of workers must be 1 or more, not {workers}.")
    tell = on_progress or _tell_nobody
    noted = problems if problems is not None else []
    found = find_files([paths] if isinstance(paths, str | os.PathLike) else paths)
    with _scratch_folder() as scratch:
        files = save_standard_input(found.paths, Path(scratch))
        portions = cut_portions(files, workers, Path(scratch))
        with LocalEngine() if workers == 1 else ProcessEngine(workers) as engine:
            collected = _collect_all(engine, portions, tell)
            catalogue = Catalogue(collected)
            noted += sorted({*found.problems, *list_problems(collected, catalogue)})
            skipped = catalogue.skipped + sum(
                len(part.faults) + part.unlisted + len(part.problems) for part in collected
            )
            codes = find_candidates(collected, catalogue, scratch)
            yield from _describe_all(engine, catalogue, codes, skipped, workers, tell)


def _collect_all(engine: Engine, portions: list[Portion], tell: OnProgress) -> list[Collected]:
    total = sum(portion.size for portion in portions) // _MEGABYTE
    collected: list[Collected] = []
    done = 0

    def on_done(count: int) -> None:
        nonlocal done
        before = sum(portion.size for portion in portions[:done]) // _MEGABYTE
        done += count
        tell("read", sum(portion.size for portion in portions[:done]) // _MEGABYTE - before, total)

    collected += engine.map(collect, portions, on_done)
    return collected


def _describe_all(
    engine: Engine, catalogue: Catalogue, codes: Codes, skipped: int, workers: int, tell: OnProgress
) -> Iterator[Finding]:
    """Yield pairs, groups and summary."""
    sets = DisjointSets[int]()
    members: set[int] = set()
    pairs = 0
    for made in _compare_in_rounds(engine, catalogue, codes, workers, tell):
        low, high = made.ranks
        pairs += 1
        if min(made.shares) >= LARGELY_ONE:
            sets.join(low, high)
            members |= {low, high}
        yield TextPair(
            first=catalogue.sources[low], second=catalogue.sources[high], shares=made.shares, passages=made.passages
        )
    groups = sets.groups(sorted(members))
    for group in groups:
        yield TextGroup(texts=tuple(catalogue.sources[rank] for rank in group))
    texts = len(catalogue.sources) - catalogue.skipped
    yield CopiesSummary(texts=texts, skipped=skipped, pairs=pairs, groups=len(groups))


def _candidates(catalogue: Catalogue, codes: Codes) -> Iterator[Candidate]:
    """Yield what is to be compared, ascending: equal texts, and pairs under shared n-grams."""
    step = _PAIRS_AT_ONCE * _ROUND
    shared = (pair for first in range(0, len(codes), step) for pair in split_pairs(codes[first : first + step]))
    marked = (((low, high), True) for low, high in sorted(catalogue.equal))
    for (low, high), equal in heapq.merge(marked, ((pair, False) for pair in shared)):
        yield Candidate((low, high), (catalogue.place(low), catalogue.place(high)), equal)


def _compare_in_rounds(
    engine: Engine, catalogue: Catalogue, codes: Codes, workers: int, tell: OnProgress
) -> Iterator[Compared]:
    total = len(codes) + len(catalogue.equal)
    held: list[tuple[Candidate, ...]] = []
    batch: list[Candidate] = []
    at_once = max(1, min(_PAIRS_AT_ONCE, total // (8 * workers)))
    for candidate in _candidates(catalogue, codes):
        batch.append(candidate)
        if len(batch) == at_once:
            held.append(tuple(batch))
            batch = []
        if len(held) == _ROUND * workers:
            yield from _compare_round(engine, held, total, tell)
            held = []
    if batch:
        held.append(tuple(batch))
    yield from _compare_round(engine, held, total, tell)


def _compare_round(
    engine: Engine, batches: list[tuple[Candidate, ...]], total: int, tell: OnProgress
) -> Iterator[Compared]:
    for batch, compared in zip(batches, engine.map(compare_all, batches), strict=True):
        tell("compare", len(batch), total)
        yield from compared
