"""``stemma conflicts``: where the reports part, as a table to work through."""

from typing import Literal

import click

from stemma.cli.outlets import outlets_option
from stemma.cli.output import write_output
from stemma.cli.reconciling import choose_code, echo_problems, reconcile_paths
from stemma.cli.web import web_options
from stemma.records import Report

Format = Literal["text", "csv", "json"]
# The kinds of conflict and of drift, as the report names them.
_KINDS = (
    "quantity", "date", "place", "name", "role", "quote", "certainty", "scope", "polarity", "attribution", "wording",
)  # fmt: skip


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
@click.option(
    "-k", "--kind", "kinds", multiple=True, type=click.Choice(_KINDS),
    help="Only this kind; may be given several times.",
)  # fmt: skip
@click.option(
    "-f", "--format", "form", default="text", show_default=True,
    type=click.Choice(["text", "csv", "json"]), help="How to write the table.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, writable=True),
    help="Write to this file instead of the terminal.",
)  # fmt: skip
@outlets_option
@web_options
@click.option("--workers", type=click.IntRange(1), help="Spread the work over this many processes.")
@click.option("--strict", is_flag=True, help="Exit with 1 if anything could not be read or measured.")
def conflicts(
    paths: tuple[str, ...], kinds: tuple[str, ...], form: Format, output: str | None, workers: int | None, strict: bool
) -> int:
    """List where the reports in PATH... conflict, and where a copy changes what it copies.

    PATH is any mix of files and folders, as for "stemma report". Each conflict comes with its sides, the words in
    question and their place, the origins behind each side, and one sentence on why it is a conflict. Kinds named
    by --kind take in drifts of that kind: what a copy changed.

    \b
    Examples:
      stemma conflicts examples/reports
      stemma conflicts morning/ --kind quantity -f csv -o figures.csv
      stemma conflicts morning/ --kind quote --kind wording
    """
    result = reconcile_paths(paths, workers)
    write_output(_render(result, form, kinds).encode("utf-8"), output)
    if not result.articles:
        echo_problems(result.problems)
    return choose_code(len(result.articles), len(result.problems), strict=strict)


def _render(result: Report, form: Format, kinds: tuple[str, ...]) -> str:
    from stemma.views import conflicts as views

    if form == "csv":
        return views.render_csv(result, kinds)
    return views.render_json(result, kinds) if form == "json" else views.render_text(result, kinds)
