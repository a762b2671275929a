"""Bylines: who wrote the report, and the agency they write for."""

import re

from stemma.ingest.marking.agencies import agency_table, canonical_agency, find_agency
from stemma.ingest.marking.sheet import CreditMark, Sheet, count_words

_BY = re.compile(
    r"(?:(?:written|reported|story|text)\s|(?:The )?[A-Z][\w. ]{2,30}\s?[—–•|-]\s?)?by:?\s{1,80}(?=[A-Z@“\"T])",
    re.IGNORECASE,
)
_PERSON = (
    r"(?:[A-Z][\w.'’-]*|de|van|von|der|den|al|el|bin|la|le|da|di)(?: (?:[A-Z][\w.'’-]*|de|van|von|der|den|al|el|bin"
    r"|la|le|da|di)){0,4}"
)
_PEOPLE = re.compile(rf"{_PERSON}(?:\s?(?:,|&|and|;|\|)\s?(?:and )?{_PERSON}){{0,8}}")
_ROLE = re.compile(
    r"\b(?:reporter|correspondent|editor|writer|staff|desk|bureau|columnist|journalist|contributor|producer|newsroom"
    r"|news service|agency|media|agencies|wire|network|news)\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"\s?(?:,|with|in [A-Z]|for )\s?")
_MAX_BYLINE_WORDS = 22
_MAX_HEAD_LINES = 40
_MAX_TAIL_LINES = 6
_STAMP_BYLINE = re.compile(
    r"\bby\s+([A-Z][^\n|•]{2,80}?)\s?(?:[|•]|,? ?\b(?:updated|posted|published)\b|$)", re.IGNORECASE
)
# "AP Business Writer", "AFP Staff"
_POST = re.compile(r"\b([A-Z]{2,4}) (?:[A-Z][\w-]+ ){0,3}(?:Writers?|Reporters?|Correspondents?|Staff|WRITERS?)\b")
_EDITION = re.compile(r"\s?(?:[A-Z][a-z]+)?\s?[•|]?")
_EMAIL = re.compile(r"\S{1,64}@[\w.-]{1,60}\.\w{2,12}")


def mark_byline(sheet: Sheet) -> None:
    """Mark the bylines at the head of the text or at its end, and the agency that they credit."""
    size = len(sheet.lines)
    prose = [index for index in range(size) if sheet.is_open(index) and sheet.is_prose(index)]
    middle = prose[len(prose) // 2] if prose else size
    for index in range(size):
        near = index < _MAX_HEAD_LINES or index >= size - _MAX_TAIL_LINES
        if not near or not sheet.is_open(index) or sheet.is_prose(index):
            continue
        rest = sheet.rest(index)
        if count_words(rest[:400]) <= _MAX_BYLINE_WORDS and _is_byline(
            rest, before=index < min(_MAX_HEAD_LINES, middle)
        ):
            _add_byline(sheet, index)
        elif _EMAIL.fullmatch(rest):
            sheet.label(index, "byline")
    _mark_stamp_bylines(sheet)


def _is_byline(rest: str, *, before: bool) -> bool:
    """Return whether a line names authors: after "By", or before the body with an agency's or a newsroom's name."""
    stripped = rest.strip(" •|·")
    opening = _BY.match(stripped)
    if opening:
        after = stripped[opening.end() :]
        people = _PEOPLE.match(after)
        return (
            people is not None
            and (people.end() >= len(after) * 0.5 or _names_agency(after))
            and not after.endswith(("?", "!"))
        )
    if not before:
        return False
    if _is_agency_alone(stripped):
        return True
    if not _names_agency(stripped) and not (_ROLE.search(stripped) and count_words(stripped) >= 3):
        return False
    people = _PEOPLE.match(stripped)
    return people is not None and people.end() >= 0.7 * len(stripped) and not stripped.endswith((".", "?", "!", ":"))


def _is_agency_alone(stripped: str) -> bool:
    """Return whether a line at the head is an agency's name ("The Associated Press", "Reuters India")."""
    table = agency_table()
    alone = canonical_agency(stripped)
    name = table.named.match(stripped)
    if alone is None and name is not None and _EDITION.fullmatch(stripped, name.end()):
        alone = canonical_agency(name[1])
    return alone is not None and alone not in table.shared


def _names_agency(text: str) -> bool:
    post = _POST.search(text)
    if post and canonical_agency(post[1]):
        return True
    named = find_agency(text)
    if named is not None and (named.listed or not text[named.end :].strip(" •|·/,.)")):
        return True
    return any(canonical_agency(part.strip(" •|·")) for part in re.split(r"[,|•/]| for | of ", text))


def _add_byline(sheet: Sheet, index: int) -> None:
    start, end = sheet.starts[index], sheet.ends[index]
    opening = _BY.match(sheet.text, start, end)
    author_start = opening.end() if opening else start
    author_end = end
    while author_end > author_start and sheet.text[author_end - 1] in " •|·/,":
        author_end -= 1
    if sheet.byline is None:
        sheet.byline = (author_start, author_end)
    add_agency_credit(sheet, author_start, author_end, strength=4)
    sheet.label(index, "byline")


def add_agency_credit(sheet: Sheet, start: int, end: int, strength: int) -> bool:
    """Note the agency named in ``[start, end)`` as a credit of the text; return whether one is."""
    named = find_agency(sheet.text, start, end)
    if named is not None:
        sheet.credits.append(CreditMark(named.name, named.start, named.end, "source", strength))
        return True
    post = _POST.search(sheet.text, start, end)
    agency = sheet.agency_of(post[1]) if post else None
    if post and agency:
        sheet.credits.append(CreditMark(agency, post.start(1), post.end(1), "source", strength))
        return True
    for part in re.finditer(r"[^,|•/()]+", sheet.text[start:end]):
        name = re.sub(r"^\s*(?:and|for|of|by|with|from)\s+", "", part.group())
        agency = sheet.agency_of(name.strip(" •|·.*"))
        if agency:
            offset = start + part.start() + part.group().find(name.strip(" •|·.*"))
            sheet.credits.append(CreditMark(agency, offset, offset + len(name.strip(" •|·.*")), "source", strength))
            return True
    return False


def _mark_stamp_bylines(sheet: Sheet) -> None:
    """Read the byline inside a stamp line ("Posted 4:05 pm, May 2, 2019, by Jane Roe")."""
    for index in range(min(len(sheet.lines), _MAX_HEAD_LINES)):
        if sheet.kinds[index] != "date":
            continue
        line = sheet.lines[index]
        match = _STAMP_BYLINE.search(line.text)
        if match is None:
            named = find_agency(line.text)
            if named is not None and named.name not in agency_table().shared:
                add_agency_credit(sheet, line.start, line.end, strength=4)
        else:
            if sheet.byline is None:
                sheet.byline = (line.start + match.start(1), line.start + match.end(1))
            add_agency_credit(sheet, line.start + match.start(1), line.start + match.end(1), strength=4)
