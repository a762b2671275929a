"""Outlets with their domains, countries and owners: the package's table, and what a user's own file adds to it.

Outlets of one owner are one *family*: their reports are not independent of one another. The table is ``outlets.tsv``
(made by ``training/list_outlets.py``, sources named there). A user's file is named by the environment variable
``STEMMA_OUTLETS``, so that workers in other processes see it too; the command line's ``--outlets`` sets it.
"""

import csv
import io
import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from stemma.errors import ConfigError

OUTLETS_VARIABLE = "STEMMA_OUTLETS"
COLUMNS = ("domain", "name", "country", "owner")
# Country endings of domains that are sold for what they spell, and those written unlike the country's ISO code.
_SOLD_ENDINGS = frozenset(
    {"ai", "am", "cc", "co", "fm", "gg", "io", "la", "ly", "me", "nu", "sh", "st", "to", "tv", "vc", "ws"}
)
_ENDINGS = {"uk": "GB", "su": "RU"}
_LARGEST_FILE_BYTES = 32 * 1024 * 1024


class Outlet(NamedTuple):
    """What is known of an outlet; None for what is not."""

    domain: str | None
    name: str | None
    country: str | None
    owner: str | None


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """Return an outlet's name in the form in which two ways of writing it are equal.

    >>> plain_name("The Tarn Courier"), plain_name("www.courier.example/news")
    ('tarn courier', 'courier.example')
    """
    plain = " ".join(name.casefold().split()).removeprefix("www.").split("/")[0].strip()
    return plain.removeprefix("the ").strip()


class OutletTable:
    """Finds outlets by domain or by name."""

    def __init__(self, lines: Mapping[str, str], own: Iterable[Outlet]) -> None:
        self._lines = lines
        own = list(own)
        self._own_by_domain = {outlet.domain: outlet for outlet in own if outlet.domain}
        self._own_by_name = {
            plain_name(outlet.name): self.at(outlet.domain)._replace(name=outlet.name) if outlet.domain else outlet
            for outlet in own
            if outlet.name
        }
        self._domains_of: dict[str, list[str]] | None = None

    def at(self, domain: str) -> Outlet:
        """Return the outlet at a domain; what the table does not know of a part is taken from the domain above it.

        The country is told by the domain's ending where the table has none.
        """
        parts = plain_name(domain).split(".")
        tails = [".".join(parts[start:]) for start in range(max(1, len(parts) - 1))]
        known = [row for tail in tails for row in self._rows(tail)]
        name, country, owner = (next((value for row in known if (value := row[field])), None) for field in (1, 2, 3))
        return Outlet(tails[0], name, country or _country_of_ending(parts[-1]), owner)

    def named(self, name: str) -> Outlet | None:
        """Return the outlet of a name; None if there is none, or several of different owners.

        Of several of one owner, what they have in common is returned.
        """
        if self._domains_of is None:
            self._domains_of = self._index_names()
        plain = plain_name(name)
        if plain in self._own_by_name:
            return self._own_by_name[plain]
        found: Outlet | None = None
        for domain in self._domains_of.get(plain, ()):
            outlet = self.at(domain)
            found = outlet if found is None else _common(found, outlet)
            if found is None:
                return None
        return found

    def _rows(self, domain: str) -> Iterator[Outlet]:
        if domain in self._own_by_domain:
            yield self._own_by_domain[domain]
        if domain in self._lines:
            yield _parse_line(domain, self._lines[domain])

    def _index_names(self) -> dict[str, list[str]]:
        """Return name as `plain_name` has it -> domains; the table's names have no odd white space."""
        found: dict[str, list[str]] = {}
        for domain, line in self._lines.items():
            name = line.partition("\t")[0].casefold().removeprefix("the ")
            if name:
                found.setdefault(name, []).append(domain)
        return found


def _common(one: Outlet, other: Outlet) -> Outlet | None:
    """Return what two outlets of one name have in common if they have one owner, else None."""
    if one.owner is None or one.owner != other.owner:
        return None
    return Outlet(None, one.name, one.country if one.country == other.country else None, one.owner)


def _country_of_ending(ending: str) -> str | None:
    """Return the country that a domain's ending stands for.

    >>> _country_of_ending("uk"), _country_of_ending("com"), _country_of_ending("tv")
    ('GB', None, None)
    """
    if len(ending) != 2 or ending in _SOLD_ENDINGS or ending == "eu":
        return None
    return _ENDINGS.get(ending, ending.upper())


