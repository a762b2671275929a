"""A WARC file cut into records; a damaged one is named, and reading goes on behind it."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from stemma.ingest.archives.inflating import Inflater

# The longest header of a record, and the longest record that is held; of a longer one only the start is.
MAX_HEADER_BYTES = 64 * 1024
MAX_RECORD_BYTES = 32 * 1024 * 1024
_CHUNK_BYTES = 256 * 1024
_VERSION = b"WARC/"
_NEXT_RECORD = re.compile(rb"\r?\n\r?\n(?=WARC/\d\.\d\r?\n)")
_LENGTH = re.compile(rb"\n[Cc]ontent-[Ll]ength[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?\n")
_HEADER_END = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True)
class Frame:
    """One record: its header, its block, and how many bytes of the block were left out because it is too long."""

    number: int
    header: bytes
    block: bytes
    left_out: int = 0


class Damage(NamedTuple):
    """Something wrong at or behind the record of that number."""

    number: int
    what: str


class _Source:
    """Bytes read ahead, with a way to put some back."""

    def __init__(self, stream: "BinaryIO | Inflater") -> None:
        self._stream = stream
        self._held = b""
        self._fault: Exception | None = None

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes, fewer only at the end of the stream or before a damaged place.

        The error of the damaged place is raised when nothing stands before it any more.
        """
        if len(self._held) >= size:
            piece, self._held = self._held[:size], self._held[size:]
            return piece
        pieces, have = [self._held], len(self._held)
        self._held = b""
        try:
            while self._fault is None and have < size and (more := self._stream.read(min(_CHUNK_BYTES, size - have))):
                pieces.append(more)
                have += len(more)
        except (zlib.error, EOFError) as error:
            self._fault = error
        if not have:
            self.raise_fault()
        return b"".join(pieces)

    def raise_fault(self) -> None:
        """Raise the error of the damaged place that was come upon, if one was."""
        if self._fault is not None:
            fault, self._fault = self._fault, None
            raise fault

    def put_back(self, piece: bytes) -> None:
        """Let ``piece`` be read again before everything else."""
        self._held = piece + self._held

    def forget(self) -> None:
        """Forget what is held, and the damage behind it."""
        self._held, self._fault = b"", None


def cut_frames(stream: BinaryIO, where: str, *, gzipped: bool) -> Iterator[Frame | Damage]:
    """Yield the records of a WARC file and what is wrong with it, in order; records are numbered from 1.

    Args:
        stream: the file; seekable if it is gzipped.
        where: its path, for messages about the whole.
        gzipped: whether its bytes are compressed (member by member, or as one).
    """
    inflater = Inflater(stream, where) if gzipped else None
    cutter = _Cutter(_Source(inflater or stream))
    while True:
        try:
            yield from cutter.cut()
            return
        except (zlib.error, EOFError) as error:
            torn = isinstance(error, EOFError)
            cutter.number += not cutter.in_record
            what = "a truncated gzip stream" if torn else f"damaged gzip bytes ({error})"
            yield Damage(cutter.number, what)
            cutter.forget()
            if inflater is None or not inflater.skip_member():
                return


class _Cutter:
    """Cuts records off a source."""

    def __init__(self, source: _Source) -> None:
        self._source = source
        self.number = 0
        self.in_record = False

    def forget(self) -> None:
        """Forget what was read ahead of a damaged place."""
        self._source.forget()
        self.in_record = False

    def cut(self) -> Iterator[Frame | Damage]:
        """Yield records until the stream ends."""
        while True:
            skipped, at_record = self._find_start()
            if skipped:
                yield Damage(max(1, self.number), f"{skipped:,} bytes behind it that belong to no record")
            if not at_record:
                return
            self.number += 1
            self.in_record = True
            yield from self._cut_one()
            self.in_record = False

    def _find_start(self) -> tuple[int, bool]:
        """Go to the next record; return how many bytes that are no line ends were passed over, and if there is one."""
        skipped = 0
        while True:
            piece = self._source.read(_CHUNK_BYTES)
            if not piece:
                return skipped, False
            bare = piece.lstrip(b"\r\n")
            if bare.startswith(_VERSION) and not skipped:
                self._source.put_back(bare)
                return 0, True
            found = piece.find(b"\n" + _VERSION)
            if found >= 0:
                self._source.put_back(piece[found + 1 :])
                return skipped + len(piece[:found].strip(b"\r\n")), True
            skipped += len(bare)
            if len(piece) == _CHUNK_BYTES:  # a start may lie across two pieces
                self._source.put_back(piece[-len(_VERSION) :])
                skipped = max(1, skipped - len(_VERSION))

    def _cut_one(self) -> Iterator[Frame | Damage]:
        header, fault = self._read_header()
        if fault is not None:
            yield Damage(self.number, fault)
            return
        length = int(_LENGTH.search(header)[1])  # type: ignore[index]
        block = self._source.read(min(length, MAX_RECORD_BYTES))
        left_out = self._pass_over(length - len(block)) if length > MAX_RECORD_BYTES else 0
        if len(block) + left_out < length:
            self._source.raise_fault()
            found = f"{length:,} bytes announced, {len(block) + left_out:,} found"
            yield from self._cut_short(header, block, found)
            return
        after = self._source.read(4)
        self._source.put_back(after)
        if left_out or not after.strip(b"\r\n") or after[:2].strip(b"\r\n") == b"":
            yield Frame(self.number, header, block, left_out)
            return
        yield from self._cut_short(header, block, "a wrong length: no record starts behind it")

    def _cut_short(self, header: bytes, block: bytes, what: str) -> Iterator[Frame | Damage]:
        """Yield a record of wrong length up to where the next one starts, and put that one back."""
        yield Damage(self.number, what)
        following = _NEXT_RECORD.search(block)
        if following:
            self._source.put_back(block[following.end() :])
            block = block[: following.start()]
        yield Frame(self.number, header, block)

    def _read_header(self) -> tuple[bytes, str | None]:
        piece = self._source.read(4096)
        end = _HEADER_END.search(piece)
        if end is None and len(piece) == 4096:
            piece += self._source.read(MAX_HEADER_BYTES - 4096)
            end = _HEADER_END.search(piece)
        if end is None:
            self._source.raise_fault()
            self._source.put_back(piece[len(_VERSION) :])
            return b"", "a record header without end"
        header = piece[: end.end()]
        self._source.put_back(piece[end.end() :])
        return header, None if _LENGTH.search(header) else "a record header without a length"

    def _pass_over(self, size: int) -> int:
        """Read ``size`` bytes without holding them; return how many there were."""
        passed = 0
        while passed < size and (piece := self._source.read(min(_CHUNK_BYTES, size - passed))):
            passed += len(piece)
        return passed
