"""The options ``--follow``, ``--follow-limit`` and ``--keep``, for every command that reads articles."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from stemma.cli.progress import OnProgress
from stemma.errors import ConfigError
from stemma.records import Reading

if TYPE_CHECKING:
    from stemma.ingest.fetching import Fetcher
    from stemma.ingest.visiting import Visitor

FOLLOW_LIMIT = 100
_FOLLOW, _LIMIT, _KEEP = "stemma.follow", "stemma.follow_limit", "stemma.keep"

Command = TypeVar("Command", bound=Callable[..., Any])


def web_options(command: Command) -> Command:
    """Give a command the options; what is chosen is kept with its context."""
    for option in (
        click.option("--keep", metavar="DIR", type=click.Path(file_okay=False), callback=_note(_KEEP),
                     expose_value=False, help="Keep fetched pages in this folder, and next time ask only for changes."),
        click.option("--follow-limit", metavar="N", type=click.IntRange(1), callback=_note(_LIMIT), expose_value=False,
                     help=f"Most pages that --follow fetches; {FOLLOW_LIMIT} if not given."),
        click.option("--follow", is_flag=True, callback=_note(_FOLLOW), expose_value=False,
                     help="Fetch the articles behind the links of feeds, and the feeds that an OPML list names."),
    ):  # fmt: skip
        command = option(command)
    return command


def _note(key: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def note(context: click.Context, _option: click.Parameter, value: Any) -> None:
        context.meta[key] = value

    return note


def read_chosen(paths: tuple[str, ...], tell: OnProgress | None = None) -> Reading:
    """Return what the paths hold, fetched and followed as the command's options say.

    Raises:
        ConfigError: the options do not fit each other, or the folder of --keep cannot be used.
    """
    from stemma.ingest import read

    if tell is None:
        return read(paths, fetcher=make_fetcher(), follow=choose_limit())
    return read(
        paths,
        on_progress=lambda _done, total: tell("read", 1, total),
        fetcher=make_fetcher(),
        follow=choose_limit(),
        on_fetch=lambda _done, total: tell("fetch", 1, total),
    )


def make_visitor(tell: OnProgress) -> "Visitor":
    """Return what fetches and follows as the command's options say, for a command that reads in a stream.

    Raises:
        ConfigError: as `read_chosen`.
    """
    from stemma.ingest.visiting import Visitor

    return Visitor(make_fetcher(), choose_limit(), lambda _done, total: tell("fetch", 1, total))


def choose_limit() -> int:
    """Return how many links are followed at most; 0 if none is.

    Raises:
        ConfigError: a limit was given for nothing.
    """
    chosen = _chosen()
    limit = chosen.get(_LIMIT)
    if not chosen.get(_FOLLOW):
        if limit is not None:
            raise ConfigError("--follow-limit says how much --follow may fetch: give --follow too, or leave it out.")
        return 0
    return FOLLOW_LIMIT if limit is None else int(limit)


def make_fetcher() -> "Fetcher | None":
    """Return a fetcher that keeps pages, if the options ask for that; else None, for the usual one.

    Raises:
        ConfigError: the folder cannot be used.
    """
    folder = _chosen().get(_KEEP)
    if folder is None:
        return None
    from stemma import __version__
    from stemma.ingest.fetching import Fetcher, KeptPages

    return Fetcher(__version__, kept=KeptPages(folder))


def _chosen() -> dict[str, Any]:
    context = click.get_current_context(silent=True)
    return context.meta if context is not None else {}
