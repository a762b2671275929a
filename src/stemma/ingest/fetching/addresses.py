"""Which URLs may be asked for: http and https, to hosts whose every address is on the public internet.

The address that was checked is the one that is connected to, so a name that changes its answer between check and use
(DNS rebinding) gains nothing.
"""

import ipaddress
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from stemma.errors import InputError

Resolve = Callable[[str, int], list[str]]
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

MAX_URL = 4096
_PORTS = {"http": 80, "https": 443}
# Ports on which no web server listens but other services do that a forged request could speak to.
_MIN_OTHER_PORT = 1024
# Addresses that wrap an IPv4 address: the wrapped one must be public too.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_WRAPPED_BITS = 0xFFFFFFFF


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """A URL taken apart, ready to be asked for.

    Attributes:
        url: normal form, ASCII only, without fragment.
        scheme: ``http`` or ``https``.
        host: in ASCII (IDNA) and lower case.
        port: number.
        path: path and query, as they go into the request.
    """

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def site(self) -> str:
        """Scheme, host and port: what robots.txt and the pace belong to."""
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{port}"


def parse_url(url: str) -> Target:
    """Return a URL taken apart.

    Raises:
        InputError: it is no http or https URL, is over-long, carries a password, or names a port of another service.
    """
    if len(url) > MAX_URL:
        raise _refuse(url[:80] + "…", "the URL is too long", f"Expected at most {MAX_URL} characters.")
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise _refuse(url, f"this is not a URL ({error})", "Check its spelling.") from error
    if parts.scheme not in _PORTS:
        raise _refuse(url, f"the scheme is {parts.scheme or 'missing'}", "Expected a URL with http or https.")
    if not host:
        raise _refuse(url, "the URL names no host", "Expected for example https://example.org/page.")
    if parts.username is not None or parts.password is not None:
        raise _refuse(_without_user(parts), "the URL carries a user name or password", "Leave them out.")
    port = port or _PORTS[parts.scheme]
    if port not in _PORTS.values() and port < _MIN_OTHER_PORT:
        raise _refuse(url, f"port {port} belongs to another service", "Expected port 80, 443, or one from 1024.")
    host = _ascii_host(url, host)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]") if parts.query else ""
    )
    bare = Target(url="", scheme=parts.scheme, host=host, port=port, path=path)
    return Target(url=bare.site + path, scheme=parts.scheme, host=host, port=port, path=path)


def find_address(target: Target, resolve: Resolve, allow_loopback: bool = False) -> str:
    """Return the address to connect to: the first that the name has, all of them having been found public.

    Args:
        target: the URL.
        resolve: host and port -> addresses, as `resolve_host`.
        allow_loopback: for tests against a server on this machine.

    Raises:
        InputError: the name has no address, or one that is not public.
    """
    try:
        found = resolve(target.host, target.port)
    except OSError as error:
        why = "Check the spelling and the connection."
        raise _refuse(target.url, f"the host has no address ({error.strerror or error})", why) from error
    if not found:
        raise _refuse(target.url, "the host has no address", "Check the spelling and the connection.")
    for address in found:
        if not is_public(address) and not (allow_loopback and ipaddress.ip_address(address).is_loopback):
            what = f"the host's address {address} is not on the public internet"
            raise _refuse(target.url, what, "Only public pages are fetched; save the page and give the file instead.")
    return found[0]


def resolve_host(host: str, port: int) -> list[str]:
    """Return the addresses of a host as the system gives them, each once.

    Raises:
        OSError: there is none.
    """
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]).partition("%")[0] for answer in answers))


def is_public(address: str) -> bool:
    """Return whether an address, and any that is wrapped in it, lies on the public internet.

    >>> [is_public(one) for one in ("93.184.216.34", "127.0.0.1", "10.1.2.3", "169.254.169.254", "::ffff:10.0.0.1")]
    [True, False, False, False, False]
    >>> [is_public(one) for one in ("100.64.0.1", "0.0.0.0", "224.0.0.1", "fe80::1", "64:ff9b::7f00:1")]
    [False, False, False, False, False]
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast and not one.is_reserved for one in _unwrap(parsed))


def _unwrap(address: Address) -> Iterable[Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    if address in _NAT64:
        return [ipaddress.IPv4Address(int(address) & _WRAPPED_BITS)]
    if address.sixtofour:
        return [address, address.sixtofour]
    if address.teredo:
        return [address, *address.teredo]
    return [address]


def _ascii_host(url: str, host: str) -> str:
    try:
        plain = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise _refuse(url, "the host's name cannot be written in ASCII", "Check its spelling.") from error
    if any(mark in plain for mark in " \t\r\n\\^`{|}<>\"'") or any(ord(mark) < 33 for mark in plain):
        raise _refuse(url, "the host's name holds a forbidden character", "Check its spelling.")
    return plain.lower().rstrip(".")


def _without_user(parts: SplitResult) -> str:
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _refuse(url: str, what: str, why: str) -> InputError:
    return InputError(url, what, why)
