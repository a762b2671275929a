"""Mutations of bytes: flips, cuts, repeats, swaps, figures gone wrong, hostile words."""

import random

WORDS = (
    b"<", b">", b"<!--", b"]]>", b"<![CDATA[", b"&#x0;", b"&#99999999;", b"&lt;", b"<div>" * 200, b"\x00", b"\xff\xfe",
    b"\xef\xbb\xbf", b"\r\n\r\n", b"\r\n\r\nWARC/1.0\r\n", b"WARC/1.1", b"Content-Length: 99999999999",
    b"Content-Length: -1", b"Content-Length: 0", b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n",
    b"\x1f\x8b\x08", b"PK\x03\x04", b"PK\x01\x02", b"ffffffff\r\n", b"charset=utf-16", b'encoding="utf-16"',
    b'encoding="utf-7"', b"<!ENTITY a 'b'>", b'{"a":' * 50, b"[" * 300, b'"', b"'", b",", b"\n", b"\xed\xa0\x80",
    b"\xe2\x80\xae", b"9" * 400, b"1e999", b"NaN", b"null", b"xmlns:a='b'", b"/Length 999999999", b"endstream", b"obj",
    b"2024-13-45T99:99:99+99:99", b"Thu, 99 Foo 20244 99:99:99 XYZ", b"https://[::1", b"//", b"javascript:a()",
    b"\xf0\x9f\x98\x80" * 20,
)  # fmt: skip
_MAX_BYTES = 300_000


def mutate(content: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """Return the bytes with one to eight mutations.

    Args:
        content: a valid sample or an earlier mutation of one.
        others: samples to splice pieces from.
        chance: source of choices.
    """
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 5, 8))):
        at = chance.randrange(len(changed) + 1)
        size = chance.choice((1, 1, 2, 4, 16, 64, 256))
        kind = chance.randrange(9)
        if kind == 0 and changed:
            changed[at % len(changed)] ^= 1 << chance.randrange(8)
        elif kind == 1:
            changed[at : at + size] = chance.randbytes(size)
        elif kind == 2:
            del changed[at : at + size]
        elif kind == 3:
            changed[at:at] = chance.choice(WORDS)
        elif kind == 4:
            changed[at:at] = changed[at : at + size] * chance.choice((1, 2, 30))
        elif kind == 5:
            del changed[at:]
        elif kind == 6:
            other = chance.choice(others)
            start = chance.randrange(len(other) + 1)
            changed[at:at] = other[start : start + 4 * size]
        elif kind == 7:
            _change_figure(changed, at, chance)
        else:
            piece = bytes(changed[at : at + size])
            del changed[at : at + size]
            to = chance.randrange(len(changed) + 1)
            changed[to:to] = piece
    return bytes(changed[:_MAX_BYTES])


def _change_figure(changed: bytearray, at: int, chance: random.Random) -> None:
    """Put another figure in the place of the next one."""
    start = next((place for place in range(at, len(changed)) if 48 <= changed[place] <= 57), None)
    if start is None:
        return
    end = start
    while end < len(changed) and 48 <= changed[end] <= 57:
        end += 1
    changed[start:end] = str(chance.choice((0, 1, 2**16, 2**31, 2**32, 2**63, chance.randrange(10**6)))).encode()
