"""What every engine can do."""

from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Protocol, Self, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")


class Engine(Protocol):
    """Runs one function over many items. Every engine gives the same results in the same order.

    An engine is a context manager: leaving it ends its workers.
    """

    def map(
        self,
        function: Callable[[In], Out],
        items: Sequence[In],
        on_done: Callable[[int], None] | None = None,
    ) -> list[Out]:
        """Return ``function(item)`` for each item, in the order of the items.

        Args:
            function: importable by name (an engine may send it to another process), and pure.
            items: records; they may be sent to another process.
            on_done: called with the number of items newly finished.

        Raises:
            EngineError: a worker died; the run may be tried again.
        """
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
