"""Writing a result whole or not at all."""

from pathlib import Path

import pytest

from stemma.cli.output import write_output
from stemma.errors import ConfigError


def test_replaces_the_file(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_bytes(b"old")
    write_output(b"new", str(target))
    assert target.read_bytes() == b"new"


def test_a_device_is_written_directly() -> None:
    write_output(b"anything", "/dev/null")
    assert Path("/dev/null").exists()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no folder"):
        write_output(b"", str(tmp_path / "absent" / "page.html"))
