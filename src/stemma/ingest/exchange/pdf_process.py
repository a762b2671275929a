"""The process that reads one PDF: bytes on standard input, JSON on standard output, under limits of its own."""

import json
import sys
from contextlib import suppress
from itertools import pairwise
from typing import Any

MAX_MEMORY_BYTES = 1024**3
MAX_CPU_SECONDS = 25
MAX_PAGES = 400
MAX_CHARACTERS = 400_000
# A line that ends this much before the widest one closes its paragraph.
_SHORT_LINE_SHARE = 0.8
# A gap between lines this much larger than the usual one starts a paragraph.
_WIDE_GAP_RATIO = 1.35
_ENDS = (".", "!", "?", ":", "”", '"', "’", ")")
# Repeated on at least so many pages, a page's first or last line is its running head or foot.
_MIN_REPEATED = 3


def main() -> None:
    """Read a PDF from standard input and write what it says, or what is wrong with it."""
    _limit()
    content = sys.stdin.buffer.read()
    sys.stdout.write(json.dumps(read_pdf(content), ensure_ascii=True))


def _limit() -> None:
    """Bound memory and time of this process, where the system lets us."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_SECONDS, MAX_CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_pdf(content: bytes) -> dict[str, Any]:
    """Return ``text`` and ``facts`` of a document, or its ``fault``: encrypted, damaged, no text, too large."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        return {"fault": "encrypted" if "password" in str(error).lower() else "damaged"}
    try:
        pages = [_read_lines(document[number]) for number in range(min(len(document), MAX_PAGES))]
        facts = {key: value for key, value in document.get_metadata_dict().items() if isinstance(value, str) and value}
    except (pypdfium2.PdfiumError, ValueError):
        return {"fault": "damaged"}
    text = "\n".join(_join_lines(_without_running_lines(pages)))
    if not text.strip():
        return {"fault": "no text"}
    if len(text) > MAX_CHARACTERS:
        return {"fault": "too large"}
    return {"text": text, "facts": facts}


Line = tuple[str, float, float, float]
"""Text, top, bottom and right edge in points."""


def _read_lines(page: Any) -> list[Line]:
    """Return the lines of a page as PDFium finds them, each with its box."""
    layer = page.get_textpage()
    lines: list[Line] = []
    text = layer.get_text_range(count=min(layer.count_chars(), MAX_CHARACTERS))
    position = 0
    for written in text.split("\n"):
        first, last = position, position + len(written.rstrip()) - 1
        position += len(written) + 1
        if last < first:
            continue
        left_box, right_box = layer.get_charbox(first), layer.get_charbox(last)
        # A hyphen at the end of a line is given as U+FFFE, and its word's two halves as one.
        lines.append(
            (" ".join(written.replace("\ufffe", "").split()), max(left_box[3], right_box[3]), left_box[1], right_box[2])
        )
    layer.close()
    page.close()
    return [line for line in lines if line[0]]


def _without_running_lines(pages: list[list[Line]]) -> list[list[Line]]:
    """Return the pages without running heads, running feet and page numbers."""
    counts: dict[str, int] = {}
    for page in pages:
        for text in {_plain(line[0]) for line in (*page[:1], *page[-1:])}:
            counts[text] = counts.get(text, 0) + 1

    def is_running(line: Line) -> bool:
        plain = _plain(line[0])
        return not plain or counts.get(plain, 0) >= _MIN_REPEATED

    kept = []
    for page in pages:
        start = 1 if page and is_running(page[0]) else 0
        end = len(page) - 1 if len(page) > start and is_running(page[-1]) else len(page)
        kept.append(page[start:end])
    return kept


def _plain(text: str) -> str:
    """Return a line without figures, so that page numbers do not tell pages apart; empty for a page number."""
    letters = "".join(character for character in text.casefold() if character.isalpha())
    return "" if letters in ("", "page", "pageof", "of") else letters


def _join_lines(pages: list[list[Line]]) -> list[str]:
    """Return the paragraphs: lines joined where neither a gap nor a short line with a full stop parts them."""
    lines = [line for page in pages for line in page]
    widest = max((line[3] for line in lines), default=0.0)
    gaps = sorted(above[2] - below[1] for page in pages for above, below in pairwise(page))
    usual = max(1.0, gaps[len(gaps) // 2]) if gaps else 1.0
    paragraphs: list[str] = []
    above: Line | None = None
    for line in lines:
        parted = above is None or _parts(above, line, widest, usual)
        if parted:
            paragraphs.append(line[0])
        elif paragraphs[-1].endswith(("-", "\u00ad", "\u2010")) and line[0][:1].islower():
            paragraphs[-1] = paragraphs[-1][:-1] + line[0]
        else:
            paragraphs[-1] += " " + line[0]
        above = line
    return paragraphs


def _parts(above: Line, line: Line, widest: float, usual: float) -> bool:
    """Return whether a new paragraph starts with ``line``."""
    height = above[1] - above[2]
    gap = above[2] - line[1]
    if gap > usual + max(1.0, (_WIDE_GAP_RATIO - 1) * height * 1.5):
        return True
    ended = above[0].endswith(_ENDS)
    if gap < -height:  # the next page or column
        return ended and line[0][:1].isupper()
    short = above[3] < _SHORT_LINE_SHARE * widest
    return short and (ended or line[0][:1].isupper() or not line[0][:1].isalpha())
