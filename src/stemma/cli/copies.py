"""``stemma copies``: which of very many texts share wording, where, and which are largely one."""

import os
from pathlib import Path
from typing import Literal

import click

from stemma.cli.progress import show_progress
from stemma.cli.reconciling import choose_code, echo_problems
from stemma.cli.streaming import stream_output
from stemma.records import Problem

Format = Literal["jsonl", "text"]

# Input from which all processors are used unless told otherwise: below, starting them takes longer than the work.
_LARGE_BYTES = 32 << 20
_LINES_AT_ONCE = 64
_INTERRUPTED = 130


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
@click.option(
    "-f", "--format", "form", default="jsonl", show_default=True,
    type=click.Choice(["jsonl", "text"]), help="How to write what was found.",
)  # fmt: skip
@click.option("--workers", type=click.IntRange(1), help="Processes to use; by default as many as large input needs.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, writable=True),
    help="Write to this file instead of the terminal.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Exit with 1 if anything could not be read.")
def copies(paths: tuple[str, ...], form: Format, workers: int | None, output: str | None, strict: bool) -> int:
    """Find which texts in PATH... share wording: pairs, the passages with their offsets, and groups.

    For large sets: texts stay on disk, results come out as they are found. jsonl has one object a line: pairs in
    order of their sources, then groups (texts that are largely one), then a summary. Offsets count characters of the
    untouched text. No story, source or direction is worked out; that is what report does.

    \b
    Examples:
      stemma copies examples/reports -f text
      stemma copies archive.jsonl -o copies.jsonl
    """
    from stemma.copying import find_copies
    from stemma.records.copies import CopiesSummary
    from stemma.views.copies import render_finding

    problems: list[Problem] = []
    summary: CopiesSummary | None = None
    with show_progress() as tell, stream_output(output) as out:
        found = find_copies(paths, workers=workers or _choose_workers(paths), problems=problems, on_progress=tell)
        held: list[bytes] = []
        try:
            for finding in found:
                held.append(render_finding(finding, form))
                if len(held) >= _LINES_AT_ONCE:
                    out.write(b"".join(held))
                    held = []
                if isinstance(finding, CopiesSummary):
                    summary = finding
            out.write(b"".join(held))
        except KeyboardInterrupt:
            if output is None:
                out.write(b"".join(held))
                out.flush()
                click.echo("Interrupted; the lines above are complete, the list is not.", err=True)
                return _INTERRUPTED
            raise
    echo_problems(problems)
    return choose_code(summary.texts if summary else 0, len(problems), strict=strict)


def _choose_workers(paths: tuple[str, ...]) -> int:
    """Return one process for little input, one a processor for much."""
    size = 0
    for path in map(Path, paths):
        if path.is_file():
            size += path.stat().st_size
        elif path.is_dir():
            for inner in path.rglob("*"):
                size += inner.stat().st_size if inner.is_file() else 0
                if size > _LARGE_BYTES:
                    break
    return (os.cpu_count() or 1) if size > _LARGE_BYTES else 1
