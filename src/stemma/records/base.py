"""The base of all records, and how they get their ids."""

import hashlib

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A frozen, typed record. Two records with equal fields are equal."""


def content_id(kind: str, *parts: object) -> str:
    """Return a short id made from content alone, so that equal content has an equal id in any order of input.

    Args:
        kind: one or two letters that tell a reader what the id names (``a`` article, ``s`` statement ...).
        parts: what identifies the record; their text form is hashed.

    >>> content_id("a", "text", 3) == content_id("a", "text", 3)
    True
    >>> content_id("a", "text")[:2]
    'a-'
    """
    digest = hashlib.blake2b("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass"), digest_size=6)
    return f"{kind}-{digest.hexdigest()}"
