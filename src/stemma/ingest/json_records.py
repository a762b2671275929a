"""JSON and JSON Lines to drafts: our own field names, ninjs, schema.org NewsArticle and common exports."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from stemma.errors import InputError
from stemma.ingest.drafts import Draft
from stemma.ingest.fields import container_names, field_names, find_paragraphs, find_text, pick_role, plain_keys
from stemma.ingest.markup import has_markup, text_of_markup

_SHAPE = (
    "Expected an article object with a text field (text, body_text, articleBody, content...), a list of such objects, "
    "or an object holding such a list; the names understood are listed in the documentation."
)
_MAX_DEPTH = 4
_SURROGATE = re.compile("[\ud800-\udfff]")


def parse_json(content: str, where: str) -> Any:
    """Return the value of a JSON text; NaN is let through, as data frames write it.

    Raises:
        InputError: it is no JSON.
    """
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        pass
    try:
        return json.loads(content)
    except RecursionError as error:
        raise InputError(where, "JSON nested too deep", _SHAPE) from error
    except ValueError as error:
        why = "Expected JSON; check that the file is complete, or give JSON Lines the ending .jsonl."
        raise InputError(where, f"not valid JSON ({error})"[:300], why) from error


def find_records(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Yield the objects in a JSON value that may be articles: itself, or those in its lists, in order."""
    if isinstance(value, list):
        for part in value:
            if isinstance(part, Mapping) or (isinstance(part, list) and depth < _MAX_DEPTH):
                yield from find_records(part, depth + 1)
        return
    if not isinstance(value, Mapping):
        return
    plain = plain_keys(value)
    inner = [plain[name] for name in container_names() if isinstance(plain.get(name), list | Mapping)]
    if not inner or depth > _MAX_DEPTH or _text_of(plain) is not None:
        yield value
        return
    for part in inner:
        yield from find_records(part, depth + 1)


def draft_record(record: Mapping[str, Any], where: str) -> Draft:
    """Return the draft of one JSON object.

    Args:
        record: the object.
        where: ``path:line`` of it, the source if it has neither id nor url.

    Raises:
        InputError: it holds no text.
    """
    plain = plain_keys(record)
    text = _text_of(plain)
    if text is None:
        found = ", ".join(sorted(str(name) for name in record)[:12]) or "no fields"
        raise InputError(where, f"no text field; fields found: {_mend_surrogates(found)}"[:300], _SHAPE)
    url = find_text(plain, "url")
    return Draft(
        where=where,
        source=clean(find_text(plain, "id")) or clean(url) or where,
        text=_mend_surrogates(text),
        title=clean(_by_role(plain, "headlines") or find_text(plain, "title")),
        outlet=clean(_by_role(plain, "infosources") or find_text(plain, "outlet")),
        byline=clean(find_text(plain, "byline")),
        published=find_text(plain, "published"),
        modified=find_text(plain, "modified"),
        language=find_text(plain, "language"),
        url=url,
        section=clean(find_text(plain, "section")),
    )


def is_other_type(record: Mapping[str, Any]) -> bool:
    """Return whether a record says of itself that it is something else than an article (JSON-LD graphs hold such)."""
    kind = record.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    ignored = field_names()["types"]["ignored"]
    return kind is not None and all(entry in ignored for entry in kinds)


def _text_of(plain: Mapping[str, Any]) -> str | None:
    """Return the record's text; from markup if it has only that."""
    text = find_paragraphs(plain, "text") or _by_role(plain, "bodies")
    if text is None:
        text = find_text(plain, "html")
        return text_of_markup(text) if text else None
    return text_of_markup(text) if has_markup(text) else text


def _by_role(plain: Mapping[str, Any], name: str) -> str | None:
    picked = pick_role(plain, name)
    if picked is None:
        return None
    value = picked.get("value") or picked.get("name")
    return value if isinstance(value, str) and value.strip() else None


def clean(value: str | None) -> str | None:
    """Return a short field on one line, None for an empty one."""
    return " ".join(_mend_surrogates(value).split()) or None if value else None


def _mend_surrogates(text: str) -> str:
    """Return the text with lone surrogates, which no encoding can write, as U+FFFD; length unchanged."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text
