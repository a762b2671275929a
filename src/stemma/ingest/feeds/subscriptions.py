"""OPML lists of feeds: which feeds they name."""

from typing import NamedTuple

from stemma.errors import InputError
from stemma.ingest.json_records import clean
from stemma.ingest.xml_guard import local_name, parse_xml

_MAX_FEEDS = 10_000


class Subscription(NamedTuple):
    """One feed of a list: its address, and the name that the list gives it."""

    url: str
    title: str | None


def list_feeds(content: str, where: str) -> list[Subscription]:
    """Return the feeds that an OPML list names, in its order, each address once.

    Raises:
        InputError: it is no OPML, or names no feeds.

    >>> list_feeds('<opml><body><outline text="Post" xmlUrl="https://post.example/feed"/></body></opml>', "x")
    [Subscription(url='https://post.example/feed', title='Post')]
    """
    found: dict[str, Subscription] = {}
    for element in parse_xml(content, where).iter():
        if local_name(element) != "outline" or len(found) >= _MAX_FEEDS:
            continue
        attributes = {name.lower(): value for name, value in element.attrib.items()}
        url = (attributes.get("xmlurl") or "").strip()
        if url:
            found.setdefault(url, Subscription(url, clean(attributes.get("title") or attributes.get("text"))))
    if not found:
        raise InputError(where, "an OPML list without feeds", "Expected outlines with an xmlUrl.")
    return list(found.values())
