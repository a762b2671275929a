"""``stemma completion``: the script that completes commands and options in a shell."""

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script for SHELL.

    \b
    For bash, put this into ~/.bashrc:
      eval "$(stemma completion bash)"
    """
    kind = get_completion_class(shell)
    if kind is None:  # the choice above allows only shells that click knows
        raise click.UsageError(f"no completion for {shell}")
    root = context.find_root().command
    click.echo(kind(root, {}, "stemma", "_STEMMA_COMPLETE").source())
