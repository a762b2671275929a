"""The headline and the line under it, where they stand in the text."""

import re

from stemma.ingest.marking.lines import ends_sentence
from stemma.ingest.marking.sheet import Sheet, count_words, find_word_forms

_MIN_TITLE_WORDS = 3
_MAX_TITLE_WORDS = 28
_MAX_TITLE_CHARACTERS = 220
_MAX_HEAD_LINES = 25
_MAX_STANDFIRST_WORDS = 32
_MAX_SENTENCE_STANDFIRST_WORDS = 18
_MAX_ABOVE_STAMP_WORDS = 14  # a short sentence between headline and stamp; longer ones may be the lead
_SAME_SHARE = 0.8
_TITLE_CASE_SHARE = 0.7
_SITE = re.compile(r"\s(?:[|«»•]|[-–—]{1,2})\s[^|«»•]{2,60}$")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")  # leads have one, standfirsts seldom
_FIGURE = re.compile(r"\d[\d.,]*")
_REPORTING = re.compile(r"\b(?:said|says|told|announced|according to)\b", re.IGNORECASE)
# Words by which a sentence can be told from a headline's clipped style.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|should|said|says|told|did|does|do|been|went|came|took|made"
    r"|found|killed|died)\b",
    re.IGNORECASE,
)


def mark_known_title(sheet: Sheet) -> None:
    """Mark the lines that are the title which the article's record gives."""
    if sheet.known_title:
        _mark_known(sheet, sheet.known_title)


def mark_title(sheet: Sheet) -> None:
    """Mark the first line that has the shape of a headline, if no title is known, and the standfirst under it."""
    first, stop = sheet.find_body()
    if not stop:
        return
    if sheet.title is None and not sheet.known_title:
        _mark_by_shape(sheet, first, stop)
    if sheet.title is not None:
        _mark_standfirst(sheet)


def _plain_words(text: str) -> list[str]:
    return [word.casefold() for word in find_word_forms(text)]


def _mark_known(sheet: Sheet, title: str) -> None:
    """Mark every line that is the known title, or the title with the site's name after it."""
    wanted = _plain_words(_SITE.sub("", title)) or _plain_words(title)
    if not wanted:
        return
    for index in range(len(sheet.lines)):
        if not sheet.is_open(index) or len(sheet.lines[index].text) > 2 * _MAX_TITLE_CHARACTERS:
            continue
        if index > _MAX_HEAD_LINES and sheet.title is not None:
            return
        words = _plain_words(_SITE.sub("", sheet.rest(index)))
        if _is_same(words, wanted):
            if sheet.title is None:
                sheet.title = (sheet.starts[index], sheet.ends[index])
            sheet.label(index, "title")


def _is_same(words: list[str], wanted: list[str]) -> bool:
    if words == wanted:
        return True
    if min(len(words), len(wanted)) < _MIN_TITLE_WORDS:
        return False
    shared = len(set(words) & set(wanted))
    return shared >= _SAME_SHARE * max(len(set(words)), len(set(wanted))) and abs(len(words) - len(wanted)) <= 3


def _mark_by_shape(sheet: Sheet, first: int, stop: int) -> None:
    """Mark the first line above the body with the shape of a headline; failing that, one below the body."""
    for index in [*range(min(first + 1, _MAX_HEAD_LINES)), *range(stop, len(sheet.lines))]:
        if not sheet.is_open(index) or (index == first and not _is_shouted(sheet, index)):
            continue
        rest = sheet.rest(index)
        if _is_headline(rest, last=index >= stop):
            sheet.title = (sheet.starts[index], sheet.ends[index])
            sheet.label(index, "title")
            _mark_known(sheet, rest)
            return


def _is_shouted(sheet: Sheet, index: int) -> bool:
    """Return whether the first line of prose is a headline with a full stop: in title case, and more text below."""
    rest = sheet.rest(index)
    return (
        count_words(rest) <= _MAX_TITLE_WORDS
        and rest.count(". ") == 0
        and not rest.startswith(("“", '"', "'", "‘"))
        and title_case_share(rest) >= _TITLE_CASE_SHARE
        and index + 1 < len(sheet.lines)
    )


def _is_headline(rest: str, *, last: bool) -> bool:
    words = count_words(rest)
    if not _MIN_TITLE_WORDS <= words <= _MAX_TITLE_WORDS or len(rest) > _MAX_TITLE_CHARACTERS:
        return False
    if rest[0].islower() or rest[0] in "•*-–—@#" or rest.endswith((":", ",")):
        return False
    stopped = rest.endswith(".") and not re.search(r"\b(?:[A-Z]\.){2}$|\.\.\.$", rest)
    if stopped and title_case_share(rest) < _TITLE_CASE_SHARE:
        return False
    return words >= 5 or not last


def title_case_share(text: str) -> float:
    """Return the share of the longer words after the first that start with a capital.

    >>> title_case_share("Ministers Sign Treaty After Long Night")
    1.0
    """
    words = [word for word in find_word_forms(text)[1:] if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) / len(words) if words else 0.0


def _mark_standfirst(sheet: Sheet) -> None:
    """Mark the line or two under the headline that tell the story in brief before it begins."""
    place = next((index for index, kind in enumerate(sheet.kinds) if kind == "title"), None)
    if place is None:
        return
    marked = 0
    for index in range(place + 1, min(place + _MAX_HEAD_LINES, len(sheet.lines) - 1)):
        if not sheet.is_open(index):
            continue
        rest = sheet.rest(index)
        if marked < 3 and _is_standfirst(sheet, index, rest):
            sheet.label(index, "standfirst")
            marked += 1
        else:
            return


def _is_standfirst(sheet: Sheet, index: int, rest: str) -> bool:
    words = count_words(rest)
    if not 4 <= words <= _MAX_STANDFIRST_WORDS or rest.endswith(":") or len(_FIGURE.findall(rest)) > 2:
        return False
    following = next(
        (
            number
            for number in range(index + 1, min(index + _MAX_HEAD_LINES, len(sheet.lines)))
            if sheet.is_open(number) and sheet.is_prose(number)
        ),
        None,
    )
    if following is None:
        return False
    title = sheet.text[slice(*sheet.title)] if sheet.title else ""
    if not ends_sentence(rest) or (title.endswith(";") and words <= _MAX_SENTENCE_STANDFIRST_WORDS):
        return True
    if words <= _MAX_ABOVE_STAMP_WORDS and sheet.kinds[index + 1] in ("date", "byline"):
        return not (_WEEKDAY.search(rest) or _REPORTING.search(rest))
    if (
        words > _MAX_SENTENCE_STANDFIRST_WORDS
        or rest.count(". ")
        or _FINITE.search(rest)
        or _WEEKDAY.search(rest)
        or count_words(sheet.rest(following)) <= words
    ):
        return False
    shared = {word for word in _plain_words(rest) if len(word) > 3} & set(_plain_words(sheet.rest(following)))
    return len(shared) >= 2
