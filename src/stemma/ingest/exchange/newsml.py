"""NewsML-G2 to drafts: news items, alone, in a news message, or beside the packages that list them."""

from collections.abc import Iterator
from typing import Any

from stemma.errors import InputError
from stemma.ingest.drafts import Draft
from stemma.ingest.json_records import clean
from stemma.ingest.markup import text_of_markup, text_of_tree
from stemma.ingest.xml_guard import local_name, parse_xml
from stemma.records import Problem

_WITHHELD = frozenset({"stat:canceled", "stat:cancelled", "stat:withheld"})
_TEXT_CLASSES = frozenset({"ninat:text", "text"})


def draft_newsml(content: str, where: str) -> Iterator[Draft | Problem]:
    """Yield a draft for each news item with text; packages and items of other media are counted in one problem each.

    Args:
        content: the XML, decoded.
        where: its path; an item is named ``path#number`` where there are several.

    Raises:
        InputError: it is no XML, or holds no news item.
    """
    root = parse_xml(content, where)
    items = [element for element in root.iter() if local_name(element) == "newsitem"]
    packages = sum(local_name(element) == "packageitem" for element in root.iter())
    if not items:
        what = "a NewsML-G2 package without its items" if packages else "NewsML without news items"
        raise InputError(where, what, "Expected newsItem elements; a package only lists items, give those too.")
    other = 0
    for number, item in enumerate(items, start=1):
        place = where if len(items) == 1 else f"{where}#{number}"
        kind = _attribute(_first(item, "itemclass"), "qcode", "literal", "uri")
        if kind and kind.rpartition("/")[2].lower() not in _TEXT_CLASSES:
            other += 1
            continue
        yield _draft_item(item, place)
    if other:
        why = "Expected items of class ninat:text; pictures, graphics and the like hold no article."
        yield Problem(where=where, what=f"{other} of the news items passed over: other media", why=why)


def _draft_item(item: Any, place: str) -> Draft | Problem:
    status = (_attribute(_first(item, "pubstatus"), "qcode") or "").lower()
    if status in _WITHHELD:
        return Problem(where=place, what=f"a news item marked {status}", why="Its provider took it back; left out.")
    text = _text_of(item)
    if not text.strip():
        why = "Expected inlineXML or inlineData; content that lies elsewhere must be given itself."
        return Problem(where=place, what="a news item without text of its own", why=why)
    content = _child(item, "contentmeta")
    return Draft(
        where=place,
        source=clean(item.get("guid")) or place,
        text=text,
        title=_content_of(content, "headline") or _content_of(_child(item, "itemmeta"), "title"),
        outlet=_name_of(_first(item, "provider")) or _name_of(_first(content, "infosource")),
        byline=_content_of(content, "by") or _name_of(_first(content, "creator")),
        published=_content_of(item, "firstcreated") or _content_of(item, "versioncreated")
        or _content_of(content, "contentcreated"),
        modified=_content_of(item, "versioncreated") or _content_of(content, "contentmodified"),
        language=_attribute(_first(content, "language"), "tag"),
        section=_name_of(_first(content, "subject")),
    )  # fmt: skip


def _text_of(item: Any) -> str:
    """Return the text of the content set's first rendition that holds any: XML (XHTML, NITF) or plain."""
    for element in item.iter():
        name = local_name(element)
        if name == "inlinexml":
            body = _first(element, "body.content")
            body = body if body is not None else _first(element, "body")
            text = text_of_tree(element if body is None else body)
        elif name == "inlinedata":
            plain = "".join(element.itertext())
            text = text_of_markup(plain) if "html" in (element.get("contenttype") or "") else plain.strip()
        else:
            continue
        if text.strip():
            return text
    return ""


def _child(element: Any, name: str) -> Any:
    if element is None:
        return None
    return next((child for child in element if local_name(child) == name), None)


def _first(element: Any, name: str) -> Any:
    if element is None:
        return None
    return next((inner for inner in element.iter() if local_name(inner) == name), None)


def _content_of(element: Any, name: str) -> str | None:
    found = _first(element, name)
    return clean("".join(found.itertext())) if found is not None else None


def _attribute(element: Any, *names: str) -> str | None:
    if element is None:
        return None
    return next((value for name in names if (value := clean(element.get(name)))), None)


def _name_of(element: Any) -> str | None:
    """Return the name of a party or concept: its name element, its literal, or the last part of its code."""
    if element is None:
        return None
    code = _attribute(element, "qcode", "uri")
    named = _content_of(element, "name") or _attribute(element, "literal")
    return named or (code.rstrip("/").replace(":", "/").rpartition("/")[2] if code else None)
