"""The readable extent of a clause: no joining word before it, no punctuation around it."""

import re
from functools import cache

from stemma.lang import load

_MARKS = " \t\r\n\u00a0\u202f\u200b,;:–—―-•*|/"
_LONGEST_DATELINE = 120
_STOPS = ".!…"
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))
_OUTER = frozenset("“”()[]«»\"‘’'")
_ABBREVIATION = re.compile(r"(?:\b\w\.){2,}$|\b(?:Jr|Sr|Inc|Corp|Ltd|Co|St|etc|No)\.$")
# "LOWER VASK, Orvania (ONA) -", "(ONA) —", "VASK —": where a report was filed, no part of its first sentence.
_AGENCY = r"\((?:[A-Z][\w/&. -]{1,30}|[\d/.-]{6,10})\)"
_DATELINE = re.compile(
    rf"(?:(?:[A-Z][\w.'’-]{{0,30}}[ ,]{{1,2}}){{0,6}}{_AGENCY}|[A-Z]{{3,30}}(?:[ ,]{{1,2}}[A-Z][\w.'’]{{0,30}}){{0,4}})"
    r"\s?[-–—―]{1,2}\s{1,3}(?=[A-Z“\"\d])"
)


def skip_dateline(text: str, start: int, end: int) -> int:
    """Return where the sentence begins after a dateline that was left in front of it.

    >>> text = "LOWER VASK, Orvania (ONA) - The dam broke."
    >>> text[skip_dateline(text, 0, len(text)):]
    'The dam broke.'
    """
    found = _DATELINE.match(text, start, min(end, start + _LONGEST_DATELINE))
    return found.end() if found else start


@cache
def _lead_ins(language: str = "en") -> re.Pattern[str]:
    words = [word for word in load("statement_clauses", language)["lead_ins"] if word != "that"]
    return re.compile(rf"(?:(?i:{'|'.join(words)})|that)(?=[\s,“\"])")


@cache
def _tails(language: str = "en") -> re.Pattern[str]:
    lists = load("statement_clauses", language)
    dangling = rf",\s(?:{'|'.join(lists['subordinators'])})\Z"
    return re.compile(rf"\s(?:{'|'.join(lists['tails'])})\Z|{dangling}", re.IGNORECASE)


def trim_clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of the clause without lead-ins, outer marks, final stop and quotation marks without a partner.

    >>> text = "but that “the talks went on,”"
    >>> start, end = trim_clause(text, 0, len(text))
    >>> text[start:end]
    'the talks went on'
    """
    previous = (-1, -1)
    while previous != (start, end) and start < end:
        previous = (start, end)
        while start < end and text[start] in _MARKS:
            start += 1
        while start < end and text[end - 1] in _MARKS:
            end -= 1
        if start < end and text[end - 1] in _STOPS and not _ABBREVIATION.search(text[max(start, end - 12) : end]):
            end -= 1
        if found := _lead_ins().match(text, start, end):
            start = found.end()
        if found := _tails().search(text[max(start, end - 12) : end]):
            end = max(start, end - 12) + found.start()
        start, end = _trim_marks(text, start, end)
    return start, end


def _trim_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets without an outer pair of marks, and without an outer mark that has no partner inside."""
    if start >= end or (text[start] not in _OUTER and text[end - 1] not in _OUTER):
        return start, end
    for opening, closing in _PAIRS:
        inner = text[start:end]
        opened, closed = inner.count(opening), inner.count(closing)
        if inner[:1] == opening and (closed < opened or (opened == closed == 1 and inner[-1:] == closing)):
            start, inner = start + 1, inner[1:]
            opened -= 1
        if inner[-1:] == closing and closed > opened:
            end -= 1
        elif inner[:1] == closing:
            start += 1
    for mark in ('"', "‘", "'"):
        inner = text[start:end]
        if mark == '"' and inner.count(mark) % 2 == 1:
            start, end = start + (inner[:1] == mark), end - (inner[:1] != mark and inner[-1:] == mark)
        elif (
            len(inner) > 1 and inner[:1] == mark and inner[-1:] == {"‘": "’"}.get(mark, mark) and inner.count(mark) <= 2
        ):
            start, end = start + 1, end - 1
    return start, end
