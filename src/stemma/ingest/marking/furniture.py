"""Furniture: navigation, subscription offers, promotion and legal lines, by word lists and patterns."""

import re
from functools import cache
from typing import NamedTuple

from stemma.ingest.marking.agencies import agency_table
from stemma.ingest.marking.lines import ends_sentence
from stemma.ingest.marking.sheet import Sheet, count_words, find_word_forms
from stemma.lang import load
from stemma.records.article import BoilerplateKind

_KINDS: tuple[BoilerplateKind, ...] = ("navigation", "paywall", "promotion", "legal", "other")
_MAX_START_WORDS = 32  # a line that starts as furniture does is furniture up to this length
_MAX_PATTERN_WORDS = 60
_MAX_BARE_WORDS = 6  # longer lines are searched for patterns only if they hold a trigger word
_MAX_LINKS = 6
_TAIL_LINES = 5
_MAX_BIOGRAPHY = 500
_MAX_LINK_WORDS = 25
# Share of subscription words in an offer; news about subscriptions stays below (development set: helsinki, polnear).
_OFFER_SHARE = 0.34
_MIN_OFFER_WORDS = 3
_GLUED_OFFER_SHARE = 0.25
# A glued offer that also calls the reader to do something may hold more words that are not the trade's.
_CALLED_OFFER_SHARE = 0.15
_CALL = re.compile(
    r"\b(?:sign up|subscribe|join (?:now|today|us)|register|log in|become a (?:member|subscriber)|start your|try it)\b",
    re.IGNORECASE,
)
_GLUE = re.compile(r"(?<=[a-z.!?”])(?=(?:[A-Z][a-z]|[A-Z]{2,4}\b|(?:[A-Z]\.){2}|[“\"][A-Z]))")
_GLUE_WINDOW = 1200
_MIN_GLUED_CHARACTERS = 80
_EDGES = re.compile(r"^[\s\W]+|[\s]+$")


class _Rules(NamedTuple):
    lines: dict[str, BoilerplateKind]
    starts: re.Pattern[str]
    start_kinds: tuple[BoilerplateKind, ...]
    patterns: re.Pattern[str]
    pattern_kinds: tuple[BoilerplateKind, ...]
    triggers: frozenset[str]
    offer_words: frozenset[str]
    link_heads: frozenset[str]
    biography: re.Pattern[str]


@cache
def _rules() -> _Rules:
    table = load("boilerplate")
    lines: dict[str, BoilerplateKind] = {}
    for kind in _KINDS:
        for line in table[kind].get("lines", ()):
            lines.setdefault(_plain(line), kind)
    starts = {kind: "|".join(_as_start(start) for start in table[kind].get("starts", ())) for kind in _KINDS}
    patterns = {kind: "|".join(f"(?:{pattern})" for pattern in table[kind].get("patterns", ())) for kind in _KINDS}
    start_kinds = tuple(kind for kind in _KINDS if starts[kind])
    pattern_kinds = tuple(kind for kind in _KINDS if patterns[kind])
    return _Rules(
        lines=lines,
        starts=re.compile("|".join(f"({starts[kind]})" for kind in start_kinds), re.IGNORECASE),
        start_kinds=start_kinds,
        patterns=re.compile("|".join(f"({patterns[kind]})" for kind in pattern_kinds), re.IGNORECASE),
        pattern_kinds=pattern_kinds,
        triggers=frozenset(table["triggers"]["words"].split()),
        offer_words=frozenset(table["paywall"]["words"].split()),
        biography=re.compile("|".join(table["biographies"]["patterns"])),
        link_heads=frozenset(_plain(line) for line in table["links"]["after"]),
    )


def _as_start(start: str) -> str:
    """Return the pattern of a start; one written with a backslash is a pattern already."""
    return start if "\\" in start else re.escape(start) + (r"\b" if start[-1].isalnum() else "")


def _plain(line: str) -> str:
    return " ".join(line.casefold().replace("’", "'").strip(" \t|•·»›→►▶-–—*").split())


