"""Cross-heads, and the short lines that are neither sentence nor anything else known."""

import re

from stemma.ingest.marking.lines import ends_sentence
from stemma.ingest.marking.sheet import Sheet, count_words
from stemma.ingest.marking.titles import title_case_share
from stemma.records.article import BoilerplateKind

_MAX_HEADING_WORDS = 14
_MAX_LINK_WORDS = 24
_MAX_SHOUTED_WORDS = 7
_TITLE_CASE_SHARE = 0.75
_BULLET = re.compile(r"[•*·▪‣◦-]\s|\d{1,2}[.)]\s")
_FIGURE = re.compile(r"\d[\d.,]*")
# If headings would take more than this of the words, the text has no punctuation, and they are its body.
_MAX_HEADING_SHARE = 0.4


def mark_headings(sheet: Sheet) -> None:
    """Mark cross-heads between paragraphs, and what short lines are left before and after the body."""
    first, stop = sheet.find_body()
    if not stop:
        return
    found = [index for index in range(len(sheet.lines)) if sheet.is_open(index) and _is_heading(sheet, index)]
    words = sum(count_words(sheet.rest(index)) for index in found)
    body = sum(count_words(sheet.rest(index)) for index in range(len(sheet.lines)) if sheet.is_open(index))
    if words > _MAX_HEADING_SHARE * body:
        found = [index for index in found if index < first]
    for index in found:
        sheet.label(index, _kind_of(sheet.rest(index)) if first <= index < stop else "other")


def _kind_of(rest: str) -> BoilerplateKind:
    """Return what a line set like a heading is; capitals longer than a cross-head are a link to another story."""
    return "promotion" if rest.isupper() and count_words(rest) > _MAX_SHOUTED_WORDS else "heading"


def _is_heading(sheet: Sheet, index: int) -> bool:
    """Return whether a line is set like a heading: short, no final stop, no list item, no continued sentence."""
    rest = sheet.rest(index)
    words = count_words(rest[:400])
    if not words or words > _MAX_LINK_WORDS or rest[0].islower() or _BULLET.match(rest) or _is_figures(rest):
        return False
    if rest.endswith((",", ";", "-", "—")) or (rest[0] in '“"' and ends_sentence(rest)):
        return False
    if ends_sentence(rest):
        return (
            words <= 8 and rest.endswith(("?", "!", "p.m.", "a.m.")) and title_case_share(rest) >= _TITLE_CASE_SHARE
        ) or _is_clock(rest)
    if rest.endswith(":"):
        return rest.isupper() or words <= 2
    return words <= _MAX_HEADING_WORDS or title_case_share(rest) >= _TITLE_CASE_SHARE


def _is_figures(rest: str) -> bool:
    """Return whether a line is a row of figures (a score, a price, a count) rather than a heading."""
    return len(_FIGURE.findall(rest)) >= 2 and not _is_clock(rest)


def _is_clock(rest: str) -> bool:
    return bool(re.fullmatch(r"\d{1,2}(?::\d\d)? ?[ap]\.?m\.?", rest))


def keep_some_body(sheet: Sheet) -> None:
    """Give the text its body back where everything in it was marked away."""
    if not sheet.lines or any(sheet.is_open(index) for index in range(len(sheet.lines))) or sheet.blocks:
        return
    longest = max(range(len(sheet.lines)), key=lambda index: (len(sheet.lines[index].text), -index))
    if sheet.kinds[longest] in ("heading", "title", "standfirst", "other"):
        line = sheet.lines[longest]
        sheet.marks = [mark for mark in sheet.marks if mark.end <= line.start or mark.start >= line.end]
        sheet.kinds[longest] = None
        if sheet.title and line.start <= sheet.title[0] < line.end:
            sheet.title = None
