"""The JSON Schema of the report, made from the records.

``python -m stemma.views.schema docs/report.schema.json`` writes the copy that lies in ``docs/``; without an argument
the schema is printed.
"""

import inspect
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from stemma import records
from stemma.records.report import SCHEMA

_FIELD: Final = re.compile(r"^(\w+(?:, \w+)*): (.*)$")


def build_report_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) that every JSON report follows; the records' docstrings describe it."""
    schema = msgspec.json.schema(records.Report)
    definitions: dict[str, dict[str, Any]] = schema["$defs"]
    for name, definition in definitions.items():
        _describe(definition, getattr(records, name))
    definitions["Report"]["properties"]["schema"] = {"const": SCHEMA, "description": "name and version of this format"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": "Stemma report",
        **schema,
    }


def report_schema_json() -> str:
    """Return the schema as JSON text, ending in a newline."""
    encoded = msgspec.json.encode(build_report_schema(), order="deterministic")
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


def _describe(definition: dict[str, Any], record: type) -> None:
    """Put the first part of a record's docstring, and what it says of each field, where they belong in the schema."""
    text = inspect.getdoc(record) or ""
    definition["description"] = text.partition("\nAttributes:")[0].strip()
    renamed = {field.name: field.encode_name for field in msgspec.structs.fields(record)}
    for names, told in _list_fields(text):
        for name in names.split(", "):
            if renamed.get(name) in definition["properties"]:
                _describe_field(definition["properties"], renamed[name], told)
    # What Stemma writes always has every field.
    definition["required"] = sorted(definition["properties"])
    definition["properties"] = {
        name: {key: value for key, value in field.items() if key != "default"}
        for name, field in definition["properties"].items()
    }


def _describe_field(properties: Mapping[str, dict[str, Any]], name: str, told: str) -> None:
    properties[name]["description"] = told


def _list_fields(text: str) -> Iterator[tuple[str, str]]:
    """Yield the names and the description of each entry under ``Attributes:`` in a docstring."""
    names, told = "", ""
    for line in text.partition("Attributes:")[2].splitlines():
        entry = _FIELD.match(line.strip()) if line.startswith("    ") and not line.startswith("     ") else None
        if entry:
            if names:
                yield names, told
            names, told = entry[1], entry[2]
        elif line.strip():
            told = f"{told} {line.strip()}"
    if names:
        yield names, told


def main() -> None:
    """Write the schema to the file named on the command line, or print it."""
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(report_schema_json(), encoding="utf-8")
    else:
        sys.stdout.write(report_schema_json())


if __name__ == "__main__":
    main()
