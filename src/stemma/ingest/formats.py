"""Which kind of file it is: plain text, HTML, JSON or JSON Lines."""

import re
from typing import Literal

Format = Literal["text", "html", "json", "jsonl"]

_BY_ENDING: dict[str, Format] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_HTML_START = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,50})?(?:<!--.{0,2000}?-->\s{0,50}){0,3}<(?:!doctype\s+html|html|head|body"
    r"|article|p|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML_START = re.compile(r"\s{0,200}<(?:\?xml|rss|feed|opml|newsml|newsitem|nitf|urlset)\b", re.IGNORECASE)
_JSON_START = re.compile(r'\s{0,200}(?:\{\s{0,200}["}]|\[\s{0,200}[{\]])')


def tell_format(ending: str, start: str) -> Format:
    """Return the kind of file by its ending, or by how it starts where the ending leaves it open.

    Args:
        ending: with its point, lower case; empty for standard input.
        start: the first few thousand characters.

    >>> tell_format(".txt", '{"text": "A fire broke out."}')
    'json'
    >>> tell_format("", "A fire broke out.")
    'text'
    """
    if ending in _BY_ENDING:
        return _BY_ENDING[ending]
    if _HTML_START.match(start):
        return "html"
    if _JSON_START.match(start):
        return "json"
    return "text"


def is_foreign_markup(start: str) -> bool:
    """Return whether a file starts as XML that is no page: a feed, NewsML, a site map.

    >>> is_foreign_markup('<?xml version="1.0"?><rss version="2.0">')
    True
    """
    return bool(_XML_START.match(start)) and not _HTML_START.match(start)
