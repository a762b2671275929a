"""What a JSON record calls its fields, looked up in ``field_names.toml``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_MAX_PARTS = 10_000  # parts of a text given as a list, nested lists included
_MAX_NESTING = 8


@cache
def field_names() -> dict[str, Any]:
    """Return the table of field names; read-only."""
    return tomllib.loads(files("stemma.ingest").joinpath("field_names.toml").read_text(encoding="utf-8"))


@cache
def _wanted(field: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_plain(part) for part in name.split(".")) for name in field_names()["fields"][field])


@cache
def container_names() -> tuple[str, ...]:
    """Return the plain names under which lists of articles stand."""
    return tuple(_plain(name) for name in field_names()["containers"]["names"])


def _plain(name: str) -> str:
    return name.casefold().replace("_", "").replace("-", "")


def plain_keys(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the record with its names in the form in which they are compared; of equal names the first stays.

    >>> plain_keys({"body_text": "x", "bodyText": "y"})
    {'bodytext': 'x'}
    """
    plain: dict[str, Any] = {}
    for name, value in record.items():
        plain.setdefault(_plain(name), value)
    return plain


def find_text(record: Mapping[str, Any], field: str) -> str | None:
    """Return the first filled field of ``record`` (its names plain) that means ``field``, as text; None if none is."""
    for names in _wanted(field):
        value: Any = record
        for name in names:
            value = _step(value, name)
        text = _as_text(value)
        if text is not None:
            return text
    return None


def find_paragraphs(record: Mapping[str, Any], field: str) -> str | None:
    """Return the first filled field that means ``field``; of a list the parts, one a line."""
    for names in _wanted(field):
        value: Any = record
        for name in names:
            value = _step(value, name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, list):
            parts: list[str] = []
            _collect(value, parts, 0)
            if any(part.strip() for part in parts):
                return "\n".join(parts)
    return None


def _step(value: Any, name: str) -> Any:
    if isinstance(value, Mapping):
        return value.get(name) if name in value else plain_keys(value).get(name)
    if isinstance(value, list) and name.isdecimal() and len(name) < 5:
        return value[int(name)] if int(name) < len(value) else None
    return None


def _as_text(value: Any) -> str | None:
    """Return a value as text: a string, a number, the name of an object, the names of a list."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        plain = plain_keys(value)
        inner = (plain.get(_plain(name)) for name in field_names()["inner"]["names"])
        return next((text.strip() for text in inner if isinstance(text, str) and text.strip()), None)
    if isinstance(value, list):
        named = [text for part in value[:50] if not isinstance(part, list) and (text := _as_text(part))]
        return ", ".join(dict.fromkeys(named)) or None
    return None


def _collect(value: list[Any], parts: list[str], nesting: int) -> None:
    """Gather the strings of a list of paragraphs, which may be lists of sentences."""
    for part in value:
        if len(parts) >= _MAX_PARTS:
            return
        if isinstance(part, str):
            parts.append(part)
        elif isinstance(part, list) and nesting < _MAX_NESTING:
            sentences: list[str] = []
            _collect(part, sentences, nesting + 1)
            parts.append(" ".join(sentences))
        elif isinstance(part, Mapping):
            text = _as_text(part.get("text", part))
            if text:
                parts.append(text)


def pick_role(record: Mapping[str, Any], name: str) -> Mapping[str, Any] | None:
    """Return from a ninjs 3 list (``headlines``, ``bodies``, ``infosources``) the object with the best role."""
    listed = record.get(name)
    if not isinstance(listed, list):
        return None
    objects = [plain_keys(entry) for entry in listed[:100] if isinstance(entry, Mapping)]
    roles: list[str] = field_names()["roles"][name]

    def rank(entry: Mapping[str, Any]) -> int:
        role = str(entry.get("role", "")).casefold()
        return roles.index(role) if role in roles else len(roles)

    return min(objects, key=rank, default=None)
