"""What came back for a URL."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """One page, feed or document as a server gave it.

    Attributes:
        url: the URL it was asked for by.
        final_url: where redirects led; equal to ``url`` without any.
        content: the bytes, decompressed.
        content_type: media type in lower case without parameters; "" if the server named none.
        charset: the charset that the server declared, or None.
        modified: HTTP ``Last-Modified`` as sent, or None.
        etag: HTTP ``ETag`` as sent, or None.
        unchanged: True if a kept copy was confirmed by the server and used.
    """

    url: str
    final_url: str
    content: bytes
    content_type: str
    charset: str | None = None
    modified: str | None = None
    etag: str | None = None
    unchanged: bool = False
