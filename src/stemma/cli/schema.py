"""``stemma schema``: the JSON Schema of the report."""

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema that every JSON report follows."""
    from stemma.views.schema import report_schema_json

    click.echo(report_schema_json(), nl=False)
