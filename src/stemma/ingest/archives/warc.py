"""WARC records to pages, as Common Crawl's news crawl, wget and browsers' recorders write them."""

import io
import logging
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from stemma.ingest.archives.frames import Damage, Frame, cut_frames
from stemma.ingest.pieces import Piece, Unit
from stemma.records import Problem

# The longest body that can be one page or document.
MAX_BODY_BYTES = 24 * 1024 * 1024
# Damaged records of one file that are listed one by one; the others are counted.
MAX_LISTED_DAMAGES = 20
_READ_TYPES = frozenset({"text/html", "application/xhtml+xml", "application/pdf"})
_OK = range(200, 300)
_WHY_DAMAGED = "Expected WARC 1.0 or 1.1; the records around it were read. Fetch the file again if it matters."


def unpack_warc(stream: BinaryIO, where: str, *, gzipped: bool) -> Iterator[Unit]:
    """Yield the pages of a WARC file as they come; what is no page is counted in one problem at the end.

    Args:
        stream: the file; seekable if it is gzipped.
        where: its path; a page is named ``path#number of its record``.
        gzipped: whether its bytes are compressed.
    """
    logger = logging.getLogger("warcio")
    if not logger.handlers:  # what it grumbles about is not for our users' terminals
        logger.addHandler(logging.NullHandler())
    passed_over: Counter[str] = Counter()
    damages = 0
    for found in cut_frames(stream, where, gzipped=gzipped):
        if isinstance(found, Damage):
            damages += 1
            if damages <= MAX_LISTED_DAMAGES:
                yield Problem(where=f"{where}#{found.number}", what=_a_record(found.what), why=_WHY_DAMAGED)
            continue
        unit = _unpack_record(found, where)
        if isinstance(unit, str):
            passed_over[unit] += 1
        elif unit is not None:
            yield unit
    if damages > MAX_LISTED_DAMAGES:
        what = f"{damages - MAX_LISTED_DAMAGES:,} more damaged places"
        yield Problem(where=where, what=what, why=f"Only the first {MAX_LISTED_DAMAGES} are listed. {_WHY_DAMAGED}")
    if passed_over:
        listed = ", ".join(f"{count:,} {kind}" for kind, count in sorted(passed_over.items()))
        why = "Expected responses with an HTML page or a PDF; nothing else in a web archive is an article."
        yield Problem(where=where, what=f"{passed_over.total():,} records passed over: {listed}", why=why)


def _a_record(what: str) -> str:
    return f"a damaged record: {what}"


def _unpack_record(frame: Frame, where: str) -> Unit | str | None:
    """Return the page in a record, what kind of record it is if it holds none, None for the file's own records."""
    from warcio.recordloader import ArcWarcRecordLoader  # 30 ms to import

    place = f"{where}#{frame.number}"
    try:
        record = ArcWarcRecordLoader().parse_record_stream(
            io.BytesIO(frame.header + frame.block), known_format="warc", no_record_parse=False
        )
        kind = record.rec_type
        if kind in ("warcinfo", "request", "metadata"):
            return None
        if kind != "response" or record.http_headers is None:
            return "revisits" if kind == "revisit" else "of other kinds"
        return _unpack_response(record, frame, place)
    except (ValueError, EOFError, OSError, zlib.error, AttributeError, TypeError, IndexError, KeyError) as error:
        what = _a_record(f"its HTTP response cannot be read ({str(error)[:100] or type(error).__name__})")
        return Problem(where=place, what=what, why=_WHY_DAMAGED)
    except Exception as error:
        if type(error).__module__.partition(".")[0] != "warcio":
            raise
        what = _a_record(f"its headers cannot be read ({str(error).strip()[:100]})")
        return Problem(where=place, what=what, why=_WHY_DAMAGED)


def _unpack_response(record: Any, frame: Frame, place: str) -> Unit | str:
    status = record.http_headers.get_statuscode()
    if not status.isdecimal() or int(status) not in _OK:
        return "with an error or a redirect"
    declared = record.http_headers.get_header("content-type") or ""
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip().strip("<>")
    if declared.partition(";")[0].strip().lower() not in _READ_TYPES:
        return "of other media types"
    body = record.content_stream().read(MAX_BODY_BYTES + 1)
    while len(body) <= MAX_BODY_BYTES and (more := record.content_stream().read(MAX_BODY_BYTES + 1 - len(body))):
        body += more
    if frame.left_out or len(body) > MAX_BODY_BYTES:
        what = f"a page of more than {MAX_BODY_BYTES:,} bytes"
        return Problem(where=place, what=what, why="Expected one article's page; this one was passed over.")
    if not body.strip():
        return "without a body"
    return Piece(where=place, content=body, declared=declared[:200], url=url[:2000] or None)
