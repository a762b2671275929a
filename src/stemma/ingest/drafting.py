"""One piece (the bytes of a page, document, feed or export, with a name and a declared type) to drafts or problems."""

import io
import re
from collections.abc import Iterator, Mapping

from stemma.errors import InputError
from stemma.ingest.decoding import decode, is_blank
from stemma.ingest.drafts import Draft
from stemma.ingest.exchange.documents import draft_document
from stemma.ingest.exchange.newsml import draft_newsml
from stemma.ingest.exchange.tables import draft_table
from stemma.ingest.feeds.json_feed import draft_item, is_json_feed
from stemma.ingest.feeds.subscriptions import list_feeds
from stemma.ingest.feeds.syndication import draft_feed, tell_summaries
from stemma.ingest.field_maps import FieldMap
from stemma.ingest.formats import Format, ending_of, tell_container, tell_format
from stemma.ingest.json_lines import find_record_lines
from stemma.ingest.json_records import draft_record, find_records, is_other_type, parse_json
from stemma.ingest.pages import draft_page
from stemma.ingest.pieces import Piece
from stemma.ingest.record_lines import draft_each_line, draft_lines, problem_of, tell_damage
from stemma.records import Problem

# The largest page, text, feed or document; JSON may hold many articles and be larger.
MAX_ONE_ARTICLE_BYTES = 24 * 1024 * 1024
_START_CHARACTERS = 4096
_DECLARED_CHARSET = re.compile(r"charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{2,40})", re.IGNORECASE)


def draft_piece(piece: Piece, fields: FieldMap | None = None) -> Iterator[Draft | Problem]:
    """Yield the drafts in a piece, and what is wrong with parts of it.

    Args:
        piece: bytes, name, declared type; an address if it was fetched.
        fields: the user's field map for exports.

    Raises:
        InputError: the piece as a whole cannot be used.
    """
    fields = fields or FieldMap()
    ending = ending_of(piece.name)
    start = piece.content[:_START_CHARACTERS].decode("latin-1")
    kind = tell_format(ending, start, piece.media_type)
    packed = tell_container(piece.content[:_START_CHARACTERS])
    if packed:
        why = "Expected a page, document, feed or export; unpack the outer archive first."
        raise InputError(piece.where, f"an archive ({packed}) inside another", why)
    if kind == "pdf":
        yield draft_document(piece.content, piece.where, piece.url)
    elif kind == "csv":
        yield from draft_table(io.BytesIO(piece.content), piece.where, fields)
    elif kind == "jsonl" and ending:
        yield from draft_lines(io.BytesIO(piece.content), piece.where, fields)
    else:
        yield from _draft_text(piece, ending, kind, fields)


def _draft_text(piece: Piece, ending: str, kind: Format, fields: FieldMap) -> Iterator[Draft | Problem]:
    """Yield the drafts of a piece that is text of some kind."""
    where = piece.where
    if kind not in ("json", "jsonl") and len(piece.content) > MAX_ONE_ARTICLE_BYTES:
        why = f"Expected at most {MAX_ONE_ARTICLE_BYTES:,}; split the file."
        raise InputError(where, f"{len(piece.content):,} bytes in one text", why)
    charset = _DECLARED_CHARSET.search(piece.declared or "")
    decoded = decode(
        piece.content, where, declared=kind not in ("text", "json"), charset=charset[1] if charset else None
    )
    kind = tell_format(ending, decoded.text[:_START_CHARACTERS], piece.media_type)
    if is_blank(decoded.text):
        raise InputError(where, "the file is empty", "Expected the text of an article; check how it was saved.")
    yield from tell_damage(decoded, where)
    if kind in ("json", "jsonl"):
        yield from _draft_json(decoded.text, where, ending, fields, piece.url)
    elif kind == "html":
        yield draft_page(decoded.text, where, piece.url)
    elif kind == "text":
        yield Draft(where=where, source=piece.url or where, text=decoded.text, url=piece.url)
    else:
        yield from _draft_xml(decoded.text, piece, kind)


def _draft_xml(content: str, piece: Piece, kind: Format) -> Iterator[Draft | Problem]:
    where = piece.where
    if kind == "feed":
        yield from draft_feed(content, where, piece.url)
    elif kind == "newsml":
        yield from draft_newsml(content, where)
    elif kind == "opml":
        count = len(list_feeds(content, where))
        why = "Expected articles: the list itself holds none. Fetch its feeds with --follow, or give them as files."
        yield Problem(where=where, what=f"a list of {count} feeds" if count > 1 else "a list of one feed", why=why)
    else:
        why = "Expected text, HTML, JSON, JSON Lines, RSS, Atom, OPML or NewsML-G2; save articles as pages."
        raise InputError(where, "the file is XML of another kind", why)


def _draft_json(content: str, path: str, ending: str, fields: FieldMap, url: str | None) -> Iterator[Draft | Problem]:
    """Yield the drafts of a JSON text: one object, a list, or lines of objects."""
    try:
        value = parse_json(content, path)
    except InputError:
        lines = content.splitlines()
        if _is_json_object(next((line for line in lines if line.strip()), ""), path):
            yield from draft_each_line(enumerate((line.encode() for line in lines), 1), path, fields)
            return
        if ending == ".json":
            raise
        yield Draft(where=path, source=path, text=content)  # a text that starts with a bracket
        return
    records = list(find_records(value))
    feed = value if isinstance(value, Mapping) and is_json_feed(value) else None
    summaries = 0
    others = sum(not isinstance(part, Mapping | list) for part in value) if isinstance(value, list) else 0
    if others and records:
        what = f"{others} entries of the list are no objects" if others > 1 else "one entry of the list is no object"
        yield Problem(where=path, what=what, why="Expected article objects; the others were read.")
    places = [path] if isinstance(value, dict) and len(records) == 1 else _name_places(content, path, len(records))
    for record, place in zip(records, places, strict=True):
        if len(records) > 1 and is_other_type(record):
            continue
        try:
            draft = draft_item(record, feed, place, url, fields) if feed else draft_record(fields.apply(record), place)
            summaries += not draft.whole
            yield draft
        except InputError as error:
            yield problem_of(error)
    if summaries:
        yield tell_summaries(path, summaries)
    if not records:
        why = "Expected an article object with a text field, a list of such objects, or an object holding such a list."
        raise InputError(path, "JSON without articles", why)


def _name_places(content: str, path: str, count: int) -> list[str]:
    """Return where each record of a JSON text stands: path and line, or path and number where lines cannot be told."""
    lines = find_record_lines(content, count)
    if lines is None or len(set(lines)) < len(lines):
        return [f"{path}#{number}" for number in range(1, count + 1)]
    return [f"{path}:{line}" for line in lines]


def _is_json_object(line: str, path: str) -> bool:
    try:
        return isinstance(parse_json(line, path), dict)
    except InputError:
        return False
