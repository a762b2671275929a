"""One request to one checked address, and one answer, bounded in size and time before and after decompression."""

import contextlib
import socket
import threading
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from stemma.errors import InputError
from stemma.ingest.fetching.addresses import Target

MAX_BYTES = 32 * 1024 * 1024
MAX_SECONDS = 60.0
_SILENCE_SECONDS = 15.0  # to connect, or between two parts of an answer
_CHUNK = 64 * 1024
_ENCODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})


class TransientError(InputError):
    """The server did not answer as it should, and may do so when asked again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """A server's answer.

    Attributes:
        status: HTTP status.
        headers: names in lower case.
        content: the body, decompressed; empty where the status is not 200.
    """

    status: int
    headers: Mapping[str, str]
    content: bytes


def exchange(
    target: Target, address: str, headers: Mapping[str, str], max_bytes: int = MAX_BYTES, seconds: float = MAX_SECONDS
) -> Answer:
    """Ask the server at ``address`` for the target and return its answer.

    The certificate must be that of the target's host, whatever the address. No redirect is followed.

    Args:
        target: what to ask for.
        address: where to connect.
        headers: of the request, without ``Host``.
        max_bytes: the largest body, decompressed.
        seconds: the longest time for all of it.

    Raises:
        TransientError: no connection, or it broke off, or took too long.
        InputError: the body is too large or is not what its headers say.
    """
    connection = _connect(target, address)
    late = threading.Event()
    watch = threading.Timer(seconds, _break_off, (connection, late))
    watch.daemon = True
    watch.start()
    try:
        connection.request(
            "GET",
            target.path,
            headers={**headers, "Host": _host_header(target), "Connection": "close"},
            preload_content=False,
            decode_content=False,
        )
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.headers.items()}
        body = _read_body(target, response, found, max_bytes) if response.status == 200 else b""
        if late.is_set():
            raise _too_slow(target)
        return Answer(status=response.status, headers=found, content=body)
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        if late.is_set():
            raise _too_slow(target) from error
        what = f"the server cannot be reached or broke off ({type(error).__name__})"
        raise TransientError(target.url, what, "Try again later, or save the page and give the file.") from error
    finally:
        watch.cancel()
        connection.close()


def _connect(target: Target, address: str) -> HTTPConnection:
    """Return a connection to the checked address and to no other."""
    if target.scheme == "http":
        return HTTPConnection(address, target.port, timeout=_SILENCE_SECONDS)
    return HTTPSConnection(
        address, target.port, timeout=_SILENCE_SECONDS, assert_hostname=target.host, server_hostname=target.host,
        cert_reqs="CERT_REQUIRED",
    )  # fmt: skip


def _break_off(connection: HTTPConnection, late: threading.Event) -> None:
    """End an exchange that takes too long: a server may otherwise send one byte at a time for ever."""
    late.set()
    sock = connection.sock
    if sock is not None:
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)


def _host_header(target: Target) -> str:
    return target.site.partition("://")[2]


def _read_body(target: Target, response: BaseHTTPResponse, headers: Mapping[str, str], max_bytes: int) -> bytes:
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding not in _ENCODINGS:
        raise InputError(target.url, f"the page is compressed as {encoding[:40]}", "Expected gzip, deflate or none.")
    length = headers.get("content-length", "")
    if length.isdigit() and int(length) > max_bytes:
        raise _too_large(target, max_bytes)
    inflate = _Inflater(encoding)
    body = bytearray()
    for chunk in response.stream(_CHUNK, decode_content=False):
        try:
            body += inflate.take(chunk, max_bytes + 1 - len(body))
        except zlib.error as error:
            raise InputError(
                target.url, "the page's compression is broken", "Save the page and give the file."
            ) from error
        if len(body) > max_bytes:
            raise _too_large(target, max_bytes)
    if not inflate.complete:
        raise TransientError(target.url, "the page breaks off", "Try again later.")
    return bytes(body)


class _Inflater:
    """Decompresses at most as much as it is asked for."""

    def __init__(self, encoding: str) -> None:
        self._wrapped = encoding not in ("", "identity")
        self._deflate = encoding == "deflate"
        self._machine: zlib._Decompress | None = None

    def take(self, chunk: bytes, limit: int) -> bytes:
        """Return the plain bytes of the next chunk, at most ``limit`` of them."""
        if not self._wrapped or not chunk:
            return chunk[:limit]
        if self._machine is None:
            # "deflate" is sent with the zlib header and, by some servers, without it.
            raw = self._deflate and (chunk[0] & 0x0F != 8 or int.from_bytes(chunk[:2].ljust(2, b"\0"), "big") % 31)
            self._machine = zlib.decompressobj(-zlib.MAX_WBITS if raw else zlib.MAX_WBITS | 32)
        return self._machine.decompress(chunk, max(1, limit))

    @property
    def complete(self) -> bool:
        """Whether the compressed stream came to its end."""
        return not self._wrapped or self._machine is None or self._machine.eof


def _too_slow(target: Target) -> TransientError:
    return TransientError(
        target.url, "the server took too long", "Try again later, or save the page and give the file."
    )


def _too_large(target: Target, max_bytes: int) -> InputError:
    return InputError(target.url, f"the page is larger than {max_bytes:,} bytes", "Download it and give the file.")
