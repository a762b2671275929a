"""JSON Lines to drafts, holding one line at a time."""

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from stemma.errors import InputError
from stemma.ingest.decoding import Decoded, decode
from stemma.ingest.drafts import Draft
from stemma.ingest.field_maps import FieldMap
from stemma.ingest.json_records import draft_record, parse_json
from stemma.ingest.opening import MAX_FILE_BYTES
from stemma.ingest.signatures import name_binary
from stemma.records import Problem

# The longest line.
MAX_LINE_BYTES = 24 * 1024 * 1024
# Bad lines of one file that are listed one by one; the others are counted in one problem.
MAX_LISTED_LINES = 20
_HEAD_BYTES = 64
# Control characters, marks that turn or hide text, halves of characters.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def problem_of(error: InputError) -> Problem:
    """Return the entry for the list of problems that an error stands for."""
    return Problem(where=error.where, what=error.what, why=error.why)


def tidy_problem(problem: Problem) -> Problem:
    """Return a problem each of whose parts is one line that any terminal and any encoding can show.

    What a file holds is quoted in problems, and a hostile one would steer the terminal that shows them.
    """
    what, why = (_STEERING.sub("\ufffd", " ".join(part.split())) for part in (problem.what, problem.why))
    return Problem(where=_STEERING.sub("\ufffd", problem.where), what=what, why=why)


def tell_damage(decoded: Decoded, where: str) -> Iterator[Problem]:
    """Yield a problem if bytes of a text could not be decoded."""
    if decoded.damaged:
        what = f"{decoded.damaged} places are no valid UTF-8" if decoded.damaged > 1 else "one place is no valid UTF-8"
        why = "The text was read with U+FFFD in their place; save the file again as UTF-8 if a word matters."
        yield Problem(where=where, what=what, why=why)


def draft_lines(stream: BinaryIO, where: str, fields: FieldMap) -> Iterator[Draft | Problem]:
    """Yield the drafts of a JSON Lines file.

    Raises:
        InputError: it is empty or no text.
    """
    first = stream.readline(MAX_LINE_BYTES)
    if not first:
        raise InputError(where, "the file is empty", "Expected one JSON object a line.")
    if first.startswith(_UTF16_MARKS):
        decoded = decode(first + stream.read(MAX_FILE_BYTES), where).text.splitlines()
        yield from draft_each_line(enumerate((line.encode() for line in decoded), 1), where, fields)
        return
    if b"\x00" in first or name_binary(first[:_HEAD_BYTES]):
        decode(first, where)
    yield from draft_each_line(_number_lines(first.removeprefix(codecs.BOM_UTF8), stream), where, fields)


def _number_lines(first: bytes, stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield the lines with their numbers, from 1; of one that is too long only the start, its rest is passed over."""
    number, line = 1, first
    while line:
        yield number, line
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE_BYTES)
        number, line = number + 1, stream.readline(MAX_LINE_BYTES)


def draft_each_line(lines: Iterable[tuple[int, bytes]], path: str, fields: FieldMap) -> Iterator[Draft | Problem]:
    """Yield a draft for each line that holds one; the first bad lines are listed, the others counted."""
    bad = 0
    for number, line in lines:
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            decoded, record = _parse_line(line, where)
            yield from tell_damage(decoded, where)
            yield draft_record(fields.apply(record), where)
        except InputError as error:
            bad += 1
            if bad <= MAX_LISTED_LINES:
                yield problem_of(error)
    if bad > MAX_LISTED_LINES:
        what = f"{bad - MAX_LISTED_LINES} more lines could not be read"
        why = f"Only the first {MAX_LISTED_LINES} are listed; expected one JSON object with a text field on each line."
        yield Problem(where=path, what=what, why=why)


def _parse_line(line: bytes, where: str) -> tuple[Decoded, Mapping[str, Any]]:
    if len(line) >= MAX_LINE_BYTES:
        raise InputError(where, "the line is too long", f"Expected at most {MAX_LINE_BYTES:,} bytes for one article.")
    decoded = decode(line, where)
    value = parse_json(decoded.text, where)
    if not isinstance(value, Mapping):
        raise InputError(
            where, f"a JSON {type(value).__name__}", "Expected one JSON object with a text field on each line."
        )
    return decoded, value
