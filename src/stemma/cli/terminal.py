"""Printing a report on the terminal, or as plain text into a file."""

import io
import sys

from stemma.cli.output import write_output
from stemma.records import Report

FILE_WIDTH = 100


def print_report(report: Report, output: str | None) -> None:
    """Print the report to standard output, or write it without colours to the file ``output``."""
    from rich.console import Console

    from stemma.views.terminal import render_terminal

    if output is None and sys.stdout.isatty():
        render_terminal(report, Console(highlight=False))
        return
    page = io.StringIO()
    width = None if output is None else FILE_WIDTH
    render_terminal(report, Console(file=page, highlight=False, no_color=True, width=width or FILE_WIDTH))
    write_output(page.getvalue().encode("utf-8"), output)
