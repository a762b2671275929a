"""The option ``--outlets``: a user's own file of outlets and owners, for every command that reads articles."""

import os

import click

from stemma.errors import ConfigError


def _use_outlets(_context: click.Context, _option: click.Parameter, path: str | None) -> None:
    """Check the file now, so that a mistake in it is told before any work, and name it to workers as well."""
    from stemma.lang.outlets import OUTLETS_VARIABLE, outlet_table

    if path is not None:
        if not path:
            raise ConfigError("--outlets names no file; give a CSV or TOML file, or leave it out.")
        os.environ[OUTLETS_VARIABLE] = path
    outlet_table()


outlets_option = click.option(
    "--outlets", metavar="FILE", type=click.Path(dir_okay=False), callback=_use_outlets, expose_value=False,
    help="Outlets, domains, countries and owners of your own (CSV or TOML), beside the package's table.",
)  # fmt: skip
