"""``stemma read``: just the articles, one a line."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, Literal

import click

from stemma.cli.outlets import outlets_option
from stemma.cli.progress import OnProgress, show_progress
from stemma.cli.reconciling import choose_code, echo_problems
from stemma.cli.resuming import ResumableFile, describe_job
from stemma.cli.web import choose_limit, make_visitor, web_options
from stemma.errors import ConfigError

Format = Literal["jsonl", "ninjs"]
_STANDARD_INPUT = "-"


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
@click.option(
    "-f", "--format", "form", default="jsonl", show_default=True,
    type=click.Choice(["jsonl", "ninjs"]), help="One JSON object a line: Stemma's own record, or ninjs 3.0.",
)  # fmt: skip
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file instead of the terminal.")
@click.option("--resume", is_flag=True, help="Go on with a run for the same -o FILE that was stopped.")
@click.option("--fields", metavar="MAP", help="Columns of an export: title=headline,text=body, or a TOML file of such.")
@outlets_option
@web_options
@click.option("--workers", type=click.IntRange(1), help="Spread the work over this many processes.")
@click.option("--strict", is_flag=True, help="Exit with 1 if anything could not be read.")
def read(
    paths: tuple[str, ...], form: Format, output: str | None, resume: bool, fields: str | None, workers: int | None,
    strict: bool,
) -> int:  # fmt: skip
    """Read the articles in PATH... and write them down, cleaned, with what their pages and records say of them.

    PATH is any mix of files, folders and http or https addresses: pages, RSS, Atom and JSON feeds, WARC files (plain
    or gzip), ZIP and tar archives of pages, JSON, JSON Lines, CSV, ninjs, NewsML-G2, PDF, plain text; - is standard
    input. Nothing is fetched unless an address or --follow is given. Each line is one article: its text, title,
    byline, outlet, agency, dateline, dates and how they are known, language, address, section; and which stretches of
    the text are no body, by offsets. Articles are written as they are read, in the order of the files, so an archive
    of any size needs little memory. Problems go to standard error.

    \b
    Examples:
      stemma read saved-pages/ feed.xml -o articles.jsonl
      stemma read CC-NEWS-20310807.warc.gz -o news.jsonl --workers 2
      stemma read CC-NEWS-20310807.warc.gz -o news.jsonl --workers 2 --resume
      stemma read https://news.example/feed.xml --follow --keep pages/ -o news.jsonl
      stemma read export.csv --fields title=headline,text=body -f ninjs
    """
    from stemma.ingest.field_maps import read_field_map
    from stemma.ingest.paths import find_files, is_url
    from stemma.ingest.streaming import stream_batches

    mapped = read_field_map(fields)
    found = find_files(paths)
    echo_problems(found.problems)
    if resume and output is None:
        raise ConfigError("--resume goes on with a file: name it with -o FILE.")
    if resume and _STANDARD_INPUT in found.paths:
        raise ConfigError("--resume cannot read standard input again: give the file itself.")
    if resume and (choose_limit() or any(map(is_url, found.paths))):
        raise ConfigError("--resume goes on with files; a page may have changed. Leave --resume out and use --keep.")
    articles, problems = 0, len(found.problems)
    job = describe_job(found.paths, format=form, fields=dict(mapped.names))
    with _open_sink(output, job, resume) as (write, done), show_progress() as tell:
        batches = stream_batches(
            found.paths, choose_render(form), fields=mapped, workers=workers or 1, skip_units=done,
            on_position=_follow(found.paths, tell), visitor=make_visitor(tell),
        )  # fmt: skip
        for batch in batches:
            write(batch.lines, batch.units)
            echo_problems(batch.problems)
            articles += len(batch.lines)
            problems += len(batch.problems)
    if output is not None:
        click.echo(f"{articles:,} articles written to {output}; {problems:,} problems.", err=True)
    return choose_code(articles + done, problems, strict=strict)


def choose_render(form: Format) -> Callable[[Any], bytes]:
    """Return the function that writes one article as a line, by the name of the format."""
    if form == "ninjs":
        from stemma.views.ninjs import render_ninjs

        return render_ninjs
    import msgspec

    return msgspec.json.encode


Write = Callable[[tuple[bytes, ...], int], None]


@contextmanager
def _open_sink(output: str | None, job: Any, resume: bool) -> Iterator[tuple[Write, int]]:
    """Give the function that writes lines, and how many units of work an earlier run has done."""
    if output is None or (Path(output).exists() and not Path(output).is_file()):  # a device, a named pipe
        with nullcontext(sys.stdout.buffer) if output is None else Path(output).open("wb") as stream:

            def write(lines: tuple[bytes, ...], _units: int) -> None:
                stream.write(b"".join(line + b"\n" for line in lines))
                stream.flush()

            yield write, 0
        return
    with ResumableFile(output, job, resume=resume) as file:
        yield file.write, file.units
        file.finish()


def _follow(paths: tuple[str, ...], tell: OnProgress) -> Callable[[str, int], None]:
    """Return a function that turns positions in files into progress over all their bytes."""
    sizes = {path: Path(path).stat().st_size if Path(path).is_file() else 0 for path in paths}
    total = sum(sizes.values())
    seen: dict[str, int] = {}

    def follow(path: str, position: int) -> None:
        now = min(position, sizes.get(path, 0))
        if now > seen.get(path, 0):
            tell("read", now - seen.get(path, 0), total)
            seen[path] = now

    return follow
