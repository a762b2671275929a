"""What readers pass on: a piece is the bytes of one page, document or feed, with a name and what was said of them."""

from dataclasses import dataclass

from stemma.ingest.drafts import Draft
from stemma.records import Problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """The bytes of one page, document, feed or export; small enough to be held, and sent to another process.

    Attributes:
        where: how a problem names it: a path, ``path#record`` inside an archive, or a URL.
        content: its bytes, decompressed, without transport headers.
        name: file name or URL whose ending may tell the format; empty if there is none.
        declared: media type as a server or archive declares it ("text/html; charset=utf-8"); None if none was.
        url: address it was fetched from, against which its links are resolved; None for a plain file.
    """

    where: str
    content: bytes
    name: str = ""
    declared: str | None = None
    url: str | None = None

    @property
    def media_type(self) -> str | None:
        """The declared type alone, in lower case."""
        return self.declared.partition(";")[0].strip().lower() or None if self.declared else None


Unit = Piece | Draft | Problem
"""What unpacking a file yields: work still to be done, a draft that came ready, or something wrong."""
