"""Gzip streams, member by member, holding little and never more than asked for."""

import io
import zlib
from typing import BinaryIO

from stemma.errors import InputError

# What one compressed file may unfold to. A month of Common Crawl's news is a thousand files of 1 GB, 5 GB unfolded.
MAX_INFLATED_BYTES = 64 * 1024**3
_CHUNK_BYTES = 64 * 1024
_GZIP = 16 + zlib.MAX_WBITS
MEMBER_START = b"\x1f\x8b\x08"
_MIN_MEMBER_BYTES = 18


class Inflater(io.RawIOBase):
    """What the members of a gzip file hold, one after the other, read as one stream.

    A damaged member ends with `zlib.error`, a truncated one with EOFError; `skip_member` then goes on behind it.

    Args:
        stream: the compressed bytes; it must be seekable.
        where: path, for the message.
        limit: bytes that may come out.
    """

    def __init__(self, stream: BinaryIO, where: str, limit: int = MAX_INFLATED_BYTES) -> None:
        super().__init__()
        self._where = where
        self._stream = stream
        self._limit = limit
        self._given = 0
        self._fed = b""  # compressed bytes not yet taken
        self._position = stream.tell()  # offset in the file behind what was fed
        self._member_start = self._position
        self._engine: "zlib._Decompress | None" = None  # noqa: UP037

    @property
    def member_start(self) -> int:
        """Offset in the file at which the present member starts."""
        return self._member_start

    def readable(self) -> bool:
        """Return True: it is for reading."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill the buffer with what comes next; 0 at the end of the file."""
        piece = self._next(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def _next(self, size: int) -> bytes:
        while True:
            if self._engine is None and not self._open_member():
                return b""
            engine = self._engine
            assert engine is not None
            if not self._fed:
                self._feed()
            at_end = not self._fed
            piece = engine.decompress(self._fed, max(1, size))
            self._fed = engine.unused_data if engine.eof else engine.unconsumed_tail
            if engine.eof:
                self._engine = None
            elif at_end and not piece:
                raise EOFError("the gzip stream ends before its end marker")
            if piece:
                return self._count(piece)

    def _count(self, piece: bytes) -> bytes:
        self._given += len(piece)
        if self._given > self._limit:
            why = f"Expected at most {self._limit:,}; unpack it with another tool if it is no decompression bomb."
            raise InputError(self._where, f"compressed bytes that unfold to more than {self._limit:,}", why)
        return piece

    def _feed(self) -> None:
        more = self._stream.read(_CHUNK_BYTES)
        self._position += len(more)
        self._fed += more

    def _open_member(self) -> bool:
        """Start the next member; False at the end of the file. Zeros between members are padding."""
        while True:
            if len(self._fed) < _MIN_MEMBER_BYTES:
                self._feed()
            self._fed = self._fed.lstrip(b"\x00") if self._fed[:1] == b"\x00" else self._fed
            if self._fed:
                self._member_start = self._position - len(self._fed)
                self._engine = zlib.decompressobj(_GZIP)
                return True
            before = self._position
            self._feed()
            if self._position == before:
                return False

    def skip_member(self) -> bool:
        """Go on at the next place, behind the start of the present member, where one may start; False if none does."""
        self._engine = None
        position = self._member_start + 1
        self._stream.seek(position)
        window = b""
        while chunk := self._stream.read(_CHUNK_BYTES):
            window += chunk
            found = window.find(MEMBER_START)
            if found >= 0:
                self._position = position + found
                self._stream.seek(self._position)
                self._fed = b""
                return True
            keep = len(MEMBER_START) - 1
            position += len(window) - keep if len(window) > keep else 0
            window = window[-keep:]
        self._fed = b""
        self._position = self._stream.tell()
        return False
