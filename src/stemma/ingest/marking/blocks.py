"""Stretches set apart from the running text: embedded posts and pull quotes with their signature lines."""

import re

from stemma.ingest.dates import find_date
from stemma.ingest.marking.sheet import BlockMark, Mark, Sheet, count_words

_DASH = r"(?:—|–|―|--?)"
# "— Jane Roe (@janeroe) June 2, 2024": author, handle, and mostly a date.
_POST = re.compile(
    rf"{_DASH}\s?(?P<author>[^\n@()—–]{{1,60}}?)\s?\(\s?(?P<handle>@\w{{1,30}})\s?\)\s{{0,3}}(?P<after>[^\n]{{0,40}})"
)
_SIGNATURE = re.compile(
    rf"{_DASH}\s?(?P<author>[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|van|von|al|bin|of"
    rf"|the)){{0,5}})(?:,\s?(?P<role>[^\n.!?]{{2,90}}))?$"
)
_OPENING_QUOTES = "“\"‘«„'"
_CLOSING_QUOTES = "”\"’»“'"
_MAX_POST_CHARACTERS = 1200
_MAX_POST_LINES = 4
_REPORTING = re.compile(r"\b(?:said|says|told|according to|tweeted|wrote|added|reported)\b")
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|we|our|us|my|me|We|Our|My)\b")
_QUOTED = re.compile(r"[“\"][^”\"]{1,600}[”\"]")
# What the report's own sentences have and posts mostly have not: the day on which somebody did something.
_NARRATIVE = re.compile(
    r"\b(?:on|late|early|earlier) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:Monday|Tuesday"
    r"|Wednesday|Thursday|Friday) (?:that|after|as|to|for)\b"
)
_MAX_PLAIN_POST = 300
_POST_SIGNS = re.compile(r"https?://|pic\.twitter\.com|t\.co/|[#@]\w|\bRT\b")


def mark_blocks(sheet: Sheet) -> None:
    """Find embedded posts and pull quotes by their signature lines."""
    for index in range(len(sheet.lines)):
        if index in sheet.in_block:
            continue
        if "(@" in sheet.lines[index].text or "( @" in sheet.lines[index].text:
            _mark_post(sheet, index)
        elif sheet.lines[index].text[:1] in "—–―-":
            _mark_pull_quote(sheet, index)


def _mark_post(sheet: Sheet, index: int) -> None:
    """Note the posts whose signatures stand in this line, each with its body before it."""
    line = sheet.lines[index]
    position, signed_to, start = line.start, line.start, line.end
    while (match := _POST.search(sheet.text, position, line.end)) is not None:
        found = find_date(sheet.text, match.start("after"), match.end("after"))
        end = found.end if found else match.start("after")
        body = _inline_body(sheet.text, signed_to, match.start())
        if found is None and body is not None and not _POST_SIGNS.search(sheet.text, *body):
            position = match.end("handle")  # a name with a handle inside a sentence
            continue
        if body is None and signed_to == line.start:
            body = _body_before(sheet, index)
        if body is None:  # the post itself was a picture, or did not come along
            sheet.marks.append(Mark("other", match.start(), end))
        else:
            date = found.value[:10] if found and found.value else None
            author = (match.start("author"), match.end("author"))
            date_span = (found.start, found.end) if found else None
            sheet.blocks.append(BlockMark("post", body[0], end, body, author, date, date_span))
            start = min(start, body[0])
        position = signed_to = end
    if signed_to > line.start:
        _take_lines(sheet, index, start, signed_to)


def _inline_body(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the words before a signature stand on its own line, None if there are none."""
    written = text[start:end]
    stripped = written.strip()
    if not stripped:
        return None
    begin = start + len(written) - len(written.lstrip())
    return begin, begin + len(stripped)


def _take_lines(sheet: Sheet, index: int, start: int, end: int) -> None:
    """Take the lines of a post out of the body; what follows the signature on its line stays."""
    first = max(0, index - _MAX_POST_LINES)
    sheet.in_block.update(number for number in range(first, index) if sheet.lines[number].start >= start)
    following = end
    while following < sheet.lines[index].end and sheet.text[following].isspace():
        following += 1
    sheet.starts[index] = following
    if following >= sheet.lines[index].end:
        sheet.in_block.add(index)


def _body_before(sheet: Sheet, index: int) -> tuple[int, int] | None:
    """Return the lines before a signature that are the post's own words, None if the line before is the report's."""
    first = index
    while first > 0 and index - first < _MAX_POST_LINES:
        before = sheet.lines[first - 1]
        if first - 1 in sheet.in_block or not sheet.is_open(first - 1) or len(before.text) > _MAX_POST_CHARACTERS:
            break
        if not _may_be_post(before.text, nearest=first == index):
            break
        first -= 1
    if first == index:
        return None
    return (sheet.lines[first].start, sheet.lines[index - 1].end)


def _may_be_post(text: str, *, nearest: bool) -> bool:
    """Return whether a line may be what somebody posted rather than the report."""
    if text.endswith(":") or (_REPORTING.search(text) and re.search('[“"]', text)):
        return False
    if _POST_SIGNS.search(text):
        return True
    if not nearest:
        return False
    own_words = _QUOTED.sub(" ", text)
    if _FIRST_PERSON.search(own_words):
        return True
    return len(text) <= _MAX_PLAIN_POST and not _REPORTING.search(text) and not _NARRATIVE.search(own_words)


def _mark_pull_quote(sheet: Sheet, index: int) -> None:
    """Note a quoted paragraph that a signature line follows."""
    line = sheet.lines[index]
    match = _SIGNATURE.match(line.text)
    if match is None or index == 0 or count_words(line.text) > 18:
        return
    first = index - 1
    while first > 0 and index - first < _MAX_POST_LINES and sheet.lines[first].text[:1] not in _OPENING_QUOTES:
        first -= 1
    quote = sheet.text[sheet.lines[first].start : sheet.lines[index - 1].end]
    if quote[:1] not in _OPENING_QUOTES or quote[-1:] not in _CLOSING_QUOTES or len(quote) < 12:
        return
    if any(mark in quote[1:-1] for mark in "“«„") or not all(
        number not in sheet.in_block for number in range(first, index)
    ):
        return
    start = line.start + match.start("author")
    sheet.blocks.append(
        BlockMark(
            "pullquote", sheet.lines[first].start, line.end, (sheet.lines[first].start, sheet.lines[index - 1].end),
            (start, line.start + match.end("author")), None, None,
        )
    )  # fmt: skip
    sheet.in_block.update(range(first, index + 1))
