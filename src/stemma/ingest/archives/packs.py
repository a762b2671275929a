"""ZIP and tar files of saved pages to pieces, member by member."""

import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, BinaryIO

from stemma.errors import InputError
from stemma.ingest.pieces import Piece, Unit
from stemma.records import Problem

# The largest member that is read, what all of an archive may unfold to, and how many members are looked at.
MAX_MEMBER_BYTES = 24 * 1024 * 1024
MAX_UNFOLDED_BYTES = 8 * 1024**3
MAX_MEMBERS = 200_000
_WHY_DAMAGED = "Expected a whole archive; the members before it were read. Pack or fetch it again."


def unpack_zip(stream: BinaryIO, where: str, endings: frozenset[str]) -> Iterator[Unit]:
    """Yield the readable members of a ZIP file, sorted as they lie in it.

    Args:
        stream: the file, seekable.
        where: its path; a member is named ``path#member``.
        endings: those that are read; others are counted in one problem.

    Raises:
        InputError: it is no ZIP file, or unfolds to more than any collection of articles.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise InputError(where, f"a damaged ZIP archive ({error})"[:200], _WHY_DAMAGED) from error
    tally = _Tally(where, endings)
    with archive:
        for member in archive.infolist():
            if not member.filename or member.is_dir() or not tally.wants(member.filename):
                continue
            place = f"{where}#{member.filename}"
            if member.flag_bits & 0x1:
                yield Problem(where=place, what="an encrypted member", why="Expected one without a password.")
                continue
            try:
                with archive.open(member) as content:
                    yield tally.take(content, place, member.filename)
            except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError,
                    RuntimeError, TypeError) as error:  # fmt: skip
                what = f"a damaged member ({str(error) or type(error).__name__})"[:200]
                yield Problem(where=place, what=what, why=_WHY_DAMAGED)
    yield from tally.tell_passed_over()


def unpack_tar(stream: IO[bytes], where: str, endings: frozenset[str]) -> Iterator[Unit]:
    """Yield the readable members of a tar file as they come; arguments and errors as for `unpack_zip`."""
    tally = _Tally(where, endings)
    last = where
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for member in archive:
                last = f"{where}#{member.name}"
                content = archive.extractfile(member) if member.isreg() and tally.wants(member.name) else None
                if content is not None:
                    yield tally.take(content, last, member.name)
                archive.members = []  # type: ignore[attr-defined]  # it would keep all of them
    except (tarfile.TarError, EOFError, zlib.error, OSError, ValueError, OverflowError) as error:
        what = f"a damaged tar archive ({str(error) or type(error).__name__})"[:200]
        yield Problem(where=last, what=what, why=_WHY_DAMAGED)
    yield from tally.tell_passed_over()


class _Tally:
    """What was taken from one archive, and what was passed over."""

    def __init__(self, where: str, endings: frozenset[str]) -> None:
        self._where = where
        self._endings = endings
        self._seen = 0
        self._unfolded = 0
        self._passed_over = 0

    def wants(self, name: str) -> bool:
        """Return whether a member of this name is to be read; others are counted, hidden ones are not."""
        self._seen += 1
        if self._seen > MAX_MEMBERS:
            why = f"Expected at most {MAX_MEMBERS:,}; pack them into several archives."
            raise InputError(self._where, "an archive of too many members", why)
        parts = PurePosixPath(name).parts
        if any(part.startswith(".") or part == "__MACOSX" for part in parts):
            return False
        wanted = PurePosixPath(name).suffix.lower() in self._endings
        self._passed_over += not wanted
        return wanted

    def take(self, content: IO[bytes], place: str, name: str) -> Unit:
        """Return a member as a piece, or as a problem if it is too large."""
        taken = io.BytesIO()
        while taken.tell() <= MAX_MEMBER_BYTES and (more := content.read(min(1 << 20, MAX_MEMBER_BYTES + 1))):
            taken.write(more)
        self._unfolded += taken.tell()
        if self._unfolded > MAX_UNFOLDED_BYTES:
            why = f"Expected at most {MAX_UNFOLDED_BYTES:,} bytes; unpack it if it is no decompression bomb."
            raise InputError(self._where, "an archive that unfolds to too much", why)
        if taken.tell() > MAX_MEMBER_BYTES:
            what = f"a member of more than {MAX_MEMBER_BYTES:,} bytes"
            return Problem(where=place, what=what, why="Expected one article's page; it was passed over.")
        return Piece(where=place, content=taken.getvalue(), name=name)

    def tell_passed_over(self) -> Iterator[Problem]:
        """Yield the problem that counts the members of other endings."""
        if self._passed_over:
            what = f"{self._passed_over:,} members of other endings passed over"
            yield Problem(where=self._where, what=what, why=f"Expected {', '.join(sorted(self._endings - {''}))}.")
