"""Answers kept in a folder, so that a page that has not changed is not sent again.

Each page is one file: a line of JSON with what the server said of it, then its bytes. A file is written beside its
place and moved there, so an interrupted run leaves the old copy or the new one, never a torn one.
"""

import hashlib
import json
import os
import tempfile
from pathlib import Path

from stemma.errors import ConfigError
from stemma.ingest.fetching.pages import Fetched

_FIELDS = ("url", "final_url", "content_type", "charset", "modified", "etag")


class KeptPages:
    """A folder of kept pages.

    Args:
        folder: made if it does not exist.

    Raises:
        ConfigError: the folder cannot be used.
    """

    def __init__(self, folder: str | Path) -> None:
        self._folder = Path(folder)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigError(
                f"{folder}: expected a folder to keep pages in, found that it cannot be used ({error.strerror}). "
                "Name another folder."
            ) from error

    def find(self, url: str) -> Fetched | None:
        """Return the kept page of a URL, or None; a file that cannot be read counts as none."""
        try:
            head, _, content = self._place(url).read_bytes().partition(b"\n")
            kept = json.loads(head)
            if kept["url"] != url or kept["digest"] != _digest(content):
                return None
            return Fetched(content=content, **{name: kept[name] for name in _FIELDS})
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, page: Fetched) -> None:
        """Store a page under its URL, in place of an older copy; what cannot be written is not kept."""
        head = {name: getattr(page, name) for name in _FIELDS} | {"digest": _digest(page.content)}
        try:
            handle, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(json.dumps(head, sort_keys=True).encode() + b"\n" + page.content)
                Path(name).replace(self._place(page.url))
            except OSError:
                Path(name).unlink(missing_ok=True)
        except OSError:
            return

    def _place(self, url: str) -> Path:
        return self._folder / (hashlib.sha256(url.encode()).hexdigest()[:32] + ".page")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
