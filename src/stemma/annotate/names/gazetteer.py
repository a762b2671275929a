"""The word lists of names, brought into the form in which they are looked up."""

from dataclasses import dataclass
from functools import cache

from stemma.lang import load
from stemma.records.annotation import NameKind

_SHORTEST_IN_CAPITALS = 4  # letters: "LONDON" is London, "ALI" may be an acronym


@dataclass(frozen=True)
class Gazetteer:
    """Everything known about names beforehand.

    Attributes:
        known: written form -> (kind, canonical form).
        longest: first word -> number of words of the longest known form that starts with it.
        outlets: the written forms of news outlets and agencies.
        demonyms: adjectives and nouns of nations, faiths and parties.
        given_names: given name -> "male", "female" or "" if both.
        ambiguous: given names that are ordinary words as well.
        particles, suffixes: small words inside and after a person's name.
        honorifics: words before a name that are no part of it -> "male", "female" or "".
        offices: capitalised words before a name that are no part of it.
        roles: nouns that describe one person.
        common: words written in lower case inside a sentence.
        organisation_ends, organisation_starts, place_ends, place_starts, other_ends: words that type a longer name.
        ends: all words that type a name they end.
        parts: words before a place that make it a part of it ("North").
        no_acronyms: all-capital words that name no organisation.
    """

    known: dict[str, tuple[NameKind, str]]
    longest: dict[str, int]
    outlets: dict[str, str]
    demonyms: frozenset[str]
    given_names: dict[str, str]
    ambiguous: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    honorifics: dict[str, str]
    offices: frozenset[str]
    roles: frozenset[str]
    common: frozenset[str]
    organisation_ends: frozenset[str]
    organisation_starts: frozenset[str]
    place_ends: frozenset[str]
    place_starts: frozenset[str]
    other_ends: frozenset[str]
    ends: frozenset[str]
    parts: frozenset[str]
    no_acronyms: frozenset[str]


@cache
def get_gazetteer() -> Gazetteer:
    """Return the gazetteer of this process."""
    places, organisations = load("places"), load("organisations")
    titles, given = load("titles"), load("given_names")
    outlets = _outlets()
    known, demonyms = _known_forms(places, organisations, outlets)
    return Gazetteer(
        known=known,
        longest=_longest(known),
        outlets=outlets,
        demonyms=demonyms,
        given_names=_genders(given["male"], given["female"]),
        ambiguous=frozenset(given["ambiguous"].split()),
        particles=frozenset(given["particles"].split()),
        suffixes=frozenset(given["suffixes"].split()),
        honorifics={word: _gender(word, titles["male"], titles["female"]) for word in titles["honorifics"].split()},
        offices=frozenset(titles["offices"].split()),
        roles=frozenset(titles["roles"].split()),
        common=frozenset(load("common_words")["words"].split()) | frozenset(load("function_words")["words"].split()),
        organisation_ends=frozenset(organisations["last_words"].split()),
        organisation_starts=frozenset(organisations["first_words"].split()),
        place_ends=frozenset(places["last_words"].split()),
        place_starts=frozenset(places["first_words"].split()),
        other_ends=frozenset(organisations["other_last_words"].split()),
        ends=frozenset(
            f"{organisations['last_words']} {organisations['other_last_words']} {places['last_words']}".split()
        ),
        parts=frozenset(places["first_words_of_parts"].split()),
        no_acronyms=frozenset(organisations["not_organisations"].split()),
    )


def _known_forms(
    places: dict[str, str], organisations: dict[str, str], outlets: dict[str, str]
) -> tuple[dict[str, tuple[NameKind, str]], frozenset[str]]:
    """Return written form -> (kind, canonical form) of everything listed, and the demonyms among the forms."""
    known: dict[str, tuple[NameKind, str]] = {}
    demonyms = _add_places(places, known)
    _add_forms(organisations["known"], "organisation", known)
    for form in organisations["other"].split(";"):
        known.setdefault(form.strip(), ("other", form.strip()))
    for form, canonical in outlets.items():
        known.setdefault(form, ("organisation", canonical))
        if form.startswith("The "):
            bare = form[4:]
            if bare not in load("outlets")["ordinary_words"].split():
                known.setdefault(bare, ("organisation", canonical))
    for form in list(known):
        if len(form) >= _SHORTEST_IN_CAPITALS and not form.isupper():
            known.setdefault(form.upper(), known[form])
    return known, demonyms


def _longest(known: dict[str, tuple[NameKind, str]]) -> dict[str, int]:
    """Return first word -> number of words of the longest form that starts with it."""
    longest: dict[str, int] = {}
    for form in known:
        words = form.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


def _add_places(places: dict[str, str], known: dict[str, tuple[NameKind, str]]) -> frozenset[str]:
    """Add all known places; return the demonyms."""
    demonyms = {word.replace("-", " ") for word in places["other_demonyms"].split()}
    demonyms |= set(places["other_demonyms"].split())
    for line in places["countries"].strip().splitlines():
        country, capital, adjectives, others = (field.strip() for field in line.split("|"))
        known[country] = ("place", country)
        known.setdefault(capital, ("place", capital))
        demonyms.update(word.replace("-", " ") for word in adjectives.split())
        for other in filter(None, (form.strip() for form in others.split(";"))):
            known[other] = ("place", country)
    for listed in ("regions", "cities", "us_states"):
        for form in filter(None, (form.strip() for form in places[listed].split(";"))):
            known.setdefault(form, ("place", form))
    for form in places["state_abbreviations"].split():
        known.setdefault(form, ("place", form))
    for form in sorted(demonyms):
        known.setdefault(form, ("other", form))
    return frozenset(demonyms)


def _add_forms(lines: str, kind: NameKind, known: dict[str, tuple[NameKind, str]]) -> None:
    for line in lines.strip().splitlines():
        canonical, _, others = line.partition("=")
        for form in [canonical, *others.split(";")]:
            if form.strip():
                known.setdefault(form.strip(), (kind, canonical.strip()))


def _outlets() -> dict[str, str]:
    """Return written form -> canonical form of every listed outlet and agency."""
    forms: dict[str, str] = {}
    lists = load("outlets")
    for line in (lists["agencies"] + lists["outlets"]).strip().splitlines():
        canonical, _, others = line.partition("=")
        for form in [canonical, *others.split(";")]:
            if form.strip():
                forms.setdefault(form.strip(), canonical.strip())
    ordinary = set(lists["ordinary_words"].split())
    return {form: canonical for form, canonical in forms.items() if form not in ordinary}


def _genders(male: str, female: str) -> dict[str, str]:
    genders = dict.fromkeys(male.split(), "male")
    for name in female.split():
        genders[name] = "" if name in genders else "female"
    for name in list(genders):
        if len(name) >= _SHORTEST_IN_CAPITALS:
            genders.setdefault(name.upper(), genders[name])
    return genders


def _gender(word: str, male: str, female: str) -> str:
    if word in male.split():
        return "male"
    return "female" if word in female.split() else ""
