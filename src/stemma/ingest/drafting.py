"""One file to drafts, by the kind of file it is."""

import codecs
import io
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from stemma.errors import InputError
from stemma.ingest.decoding import Decoded, decode, is_blank
from stemma.ingest.drafts import Draft
from stemma.ingest.formats import is_foreign_markup, tell_format
from stemma.ingest.json_lines import find_record_lines
from stemma.ingest.json_records import draft_record, find_records, is_other_type, parse_json
from stemma.ingest.pages import draft_page
from stemma.ingest.paths import STANDARD_INPUT, reason_of, shown_path
from stemma.ingest.signatures import name_binary
from stemma.records import Problem

# The largest file that is taken into memory; JSON Lines are read line by line and may be larger.
MAX_FILE_BYTES = 256 * 1024 * 1024
# The largest file that can be one text or one page, and the longest line of JSON Lines.
MAX_ONE_ARTICLE_BYTES = 24 * 1024 * 1024
# Bad lines of one JSON Lines file that are listed one by one; the others are counted in one problem.
MAX_LISTED_LINES = 20
_START_CHARACTERS = 4096
_HEAD_BYTES = 64
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def problem_of(error: InputError) -> Problem:
    """Return the entry for the list of problems that an error stands for."""
    return Problem(where=error.where, what=error.what, why=error.why)


def draft_file(path: str, problems: list[Problem]) -> Iterator[Draft]:
    """Yield the drafts in one file (``-``: standard input); what is wrong with parts of it goes to ``problems``.

    Raises:
        InputError: the file as a whole cannot be used.
    """
    ending = "" if path == STANDARD_INPUT else Path(path).suffix.lower()
    where = shown_path(path)
    if tell_format(ending, "") == "jsonl":
        yield from _draft_lines(path, where, problems)
        return
    yield from _draft_whole(_read_bytes(path, where), where, ending, problems)


def _draft_whole(data: bytes, path: str, ending: str, problems: list[Problem]) -> Iterator[Draft]:
    """Yield the drafts of a file that is one text, one page or one JSON value."""
    decoded = decode(data, path, declared=tell_format(ending, data[:_START_CHARACTERS].decode("latin-1")) == "html")
    kind = tell_format(ending, decoded.text[:_START_CHARACTERS])
    if is_blank(decoded.text):
        raise InputError(path, "the file is empty", "Expected the text of an article; check how it was saved.")
    if kind != "html" and is_foreign_markup(decoded.text[:_START_CHARACTERS]):
        why = "Expected text, HTML, JSON or JSON Lines; feeds and other XML cannot be read yet. Save articles as pages."
        raise InputError(path, "the file is XML", why)
    _note_damage(decoded, path, problems)
    if kind in ("json", "jsonl"):
        yield from _draft_json(decoded.text, path, ending, problems)
    elif len(data) > MAX_ONE_ARTICLE_BYTES:
        raise InputError(
            path, f"{len(data):,} bytes in one text", f"Expected at most {MAX_ONE_ARTICLE_BYTES:,}; split the file."
        )
    elif kind == "html":
        yield draft_page(decoded.text, path)
    else:
        yield Draft(where=path, source=path, text=decoded.text)


def _read_bytes(path: str, where: str) -> bytes:
    """Return the content of a file that is not too large."""
    with _open(path) as stream:
        data = stream.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        why = (
            f"Expected at most {MAX_FILE_BYTES:,} bytes; split the file, or give JSON Lines in a file ending in .jsonl."
        )
        raise InputError(where, "the file is too large", why)
    return data


def _open(path: str) -> BinaryIO:
    if path == STANDARD_INPUT:
        if sys.stdin is None:
            raise InputError(
                path, "there is no standard input", "Pipe a file into the command, or give files and folders."
            )
        return io.BytesIO(sys.stdin.buffer.read(MAX_FILE_BYTES + 1))
    return Path(path).open("rb")


def unreadable(path: str, error: OSError) -> InputError:
    """Return the error for a file that the system does not give out, from the start or half-way through."""
    what = f"the file cannot be read ({reason_of(error)})"
    return InputError(shown_path(path), what, "Check the path and its permissions.")


