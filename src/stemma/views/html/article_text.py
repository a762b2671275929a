"""An article's whole text with every place that the report points at marked, and linked back to the report."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from markupsafe import Markup, escape

from stemma.views.clean import clean_text

# Characters of one article shown in the page; the JSON report always holds all of them.
ARTICLE_LIMIT: Final = 100_000
_BREAKS: Final = re.compile(r"\n(?:[ \t]*\n)*")


class Ref(NamedTuple):
    """A small link back to the report that stands behind a marked place."""

    label: str
    href: str
    title: str


class Mark(NamedTuple):
    """A marked place. ``rank`` orders marks that overlap: the lowest stands outermost and is never broken by others."""

    start: int
    end: int
    rank: int
    tag: str
    css: str
    anchor: str = ""
    title: str = ""
    refs: tuple[Ref, ...] = ()


def weave(text: str, marks: Iterable[Mark], limit: int = ARTICLE_LIMIT) -> Markup:
    """Return ``text`` as HTML with the marks as properly nested elements.

    Where two marks cross, the inner one is closed and opened again, so that the markup stays a tree; only its first
    piece carries the anchor.

    >>> str(weave("a <b> c", [Mark(0, 5, 0, "span", "s", "p1"), Mark(2, 7, 1, "mark", "w")]))
    '<span class="s" id="p1">a <mark class="w">&lt;b&gt;</mark></span><mark class="w"> c</mark>'
    """
    stop = min(len(text), limit)
    kept = sorted(mark._replace(end=min(mark.end, stop)) for mark in marks if 0 <= mark.start < min(mark.end, stop))
    borders = sorted({0, stop} | {mark.start for mark in kept} | {mark.end for mark in kept})
    pieces: list[str] = []
    opened: list[Mark] = []
    named: set[Mark] = set()
    upcoming = 0
    for position, border in enumerate(borders):
        starting = upcoming
        while upcoming < len(kept) and kept[upcoming].start == border:
            upcoming += 1
        opened = _turn_over(opened, kept[starting:upcoming], border, named, pieces)
        if position + 1 < len(borders):
            pieces.append(_write_text(text[border : borders[position + 1]]))
    return Markup("".join(pieces))  # every piece was escaped or written here


def _write_text(text: str) -> str:
    """Return plain text as HTML; a run of line breaks becomes one paragraph's distance, the breaks stay in it."""
    return _BREAKS.sub(r'<span class="br">\g<0></span>', str(escape(clean_text(text))))


def _turn_over(
    opened: Sequence[Mark], starting: Sequence[Mark], border: int, named: set[Mark], pieces: list[str]
) -> list[Mark]:
    """Close and open elements at ``border``; return what is open after it, outermost first."""
    wanted = sorted(
        [mark for mark in opened if mark.end > border] + list(starting),
        key=lambda mark: (mark.rank, mark.start, -mark.end, mark),
    )
    common = 0
    while common < min(len(opened), len(wanted)) and opened[common] == wanted[common]:
        common += 1
    for mark in reversed(opened[common:]):
        pieces.append(f"</{mark.tag}>")
        if mark.end == border:
            pieces.extend(_write_ref(ref) for ref in mark.refs)
    for mark in wanted[common:]:
        pieces.append(_write_open(mark, first=mark not in named))
        named.add(mark)
    return wanted


def _write_open(mark: Mark, *, first: bool) -> str:
    identity = f' id="{escape(mark.anchor)}"' if mark.anchor and first else ""
    title = f' title="{escape(mark.title)}"' if mark.title else ""
    css = f' class="{escape(mark.css)}"' if mark.css else ""
    return f"<{mark.tag}{css}{identity}{title}>"


def _write_ref(ref: Ref) -> str:
    return f'<a class="r" href="{escape(ref.href)}" title="{escape(ref.title)}">{escape(ref.label)}</a>'
