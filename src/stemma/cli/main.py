"""The command ``stemma``: its subcommands, and how errors reach a user."""

import os
import sys
from collections.abc import Sequence

import click

from stemma import __version__
from stemma.cli.annotate import annotate
from stemma.cli.check import check
from stemma.cli.compare import compare
from stemma.cli.completion import completion
from stemma.cli.conflicts import conflicts
from stemma.cli.copies import copies
from stemma.cli.descent import descent
from stemma.cli.quotes import quotes
from stemma.cli.read import read
from stemma.cli.report import report
from stemma.cli.schema import schema
from stemma.cli.timeline import timeline
from stemma.errors import StemmaError

NOTHING_DONE = 2
INTERRUPTED = 130

_SHOW_FAULTS = "STEMMA_SHOW_FAULTS"
_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=_CONTEXT)
@click.version_option(__version__, "-V", "--version", prog_name="stemma")
def stemma() -> None:
    """Read many reports of the same news: what is said, by whom, who copied it from whom, from how many
    independent origins each claim comes, and where the reports conflict.

    \b
    Exit codes:
      0  done
      1  done, but something could not be read or measured (only with --strict)
      2  nothing could be done
    """


stemma.add_command(report)
stemma.add_command(conflicts)
stemma.add_command(timeline)
stemma.add_command(quotes)
stemma.add_command(descent)
stemma.add_command(compare)
stemma.add_command(copies)
stemma.add_command(read)
stemma.add_command(annotate)
stemma.add_command(check)
stemma.add_command(schema)
stemma.add_command(completion)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code; no traceback reaches a user."""
    try:
        code = stemma.main(args=arguments, prog_name="stemma", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = NOTHING_DONE
    except StemmaError as error:
        click.echo(f"Error: {error}", err=True)
        code = NOTHING_DONE
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted; nothing was written.", err=True)
        code = INTERRUPTED
    except BrokenPipeError:
        # The reader of our output (head, less) has gone; Python must not complain about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except OSError as error:
        click.echo(f"Error: {error.filename or 'file'}: {error.strerror or error}.", err=True)
        code = NOTHING_DONE
    except Exception as error:
        if os.environ.get(_SHOW_FAULTS):
            raise
        click.echo(
            f"Error: Stemma met a fault of its own ({type(error).__name__}: {error}). Nothing was written. "
            f"Please report it with the output of the same command under {_SHOW_FAULTS}=1.",
            err=True,
        )
        code = NOTHING_DONE
    sys.exit(code if isinstance(code, int) else 0)
