"""Reading and reconciling the reports that a command is given, with progress shown."""

from collections.abc import Iterable

import click

from stemma.cli.progress import show_progress
from stemma.cli.web import read_chosen
from stemma.records import Problem, Report

NOTHING_READ = 2
WITH_PROBLEMS = 1


def reconcile_paths(paths: tuple[str, ...], workers: int | None) -> Report:
    """Return the report on the articles in ``paths``, worked out by ``workers`` processes (this one if None)."""
    from stemma.engines import LocalEngine, ProcessEngine
    from stemma.pipeline import reconcile

    with show_progress() as tell:
        reading = read_chosen(paths, tell)
        with ProcessEngine(workers) if workers and workers > 1 else LocalEngine() as engine:
            return reconcile(reading, engine=engine, on_progress=tell)


def echo_problems(problems: Iterable[Problem]) -> None:
    """Print problems on standard error, one a line."""
    for problem in problems:
        click.echo(f"{problem.where}: {problem.what}. {problem.why}", err=True)


def choose_code(articles: int, problems: int, *, strict: bool) -> int:
    """Return the exit code for so many articles read and so many problems."""
    if not articles:
        return NOTHING_READ
    return WITH_PROBLEMS if strict and problems else 0
