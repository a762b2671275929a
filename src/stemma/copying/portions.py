"""Portions of work: stretches of large JSON Lines files, and handfuls of other files."""

import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from stemma.errors import ConfigError
from stemma.ingest.paths import STANDARD_INPUT, shown_path

# Files whose lines can be read again where they lie; all others are written to a scratch file as JSON Lines.
_LINE_ENDINGS = frozenset({".jsonl", ".ndjson"})
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Bytes in one portion: small enough to spread evenly, large enough to make the cost of a portion small.
_LEAST_BYTES, _MOST_BYTES = 1 << 20, 1 << 23
_PORTIONS_A_WORKER = 8
_FILES_A_PORTION = 256


@dataclass(frozen=True, kw_only=True, slots=True)
class Portion:
    """What one worker reads at a time.

    Attributes:
        number: from 0, in order of the files.
        files: each file's path, and how it is shown.
        lines: whether it is a stretch of one JSON Lines file.
        start, end: the bytes in which its lines start.
        size: bytes.
        scratch: folder for what is spilled.
    """

    number: int
    files: tuple[tuple[str, str], ...]
    lines: bool
    start: int
    end: int
    size: int
    scratch: str


def save_standard_input(paths: Iterable[str], scratch: Path) -> list[tuple[str, str]]:
    """Return each path with how it is shown; standard input is saved to a scratch file, as it must be read twice.

    Raises:
        ConfigError: there is no standard input.
    """
    found = []
    for path in paths:
        if path != STANDARD_INPUT:
            found.append((path, shown_path(path)))
            continue
        if sys.stdin is None:
            raise ConfigError("There is no standard input: pipe a file into the command, or give files and folders.")
        saved = scratch / "standard-input"
        with saved.open("wb") as out:
            shutil.copyfileobj(sys.stdin.buffer, out)
        with saved.open("rb") as stream:
            if stream.read(4096).lstrip()[:1] == b"{":
                saved = saved.rename(saved.with_suffix(".jsonl"))
        found.append((str(saved), STANDARD_INPUT))
    return found


def _is_lines(path: Path) -> bool:
    if path.suffix.lower() not in _LINE_ENDINGS:
        return False
    with path.open("rb") as stream:
        return stream.read(2) not in _WIDE_MARKS


def _size_of(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0  # reading it will say what is wrong


def _reads_as_lines(path: str) -> bool:
    try:
        return _is_lines(Path(path))
    except OSError:
        return False


def cut_portions(files: list[tuple[str, str]], workers: int, scratch: Path) -> list[Portion]:
    """Return the portions of all files."""
    sizes = {path: _size_of(path) for path, _ in files}
    most = max(_LEAST_BYTES, min(_MOST_BYTES, sum(sizes.values()) // (_PORTIONS_A_WORKER * workers)))
    portions: list[Portion] = []

    def add(chosen: list[tuple[str, str]], start: int, end: int, size: int, *, lines: bool) -> None:
        portions.append(
            Portion(
                number=len(portions), files=tuple(chosen), lines=lines, start=start, end=end, size=size,
                scratch=str(scratch),
            )
        )  # fmt: skip

    others: list[tuple[str, str]] = []
    held = 0
    for path, shown in files:
        if _reads_as_lines(path):
            for start in range(0, max(1, sizes[path]), most):
                end = min(sizes[path], start + most)
                add([(path, shown)], start, end, end - start, lines=True)
            continue
        if others and (held + sizes[path] > most or len(others) >= _FILES_A_PORTION):
            add(others, 0, 0, held, lines=False)
            others, held = [], 0
        others.append((path, shown))
        held += sizes[path]
    if others:
        add(others, 0, 0, held, lines=False)
    return portions
