"""Articles one after the other, as they are read, spread over processes; memory does not grow with the input."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice

from stemma.errors import EngineError
from stemma.ingest.drafts import Draft
from stemma.ingest.field_maps import FieldMap
from stemma.ingest.pieces import Piece, Unit
from stemma.ingest.reading import read_unit, unpack_units
from stemma.ingest.visiting import Visitor
from stemma.records import Article, Problem

# Work is sent out in batches of so many units or bytes, and at most so many batches a worker are under way.
BATCH_UNITS = 16
BATCH_BYTES = 4 * 1024 * 1024
_BATCHES_A_WORKER = 3

Render = Callable[[Article], bytes]
OnPosition = Callable[[str, int], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch:
    """What some units of work gave, in their order.

    Attributes:
        units: how many they were.
        lines: the articles, each as ``render`` wrote it.
        problems: what was wrong with them.
    """

    units: int
    lines: tuple[bytes, ...]
    problems: tuple[Problem, ...]


def stream_batches(
    paths: tuple[str, ...],
    render: Render,
    *,
    fields: FieldMap | None = None,
    workers: int = 1,
    skip_units: int = 0,
    on_position: OnPosition | None = None,
    visitor: Visitor | None = None,
) -> Iterator[Batch]:
    """Yield what the files hold, in their order, whatever the number of workers.

    Args:
        paths: files, as `stemma.ingest.paths.find_files` lists them.
        render: importable by name; makes the bytes of one article.
        fields: the user's field map.
        workers: number of processes; 1 is this one.
        skip_units: units of work, from the first, that were done in an earlier run on the same files.
        on_position: told the path and how many of its bytes were gone through.
        visitor: fetches addresses and follows links, in this process; without one nothing is fetched.

    Raises:
        EngineError: a worker died.
    """
    units = (unit for path in paths for unit in unpack_units(path, fields, on_position, visitor))
    batches = _gather(islice(units, skip_units, None))
    if workers <= 1:
        for batch in batches:
            yield read_batch(batch, render, fields)
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start_worker)
    try:
        yield from _spread(pool, batches, render, fields, workers * _BATCHES_A_WORKER)
    except BrokenProcessPool as error:
        raise EngineError(
            "A worker process ended before its work was done (often for lack of memory). Try again with fewer workers; "
            "with -o FILE, --resume goes on where the run stopped."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _spread(
    pool: ProcessPoolExecutor, batches: Iterator[list[Unit]], render: Render, fields: FieldMap | None, window: int
) -> Iterator[Batch]:
    """Yield the batches in order, keeping no more than ``window`` of them under way."""
    waiting: deque[Future[Batch]] = deque()
    for batch in batches:
        waiting.append(pool.submit(read_batch, batch, render, fields))
        if len(waiting) >= window:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def read_batch(units: list[Unit], render: Render, fields: FieldMap | None) -> Batch:
    """Return what some units hold, articles rendered."""
    lines: list[bytes] = []
    problems: list[Problem] = []
    for unit in units:
        for found in read_unit(unit, fields):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                lines.append(render(found[1]))
    return Batch(units=len(units), lines=tuple(lines), problems=tuple(problems))


def _gather(units: Iterator[Unit]) -> Iterator[list[Unit]]:
    batch: list[Unit] = []
    weight = 0
    for unit in units:
        batch.append(unit)
        weight += _weigh(unit)
        if len(batch) >= BATCH_UNITS or weight >= BATCH_BYTES:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def _weigh(unit: Unit) -> int:
    if isinstance(unit, Piece):
        return len(unit.content)
    return len(unit.text) if isinstance(unit, Draft) else 0


def _start_worker() -> None:
    """Let the main process alone answer Ctrl-C, and end when it is gone: killed, it cannot tell its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
