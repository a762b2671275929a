"""``stemma report``: many reports in, one reconciled story out."""

import sys
from typing import Literal

import click

from stemma.cli.outlets import outlets_option
from stemma.cli.output import write_output
from stemma.cli.reconciling import choose_code, echo_problems, reconcile_paths
from stemma.cli.web import web_options
from stemma.errors import ConfigError
from stemma.records import Report

Format = Literal["terminal", "html", "markdown", "json"]


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
@click.option(
    "-f", "--format", "form", default="terminal", show_default=True,
    type=click.Choice(["terminal", "html", "markdown", "json"]), help="How to show the report.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, writable=True),
    help="Write to this file instead of the terminal.",
)  # fmt: skip
@outlets_option
@web_options
@click.option("--workers", type=click.IntRange(1), help="Spread the work over this many processes.")
@click.option("--strict", is_flag=True, help="Exit with 1 if anything could not be read or measured.")
def report(paths: tuple[str, ...], form: Format, output: str | None, workers: int | None, strict: bool) -> int:
    """Reconcile the reports in PATH... and show what they say.

    PATH is any mix of files, folders and http or https addresses: plain text, web pages, feeds, archives, exports and
    documents, as for "stemma read"; - is standard input. Nothing is fetched unless an address or --follow is given.

    \b
    Examples:
      stemma report examples/reports
      stemma report morning/ late.html -f html -o story.html
      stemma report https://news.example/storm.html feed.xml --follow
      cat export.jsonl | stemma report - -f json
    """
    if form == "html" and output is None and sys.stdout.isatty():
        raise ConfigError("An HTML report is for a browser: name a file for it, for example -o story.html.")
    result = reconcile_paths(paths, workers)
    _show(result, form, output)
    if not result.articles and (form != "terminal" or output is not None):
        echo_problems(result.problems)
    return choose_code(len(result.articles), len(result.problems), strict=strict)


def _show(result: Report, form: Format, output: str | None) -> None:
    if form == "json":
        write_output(result.to_json() + b"\n", output)
    elif form == "markdown":
        from stemma.views.markdown import render_markdown

        write_output(render_markdown(result).encode("utf-8"), output)
    elif form == "html":
        from stemma.views.html import render_html

        write_output(render_html(result).encode("utf-8"), output)
    else:
        from stemma.cli.terminal import print_report

        print_report(result, output)
