"""Work in a pool of processes on this machine."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Self

from stemma.engines.base import In, Out
from stemma.errors import ConfigError, EngineError


class ProcessEngine:
    """Runs items in worker processes; results come back in the order of the items.

    Args:
        workers: number of processes; by default one a processor.

    Raises:
        ConfigError: ``workers`` is less than one.
    """

    def __init__(self, workers: int | None = None) -> None:
        if workers is not None and workers < 1:
            raise ConfigError(f"The number of workers must be 1 or more, not {workers}.")
        self._workers = workers or os.cpu_count() or 1
        # "spawn" gives every platform the same clean workers; fork would copy threads of the model runtime.
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(self._workers, mp_context=context, initializer=_ignore_interrupt)

    def map(
        self,
        function: Callable[[In], Out],
        items: Sequence[In],
        on_done: Callable[[int], None] | None = None,
    ) -> list[Out]:
        """Return ``function(item)`` for each item, in the order of the items."""
        chunk = max(1, min(16, len(items) // (4 * self._workers)))
        results: list[Out] = []
        try:
            for result in self._pool.map(function, items, chunksize=chunk):
                results.append(result)
                if on_done:
                    on_done(1)
        except BrokenProcessPool as error:
            raise EngineError(
                "A worker process ended before its work was done (often for lack of memory). "
                "Try again with fewer workers (--workers 1), or without --workers."
            ) from error
        return results

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=kind is None, cancel_futures=True)


def _ignore_interrupt() -> None:
    """Let the main process alone answer Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
