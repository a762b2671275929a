"""The tagger's stretches made fit for use: no loose marks, no half quotations, no halves of one content."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from stemma.annotate.attributions.quotations import Quotation, QuotationIndex
from stemma.annotate.attributions.relatives import RELATIVES
from stemma.annotate.attributions.subjects import PRONOUNS
from stemma.annotate.word_lists import listed

_NO_SOURCE = listed("sources_no_source")
_SPEAKING = PRONOUNS | RELATIVES | {"his", "her", "their", "its", "my", "our"}
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_SPACE = " \t\r\n\u00a0"
_LEADING = _SPACE + ",;:.!?)]–—-"
_TRAILING = _SPACE + ",;:([–—-"
_REMNANT = 3  # words of a sentence that a content may reach into by mistake
_RELATIVE = re.compile(r"(?:that|which|who)\b\s+\w")
_ANTECEDENT = re.compile(
    r"(?<!\w)(?:the|a|an|its|his|her|their|our|some|many|several) (?:[\w’'-]+ ){1,4}$", re.IGNORECASE
)
_NOUN_CHARS = 80
_CLOSERS = "”\"'’»)]"


class Stretch(NamedTuple):
    """A stretch of the text that is a source, a cue or a content: ``role`` says which."""

    start: int
    end: int
    role: str


def repair_stretches(
    text: str,
    found: Iterable[Stretch],
    quotations: Sequence[Quotation],
    sentences: Sequence[tuple[int, int]],
) -> list[Stretch]:
    """Return the stretches trimmed, snapped to quotation marks and sentences, and joined, in order; none overlapping.

    Args:
        text: the article's text.
        found: in order, none overlapping.
        quotations: all of the article, in order.
        sentences: where the sentences start and end, in order.
    """
    index = QuotationIndex(quotations)
    starts = [start for start, _ in sentences]
    repaired: list[Stretch] = []
    for start, end, role in found:
        pieces = [(start, end)]
        if role == "content":
            start, end = _snap(*_trim(text, start, end), index)
            start, end = _cut_remnants(text, start, end, index, starts, sentences)
            pieces = _split(start, end, index, starts)
        for piece in pieces:
            _add(text, Stretch(*piece, role), repaired, starts)
    return _drop_head_nouns(text, repaired)


def _drop_head_nouns(text: str, stretches: list[Stretch]) -> list[Stretch]:
    """Return the stretches without what a clause of saying only hangs on to: "two reasons | Weir said ..."."""
    dropped = {
        place
        for place, four in enumerate(zip(stretches, stretches[1:], stretches[2:], stretches[3:], strict=False))
        if [one.role for one in four] == ["content", "source", "cue", "content"]
        and all(text[one.end : two.start].strip(_SPACE) == "" for one, two in pairwise(four))
        and text[four[0].end - 1].isalnum()
    }
    return [stretch for place, stretch in enumerate(stretches) if place not in dropped]


def _take_antecedent(text: str, start: int, end: int, floor: int) -> int:
    """Return where a source starts, with the noun before it if it is only one: "the union | that ..."."""
    if not _RELATIVE.match(text, start, end):
        return start
    before = _ANTECEDENT.search(text[max(floor, start - _NOUN_CHARS) : start])
    return start - len(before.group()) if before else start


def _add(text: str, stretch: Stretch, repaired: list[Stretch], starts: Sequence[int]) -> None:
    """Add a stretch, trimmed, if anything of it is left; to the last one, if both are one."""
    start, end, role = stretch
    closing = end
    if role != "cue" or any(map(str.isalnum, text[start:end])):  # a cue may be a mere colon
        start, end = _trim(text, start, end)
    if role == "source" and "," in text[start:end] and text[end:closing] == ",":
        end = closing  # the comma that closes an apposition belongs to it: "Ann Lee, the mayor, said"
    floor = repaired[-1].end if repaired else 0
    start = max(start, floor)
    if role == "source":
        start = _take_antecedent(text, start, end, floor)
    if start >= end or (role == "source" and not _may_speak(text[start:end])):
        return
    stretch = Stretch(start, end, role)
    if repaired and _is_one(text, repaired[-1], stretch, starts):
        stretch = Stretch(repaired.pop().start, end, role)
    repaired.append(stretch)


def _split(start: int, end: int, index: QuotationIndex, starts: Sequence[int]) -> list[tuple[int, int]]:
    """Return a content cut where sentences start in it, but for those inside a quotation."""
    cuts = [
        cut
        for cut in starts[bisect_right(starts, start) : bisect_right(starts, end - 1)]
        if not any(quotation.start < cut < quotation.end for quotation in index.touching(cut - 1, cut + 1))
    ]
    return list(pairwise([start, *cuts, end]))


def _cut_remnants(
    text: str,
    start: int,
    end: int,
    index: QuotationIndex,
    starts: Sequence[int],
    sentences: Sequence[tuple[int, int]],
) -> tuple[int, int]:
    """Return a content without the few words of a sentence before or after that hang on to it."""
    first, last = bisect_right(starts, start) - 1, bisect_right(starts, max(start, end - 1)) - 1
    if first == last or first < 0:
        return start, end
    tail = text[starts[last] : end]
    rest = text[end : sentences[last][1]]
    if len(tail.split()) <= _REMNANT and any(map(str.isalnum, rest)) and not index.touching(starts[last], end):
        last -= 1
        end = sentences[last][1]
    head = text[start : sentences[first][1]]
    before = text[starts[first] : start]
    if (
        first < last
        and len(head.split()) <= _REMNANT
        and any(map(str.isalnum, before))
        and not index.touching(start, sentences[first][1])
    ):
        start = starts[first + 1]
    return start, end


def _may_speak(words: str) -> bool:
    """Return whether a source holds more than function words, or is a pronoun."""
    found = [word.group().lower() for word in _WORD.finditer(words)]
    return any(word not in _NO_SOURCE or word in _SPEAKING for word in found)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _LEADING:
        start += 1
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    if end > start and text[end - 1] in ".!?" and not _is_abbreviation(text, end):
        end -= 1
    return start, end


def _is_abbreviation(text: str, end: int) -> bool:
    """Return whether the point before ``end`` is no full stop: "U.S.", "Jan. 3"."""
    return text[end - 1] == "." and (text[end - 3 : end - 2] == "." or text[end : end + 2].strip()[:1].islower())


def _snap(start: int, end: int, index: QuotationIndex) -> tuple[int, int]:
    """Take in a quotation of which the stretch holds the inside, or most of it."""
    for quotation in index.touching(start - 1, end + 1):
        shared = min(end, quotation.inner_end) - max(start, quotation.inner_start)
        if shared * 2 <= quotation.inner_end - quotation.inner_start:
            continue
        start, end = min(start, quotation.start), max(end, quotation.end)
    return start, end


def _is_one(text: str, before: Stretch, after: Stretch, starts: Sequence[int]) -> bool:
    """Return whether two neighbours are one stretch that was cut at a mark."""
    if before.role != after.role:
        return False
    between = text[before.end : after.start]
    if after.role == "content":
        if any(char.isalnum() for char in between):
            return False
        return bisect_right(starts, before.end - 1) == bisect_right(starts, after.start)
    return not between.strip(_SPACE + _CLOSERS + ("," if after.role == "source" else ""))
