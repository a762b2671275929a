"""Progress for work of more than a second: on a terminal only, never on a pipe."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

OnProgress = Callable[[str, int, int], None]

_PATIENCE_S = 1.0
_LABELS = {
    "read": "Reading",
    "fetch": "Fetching",
    "annotate": "Annotating",
    "group": "Finding stories",
    "trace": "Tracing descent",
    "reconcile": "Reconciling",
}


def _tell_nobody(_step: str, _done: int, _total: int) -> None:
    return


@contextmanager
def show_progress() -> Iterator[OnProgress]:
    """Give a function to report progress to: it takes a step's name, the items newly done, and the total.

    A bar appears on standard error once the work has taken a second.
    """
    if not sys.stderr.isatty():
        yield _tell_nobody
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    progress = Progress(
        TextColumn("{task.description:>16}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        console=Console(stderr=True), transient=True,
    )  # fmt: skip
    begun = time.monotonic()
    tasks: dict[str, int] = {}

    def tell(step: str, done: int, total: int) -> None:
        if step not in tasks:
            tasks[step] = progress.add_task(_LABELS.get(step, step), total=total)
        progress.update(tasks[step], advance=done, total=total)  # type: ignore[arg-type]
        if not progress.live.is_started and time.monotonic() - begun > _PATIENCE_S:
            progress.start()

    try:
        yield tell
    finally:
        if progress.live.is_started:
            progress.stop()
