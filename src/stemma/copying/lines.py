"""One line of JSON Lines to source and text: the same as a full reading gives, and nothing else."""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, NamedTuple

import msgspec

from stemma.errors import InputError
from stemma.ingest.decoding import decode
from stemma.ingest.fields import find_text, plain_keys
from stemma.ingest.json_records import clean, draft_record, parse_json
from stemma.ingest.markup import has_markup

# The longest line that is read as one text.
MAX_LINE_BYTES = 24 * 1024 * 1024
_BOM = b"\xef\xbb\xbf"


class SourcedText(NamedTuple):
    """One text.

    Attributes:
        source: its id or URL, empty if the record has neither.
        text: the untouched text.
        encoded: the same in UTF-8.
    """

    source: str
    text: str
    encoded: bytes


def read_line(line: bytes) -> SourcedText:
    """Return the text of one line.

    Raises:
        InputError: the line holds no text; ``where`` is left empty.

    >>> read_line(b'{"id": 7, "text": "A fire broke out."}').source
    '7'
    """
    record = _parse(line)
    text, source = record.get("text"), record.get("id")
    try:
        if not isinstance(text, str) or not text.strip() or ("<" in text and has_markup(text)):
            text = draft_record(record, "").text
        encoded = text.encode()
    except UnicodeEncodeError:
        text = draft_record(record, "").text
        encoded = text.encode()
    if not isinstance(source, str) or not source.isprintable() or not source.strip():
        plain = plain_keys(record)
        source = find_text(plain, "id") or find_text(plain, "url")
    return SourcedText(clean(source) or "", text, encoded)


def _parse(line: bytes) -> Mapping[str, Any]:
    if len(line) >= MAX_LINE_BYTES:
        raise InputError("", "the line is too long", f"Expected at most {MAX_LINE_BYTES:,} bytes for one article.")
    try:
        value = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        value = parse_json(decode(line.removeprefix(_BOM), "").text, "")
    if not isinstance(value, Mapping):
        why = "Expected one JSON object with a text field on each line."
        raise InputError("", f"a JSON {type(value).__name__}", why)
    return value


def number_lines(stream: BinaryIO, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that start in ``[start, end)`` with the byte they start at; of one too long only the head."""
    place = max(0, start - 1)
    stream.seek(place)
    if start:
        place += _pass_over(stream, b"")
    while place < end:
        line = stream.readline(MAX_LINE_BYTES)
        if not line:
            return
        yield place, line
        place += len(line) + (0 if line.endswith(b"\n") else _pass_over(stream, line))


def _pass_over(stream: BinaryIO, line: bytes) -> int:
    """Read on to the end of the line; return how many bytes that was."""
    passed = 0
    while not line.endswith(b"\n"):
        line = stream.readline(MAX_LINE_BYTES)
        if not line:
            break
        passed += len(line)
    return passed
