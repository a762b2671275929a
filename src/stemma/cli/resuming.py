"""A long output that a killed run can go on with: whole lines in a part file, and a journal of what is done.

The journal's first line says what the run was over, each further one how many units of work were done when the part
file was so long. Whatever was written behind the last such line is cut off and done again.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from stemma.errors import ConfigError

_VERSION = 1


class ResumableFile:
    """An output file under way; it appears under its own name when it is complete.

    Args:
        output: the file to write.
        job: what the run is over (inputs, options), as JSON can hold it; another run's journal does not fit it.
        resume: whether to go on with an earlier run that did not end.

    Raises:
        ConfigError: an unfinished run lies there and ``resume`` was not said, it was over something else, or the
            folder cannot be written to.
    """

    def __init__(self, output: str, job: Any, *, resume: bool) -> None:
        self._path = Path(output)
        self._part = self._path.with_name(self._path.name + ".part")
        self._journal = self._path.with_name(self._path.name + ".journal")
        self.units = 0
        """Units of work that are done."""
        if not self._path.parent.is_dir():
            raise ConfigError(f"Cannot write {output}: there is no folder {self._path.parent}. Create it first.")
        header = {"version": _VERSION, "job": job}
        size = 0
        if self._journal.exists():
            if not resume:
                raise ConfigError(
                    f"An unfinished run for {output} is there: go on with it (--resume), or delete {self._journal}."
                )
            self.units, size = self._read_journal(json.loads(json.dumps(header)))
        try:
            self._part.touch()
            self._stream = self._part.open("r+b")
            self._stream.truncate(size)
            self._stream.seek(size)
            fresh = not self._journal.exists()
            self._notes = self._journal.open("ab")
            if fresh:
                self._note(header)
            else:
                self._notes.write(b"\n")  # closes a line that was torn
        except OSError as error:
            raise ConfigError(f"Cannot write {output}: {error.strerror}. Choose another folder with -o.") from error

    def write(self, lines: Sequence[bytes], units: int) -> None:
        """Add whole lines, and note that so many more units of work are done."""
        self._stream.write(b"".join(line + b"\n" for line in lines))
        self._stream.flush()
        self.units += units
        self._note({"units": self.units, "bytes": self._stream.tell()})

    def finish(self) -> None:
        """Give the file its name; the journal goes."""
        self.close()
        self._part.replace(self._path)
        self._journal.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the files as they are."""
        self._stream.close()
        self._notes.close()

    def _note(self, entry: Any) -> None:
        self._notes.write(json.dumps(entry, ensure_ascii=True).encode() + b"\n")
        self._notes.flush()

    def _read_journal(self, header: Any) -> tuple[int, int]:
        """Return units done and length of the part file at the last note that the part file bears out."""
        entries = [entry for line in self._journal.read_bytes().splitlines() if (entry := _parse(line)) is not None]
        if not entries:
            self._journal.unlink()
            return 0, 0
        if entries[0] != header:
            raise ConfigError(
                f"The unfinished run for {self._path} was over other files or options, or its files have changed: "
                f"give the same ones, or delete {self._journal} to start anew."
            )
        length = self._part.stat().st_size if self._part.exists() else 0
        for entry in reversed(entries[1:]):
            if isinstance(entry.get("bytes"), int) and isinstance(entry.get("units"), int) and entry["bytes"] <= length:
                return entry["units"], entry["bytes"]
        return 0, 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _parse(line: bytes) -> dict[str, Any] | None:
    """Return a line of the journal, None for a torn one."""
    try:
        value = json.loads(line)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def describe_job(paths: Sequence[str], **options: Any) -> dict[str, Any]:
    """Return what a run is over: each file with its size and time of change, and the options that matter."""
    files = []
    for path in paths:
        try:
            found = Path(path).stat()
            files.append([path, found.st_size, found.st_mtime_ns])
        except OSError:
            files.append([path, None, None])
    return {"files": files, **options}