def furniture_kind(line: str) -> BoilerplateKind | None:
    """Return what kind of furniture a whole line is, None if it may be body.

    >>> furniture_kind("Sign up for our newsletter"), furniture_kind("Ministers signed the treaty on Monday.")
    ('promotion', None)
    """
    rules = _rules()
    plain = _plain(line[:200]) if len(line) < 200 else ""
    kind = rules.lines.get(plain) if plain else None
    if kind:
        return kind
    words = count_words(line)
    if words <= _MAX_START_WORDS:
        match = rules.starts.match(plain or line)
        if match and match.lastindex and not _is_report(line, words):
            return rules.start_kinds[match.lastindex - 1]
    if words > _MAX_PATTERN_WORDS:
        return None
    forms = [word.casefold() for word in find_word_forms(line)]
    if words <= _MAX_BARE_WORDS or not rules.triggers.isdisjoint(forms):
        match = rules.patterns.search(line)
        if match and match.lastindex and not _is_report(line, words):
            return rules.pattern_kinds[match.lastindex - 1]
    return "paywall" if _is_offer(forms) else None


_REPORTING = re.compile(
    r"\b(?:said|says|told|according to|announced|added|reported|argued|warned|asked)\b", re.IGNORECASE
)


def _is_report(line: str, words: int) -> bool:
    """Return whether a line that has furniture words in it reports something all the same."""
    return words > 6 and bool(_REPORTING.search(line))


def _is_offer(words: list[str]) -> bool:
    """Return whether a line's words, in lower case, are mostly those of a subscription offer."""
    hits = _rules().offer_words.intersection(words)
    return len(hits) >= _MIN_OFFER_WORDS and len(hits) >= _OFFER_SHARE * len(words)


def mark_furniture(sheet: Sheet) -> None:
    """Mark the lines that are furniture, the links after a "Related", and offers glued to a paragraph."""
    links = 0
    for index in range(len(sheet.lines)):
        if not sheet.is_open(index):
            continue
        _cut_glued_offer(sheet, index)
        rest = sheet.rest(index)
        kind = furniture_kind(rest)
        if kind is None and index >= len(sheet.lines) - _TAIL_LINES and _is_biography(rest):
            kind = "promotion"
        if kind:
            sheet.label(index, kind)
            links = _MAX_LINKS if _plain(rest[:60]) in _rules().link_heads else 0
        elif links and count_words(rest) <= _MAX_LINK_WORDS and not ends_sentence(rest):
            sheet.label(index, "promotion")
            links -= 1
        else:
            links = 0


def _is_biography(rest: str) -> bool:
    """Return whether a closing line introduces the author."""
    if len(rest) > _MAX_BIOGRAPHY or agency_table().named.search(rest):
        return False  # "Jane Roe is an Associated Press writer." credits the agency
    return _rules().biography.search(rest[:200]) is not None


def _cut_glued_offer(sheet: Sheet, index: int) -> None:
    """Mark an offer that runs into the first sentence of a paragraph without a space between them."""
    start = sheet.starts[index]
    if sheet.ends[index] - start < _MIN_GLUED_CHARACTERS:
        return
    window = sheet.text[start : min(sheet.ends[index], start + _GLUE_WINDOW)]
    for match in _GLUE.finditer(window):
        before, after = window[: match.start()], window[match.start() :]
        if _is_name_with_capital(before, after, sheet.text):
            continue
        words = [word.casefold() for word in find_word_forms(before)]
        hits = _rules().offer_words.intersection(words)
        if (
            len(hits) >= _MIN_OFFER_WORDS
            and len(hits) >= (_CALLED_OFFER_SHARE if _CALL.search(before) else _GLUED_OFFER_SHARE) * len(words)
            and not _REPORTING.search(before)
        ):
            sheet.cut_start(index, start + match.start(), "paywall")
            return


def _is_name_with_capital(before: str, after: str, text: str) -> bool:
    """Return whether the capital stands inside a name ("McGuire", "YouTube"): the same word stands elsewhere too."""
    left = re.search(r"[^\W\d_]+$", before)
    right = re.match(r"[^\W\d_]+", after)
    if not left or not right:
        return False
    word = left.group() + right.group()
    return len(left.group()) <= 3 or text.count(word) > 1
