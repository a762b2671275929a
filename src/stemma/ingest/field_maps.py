"""The user's own field map: which field or column of an export is the title, the text, the date..."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stemma.errors import ConfigError
from stemma.ingest.fields import field_names, find_paragraphs, find_text, plain_keys

_EXAMPLE = "for example --fields title=headline,text=body"
_MAX_MAP_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class FieldMap:
    """Our field name -> the export's own name of it; empty where the usual names hold."""

    names: Mapping[str, str] = field(default_factory=dict)

    def apply(self, record: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the record with its mapped fields under our names; the fields so named before are left out."""
        if not self.names:
            return record
        mapped = {ours: record[theirs] for ours, theirs in self.names.items() if theirs in record}
        taken = {name.casefold() for name in mapped}
        return {**mapped, **{name: value for name, value in record.items() if name.casefold() not in taken}}

    def names_text(self, header: Iterable[str]) -> bool:
        """Return whether one of these columns holds the text of articles."""
        columns = [name.strip() for name in header]
        filled = plain_keys(self.apply(dict.fromkeys(columns, "x")))
        return find_paragraphs(filled, "text") is not None or find_text(filled, "html") is not None


def read_field_map(given: str | None) -> FieldMap:
    """Return the field map that ``--fields`` gives: pairs, or the path of a TOML file of such pairs.

    Raises:
        ConfigError: a pair is no pair, a field is not ours, or the file cannot be read.

    >>> read_field_map("title=headline, text=body").names
    {'title': 'headline', 'text': 'body'}
    """
    if not given:
        return FieldMap()
    pairs = _read_file(Path(given)) if "=" not in given else _split_pairs(given)
    ours = field_names()["fields"]
    for name in pairs:
        if name not in ours:
            raise ConfigError(f"--fields: {name!r} is no field of an article. Known are {', '.join(ours)}.")
    return FieldMap(pairs)


def _split_pairs(given: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for part in given.split(","):
        ours, sign, theirs = (piece.strip() for piece in part.partition("="))
        if not (ours and sign and theirs):
            raise ConfigError(f"--fields: expected pairs FIELD=COLUMN, {_EXAMPLE}; found {part.strip()!r}.")
        pairs[ours] = theirs
    return pairs


def _read_file(path: Path) -> dict[str, str]:
    try:
        with path.open("rb") as stream:
            table = tomllib.loads(stream.read(_MAX_MAP_BYTES).decode("utf-8"))
    except OSError as error:
        raise ConfigError(f"--fields: expected pairs ({_EXAMPLE}) or a TOML file; {path}: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError(f"--fields: {path} is no TOML ({error}).") from error
    table = table.get("fields", table)
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise ConfigError(f'--fields: expected lines such as title = "headline" in {path}.')
    return table
