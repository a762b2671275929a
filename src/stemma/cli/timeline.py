"""``stemma timeline``: what happened when, and what falls due."""

import sys
from typing import Literal

import click

from stemma.cli.outlets import outlets_option
from stemma.cli.output import write_output
from stemma.cli.reconciling import choose_code, echo_problems, reconcile_paths
from stemma.cli.web import web_options
from stemma.errors import ConfigError
from stemma.records import Report

Format = Literal["text", "html", "csv", "ics"]


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
@click.option(
    "-f", "--format", "form", default="text", show_default=True,
    type=click.Choice(["text", "html", "csv", "ics"]), help="How to write the timeline.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, writable=True),
    help="Write to this file instead of the terminal.",
)  # fmt: skip
@click.option("--all", "every", is_flag=True, help="With ics: past and ongoing entries too, not only scheduled ones.")
@outlets_option
@web_options
@click.option("--workers", type=click.IntRange(1), help="Spread the work over this many processes.")
@click.option("--strict", is_flag=True, help="Exit with 1 if anything could not be read or measured.")
def timeline(
    paths: tuple[str, ...], form: Format, output: str | None, every: bool, workers: int | None, strict: bool
) -> int:
    """Show when things happened and what falls due, in the words of the reports in PATH...

    PATH is any mix of files and folders, as for "stemma report". An entry is past, ongoing or scheduled seen
    from the day of the latest report. The ics form holds what is scheduled, for a calendar program.

    \b
    Examples:
      stemma timeline examples/reports
      stemma timeline morning/ -f ics -o deadlines.ics
      stemma timeline morning/ -f csv -o timeline.csv
    """
    if form == "html" and output is None and sys.stdout.isatty():
        raise ConfigError("An HTML timeline is for a browser: name a file for it, for example -o timeline.html.")
    if every and form != "ics":
        raise ConfigError(f"--all is for --format ics; a timeline as {form} always holds every entry. Leave it out.")
    result = reconcile_paths(paths, workers)
    write_output(_render(result, form, every).encode("utf-8"), output)
    if not result.articles:
        echo_problems(result.problems)
    return choose_code(len(result.articles), len(result.problems), strict=strict)


def _render(result: Report, form: Format, every: bool) -> str:
    from stemma.views import timeline as views

    if form == "ics":
        return views.render_ics(result, every=every)
    if form == "csv":
        return views.render_csv(result)
    return views.render_html(result) if form == "html" else views.render_text(result)
