"""A file to the pieces of work in it: itself, or the pages, members and lines that it holds, one after the other."""

import io
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from stemma.errors import InputError
from stemma.ingest.archives.inflating import Inflater
from stemma.ingest.archives.packs import unpack_tar, unpack_zip
from stemma.ingest.archives.warc import unpack_warc
from stemma.ingest.exchange.tables import draft_table
from stemma.ingest.field_maps import FieldMap
from stemma.ingest.formats import Format, ending_of, tell_container, tell_format
from stemma.ingest.opening import MAX_FILE_BYTES, open_file, read_whole
from stemma.ingest.paths import MEMBER_ENDINGS, STANDARD_INPUT, shown_path
from stemma.ingest.pieces import Piece, Unit
from stemma.ingest.record_lines import draft_lines
from stemma.records import Problem

HEAD_BYTES = 4096
# The largest file that can be one page, text, feed or document.
MAX_ONE_ARTICLE_BYTES = 24 * 1024 * 1024
_MAY_BE_LARGE: frozenset[Format] = frozenset({"json", "jsonl", "csv"})


def unpack_file(
    path: str, fields: FieldMap | None = None, on_position: Callable[[str, int], None] | None = None
) -> Iterator[Unit]:
    """Yield the units of work in one file (``-``: standard input), in order, holding one at a time.

    Args:
        path: the file.
        fields: the user's field map.
        on_position: told the path and how many of its bytes were gone through.

    Raises:
        InputError: the file as a whole, or its rest, cannot be used.
        OSError: the system does not give it out.
    """
    with open_file(path) as stream:
        name = "" if path == STANDARD_INPUT else path
        for unit in unpack_stream(stream, shown_path(path), name, fields or FieldMap()):
            yield unit
            if on_position is not None and not stream.closed:
                on_position(path, stream.tell())


def unpack_stream(
    stream: BinaryIO, where: str, name: str, fields: FieldMap, declared: str | None = None, url: str | None = None
) -> Iterator[Unit]:
    """Yield the units of work in a seekable stream.

    Args:
        stream: the bytes, from their start.
        where: how problems name it.
        name: file name or URL, whose ending may tell the format.
        fields: the user's field map.
        declared: media type as a server declares it.
        url: address that it came from.
    """
    head = stream.read(HEAD_BYTES)
    stream.seek(0)
    container = tell_container(head)
    if container == "warc":
        yield from unpack_warc(stream, where, gzipped=False)
    elif container == "zip":
        yield from unpack_zip(stream, where, MEMBER_ENDINGS)
    elif container == "tar":
        yield from unpack_tar(stream, where, MEMBER_ENDINGS)
    elif container == "gzip":
        try:
            yield from _unpack_gzip(stream, where, name, fields, url)
        except EOFError:
            yield Problem(where=where, what="a truncated gzip stream", why=_why_gzip())
        except zlib.error as error:
            yield Problem(where=where, what=f"a damaged gzip stream ({error})"[:200], why=_why_gzip())
    else:
        yield from _unpack_plain(
            stream, Piece(where=where, content=head, name=name, declared=declared, url=url), fields
        )


def _why_gzip() -> str:
    return "Expected a whole gzip file; what lies before the damage was read. Pack or fetch it again."


def _unpack_gzip(stream: BinaryIO, where: str, name: str, fields: FieldMap, url: str | None) -> Iterator[Unit]:
    head = _start_of(Inflater(stream, where))
    stream.seek(0)
    container = tell_container(head)
    if container == "warc":
        yield from unpack_warc(stream, where, gzipped=True)
        return
    inner = io.BufferedReader(Inflater(stream, where), 1 << 16)
    if container == "tar":
        yield from unpack_tar(inner, where, MEMBER_ENDINGS)
    elif container is not None:
        raise InputError(
            where, f"a {container} file inside a gzip file", "Expected one packing only; unpack the outer one."
        )
    else:
        bare = name[: -len(".gz")] if name.lower().endswith(".gz") else name
        yield from _unpack_plain(inner, Piece(where=where, content=head, name=bare, url=url), fields)


def _start_of(inflater: Inflater) -> bytes:
    """Return the first bytes; damage behind some of them is met again when the whole is read."""
    start = b""
    try:
        while len(start) < HEAD_BYTES and (more := inflater.read(HEAD_BYTES - len(start))):
            start += more
    except (EOFError, zlib.error):
        if not start:
            raise
    return start


def _unpack_plain(stream: BinaryIO, head: Piece, fields: FieldMap) -> Iterator[Unit]:
    """Yield what a stream that is no archive holds; ``head`` has its first bytes as content."""
    kind = tell_format(ending_of(head.name), head.content.decode("latin-1"), head.media_type)
    if kind == "jsonl":
        yield from draft_lines(stream, head.where, fields)
    elif kind == "csv":
        yield from draft_table(stream, head.where, fields)
    else:
        limit = MAX_FILE_BYTES if kind in _MAY_BE_LARGE else MAX_ONE_ARTICLE_BYTES
        content = read_whole(stream, head.where, limit)
        yield Piece(where=head.where, content=content, name=head.name, declared=head.declared, url=head.url)
