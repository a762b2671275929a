"""CSV and TSV exports to drafts: the header tells which column is what, or the user's field map does."""

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from stemma.errors import InputError
from stemma.ingest.decoding import decode
from stemma.ingest.drafts import Draft
from stemma.ingest.field_maps import FieldMap
from stemma.ingest.json_records import draft_record
from stemma.records import Problem

MAX_CELL_CHARACTERS = 4_000_000
MAX_COLUMNS = 2_000
# Bad rows that are listed one by one; the others are counted.
MAX_LISTED_ROWS = 20
_DELIMITERS = (",", "\t", ";", "|")
_SAMPLE_BYTES = 256 * 1024
_SHAPE = "Expected a header line that names a text column (text, body, content...), or --fields text=COLUMN."


def draft_table(stream: BinaryIO, where: str, fields: FieldMap) -> Iterator[Draft | Problem]:
    """Yield a draft for each row, holding one at a time.

    Args:
        stream: the file.
        where: its path; a row is named ``path:line`` of its first line.
        fields: which column means which field, before what the header's own names tell.

    Raises:
        InputError: it has no header, or none of its columns is known to hold text.
    """
    sample = stream.read(_SAMPLE_BYTES)
    if not sample.strip():
        raise InputError(where, "the file is empty", _SHAPE)
    lines = _read_lines(sample, stream, where)
    header_line = next(lines, "")
    delimiter = max(_DELIMITERS, key=header_line.count)
    csv.field_size_limit(MAX_CELL_CHARACTERS)
    header = next(csv.reader([header_line], delimiter=delimiter), [])[:MAX_COLUMNS]
    if not fields.names_text(header):
        raise InputError(where, f"no text column; columns found: {', '.join(header[:12])}"[:300], _SHAPE)
    rows = csv.reader(lines, delimiter=delimiter)
    bad = 0
    while True:
        line = rows.line_num + 2
        try:
            row = next(rows)
            if not any(cell.strip() for cell in row):
                continue
            yield draft_record(fields.apply(_name_cells(header, row)), f"{where}:{line}")
        except StopIteration:
            break
        except (csv.Error, InputError) as error:
            bad += 1
            if bad <= MAX_LISTED_ROWS:
                what = error.what if isinstance(error, InputError) else f"a row that is no CSV ({error})"
                yield Problem(where=f"{where}:{line}", what=what, why=_SHAPE)
    if bad > MAX_LISTED_ROWS:
        why = f"Only the first {MAX_LISTED_ROWS} are listed. {_SHAPE}"
        yield Problem(where=where, what=f"{bad - MAX_LISTED_ROWS} more rows could not be read", why=why)


def _name_cells(header: list[str], row: list[str]) -> Mapping[str, str]:
    named: dict[str, str] = {}
    for name, cell in zip(header, row, strict=False):
        if cell.strip():
            named.setdefault(name.strip(), cell)
    return named


def _read_lines(sample: bytes, stream: BinaryIO, where: str) -> Iterator[str]:
    """Yield the lines of a table, its line ends kept; a line longer than a cell may be comes in parts."""
    encoding = _tell_encoding(sample, where)
    rest = io.BufferedReader(_Joined(sample, stream))
    text = io.TextIOWrapper(rest, encoding=encoding, errors="replace", newline="")
    while line := text.readline(MAX_CELL_CHARACTERS):
        yield line


def _tell_encoding(sample: bytes, where: str) -> str:
    """Return the codec for a table by its first bytes: its byte order mark, UTF-8, else Windows-1252."""
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    decode(sample[: sample.rfind(b"\n") + 1] or sample, where)  # refuses what is no text
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


class _Joined(io.RawIOBase):
    """The bytes already read, then the rest of the stream."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        super().__init__()
        self._first = first
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        piece = self._first[: len(buffer)] if self._first else self._stream.read(len(buffer))
        self._first = self._first[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)
