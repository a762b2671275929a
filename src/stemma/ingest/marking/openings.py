"""What stands in whole sentences before the report begins: captions and teasers between headline and byline."""

import re

from stemma.ingest.marking.datelines import opens_report
from stemma.ingest.marking.sheet import Sheet, count_words, find_word_forms
from stemma.ingest.marking.titles import title_case_share

_MAX_HEAD_LINES = 30
_MAX_TEASERS = 4
_MAX_TEASER_WORDS = 35
_MIN_SHARED_WORDS = 2
_REPORTING = re.compile(r"\b(?:said|says|told|announced|tweeted|wrote|reported|according to)\b", re.IGNORECASE)
_HEADLINE_SHARE = 0.7
_FULL_DATE = re.compile(r"\b(?:19|20)\d\d\b")


def mark_openings(sheet: Sheet) -> None:
    """Mark the sentences above the byline or stamp, if the report clearly begins below it."""
    size = len(sheet.lines)
    edge = max(
        (
            index
            for index in range(min(size, _MAX_HEAD_LINES))
            if sheet.kinds[index] in ("byline", "date") and index <= size // 2
        ),
        default=-1,
    )
    prose = [index for index in range(size) if sheet.is_open(index) and sheet.is_prose(index)]
    above = [index for index in prose if index < edge]
    below = [index for index in prose if index > edge]
    if not above or len(above) > _MAX_TEASERS or len(below) < max(3, 2 * len(above)):
        return
    for index in above:
        if title_case_share(sheet.rest(index)) >= _HEADLINE_SHARE or opens_report(sheet.rest(index)):
            continue
        if _is_beside_picture(sheet, index):
            sheet.label(index, "caption")
        elif _is_teaser(sheet.rest(index), sheet.rest(below[0]) + " " + sheet.rest(below[1])):
            sheet.label(index, "standfirst")


def _is_beside_picture(sheet: Sheet, index: int) -> bool:
    """Return whether a sentence is a caption: a picture credit stands beside it, or it gives a full date."""
    beside = {sheet.kinds[number] for number in (index - 1, index + 1) if 0 <= number < len(sheet.lines)}
    rest = sheet.rest(index)
    return bool(beside & {"credit", "caption"}) or (bool(_FULL_DATE.search(rest)) and not _REPORTING.search(rest))


def _is_teaser(rest: str, lead: str) -> bool:
    """Return whether a sentence tells what the lead tells again, and nobody is quoted in it."""
    if count_words(rest) > _MAX_TEASER_WORDS or _REPORTING.search(rest):
        return False
    words = {word.casefold() for word in find_word_forms(rest) if len(word) > 3}
    return len(words & {word.casefold() for word in find_word_forms(lead)}) >= _MIN_SHARED_WORDS
