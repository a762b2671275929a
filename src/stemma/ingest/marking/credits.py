"""Agency credits outside dateline and byline: tail lines, contributions, copyright, house style, and an agency's"
" own idiom."""

import re
from functools import cache

from stemma.ingest.marking.agencies import agency_table, canonical_agency, find_agency
from stemma.ingest.marking.bylines import add_agency_credit
from stemma.ingest.marking.sheet import CreditMark, Sheet, count_words
from stemma.lang import load

_CONTRIBUTED = re.compile(
    r"\b(?:contributed (?:to )?(?:this|the) (?:report|story|article|post|piece)|contributed (?:reporting|to this)"
    r"|also contributed|"
    r"was used in this (?:report|story)|compiled from wire)\b",
    re.IGNORECASE,
)
_WITH_AGENCY = re.compile(
    r"\b(?:material|information|files?|reporting|inputs?) (?:from|by)\b|\bwith (?:agencies|agency inputs)\b"
    r"|^\W{0,3}(?:(?:with|additional|compiled|based|from|on|wire|news|staff|and) ){0,4}reports? (?:from|by)\b"
    r"|\breported from\b",
    re.IGNORECASE,
)
_MAX_WITH_WORDS = 16
# The sign-off of Reuters copy: "(Reporting by Jane Roe; Editing by John Doe)".
_SIGN_OFF = re.compile(
    r"[(\[]?\s?(?:Additional |Writing and additional )?(?:Reporting|Writing|Editing"
    r"|Compiled) by [^()\[\]]{3,300}[)\]]?\.?",
    re.IGNORECASE,
)
_SIGN_OFF_HOUSE = "Reuters"
# "Jane Roe is an Associated Press writer."
_WRITER = re.compile(
    r"\b(?:is|are) (?:an? |the )?([A-Z][\w .-]{1,40}) (?:[a-z-]+ ){0,2}(?:writers?|reporters?|journalists?"
    r"|correspondents?)\b"
)
_REPORTING = re.compile(r"\b(?:said|says|told|according)\b")
_TAIL_LINES = 14
_MAX_TAIL_WORDS = 45
_MAX_LIST_CHARACTERS = 160
_BRACKETED = re.compile(
    r"[(\[]\s?(?:with (?:inputs|files|reporting|agencies)[^()\[\]]{0,60}|[A-Z][\w /,.&-]{1,40})\s?[)\]]\.?$",
    re.IGNORECASE,
)


