"""Picture credits and captions."""

import re
from functools import cache

from stemma.ingest.marking.agencies import agency_table, canonical_agency
from stemma.ingest.marking.lines import ends_sentence
from stemma.ingest.marking.sheet import CreditMark, Mark, Sheet, count_words
from stemma.lang import load

_MAX_CAPTION_WORDS = 110
_MAX_CREDIT_WORDS = 14
_START = re.compile(
    r"(?:(?:image|photo|photos|picture|photograph|pictured|caption|pic|file photo|file|image credit|photo credit"
    r"|credit|courtesy|source photo|photo by|"
    r"photograph by|graphic|illustration|video|map|image caption|image copyright|image source"
    r"|media caption)(?:\s(?:credit|courtesy|by|provided by|illustration))?\s?(?::|[–—-]\s|\|))|file - |\(photo"
    r"|photo by |image by |pictured[:,] |image (?:caption|copyright|source) |media caption |related media ",
    re.IGNORECASE,
)
# What may credit a picture: "(AP Photo/Jane Roe)", "[Photo/Agencies]", "(Photo by ...)", "(Jane Roe/Reuters)".
_BRACKET = re.compile(r"[(\[]\s{0,2}([^()\[\]]{2,120})[)\]]")
_BRACKET_WORDS = re.compile(
    r"\b(?:photos?|picture|image|photograph|via|pool|handout|courtesy|file|staff|video|graphic)\b", re.IGNORECASE
)
_POOL = re.compile(r"\b(?:Pool|POOL|Handout|handout|Courtesy|courtesy)\b")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a picture agency's name, of a credit at the end of a line, and of a credit line."""
    pictures = "|".join(
        re.escape(name) for name in sorted(load("agencies")["pictures"]["names"], key=lambda name: (-len(name), name))
    )
    agency = agency_table().any_form
    any_agency = rf"(?:{pictures}|{agency})"
    name = re.compile(rf"(?<![\w.])(?:({pictures})|({agency}))(?!\w)")
    person = r"[A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){0,4}"
    at_end = re.compile(
        rf"(?:[|/–—•]\s?|\bvia |\b(?:photo|image|picture|pool)s?(?: by| via|:)? |(?:{person})\s?[/|]\s?"
        rf"|,\s?(?=[^.]{{0,40}}$)|[.”\"]\s?(?={person}\s?[/|]))"
        rf"(?:{any_agency})(?: (?:photo|images|pool|file))?(?:\s?[/|]\s?[\w .'’|/-]{{2,60}})?\s?[).\]]?$",
        re.IGNORECASE,
    )
    whole = re.compile(
        rf"^[(\[]?\s?(?:(?:{person})\s?(?:[,|/•-]|via)\s?){{0,3}}(?:(?:{any_agency})(?: (?:Photo|Images|Pool Photo"
        rf"|File|Photos))?\s?(?:[|/,•-]|via)?\s?){{1,3}}(?:{person}|[Ff]ile|Pool)?\s?[)\]]?$"
    )
    return name, at_end, whole


def mark_captions(sheet: Sheet) -> None:
    """Mark picture credits, the captions that end in one, and credits in brackets inside a paragraph."""
    for index in range(len(sheet.lines)):
        if not sheet.is_open(index):
            continue
        rest = sheet.rest(index)
        if count_words(rest[:2000]) <= _MAX_CAPTION_WORDS and _is_caption(rest):
            _add_credits(sheet, sheet.starts[index], sheet.ends[index])
            is_credit = count_words(rest) <= _MAX_CREDIT_WORDS and not ends_sentence(rest.rstrip(")]"))
            sheet.label(index, "credit" if is_credit and not rest.lower().startswith("file") else "caption")
        else:
            _mark_brackets(sheet, index)
    _mark_doubles(sheet)


def _is_caption(rest: str) -> bool:
    """Return whether a line is a picture's caption or credit."""
    if _is_bare_agency(rest):
        return False
    if rest[:3].casefold() == "by " and count_words(rest[:300]) <= 20:
        return False
    if _START.match(rest) or _FILE_NAME.search(rest) or (_SHOWN.search(rest[:300]) and not _REPORTED.search(rest)):
        return True
    name, at_end, whole = _patterns()
    if len(rest) <= _MAX_CREDIT_CHARACTERS and whole.match(rest) and not _is_writer(rest):
        return True
    last = max(_BRACKET.finditer(rest[-160:]), key=lambda match: match.start(), default=None)
    if last is not None and last.end() >= len(rest[-160:]) - 12 and _credits_picture(last[1]):
        return True
    if _NAMED_END.search(rest[-60:]) and count_words(rest) >= 5:
        return True
    return (
        len(rest) > 12
        and not _is_writer(rest)
        and bool(name.search(rest[-60:]))
        and bool(at_end.search(rest[-120:]))
        and not _REPORTED.search(rest[-120:])
    )


