"""``stemma compare``: two articles side by side."""

import io
import sys
from typing import Literal

import click

from stemma.cli.outlets import outlets_option
from stemma.cli.output import write_output
from stemma.cli.picking import list_articles, pick_one, pick_only, split_wanted
from stemma.cli.progress import show_progress
from stemma.cli.reconciling import echo_problems
from stemma.cli.web import read_chosen, web_options
from stemma.errors import ConfigError, InputError
from stemma.records import Article, Comparison, Problem, Reading

Format = Literal["terminal", "html", "json"]

_FILE_WIDTH = 120


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="A B [PATH...]", type=click.Path())
@click.option(
    "-p", "--pick", "picks", multiple=True, metavar="ID",
    help="Give it twice: compare these two of all articles read, named by id, source, line or outlet.",
)  # fmt: skip
@click.option(
    "-f", "--format", "form", default="terminal", show_default=True,
    type=click.Choice(["terminal", "html", "json"]), help="How to show the comparison.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, writable=True),
    help="Write to this file instead of the terminal.",
)  # fmt: skip
@outlets_option
@web_options
def compare(paths: tuple[str, ...], picks: tuple[str, ...], form: Format, output: str | None) -> int:
    """Put two articles side by side: shared passages, word by word, what each adds, who drew on whom.

    A and B are files with one article each; FILE#ID is one article of a file with several. Further PATHs are read
    along: other articles of the same story help to tell what the two have from a third. Words only in the first stand
    in [- -], words only in the second in {+ +}.

    \b
    Examples:
      stemma compare examples/reports/lakeland-tribune.txt examples/reports/harbour-post.txt
      stemma compare morning.jsonl#12 late.html -f html -o pair.html
      stemma compare examples/reports --pick "Lakeland Tribune" --pick harbour-post
    """
    if form == "html" and output is None and sys.stdout.isatty():
        raise ConfigError("An HTML comparison is for a browser: name a file for it, for example -o pair.html.")
    if len(picks) not in (0, 2):
        raise ConfigError(f"Two articles are compared, and --pick names {len(picks)}: give it twice, or not at all.")
    first, second, others, problems = _read_picked(paths, picks) if picks else _read_named(paths)

    from stemma.pipeline import compare as compare_articles

    with show_progress() as tell:
        comparison = compare_articles(first, second, others, on_progress=tell)
    _show(comparison, form, output)
    # Of what was wrong with other articles in the same files this answer does not depend.
    named = {first.source, second.source, *paths}
    echo_problems(problem for problem in problems if problem.where in named)
    return 0


def _read_picked(
    paths: tuple[str, ...], picks: tuple[str, ...]
) -> tuple[Article, Article, list[Article], tuple[Problem, ...]]:
    """Return the two picked articles, and all the others that were read."""
    reading = _read(paths)
    if not reading.articles:
        raise _say_unfit(reading, paths[0])
    first, second = (pick_one(reading.articles, wanted, "--pick") for wanted in picks)
    if first is second:
        why = f"Expected two different articles:\n{list_articles(reading.articles)}"
        raise InputError("--pick", "the same article twice", why)
    return first, second, _without(reading.articles, first, second), reading.problems


def _read_named(paths: tuple[str, ...]) -> tuple[Article, Article, list[Article], tuple[Problem, ...]]:
    """Return the articles that the first two paths name, and those that the further paths hold."""
    if len(paths) == 1:
        reading = _read(paths)
        if len(reading.articles) != 2:
            raise _say_unfit(reading, paths[0])
        ordered = sorted(reading.articles, key=lambda article: (article.source, article.id))
        return ordered[0], ordered[1], [], reading.problems
    found = []
    problems: list[Problem] = []
    for given in paths[:2]:
        path, wanted = split_wanted(given)
        reading = _read((path,))
        problems += reading.problems
        found.append(
            pick_one(reading.articles, wanted, path) if wanted and reading.articles else pick_only(reading, path)
        )
    first, second = found
    if first.id == second.id:
        if first.source == second.source:
            raise InputError(paths[1], "the same article as the first", "Expected two different articles.")
        second = _renamed(second)
    further = _read(paths[2:]) if paths[2:] else Reading(articles=())
    return first, second, _without(further.articles, first, second), (*problems, *further.problems)


def _read(paths: tuple[str, ...]) -> Reading:
    return read_chosen(paths)


def _renamed(article: Article) -> Article:
    """Return a copy of an article of equal text under an id of its own."""
    from stemma.ingest.identity import with_id

    return with_id(article, f"{article.id}-2")


def _without(articles: tuple[Article, ...], first: Article, second: Article) -> list[Article]:
    """Return the articles that are neither of the two."""
    taken = {(one.source, one.text) for one in (first, second)}
    ids = {first.id, second.id}
    return [one for one in articles if one.id not in ids and (one.source, one.text) not in taken]


def _say_unfit(reading: Reading, where: str) -> InputError:
    """Return the error that says what to say when the articles read are not the two to compare."""
    if not reading.articles:
        first = next(iter(reading.problems), None)
        return InputError(where, first.what if first else "no article found", first.why if first else "Check the path.")
    how = "Expected two; name another file, or pick two of these with --pick ID --pick ID:"
    number = len(reading.articles)
    return InputError(
        where, f"{number} article{'s' if number > 1 else ''}", f"{how}\n{list_articles(reading.articles)}"
    )


def _show(result: Comparison, form: Format, output: str | None) -> None:
    if form == "json":
        write_output(result.to_json() + b"\n", output)
        return
    from stemma.views import comparison as views

    if form == "html":
        write_output(views.render_html(result).encode("utf-8"), output)
        return
    from rich.console import Console

    if output is None and sys.stdout.isatty():
        views.render_terminal(result, Console(highlight=False))
        return
    page = io.StringIO()
    views.render_terminal(result, Console(file=page, highlight=False, no_color=True, width=_FILE_WIDTH))
    write_output(page.getvalue().encode("utf-8"), output)
