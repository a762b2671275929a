"""JSON Feed (https://www.jsonfeed.org/version/1.1/) to drafts: each item's content, else its summary, and its link."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from stemma.ingest.drafts import Draft
from stemma.ingest.field_maps import FieldMap
from stemma.ingest.json_records import draft_record

_CONTENT = ("content_html", "content_text")


def is_json_feed(value: object) -> bool:
    """Return whether a JSON value says of itself that it is a JSON Feed."""
    return isinstance(value, Mapping) and "jsonfeed.org" in str(value.get("version", ""))[:100]


def draft_item(
    item: Mapping[str, Any], feed: Mapping[str, Any], where: str, url: str | None, fields: FieldMap
) -> Draft:
    """Return the draft of one item; what the feed says once (its title, its language) holds for all its items.

    Args:
        item: the item.
        feed: the whole feed.
        where: the item's place.
        url: address of the feed, against which relative links are resolved.
        fields: the user's field map.

    Raises:
        InputError: the item has neither content nor summary.

    >>> draft_item({"id": "1", "summary": "Port closed."}, {"title": "Harbour Post"}, "x", None, FieldMap()).whole
    False
    """
    facts = {"outlet": feed.get("title"), "language": feed.get("language")}
    record = {**{name: fact for name, fact in facts.items() if isinstance(fact, str)}, **fields.apply(item)}
    summary = item.get("summary")
    whole = any(isinstance(item.get(name), str) and item[name].strip() for name in _CONTENT)
    if not whole and isinstance(summary, str) and summary.strip():
        record["content_text"] = summary
    else:
        whole = True
    draft = draft_record(record, where)
    base = url or (feed["home_page_url"] if isinstance(feed.get("home_page_url"), str) else None)
    return replace(draft, whole=whole, url=_resolve(base, draft.url))


def _resolve(base: str | None, link: str | None) -> str | None:
    """Return a link as a whole address where that can be told, as it is where not."""
    if not link or not base:
        return link
    try:
        return urljoin(base, link)
    except ValueError:
        return link
