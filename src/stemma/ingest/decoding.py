"""Bytes to text: byte order marks, declared charsets, UTF-8, and a guess for the rest."""

import codecs
import re
from typing import NamedTuple

from stemma.errors import InputError
from stemma.ingest.signatures import name_binary

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_CHARSET_WINDOW = 2048
# In these even ASCII letters take several bytes, so the bytes may pass for UTF-8 full of NULs.
_WIDE = re.compile(r"utf-?_?(?:16|32)", re.IGNORECASE)
_GUESS_SAMPLE = 65_536
# A file of which fewer bytes than this are no UTF-8, beside others that are, is damaged UTF-8, not another encoding.
_MAX_DAMAGED_SHARE = 0.002
# In a short file a few places may be damaged all the same, one in so many bytes.
_MAX_DAMAGED_PLACES = 5
_BYTES_A_PLACE = 80
_UNSEEN = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u200b\u200c\u200d\u2060\ufeff\u2028\u2029\u3000"
# Control characters that text does not hold, and the share of them above which it is no text.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MAX_CONTROL_SHARE = 0.01
# The bytes of Windows-1252 that English and West European news uses: curly quotes, dashes, accented letters.
_WESTERN = frozenset(
    b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xab\xad\xae\xb0\xb7\xbb\xbd\xbc\xbe\xbf"
)
_WESTERN_LETTERS = frozenset(range(0xC0, 0xFE)) - {0xD7, 0xF7}
_MAX_WESTERN_SHARE = 0.08
_WHY = "Expected text in UTF-8 or another common encoding;"


# Codecs of Python that no page is written in; some take time that grows with the square of the length.
_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "utf-7"})


class Decoded(NamedTuple):
    """Text, and how many bytes of it could not be decoded (they stand as U+FFFD)."""

    text: str
    damaged: int = 0


def is_blank(text: str) -> bool:
    """Return whether a text shows nothing: white space, and marks without width.

    >>> is_blank(" \\u200b\\ufeff\\n"), is_blank("A")
    (True, False)
    """
    return not text[:_GUESS_SAMPLE].strip(_UNSEEN) and not text.strip(_UNSEEN)


def decode(data: bytes, where: str, *, declared: bool = False, charset: str | None = None) -> Decoded:
    """Return the text of ``data`` without its byte order mark, otherwise unchanged (newlines included).

    Args:
        data: the whole content.
        where: path, for the message.
        declared: whether to heed a charset declaration as HTML and XML have it.
        charset: what the server that sent the bytes said; tried where they are no UTF-8.

    Raises:
        InputError: the bytes are no text, or in no encoding that can be told.
    """
    decoded = _decode_any(data, where, declared, charset)
    sample = decoded.text[:_GUESS_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(1, _MAX_CONTROL_SHARE * len(sample)):
        why = f"{_WHY} give a text file" + (", or one in UTF-16 with its byte order mark." if "\x00" in sample else ".")
        raise InputError(where, "the file holds control characters, as binary files do", why)
    return decoded


def _decode_any(data: bytes, where: str, declared: bool, charset: str | None) -> Decoded:
    binary = name_binary(data[:64])
    if binary:
        raise InputError(where, f"the file is {binary}, not text", f"{_WHY} export its text and give that file.")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_marked(data[len(bom) :], encoding, where)
    if charset and _WIDE.match(charset) and (wide := _decode_as(data, charset)):
        return wide
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    return (
        (_decode_as(data, charset) if charset else None)
        or (_decode_declared(data) if declared else None)
        or _decode_damaged(data)
        or _decode_western(data)
        or _decode_damaged(data, any_script=False)
        or _decode_guessed(data, where)
    )


def _decode_marked(data: bytes, encoding: str, where: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and (damaged := _decode_damaged(data)):
            return damaged
        what = f"the byte order mark says {encoding}, but byte {error.start} does not fit it"
        raise InputError(where, what, f"{_WHY} save the file again as UTF-8.") from error


def _decode_declared(data: bytes) -> Decoded | None:
    """Return the text by the charset that the page itself declares, if it declares one that fits."""
    found = _CHARSET.search(data[:_CHARSET_WINDOW])
    return _decode_as(data, found[1].decode("ascii")) if found else None


def _decode_as(data: bytes, charset: str) -> Decoded | None:
    """Return the text by a declared charset, None if there is no such charset or the bytes do not fit it."""
    try:
        found = codecs.lookup(charset)
        if found.name in _NO_CHARSETS or not getattr(found, "_is_text_encoding", True):
            return None
        # What pages call Latin-1 or ASCII is Windows-1252 (WHATWG Encoding Standard).
        return Decoded(data.decode("cp1252" if found.name in ("iso8859-1", "ascii") else found.name))
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _decode_damaged(data: bytes, *, any_script: bool = True) -> Decoded | None:
    """Return UTF-8 text with its few wrong bytes replaced; None if it is another encoding.

    Args:
        data: the bytes.
        any_script: whether letters beyond ASCII must show that it is UTF-8; without them it may be plain English.
    """
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd") - data.count("\ufffd".encode())
    good = sum(1 for character in text[:_GUESS_SAMPLE] if "\x7f" < character != "\ufffd")
    told = good or not any_script
    allowed = min(_MAX_DAMAGED_PLACES, max(1, len(data) // _BYTES_A_PLACE))
    return Decoded(text, damaged) if told and damaged <= max(allowed, _MAX_DAMAGED_SHARE * len(data)) else None


def _decode_western(data: bytes) -> Decoded | None:
    """Return the text as Windows-1252 if its few high bytes are those of Western news; None if not."""
    high = data[:_GUESS_SAMPLE].translate(None, bytes(range(0x80)))
    if not high or len(high) > _MAX_WESTERN_SHARE * len(data[:_GUESS_SAMPLE]):
        return None
    if not all(byte in _WESTERN or byte in _WESTERN_LETTERS for byte in set(high)):
        return None
    try:
        return Decoded(data.decode("cp1252"))
    except UnicodeDecodeError:
        return None


def _decode_guessed(data: bytes, where: str) -> Decoded:
    if b"\x00" in data[:_GUESS_SAMPLE]:
        why = f"{_WHY} give a text file, or one in UTF-16 with its byte order mark."
        raise InputError(where, "the file holds NUL bytes, as binary files do", why)
    from charset_normalizer import from_bytes  # 0.05 s to import, rarely needed

    best = from_bytes(data[:_GUESS_SAMPLE]).best()
    try:
        if best is not None:
            return Decoded(data.decode(best.encoding))
    except (LookupError, UnicodeDecodeError):
        pass
    raise InputError(where, "the bytes fit no known text encoding", f"{_WHY} save the file again as UTF-8.")
