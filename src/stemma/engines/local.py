"""Work in this process, one item after the other."""

from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self

from stemma.engines.base import In, Out


class LocalEngine:
    """Runs everything in this process: the quickest start, the easiest to debug."""

    def map(
        self,
        function: Callable[[In], Out],
        items: Sequence[In],
        on_done: Callable[[int], None] | None = None,
    ) -> list[Out]:
        """Return ``function(item)`` for each item, in the order of the items."""
        results: list[Out] = []
        for item in items:
            results.append(function(item))
            if on_done:
                on_done(1)
        return results

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None
