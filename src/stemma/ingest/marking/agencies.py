"""Names of news agencies: every listed form with the canonical name it stands for, and unlisted names by their form."""

import re
from functools import cache
from itertools import islice
from typing import NamedTuple

from stemma.lang import load

_SPACE = "[ \u00a0]"
# Words of an unlisted name before its ending; longer runs of capitals are a headline.
_MAX_FORM_WORDS = 4
_MAX_INTRODUCED = 40
_MIN_INITIALS = 3


class AgencyTable(NamedTuple):
    """What is known about agencies.

    Attributes:
        canonical: written form -> canonical name.
        shared: canonical names of outlets that others print too; a bare line with such a name is no credit.
        named: pattern that finds an agency's full name, listed or told by its form, with "The" before it.
        any_form: pattern source for every form, abbreviations and unlisted names included; group-free.
        by_form: pattern of an unlisted agency's name.
        endings: pattern of the words by which such a name ends.
        generic: words that, before such an ending, make a description of it and no name.
    """

    canonical: dict[str, str]
    shared: frozenset[str]
    named: re.Pattern[str]
    any_form: str
    by_form: re.Pattern[str]
    endings: re.Pattern[str]
    generic: frozenset[str]


class FoundAgency(NamedTuple):
    """An agency's full name in a text; ``listed`` is false where only its form tells that it is an agency."""

    name: str
    start: int
    end: int
    listed: bool


@cache
def agency_table() -> AgencyTable:
    """Return the table of agencies, from ``lang/en/agencies.toml``."""
    canonical: dict[str, str] = {}
    shared: set[str] = set()
    full: list[str] = []
    for entry in load("agencies")["agency"]:
        for form in [*entry["forms"], *entry.get("short", ())]:
            canonical[form] = entry["name"]
        full.extend(entry["forms"])
        if entry.get("shared"):
            shared.add(entry["name"])
    form_source, endings = _form_sources()
    return AgencyTable(
        canonical=canonical,
        shared=frozenset(shared),
        named=re.compile(rf"(?:\b[Tt]he )?(?<![A-Z0-9_.-])({form_source}|{_alternatives(full)})(?![\w])"),
        any_form=f"{_alternatives(list(canonical))}|{form_source}",
        by_form=re.compile(rf"(?<![\w.-]){form_source}(?!\w)"),
        endings=re.compile(rf"(?:{endings})$"),
        generic=frozenset(load("agencies")["form"]["generic"]),
    )


def _form_sources() -> tuple[str, str]:
    """Return the pattern sources of an unlisted name and of its ending; both heed case wherever they are put."""
    form = load("agencies")["form"]
    endings = _alternatives([*form["endings"], *(ending.upper() for ending in form["endings"])])
    openings = _alternatives([*form["openings"], *(opening.upper() for opening in form["openings"])])
    never = _alternatives([*form["never"], *(word.upper() for word in form["never"])])
    word = rf"(?!(?:{never})\b)[A-ZÀ-Þ](?:[\w&.-]|['’](?!s\b)){{0,24}}"
    before = rf"(?:{word}{_SPACE}){{1,{_MAX_FORM_WORDS}}}(?:{endings})"
    after = rf"(?:{openings})(?:{_SPACE}{word}){{1,2}}"
    return rf"(?-i:(?:{after}|{before})(?!\w))", endings


def _alternatives(forms: list[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(set(forms), key=lambda form: (-len(form), form)))


def canonical_agency(form: str) -> str | None:
    """Return the canonical name of an agency, None if ``form`` is no agency; an unlisted one keeps its own name.

    >>> canonical_agency("The Associated Press"), canonical_agency("AP"), canonical_agency("Apple")
    ('Associated Press', 'Associated Press', None)
    >>> canonical_agency("The Norland Press Agency"), canonical_agency("State News Agency")
    ('Norland Press Agency', None)
    """
    plain = " ".join(form.split()).removeprefix("The ").removeprefix("the ").removeprefix("THE ")
    table = agency_table()
    if plain in table.canonical:
        return table.canonical[plain]
    if not table.by_form.fullmatch(plain):
        return None
    words = table.endings.sub("", plain).split()
    if words and all(word.title() in table.generic for word in words):
        return None
    return plain.title() if plain.isupper() else plain


def find_agency(text: str, start: int = 0, end: int | None = None) -> FoundAgency | None:
    """Return the first agency named in full in ``text[start:end]``, listed or told by its form.

    >>> find_agency("By Jane Roe, Norland News Service")
    FoundAgency(name='Norland News Service', start=13, end=33, listed=False)
    >>> find_agency("JANE ROE Xinhua News Agency").name, find_agency("Upper City News Service").name
    ('Xinhua', 'Upper City News Service')
    """
    table = agency_table()
    for match in islice(table.named.finditer(text, start, len(text) if end is None else end), _MAX_INTRODUCED):
        words = match[1].split(" ")
        for skipped in range(len(words)):  # a person's name may stand before a listed agency without a comma
            listed = table.canonical.get(" ".join(words[skipped:]))
            if listed and (skipped == 0 or (skipped > 1 and not table.endings.fullmatch(" ".join(words[skipped:])))):
                offset = len(" ".join(words[:skipped])) + bool(skipped)
                return FoundAgency(listed, match.start(1) + offset, match.end(1), True)
        name = canonical_agency(match[1])
        if name:
            return FoundAgency(name, match.start(1), match.end(1), False)
    return None


def find_short_forms(text: str) -> dict[str, str]:
    """Return the abbreviations by which a text calls the unlisted agencies that it names in full.

    >>> find_short_forms("The Norland Press Agency reported it. A driver told NPA that it was dark.")
    {'NPA': 'Norland Press Agency'}
    """
    table = agency_table()
    short: dict[str, str] = {}
    for match in islice(table.by_form.finditer(text), _MAX_INTRODUCED):
        name = canonical_agency(match.group())
        if name is None or name in table.canonical.values():
            continue
        given = re.compile(r"\s?\(([A-Z][A-Za-z]{1,7})\)").match(text, match.end())
        initials = "".join(word[0] for word in name.split() if word[0].isupper())
        for form in (given[1] if given else "", initials):
            if len(form) >= _MIN_INITIALS and form not in table.canonical and re.search(rf"\b{form}\b", text):
                short.setdefault(form, name)
    return short
