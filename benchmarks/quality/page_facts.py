"""What a page shows of its article, beside the fields that our reader takes first: headline, address, text nodes."""

import re
from typing import NamedTuple

from lxml import html

from stemma.ingest.anchoring import PageMap, squeeze
from stemma.records import Article

_DAY = re.compile(r"/(20\d\d)/(\d\d|[a-z]{3})/(\d\d?)(?:/|$)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class PageFigures(NamedTuple):
    """Whether the title is one that the page shows, and how many paragraphs are found again in its text nodes."""

    title_agrees: bool
    paragraphs: int
    located: int


def measure_page(markup: str, article: Article) -> PageFigures:
    """Return how an article agrees with the page it was read from."""
    tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    shown = [element.text_content() for element in tree.iter("h1")]
    shown += [str(value) for value in tree.xpath('//meta[@property="og:title"]/@content')]
    title = _plain(article.title or "")
    page_map = PageMap(markup, article.text)
    paragraphs = located = position = 0
    for line in article.text.split("\n"):
        if line.strip():
            paragraphs += 1
            located += _is_located(tree, page_map, article.text, position, position + len(line))
        position += len(line) + 1
    return PageFigures(bool(title) and title in {_plain(text) for text in shown}, paragraphs, located)


def _is_located(tree: html.HtmlElement, page_map: PageMap, text: str, start: int, end: int) -> bool:
    anchor = page_map.locate(start, end)
    if anchor is None or not anchor.faithful:
        return False
    root = tree.getroottree()
    found = "".join(str(root.xpath(part.path)[0])[part.start : part.end] for part in anchor.parts)
    return squeeze(found) == squeeze(text[start:end]).removeprefix("-")


def day_of_address(url: str) -> str | None:
    """Return the ISO day that stands in an address, None if none does.

    >>> day_of_address("https://example.org/news/2031/aug/7/storm")
    '2031-08-07'
    """
    match = _DAY.search(url)
    if not match:
        return None
    month = _MONTHS.index(match[2]) + 1 if match[2] in _MONTHS else int(match[2]) if match[2].isdecimal() else 0
    return f"{match[1]}-{month:02}-{int(match[3]):02}" if month else None


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