@cache
def _own_copy() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of what agencies say of themselves; the group is the agency."""
    form = agency_table().any_form
    return tuple(re.compile(pattern.replace("{A}", f"({form})")) for pattern in _idioms())


def _idioms() -> list[str]:
    patterns: list[str] = load("agencies")["own_copy"]["patterns"]
    return patterns


def mark_credits(sheet: Sheet) -> None:
    """Mark the lines that credit an agency for the text, and find its weaker signs in the body."""
    first, _ = sheet.find_body()
    for index in range(len(sheet.lines)):
        tail = index >= max(0, len(sheet.lines) - _TAIL_LINES)
        head = index < first
        if sheet.kinds[index] == "legal":
            _credit_copyright(sheet, index)
        elif sheet.is_open(index) and (tail or head):
            _mark_line(sheet, index, tail=tail)
    _find_own_copy(sheet)


def _mark_line(sheet: Sheet, index: int, *, tail: bool) -> None:
    rest = sheet.rest(index)
    words = count_words(rest[:1000])
    bare = rest.strip(' ()[].*—–-•|©"')
    if words <= 12 and _is_agency_list(sheet, bare):
        strength = 4
    elif words <= _MAX_TAIL_WORDS and _CONTRIBUTED.search(rest):
        strength = (
            3
            if re.search(r"\bwriters?\b|\bjournalists?\b|\breporters?\b", rest)
            and not rest.rstrip(" .").endswith("wire reports")
            else 2
        )
    elif (
        tail
        and words <= _MAX_WITH_WORDS
        and _WITH_AGENCY.search(rest)
        and not _SIGN_OFF.match(rest)
        and not _REPORTING.search(rest)
    ):
        strength = 2
    elif tail and words <= _MAX_TAIL_WORDS and (writer := _WRITER.search(rest)) and canonical_agency(writer[1]):
        strength = 3
    elif tail and words <= _MAX_TAIL_WORDS and _SIGN_OFF.fullmatch(rest):
        _credit_sign_off(sheet, sheet.starts[index], sheet.ends[index])
        sheet.label(index, "credit")
        return
    else:
        if tail:
            _mark_tail_of_line(sheet, index)
        return
    if add_agency_credit(sheet, sheet.starts[index], sheet.ends[index], strength) or _CONTRIBUTED.search(rest):
        sheet.label(index, "credit")


_LED_IN = re.compile(
    r"^(?:with|from|source|sources|text|story|(?:distributed|provided|supplied) by|via|by|—|-)\b:?\s*"
    r"(?:inputs from |reporting by |files from )?",
    re.IGNORECASE,
)


def _is_agency_list(sheet: Sheet, bare: str) -> bool:
    """Return whether a line is the name of an agency, or of several ("Reuters/AFP", "With AP", "Source: TASS")."""
    bare = _LED_IN.sub("", bare)
    if len(bare) > _MAX_LIST_CHARACTERS:
        return False
    parts = [part.strip(" .()") for part in re.split(r"\s?[/,|&;]\s?| and ", bare) if part.strip(" .()")]
    agencies = [sheet.agency_of(part) for part in parts]
    return bool(parts) and all(agency is not None and agency not in agency_table().shared for agency in agencies)


def _credit_sign_off(sheet: Sheet, start: int, end: int) -> None:
    """Credit the agency whose sign-off this is, if the text or the line names it too."""
    if add_agency_credit(sheet, start, end, strength=3):
        return
    if _SIGN_OFF_HOUSE in sheet.text or re.search(
        r"reporting by[^;]{3,300};.{0,200}\bediting by", sheet.text[start:end], re.IGNORECASE
    ):
        sheet.credits.append(CreditMark(_SIGN_OFF_HOUSE, start, end, "source", 3))


def _mark_tail_of_line(sheet: Sheet, index: int) -> None:
    """Mark a sign-off or a bracketed agency at the end of a paragraph."""
    start, end = sheet.starts[index], sheet.ends[index]
    window = max(start, end - 340)
    sign_off = re.compile(_SIGN_OFF.pattern + "$", re.IGNORECASE).search(sheet.text, window, end)
    if sign_off and sheet.text[sign_off.start()] in "([":
        _credit_sign_off(sheet, sign_off.start(), end)
        sheet.cut_end(index, sign_off.start(), "credit")
        return
    bracket = _BRACKETED.search(sheet.text, max(start, end - 90), end)
    if (
        bracket
        and _is_agency_list(sheet, bracket.group().strip(" ()[]."))
        and add_agency_credit(sheet, bracket.start(), end, strength=4)
    ):
        sheet.cut_end(index, bracket.start(), "credit")
        return
    dash = re.search(r"[.”\"]\s{0,3}(?:—|–|--|-)?\s{0,2}([A-Z][\w .-]{1,30}?)\.?$", sheet.text[window:end])
    if dash and _is_agency_list(sheet, dash[1]) and window + dash.start(1) > start:
        position = window + dash.start() + 1
        add_agency_credit(sheet, window + dash.start(1), end, strength=4)
        while sheet.text[position].isspace():
            position += 1
        sheet.cut_end(index, position, "credit")


def _credit_copyright(sheet: Sheet, index: int) -> None:
    """Credit the agency that a copyright line names as its holder."""
    line = sheet.lines[index]
    named = find_agency(line.text[:120])
    if named is not None:
        sheet.credits.append(CreditMark(named.name, line.start + named.start, line.start + named.end, "source", 3))


def _find_own_copy(sheet: Sheet) -> None:
    """Note where the text speaks of an agency as that agency's own copy does; the body stays body."""
    introduced = "|".join(re.escape(form) for form in sorted(sheet.short_forms))
    own = [re.compile(pattern.replace("{A}", f"({introduced})")) for pattern in _idioms()] if introduced else []
    for pattern in [*_own_copy(), *own]:
        match = pattern.search(sheet.text)
        agency = sheet.agency_of(match[1]) if match else None
        if match and agency:
            sheet.credits.append(CreditMark(agency, match.start(1), match.end(1), "source", 1))
            return
