"""Files and standard input, opened and bounded."""

import io
import sys
from pathlib import Path
from typing import BinaryIO

from stemma.errors import InputError
from stemma.ingest.paths import STANDARD_INPUT, reason_of, shown_path

# The largest file that is taken into memory whole; archives, JSON Lines and tables are read piece by piece.
MAX_FILE_BYTES = 256 * 1024 * 1024


def open_file(path: str) -> BinaryIO:
    """Return a file, or what standard input holds, opened for reading bytes; it can be read again from its start.

    Raises:
        InputError: there is no standard input, or it holds more than can be kept.
        OSError: the file cannot be opened.
    """
    if path != STANDARD_INPUT:
        return Path(path).open("rb")
    if sys.stdin is None:
        raise InputError(path, "there is no standard input", "Pipe a file into the command, or give files and folders.")
    content = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        raise _too_large(path, MAX_FILE_BYTES)
    return io.BytesIO(content)


def read_whole(stream: BinaryIO, where: str, limit: int = MAX_FILE_BYTES) -> bytes:
    """Return what is left of a stream.

    Raises:
        InputError: it is more than ``limit`` bytes.
    """
    content = io.BytesIO()
    while content.tell() <= limit and (more := stream.read(min(1 << 20, limit + 1))):
        content.write(more)
    if content.tell() > limit:
        raise _too_large(where, limit)
    return content.getvalue()


def unreadable(path: str, error: OSError) -> InputError:
    """Return the error for a file that the system does not give out, from the start or half-way through."""
    what = f"the file cannot be read ({reason_of(error)})"
    return InputError(shown_path(path), what, "Check the path and its permissions.")


def _too_large(where: str, limit: int) -> InputError:
    why = f"Expected at most {limit:,} bytes; split the file, or give JSON Lines in a file ending in .jsonl."
    return InputError(where, "the file is too large", why)
