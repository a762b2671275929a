"""From offsets in an article's text back to the page it came from, as selectors of the W3C Web Annotation model.

The page's text stream is what a browser gives as ``document.body.textContent``: all text nodes of the body in document
order, scripts included. An article's characters are found in the visible part of it, white space aside, paragraph by
paragraph in order; what main-text extraction left out between two of them does not disturb that.
"""

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any, NamedTuple

# Characters of the page given before and after a quotation, to tell it from its like.
CONTEXT_CHARACTERS = 32
# A piece of a paragraph that is shorter than this (without white space) is looked for only right behind the last one.
_MIN_FREE_CHARACTERS = 12
_NEAR_CHARACTERS = 25  # for each character of the piece
# Halvings of a paragraph that does not stand in the page as a whole.
_MAX_HALVINGS = 7
# What extraction puts before an item of a list.
_BULLET = "-"
_UNSEEN_TAGS = frozenset({"script", "style", "noscript", "template", "svg"})
# Marks without width, which extraction may drop: skipped like white space.
_NO_WIDTH = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


class NodePart(NamedTuple):
    """A stretch of one text node: the XPath of the node, and offsets in its text."""

    path: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchor:
    """A place in a page.

    Attributes:
        exact: the page's own characters there (TextQuoteSelector).
        prefix, suffix: what stands before and after.
        start, end: offsets in the page's text stream (TextPositionSelector).
        parts: the text nodes that it covers.
        faithful: whether those characters are the article's, white space aside; False where the page has more between.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    parts: tuple[NodePart, ...]
    faithful: bool

    def to_selectors(self) -> list[dict[str, Any]]:
        """Return the two selectors as the W3C Web Annotation model writes them."""
        quote = {"type": "TextQuoteSelector", "exact": self.exact, "prefix": self.prefix, "suffix": self.suffix}
        return [quote, {"type": "TextPositionSelector", "start": self.start, "end": self.end}]


class PageMap:
    """The map from an article's text to the text nodes of its page.

    Args:
        markup: the page, decoded.
        text: the article's text as main-text extraction gave it.
    """

    def __init__(self, markup: str, text: str) -> None:
        self._text = text
        self._nodes, self._starts, self.stream = _read_nodes(markup)
        self._places = _place(text, *_squeeze_page(self._nodes, self._starts, self.stream))

    def locate(self, start: int, end: int) -> Anchor | None:
        """Return where ``text[start:end]`` stands in the page; None if its ends do not stand there.

        >>> PageMap("<body><p>One <b>storm</b>.</p></body>", "One storm.").locate(4, 10).parts[0].path
        '/html/body/p/b/text()'
        """
        while start < end and (_is_skipped(self._text[start]) or self._is_bullet(start)):
            start += 1
        while end > start and _is_skipped(self._text[end - 1]):
            end -= 1
        if start >= end or self._places[start] < 0 or self._places[end - 1] < self._places[start]:
            return None
        first, last = self._places[start], self._places[end - 1] + 1
        exact = self.stream[first:last]
        return Anchor(
            exact=exact,
            prefix=self.stream[max(0, first - CONTEXT_CHARACTERS) : first],
            suffix=self.stream[last : last + CONTEXT_CHARACTERS],
            start=first,
            end=last,
            parts=tuple(self._cut_parts(first, last)),
            faithful=squeeze(exact) == squeeze(self._text[start:end]),
        )

    def _is_bullet(self, offset: int) -> bool:
        return self._places[offset] < 0 and self._text[offset] == _BULLET

    def _cut_parts(self, first: int, last: int) -> list[NodePart]:
        parts: list[NodePart] = []
        index = max(0, bisect_right(self._starts, first) - 1)
        while index < len(self._nodes) and self._starts[index] < last:
            node, begin = self._nodes[index], self._starts[index]
            cut = NodePart("", max(0, first - begin), min(len(node.text), last - begin))
            if cut.start < cut.end and node.visible and node.text[cut.start : cut.end].strip():
                parts.append(cut._replace(path=node.path))
            index += 1
        return parts


def squeeze(text: str) -> str:
    """Return a text without white space and marks without width."""
    return "".join(character for character in text if not _is_skipped(character))


def _is_skipped(character: str) -> bool:
    return character.isspace() or character in _NO_WIDTH


class _Node(NamedTuple):
    """A text node: its text, the element it is the text or tail of, and whether a reader sees it."""

    text: str
    element: Any
    is_tail: bool
    visible: bool

    @property
    def path(self) -> str:
        """XPath that leads to it, and to it alone."""
        element = self.element.getparent() if self.is_tail else self.element
        number = 1
        if self.is_tail:
            before = [*self.element.itersiblings(preceding=True), self.element]
            number = 1 + bool(element.text) - 1 + sum(1 for sibling in before if sibling.tail)
        several = bool(element.text) + sum(1 for child in element if child.tail) > 1
        return f"{element.getroottree().getpath(element)}/text(){f'[{number}]' if several else ''}"


def _read_nodes(markup: str) -> tuple[list[_Node], list[int], str]:
    """Return the text nodes of the page's body, where each starts in the text stream, and the stream."""
    from lxml import html  # 0.1 s to import

    nodes: list[_Node] = []
    try:
        root = html.document_fromstring(markup.replace("\x00", "\ufffd").encode("utf-8", "replace"), parser=_parser())
    except (ValueError, html.etree.LxmlError):
        return [], [], ""
    body = root.find("body")
    unseen = 0
    for event, element in html.etree.iterwalk(root if body is None else body, events=("start", "end", "comment", "pi")):
        hides = element.tag in _UNSEEN_TAGS
        if event == "start":
            unseen += hides
            if element.text:
                nodes.append(_Node(element.text, element, False, not unseen))
            continue
        unseen -= hides and event == "end"
        if element.tail and element is not body and element is not root:
            nodes.append(_Node(element.tail, element, True, not unseen))
    starts: list[int] = []
    position = 0
    for node in nodes:
        starts.append(position)
        position += len(node.text)
    return nodes, starts, "".join(node.text for node in nodes)


