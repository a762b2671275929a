"""``stemma annotate``: what stands in each article, before articles are compared."""

from pathlib import Path
from typing import Literal

import click

from stemma.cli.outlets import outlets_option
from stemma.cli.output import write_output
from stemma.cli.progress import show_progress
from stemma.cli.reconciling import choose_code, echo_problems
from stemma.cli.web import read_chosen, web_options
from stemma.errors import ConfigError
from stemma.records import Annotation, Article, Problem, Reading

Format = Literal["json", "timeml"]

_ENDINGS: dict[Format, str] = {"json": ".json", "timeml": ".tml"}


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
@click.option(
    "-f", "--format", "form", default="json", show_default=True,
    type=click.Choice(["json", "timeml"]), help="How to write what was found.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, writable=True),
    help="Write to this file instead of the terminal.",
)  # fmt: skip
@click.option("-d", "--directory", type=click.Path(file_okay=False), help="Write one file an article into this folder.")
@outlets_option
@web_options
@click.option("--workers", type=click.IntRange(1), help="Spread the work over this many processes.")
@click.option("--strict", is_flag=True, help="Exit with 1 if anything could not be read.")
def annotate(
    paths: tuple[str, ...], form: Format, output: str | None, directory: str | None, workers: int | None, strict: bool
) -> int:
    """Find sentences, names, times, quantities, attributions, citations and statements in each article of PATH...

    Every article is read by itself. json holds everything found, with offsets into the article's text; timeml is
    TimeML 1.2 with the times as TIMEX3, one article a file.

    \b
    Examples:
      stemma annotate examples/reports/island-gazette.txt
      stemma annotate examples/reports -f timeml -d timeml/
    """
    if output is not None and directory is not None:
        raise ConfigError("-o names one file, -d a folder for one file an article: choose one of them.")
    reading, annotations = _annotate_paths(paths, workers)
    articles = [article for article in reading.articles if article.id in annotations]
    problems = (*reading.problems, *_not_read(reading.articles, annotations))
    if directory is not None:
        _write_folder(articles, annotations, form, Path(directory))
    elif articles or form == "json":
        write_output(_render_together(articles, annotations, form), output)
    echo_problems(problems)
    return choose_code(len(articles), len(problems), strict=strict)


def _annotate_paths(paths: tuple[str, ...], workers: int | None) -> tuple[Reading, dict[str, Annotation]]:
    from stemma.annotate import annotate as annotate_article
    from stemma.engines import LocalEngine, ProcessEngine

    with show_progress() as tell:
        reading = read_chosen(paths, tell)
        english = [article for article in reading.articles if article.language in ("en", None)]
        with ProcessEngine(workers) if workers and workers > 1 else LocalEngine() as engine:
            found = engine.map(annotate_article, english, lambda done: tell("annotate", done, len(english)))
    return reading, {annotation.article: annotation for annotation in found}


def _not_read(articles: tuple[Article, ...], annotations: dict[str, Annotation]) -> list[Problem]:
    return [
        Problem(where=article.source, what=f"language {article.language}", why="Only English is annotated so far.")
        for article in articles
        if article.id not in annotations
    ]


def _render_together(articles: list[Article], annotations: dict[str, Annotation], form: Format) -> bytes:
    from stemma.views.annotations import render_annotations
    from stemma.views.timeml import render_timeml

    if form == "json":
        return render_annotations(articles, annotations)
    if len(articles) != 1:
        raise ConfigError(
            f"TimeML holds one article a file, and {len(articles)} were read: name a folder for them, "
            "for example -d timeml/."
        )
    return render_timeml(articles[0], annotations[articles[0].id].times).encode("utf-8")


def _write_folder(articles: list[Article], annotations: dict[str, Annotation], form: Format, folder: Path) -> None:
    from stemma.views.annotations import name_files

    folder.mkdir(parents=True, exist_ok=True)
    for article_id, name in name_files(articles).items():
        one = [article for article in articles if article.id == article_id]
        write_output(_render_together(one, annotations, form), str(folder / f"{name}{_ENDINGS[form]}"))