# "Jane Roe | Associated Press": the agency in full is a writer's, abbreviated a photographer's.
_WRITER = re.compile(
    r"^[^/]{0,120}[|,•–—-]\s?(?:The )?(?:Associated Press|Agence France-Presse|Bloomberg News|Canadian Press)\W*$"
)
_FILE_NAME = re.compile(r"\.(?:jpe?g|png|gif|webp)$|^(?:file photo|stock photo|handout)$", re.IGNORECASE)
_SHOWN = re.compile(
    r"\b(?:view full|hide) caption\b|^(?:getty|epa|alamy|shutterstock)\b[^.!?]{20,200}$|"
    r"\bin this .{0,40}\bphotos?\b|\bfile photo\b|"
    r"\bthis (?:undated )?(?:handout )?(?:photo|image|picture)\b.{0,60}\b(?:shows|released|taken|provided)|"
    r", (?:left|right|center|centre|second (?:right|left)),? (?:and|with|is|are|shakes|speaks|looks)\b|"
    r"\((?:L|R|C|left|right|front L|rear R)\)",
    re.IGNORECASE,
)
_NAMED_END = re.compile(r"[^.!?\s]\s{2,}\([A-Z][\w /.]{1,40}\)$|\b(?:AP|AFP|Reuters) (?:Photo|Images|File)$")
_MAX_CREDIT_CHARACTERS = 120


def _is_writer(rest: str) -> bool:
    if "photo" in rest.lower():
        return False
    if _WRITER.match(rest):
        return True
    by_form = max(agency_table().by_form.finditer(rest[:200]), key=lambda match: match.start(), default=None)
    if by_form is None or rest[by_form.end() :].strip(" .•|"):
        return False
    return rest[: by_form.start()].rstrip().endswith((",", "|", "•", "–", "—", "-")) and "/" not in rest


_REPORTED = re.compile(r"\b(?:told|said|according|reported|reports)\b", re.IGNORECASE)


def _is_bare_agency(rest: str) -> bool:
    """Return whether a line is an agency's name alone, or several: that is a credit of the text."""
    return len(rest) <= _MAX_CREDIT_CHARACTERS and all(
        canonical_agency(part.strip(" .")) for part in re.split(r"[/,|&]", rest.strip(" .()[]"))
    )


def _credits_picture(inside: str) -> bool:
    """Return whether the words inside brackets credit a picture."""
    if len(inside.split()) > 14:
        return False
    named = _patterns()[0].search(inside)
    if not _BRACKET_WORDS.search(inside) and all(canonical_agency(part.strip()) for part in re.split(r"[/,|]", inside)):
        return False  # "(AFP, dpa)" credits the text
    split = "/" in inside or "|" in inside or "," in inside
    return bool(_BRACKET_WORDS.search(inside) and (named or split or inside[:5].lower() == "photo")) or bool(
        named and ("/" in inside or "|" in inside)
    )


def _mark_brackets(sheet: Sheet, index: int) -> None:
    """Mark picture credits in brackets inside running text."""
    for match in _BRACKET.finditer(sheet.text, sheet.starts[index], sheet.ends[index]):
        if _credits_picture(match[1]):
            _add_credits(sheet, match.start(), match.end())
            if match.start() == sheet.starts[index]:
                sheet.cut_start(index, match.end(), "credit")
            else:
                sheet.marks.append(Mark("credit", match.start(), match.end()))


def _add_credits(sheet: Sheet, start: int, end: int) -> None:
    """Note each agency that a picture credit names."""
    for match in _patterns()[0].finditer(sheet.text, start, end):
        agency = canonical_agency(match[2]) if match[2] else None
        if agency:
            sheet.credits.append(CreditMark(agency, match.start(), match.end(), "picture", 0))


def _mark_doubles(sheet: Sheet) -> None:
    """Mark a line that repeats a caption without its credit."""
    captions = [sheet.lines[index].text for index, kind in enumerate(sheet.kinds) if kind == "caption"][:40]
    for index, line in enumerate(sheet.lines):
        if (
            sheet.is_open(index)
            and len(line.text) > 40
            and any(caption.startswith(line.text[:80]) for caption in captions)
        ):
            sheet.label(index, "caption")