def _parser() -> Any:
    from lxml import html

    return html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)


def _squeeze_page(nodes: list[_Node], starts: list[int], stream: str) -> tuple[str, "array[int]"]:
    """Return the visible characters of the page without white space, and where each stands in the stream."""
    places = array("l")
    for node, start in zip(nodes, starts, strict=True):
        if node.visible:
            places.extend(start + offset for offset, character in enumerate(node.text) if not _is_skipped(character))
    return "".join(stream[place] for place in places), places


def _place(text: str, squeezed: str, places: "array[int]") -> "array[int]":
    """Return for each character of the article where it stands in the stream, -1 where it was not found."""
    found = array("l", [-1]) * len(text)
    cursor = position = 0
    for line in text.split("\n"):
        offsets = [position + offset for offset, character in enumerate(line) if not _is_skipped(character)]
        position += len(line) + 1
        if line.startswith(_BULLET + " ") and not _stands_in(text, offsets, squeezed):
            offsets = offsets[1:]
        cursor = _place_piece(text, offsets, squeezed, places, found, cursor, _MAX_HALVINGS)
    return found


def _stands_in(text: str, offsets: list[int], squeezed: str) -> bool:
    return "".join(text[offset] for offset in offsets) in squeezed


def _place_piece(
    text: str, offsets: list[int], squeezed: str, places: "array[int]", found: "array[int]", cursor: int, halvings: int
) -> int:
    """Find one piece in the page, or its halves; return where in the squeezed page to look for the next one."""
    if not offsets:
        return cursor
    wanted = "".join(text[offset] for offset in offsets)
    free = len(wanted) >= _MIN_FREE_CHARACTERS or halvings == _MAX_HALVINGS
    at = squeezed.find(wanted, cursor, len(squeezed) if free else cursor + _NEAR_CHARACTERS * len(wanted))
    if at < 0 and free:
        at = squeezed.find(wanted)
    if at >= 0:
        for offset, place in zip(offsets, places[at : at + len(offsets)], strict=True):
            found[offset] = place
        return at + len(offsets)
    middle = len(offsets) // 2
    if halvings == 0 or middle == 0:
        return cursor
    cursor = _place_piece(text, offsets[:middle], squeezed, places, found, cursor, halvings - 1)
    return _place_piece(text, offsets[middle:], squeezed, places, found, cursor, halvings - 1)