def _note_damage(decoded: Decoded, where: str, problems: list[Problem]) -> None:
    if decoded.damaged:
        what = f"{decoded.damaged} places are no valid UTF-8" if decoded.damaged > 1 else "one place is no valid UTF-8"
        why = "The text was read with U+FFFD in their place; save the file again as UTF-8 if a word matters."
        problems.append(Problem(where=where, what=what, why=why))


def _draft_json(content: str, path: str, ending: str, problems: list[Problem]) -> Iterator[Draft]:
    """Yield the drafts of a JSON text: one object, a list, or lines of objects."""
    try:
        value = parse_json(content, path)
    except InputError:
        lines = content.splitlines()
        if _is_json_object(next((line for line in lines if line.strip()), ""), path):
            yield from _draft_each_line(enumerate((line.encode() for line in lines), 1), path, problems)
            return
        if ending == ".json":
            raise
        yield Draft(where=path, source=path, text=content)  # a text that starts with a bracket
        return
    records = list(find_records(value))
    others = sum(not isinstance(part, Mapping | list) for part in value) if isinstance(value, list) else 0
    if others and records:
        what = f"{others} entries of the list are no objects" if others > 1 else "one entry of the list is no object"
        problems.append(Problem(where=path, what=what, why="Expected article objects; the others were read."))
    places = [path] if isinstance(value, dict) and len(records) == 1 else _name_places(content, path, len(records))
    for record, place in zip(records, places, strict=True):
        if len(records) > 1 and is_other_type(record):
            continue
        try:
            yield draft_record(record, place)
        except InputError as error:
            problems.append(problem_of(error))
    if not records:
        why = (
            "Expected an article object with a text field, a list of such objects, or an object that holds such a list."
        )
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


def _draft_lines(path: str, where: str, problems: list[Problem]) -> Iterator[Draft]:
    """Yield the drafts of a JSON Lines file, holding one line at a time."""
    with _open(path) as stream:
        first = stream.readline(MAX_ONE_ARTICLE_BYTES)
        if not first:
            raise InputError(where, "the file is empty", "Expected one JSON object a line.")
        if first.startswith(_UTF16_MARKS):
            decoded = decode(first + stream.read(MAX_FILE_BYTES), where).text.splitlines()
            yield from _draft_each_line(enumerate((line.encode() for line in decoded), 1), where, problems)
            return
        if b"\x00" in first or name_binary(first[:_HEAD_BYTES]):
            decode(first, where)
        yield from _draft_each_line(_number_lines(first.removeprefix(codecs.BOM_UTF8), stream), where, problems)


def _number_lines(first: bytes, stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield the lines with their numbers, from 1; of a line that is too long only the start, the rest is passed"
    " over."""
    number, line = 1, first
    while line:
        yield number, line
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_ONE_ARTICLE_BYTES)
        number, line = number + 1, stream.readline(MAX_ONE_ARTICLE_BYTES)


def _draft_each_line(lines: Iterable[tuple[int, bytes]], path: str, problems: list[Problem]) -> Iterator[Draft]:
    """Yield a draft for each line that holds one; the first bad lines are listed, the others counted."""
    bad = 0
    for number, line in lines:
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            yield draft_record(_parse_line(line, where, problems), where)
        except InputError as error:
            bad += 1
            if bad <= MAX_LISTED_LINES:
                problems.append(problem_of(error))
    if bad > MAX_LISTED_LINES:
        what = f"{bad - MAX_LISTED_LINES} more lines could not be read"
        why = f"Only the first {MAX_LISTED_LINES} are listed; expected one JSON object with a text field on each line."
        problems.append(Problem(where=path, what=what, why=why))


def _parse_line(line: bytes, where: str, problems: list[Problem]) -> Mapping[str, Any]:
    if len(line) >= MAX_ONE_ARTICLE_BYTES:
        raise InputError(
            where, "the line is too long", f"Expected at most {MAX_ONE_ARTICLE_BYTES:,} bytes for one article."
        )
    decoded = decode(line, where)
    _note_damage(decoded, where, problems)
    value = parse_json(decoded.text, where)
    if not isinstance(value, Mapping):
        raise InputError(
            where, f"a JSON {type(value).__name__}", "Expected one JSON object with a text field on each line."
        )
    return value
