"""Writing results as they come: to the terminal at once, to a file under its name only when it is complete."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from stemma.errors import ConfigError


@contextmanager
def stream_output(output: str | None) -> Iterator[BinaryIO]:
    """Give a stream to write to; a file appears under its name when the block ends, and not if it is interrupted.

    Raises:
        ConfigError: the file's folder is missing or may not be written.
    """
    if output is None or output == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(output)
    if not path.parent.is_dir():
        raise ConfigError(f"Cannot write {output}: there is no folder {path.parent}. Create it first.")
    if path.exists() and not path.is_file():  # a device or a named pipe
        with path.open("wb") as device:
            yield device
        return
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise ConfigError(f"Cannot write {output}: {error.strerror}. Choose another folder with -o.") from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        mask = os.umask(0)
        os.umask(mask)
        part.chmod(0o666 & ~mask)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
