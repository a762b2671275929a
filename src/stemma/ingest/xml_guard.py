"""XML that may come from anywhere: decoded by us, without entities, without network."""

import re
from typing import Any

from stemma.errors import InputError

_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,300}\?>", re.IGNORECASE)
# Characters that XML 1.0 forbids; feeds hold some all the same.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def refuse_entities(content: str, where: str) -> None:
    """Let XML through that defines no entities of its own.

    Raises:
        InputError: it does; a few lines of such definitions can unfold to gigabytes, or read files.
    """
    if _ENTITY.search(content):
        why = "Expected feeds and news items without <!ENTITY>: such definitions may unfold without bound."
        raise InputError(where, "XML that defines entities", why)


def without_declaration(content: str) -> str:
    """Return XML text without its declaration, whose encoding no longer holds, and without forbidden characters."""
    return _FORBIDDEN.sub("", _DECLARATION.sub("", content, count=1)).lstrip()


def parse_xml(content: str, where: str) -> Any:
    """Return the root element of an XML text.

    Raises:
        InputError: it defines entities, or is no XML.
    """
    from lxml import etree  # 30 ms to import

    refuse_entities(content, where)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False, remove_comments=True,
        remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    try:
        return etree.fromstring(without_declaration(content).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        why = "Expected whole, well-formed XML; check that the file is complete."
        raise InputError(where, f"damaged XML ({error})"[:200], why) from error


def local_name(element: Any) -> str:
    """Return an element's name without its namespace, lower case; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