def _parse_line(domain: str, line: str) -> Outlet:
    name, country, owner, *_ = (*line.split("\t"), "", "")
    return Outlet(domain, name or None, country or None, owner or None)


@cache
def _shipped_lines() -> dict[str, str]:
    """Return domain -> the rest of its line."""
    text = files("stemma.lang").joinpath("outlets.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t", 1) for line in text.splitlines() if line and line[0] != "#")


def outlet_table() -> OutletTable:
    """Return the table of outlets, with those of the user's file if ``STEMMA_OUTLETS`` names one.

    Raises:
        ConfigError: the user's file cannot be read or is not as it should be.
    """
    return _make_table(os.environ.get(OUTLETS_VARIABLE, ""))


@lru_cache(maxsize=4)
def _make_table(path: str) -> OutletTable:
    return OutletTable(_shipped_lines(), read_outlets(path) if path else ())


def read_outlets(path: str) -> list[Outlet]:
    """Return the outlets in a user's file: CSV with a head line, or TOML with ``[[outlet]]`` entries.

    Raises:
        ConfigError: the file cannot be read or is not as it should be.
    """
    try:
        size = Path(path).stat().st_size
        text = Path(path).read_text(encoding="utf-8-sig") if size <= _LARGEST_FILE_BYTES else ""
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise ConfigError(f"The file of outlets {path} cannot be read ({reason}). Expected CSV or TOML.") from error
    if size > _LARGEST_FILE_BYTES:
        raise ConfigError(f"The file of outlets {path} has {size:,} bytes; expected at most {_LARGEST_FILE_BYTES:,}.")
    return _read_toml(text, path) if path.casefold().endswith(".toml") else _read_csv(text, path)


def _read_toml(text: str, path: str) -> list[Outlet]:
    try:
        entries = tomllib.loads(text).get("outlet")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"The file of outlets {path} is no valid TOML: {error}.") from error
    if not isinstance(entries, list) or not entries:
        raise ConfigError(f"The file of outlets {path} has no [[outlet]] entry; expected one for each outlet.")
    return [outlet for number, entry in enumerate(entries, 1) for outlet in _read_entry(entry, number, path)]


def _read_entry(entry: Any, number: int, path: str) -> list[Outlet]:
    """Return the outlets of one entry: one for each of its domains."""
    where = f"Entry {number} of {path}"
    if not isinstance(entry, dict):
        raise ConfigError(f"{where} is no table; write [[outlet]] with name, domains, country, owner below it.")
    unknown = sorted(entry.keys() - {"name", "domains", "country", "owner"})
    if unknown:
        raise ConfigError(f"{where} has an unknown field {unknown[0]!r}; expected name, domains, country, owner.")
    domains = entry.get("domains", [])
    domains = [domains] if isinstance(domains, str) else domains
    texts = [entry.get(field, "") for field in ("name", "country", "owner")]
    if not isinstance(domains, list) or not all(isinstance(value, str) for value in [*domains, *texts]):
        raise ConfigError(f"{where}: expected text for name, country and owner, and a list of texts for domains.")
    return [_make_outlet((domain, *texts), where) for domain in domains or [""]]


def _read_csv(text: str, path: str) -> list[Outlet]:
    rows = csv.reader(io.StringIO(text), strict=True)
    try:
        head = [cell.strip().casefold() for cell in next(rows, [])]
        unknown = [cell for cell in head if cell not in COLUMNS]
        if unknown or not {"domain", "name"} & set(head):
            raise ConfigError(
                f"The file of outlets {path} starts with {','.join(head)[:80]!r}; expected a head line with some of "
                f"{', '.join(COLUMNS)}, domain or name among them."
            )
        found = []
        for cells in rows:
            if any(cell.strip() for cell in cells):
                row = dict(zip(head, cells, strict=False))
                values = [row.get(column, "") for column in COLUMNS]
                found.append(_make_outlet(values, f"Line {rows.line_num} of {path}"))
    except csv.Error as error:
        raise ConfigError(f"Line {rows.line_num} of {path} is no valid CSV: {error}.") from error
    return found


def _make_outlet(values: Iterable[str], where: str) -> Outlet:
    domain, name, country, owner = (" ".join(value.split()) or None for value in values)
    if not domain and not name:
        raise ConfigError(f"{where} names neither a domain nor an outlet; expected one of the two.")
    plain = plain_name(domain.split("://")[-1]) if domain else None
    return Outlet(plain, name, country.upper() if country else None, owner)
