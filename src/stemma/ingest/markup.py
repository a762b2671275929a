"""HTML fragments to text: block elements become lines, nothing is left out."""

import re
from typing import Any

_TAG = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|blockquote|article|section|figure|a|em|strong)\b[^<>]{0,500}>", re.IGNORECASE
)
_MIN_TAGS = 2
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "block",
        "blockquote",
        "body",
        "br",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hedline",
        "hl1",
        "hl2",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
_UNSEEN = frozenset(["script", "style", "noscript", "template", "head", "iframe", "svg"])
_SPACE = re.compile(r"[ \t\r\n\f]+")


_SCRIPT = re.compile(r"<(script|style|svg|noscript)\b", re.IGNORECASE)


def find_end(markup: str, tag: str, start: int) -> int:
    """Return where the next end tag of this name stands, -1 if none follows.

    >>> find_end("<script>1</SCRIPT >", "script", 8)
    9
    """
    match = re.compile(rf"</{tag}\b", re.IGNORECASE).search(markup, start)
    return match.start() if match else -1


def leave_out_scripts(markup: str) -> str:
    """Return a page without its scripts, styles and drawings; from one that is never closed on, everything stays.

    >>> leave_out_scripts("<p>One</p><script>two()</script><p>Three</p>")
    '<p>One</p></script><p>Three</p>'
    """
    pieces: list[str] = []
    position = 0
    while opening := _SCRIPT.search(markup, position):
        end = find_end(markup, opening[1], opening.end())
        if end < 0:
            break
        pieces.append(markup[position : opening.start()])
        position = end
    return "".join([*pieces, markup[position:]])


def has_markup(text: str) -> bool:
    """Return whether a text field holds HTML rather than text.

    >>> has_markup("<p>One.</p>"), has_markup("a < b and b > c")
    (True, False)
    """
    return len(_TAG.findall(text[:20_000])) >= _MIN_TAGS


def text_of_markup(markup: str) -> str:
    """Return the text of an HTML fragment, each block on a line of its own.

    >>> text_of_markup("<p>One <b>two</b>.</p><p>Three &amp; four.</p>").splitlines()
    ['One two.', 'Three & four.']
    """
    from lxml import html  # 0.1 s to import

    try:
        root = html.fragment_fromstring(markup.replace("\x00", ""), create_parent="div")
    except (ValueError, html.etree.LxmlError):
        return ""
    return text_of_tree(root)


def text_of_tree(root: Any) -> str:
    """Return the text below an element of HTML, XHTML or NITF, each block on a line of its own."""
    from lxml import etree

    pieces: list[str] = []
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""
        if tag in _BLOCKS:
            pieces.append("\n")
        if event == "start" and tag not in _UNSEEN and node.text:
            pieces.append(_SPACE.sub(" ", node.text))
        elif event != "start" and node.tail and node is not root:
            pieces.append(_SPACE.sub(" ", node.tail))
    lines = (" ".join(line.split(" ")).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
