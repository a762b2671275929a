"""``stemma descent``: who copied whom, and in which formats to take it along."""

import sys
from typing import Literal

import click

from stemma.cli.outlets import outlets_option
from stemma.cli.output import write_output
from stemma.cli.progress import show_progress
from stemma.cli.reconciling import choose_code, echo_problems
from stemma.cli.web import read_chosen, web_options
from stemma.records import Report

Format = Literal["text", "dot", "graphml", "prov", "csv"]


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
@click.option(
    "-f", "--format", "form", default="text", show_default=True,
    type=click.Choice(["text", "dot", "graphml", "prov", "csv"]), help="How to write the stemma.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, writable=True),
    help="Write to this file instead of the terminal.",
)  # fmt: skip
@click.option("--workers", type=click.IntRange(1), help="Spread the work over this many processes.")
@click.option("--strict", is_flag=True, help="Exit with 1 if anything could not be read or measured.")
@outlets_option
@web_options
def descent(paths: tuple[str, ...], form: Format, output: str | None, workers: int | None, strict: bool) -> int:
    """Show who copied whom among the reports in PATH..., with shares, rewriting, what each adds, and the evidence.

    PATH is any mix of files and folders, as for "stemma report". text is for reading; dot is for Graphviz, graphml for
    graph programs, prov is W3C PROV (PROV-JSON), csv has one row a shared passage.

    \b
    Examples:
      stemma descent examples/reports
      stemma descent morning/ -f dot | dot -Tsvg > stemma.svg
      stemma descent morning/ -f csv -o passages.csv
    """
    result = _trace_paths(paths, workers)
    if form == "text" and output is None and sys.stdout.isatty():
        from rich.console import Console

        from stemma.views.descent.plain import print_text

        print_text(result, Console(highlight=False))
    else:
        write_output(_render(result, form), output)
    if not result.articles:
        echo_problems(result.problems)
    return choose_code(len(result.articles), len(result.problems), strict=strict)


def _trace_paths(paths: tuple[str, ...], workers: int | None) -> Report:
    from stemma.engines import LocalEngine, ProcessEngine
    from stemma.pipeline import trace

    with show_progress() as tell:
        reading = read_chosen(paths, tell)
        with ProcessEngine(workers) if workers and workers > 1 else LocalEngine() as engine:
            return trace(reading, engine=engine, on_progress=tell)


def _render(result: Report, form: Format) -> bytes:
    from stemma.views import descent as views

    writers = {
        "text": views.render_text,
        "dot": views.render_dot,
        "graphml": views.render_graphml,
        "prov": views.render_prov,
        "csv": views.render_csv,
    }
    return writers[form](result).encode("utf-8")
