"""Writing a result whole or not at all."""

import os
import sys
import tempfile
from pathlib import Path

from stemma.errors import ConfigError


def write_output(content: bytes, output: str | None) -> None:
    """Write ``content`` to the file ``output``, or to standard output if it is None.

    A file appears under its name only when it is complete: an interrupted run leaves the old one as it was.

    Raises:
        ConfigError: the file's folder is missing or may not be written.
    """
    if output is None or output == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    path = Path(output)
    if not path.parent.is_dir():
        raise ConfigError(f"Cannot write {output}: there is no folder {path.parent}. Create it first.")
    if path.exists() and not path.is_file():  # a device or a named pipe
        path.write_bytes(content)
        return
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise ConfigError(f"Cannot write {output}: {error.strerror}. Choose another folder with -o.") from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
