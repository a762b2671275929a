"""One article as a ninjs 3.0 object (IPTC News in JSON), its body without the marked furniture."""

import re
from typing import Any

import msgspec

from stemma.records import Article

_SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#"
# What a reader of the article would miss stays in the body.
_KEPT_KINDS = frozenset({"heading", "dateline", "standfirst"})
# The moment that ninjs wants (RFC 3339): a day alone is none, nor is a time without its offset.
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)")


def render_ninjs(article: Article) -> bytes:
    """Return one article as a line of JSON in the shape of ninjs 3.0.

    A date without a time of day goes into ``edNote``, since ninjs has no place for it.
    """
    return msgspec.json.encode({name: value for name, value in _fields_of(article).items() if value})


def _fields_of(article: Article) -> dict[str, Any]:
    body = body_of(article)
    sources = [("publisher", article.outlet), ("source", article.agency)]
    published, modified = _moment(article.published.value), _moment(article.modified)
    return {
        "uri": f"urn:x-stemma:{article.id}",
        "standard": {"name": "ninjs", "version": "3.0", "schema": _SCHEMA},
        "type": "text",
        "representationType": "full",
        "firstCreated": published,
        "versionCreated": modified or published,
        "language": article.language,
        "by": article.byline,
        "located": article.dateline.place if article.dateline else None,
        "headlines": [{"role": "main", "contentType": "text/plain", "value": article.title}] if article.title else [],
        "bodies": [
            {
                "role": "main", "contentType": "text/plain", "charCount": len(body), "wordCount": len(body.split()),
                "value": body,
            }
        ],
        "infoSources": [{"role": role, "name": name} for role, name in sources if name],
        "subjects": [{"rel": "section", "name": article.section}] if article.section else [],
        "altIds": [{"role": "source", "value": article.source}],
        "renditions": [{"name": "web", "href": article.url, "contentType": "text/html"}] if article.url else [],
        "edNote": _note_date("Published", article.published.value) + _note_date("Changed", article.modified),
    }  # fmt: skip


def body_of(article: Article) -> str:
    """Return the article's text without its furniture; cross-heads, standfirst and dateline stay."""
    pieces: list[str] = []
    position = 0
    for mark in article.boilerplate:
        if mark.kind not in _KEPT_KINDS:
            pieces.append(article.text[position : mark.span.start])
            position = mark.span.end
    lines = "".join([*pieces, article.text[position:]]).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def _moment(value: str | None) -> str | None:
    match = _MOMENT.fullmatch(value or "")
    return f"{match[1]}{match[2] or ':00'}{match[3]}" if match else None


def _note_date(label: str, value: str | None) -> str:
    return f"{label} {value}. " if value and _moment(value) is None else ""
