"""Addresses among the given paths, and addresses that feeds and lists name: fetched, counted, and made into pieces."""

import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from stemma.errors import InputError
from stemma.ingest.field_maps import FieldMap
from stemma.ingest.pieces import Piece, Unit
from stemma.ingest.unpacking import unpack_stream

if TYPE_CHECKING:
    from stemma.ingest.fetching import Fetched, Fetcher

OnFetch = Callable[[int, int], None]


def _tell_nobody(_done: int, _total: int) -> None:
    return


class Visitor:
    """Fetches addresses, and keeps count of how many more may be followed.

    Args:
        fetcher: asks for pages; None for one with the usual limits, made when the first page is asked for.
        follow: how many links of feeds and lists may be followed at most; 0 follows none.
        on_fetch: called after each request with the number of requests done, and of those known to be coming.
    """

    def __init__(self, fetcher: "Fetcher | None" = None, follow: int = 0, on_fetch: OnFetch | None = None) -> None:
        self._fetcher, self._tell = fetcher, on_fetch or _tell_nobody
        self._done = self._expected = 0
        self._seen: set[str] = set()
        self.follow = follow
        """How many links may be followed at most."""
        self.left = follow
        """How many of them have not been followed yet."""
        self.unread: set[str] = set()
        """Links that were followed and gave no article."""

    def expect(self, count: int) -> None:
        """Note that so many requests are coming."""
        self._expected += count

    def is_known(self, url: str) -> bool:
        """Return whether a link was taken before, and note that it is now."""
        known = url in self._seen
        self._seen.add(url)
        return known

    def unpack_address(self, url: str, fields: FieldMap) -> Iterator[Unit]:
        """Yield the units of work behind an address that the user gave.

        Raises:
            InputError: it is refused, cannot be fetched, or holds nothing that can be used.
        """
        page = self._fetch(url)
        declared = declare(page)
        yield from unpack_stream(io.BytesIO(page.content), url, page.final_url, fields, declared, page.final_url)

    def fetch_piece(self, url: str) -> Piece:
        """Return what lies behind a link, as one piece.

        Raises:
            InputError: it is refused or cannot be fetched.
        """
        self.left -= 1
        page = self._fetch(url)
        return Piece(where=url, content=page.content, name=page.final_url, declared=declare(page), url=page.final_url)

    def _fetch(self, url: str) -> "Fetched":
        if self._fetcher is None:
            from importlib.metadata import version  # these two take 60 ms to import

            from stemma.ingest.fetching import Fetcher

            self._fetcher = Fetcher(version("stemma"))
        try:
            return self._fetcher.fetch(url)
        except InputError as error:
            raise _name_asked(error, url) from error
        finally:
            self._done += 1
            self._expected = max(self._expected, self._done)
            self._tell(self._done, self._expected)


def _name_asked(error: InputError, url: str) -> InputError:
    """Return an error about the address that was asked for; one about another site that it led to names that too."""
    asked, failed = (address.partition("://")[2].partition("/")[0].lower() for address in (url, error.where))
    what = error.what if asked == failed or not failed else f"{error.what}, for {error.where}"
    return InputError(url, what, error.why)


def declare(page: "Fetched") -> str | None:
    """Return the media type and charset that a server declared, as a header would."""
    if page.charset:
        return f"{page.content_type}; charset={page.charset}"
    return page.content_type or None
