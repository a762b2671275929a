"""``stemma quotes``: who is reported to have said what, each outlet's wording side by side."""

import sys
from typing import Literal

import click

from stemma.cli.outlets import outlets_option
from stemma.cli.output import write_output
from stemma.cli.reconciling import choose_code, echo_problems, reconcile_paths
from stemma.cli.web import web_options
from stemma.errors import ConfigError
from stemma.records import Report

Format = Literal["text", "csv", "json", "html"]


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
@click.option("--speaker", metavar="NAME", help="Only this speaker: a name, another form of it, or a surname.")
@click.option(
    "-f", "--format", "form", default="text", show_default=True,
    type=click.Choice(["text", "csv", "json", "html"]), help="How to write the quotes.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, writable=True),
    help="Write to this file instead of the terminal.",
)  # fmt: skip
@outlets_option
@web_options
@click.option("--workers", type=click.IntRange(1), help="Spread the work over this many processes.")
@click.option("--strict", is_flag=True, help="Exit with 1 if anything could not be read or measured.")
def quotes(
    paths: tuple[str, ...], speaker: str | None, form: Format, output: str | None, workers: int | None, strict: bool
) -> int:
    """Show what each person or body is reported to have said in PATH..., with each outlet's wording side by side.

    PATH is any mix of files and folders, as for "stemma report". Sources are named, unnamed (with their description
    and number) or another outlet; an outlet that is only cited is listed with the words that cite it. Where an
    article has the words from somebody between, the chain is shown.

    \b
    Examples:
      stemma quotes examples/reports
      stemma quotes examples/reports --speaker Vasku
      stemma quotes morning/ -f csv -o quotes.csv
    """
    if form == "html" and output is None and sys.stdout.isatty():
        raise ConfigError("An HTML page of quotes is for a browser: name a file for it, for example -o quotes.html.")
    result = reconcile_paths(paths, workers)
    write_output(_render(result, form, speaker).encode("utf-8"), output)
    if not result.articles:
        echo_problems(result.problems)
    return choose_code(len(result.articles), len(result.problems), strict=strict)


def _render(result: Report, form: Format, speaker: str | None) -> str:
    from stemma.views import quotes as views

    stories = views.list_stories(result)
    if speaker is not None and result.articles:
        chosen = views.choose_speaker(stories, speaker)
        if not chosen:
            offered = ", ".join(views.suggest_speakers(stories, speaker))
            hint = f"Try one of these: {offered}." if offered else "No report says that anybody said anything."
            raise ConfigError(f"--speaker: nobody called {speaker[:100]!r} is quoted here. {hint}")
        stories = chosen
    if form == "csv":
        return views.render_csv(stories)
    if form == "json":
        return views.render_json(stories)
    return views.render_html(stories) if form == "html" else views.render_text(stories)
