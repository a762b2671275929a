"""Which kind of file it is: by its first bytes, its declared type, its ending, and how its text starts."""

import re
from pathlib import PurePosixPath
from typing import Literal

Format = Literal["text", "html", "json", "jsonl", "csv", "feed", "opml", "newsml", "xml", "pdf"]
Container = Literal["warc", "zip", "tar", "gzip"]

_BY_ENDING: dict[str, Format] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
}
_BY_MEDIA_TYPE: dict[str, Format] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/json": "json",
    "application/feed+json": "json",
    "application/ld+json": "json",
    "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl",
    "text/csv": "csv",
    "text/tab-separated-values": "csv",
    "application/pdf": "pdf",
}
_HTML_START = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,50})?(?:<!--.{0,2000}?-->\s{0,50}){0,3}<(?:!doctype\s+html|html|head|body"
    r"|article|p|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML_START = re.compile(
    r"\s{0,200}<(?:\?xml|!doctype(?!\s+html)|rss|feed|opml|rdf|newsml|newsitem|newsmessage|packageitem|nitf|urlset)\b",
    re.IGNORECASE,
)
# The first element after declarations and comments; a prefix before its name is passed over.
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]{0,40}:)?([A-Za-z_][\w.-]{0,60})")
_JSON_START = re.compile(r'\s{0,200}(?:\{\s{0,200}["}]|\[\s{0,200}[{\]])')
_BY_ROOT: dict[str, Format] = {
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
    "opml": "opml",
    "newsitem": "newsml",
    "newsmessage": "newsml",
    "packageitem": "newsml",
    "html": "html",
}
_TAR_MAGIC_OFFSET = 257


def ending_of(name: str) -> str:
    """Return the ending of a path or URL with its point, lower case; empty if it has none.

    >>> ending_of("https://example.org/Story.HTML?page=2")
    '.html'
    """
    return PurePosixPath(re.split(r"[?#]", name, maxsplit=1)[0] if "://" in name else name).suffix.lower()


def tell_container(head: bytes) -> Container | None:
    """Return which kind of archive starts so; None if it is none.

    Args:
        head: the first 512 bytes or more.

    >>> tell_container(b"WARC/1.0\\r\\nWARC-Type: warcinfo")
    'warc'
    """
    if head.lstrip(b"\r\n").startswith(b"WARC/"):
        return "warc"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head[_TAR_MAGIC_OFFSET : _TAR_MAGIC_OFFSET + 5] == b"ustar":
        return "tar"
    return None


def tell_format(ending: str, start: str, media_type: str | None = None) -> Format:
    """Return the kind of file by its start where that is sure, by its ending, its declared type, or how it starts.

    Args:
        ending: with its point, lower case; empty for standard input.
        start: the first few thousand characters.
        media_type: as a server or archive declares it, without parameters.

    >>> tell_format(".txt", '{"text": "A fire broke out."}')
    'json'
    >>> tell_format("", "A fire broke out.")
    'text'
    >>> tell_format(".xml", '<?xml version="1.0"?><rss version="2.0">')
    'feed'
    """
    if start.startswith("%PDF-"):
        return "pdf"
    if ending in _BY_ENDING and ending != ".xhtml":
        return _BY_ENDING[ending]
    if _XML_START.match(start):
        kind = _by_root(start)
        if kind != "xml" or not _HTML_START.match(start):
            return kind
    if media_type in _BY_MEDIA_TYPE:
        return _BY_MEDIA_TYPE[media_type]
    if _HTML_START.match(start) or ending == ".xhtml":
        return "html"
    if _JSON_START.match(start):
        return "json"
    return "text"


def _by_root(start: str) -> Format:
    """Return the kind of XML by its first element."""
    position = 0
    while (opening := start.find("<", position)) >= 0:
        if start.startswith("<!--", opening):
            position = start.find("-->", opening)
        elif start.startswith("<?", opening):
            position = start.find("?>", opening)
        elif start.startswith("<!", opening):
            position = start.find(">", opening)
        else:
            root = _ROOT.match(start, opening)
            return _BY_ROOT.get(root[1].lower(), "xml") if root else "xml"
        if position < 0:
            return "xml"
    return "xml"
