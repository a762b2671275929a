"""One person told without a figure ("a man", "another officer"), and none at all ("no injuries")."""

import re
from functools import cache

from stemma.annotate.quantities.draft import Draft
from stemma.lang import load


@cache
def _patterns(language: str = "en") -> tuple[re.Pattern[str], re.Pattern[str]]:
    units = load("units", language)
    measures = load("measures", language)["measure"]
    persons = sorted(units["lists"]["persons"], key=lambda word: (-len(word), word))
    person = "|".join(re.escape(word) for word in persons)
    stops = "|".join(sorted([*load("counted", language)["stops"], "of", "report", "call", "group", "team"]))
    modifier = rf"(?:(?!(?:{stops})\b)[\w’'-]{{1,25}}[,]?\s+)"
    single = re.compile(
        rf"\b(?P<lead>an?|another)\s+(?:{modifier}{{0,4}}?)"
        rf"(?P<head>(?:{person})|\d{{1,3}}[- ]?(?:year|month|week|day)[- ]?old)\b(?![-’']\w|\s+(?:{person})\b)",
        re.IGNORECASE,
    )
    plural = set(units["plurals"]) | {f"{word}s" for word in persons}
    nouns = {noun for measure in measures if "person" in measure.get("units", ()) for noun in measure.get("nouns", ())}
    counted = "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted(plural | nouns, key=lambda w: (-len(w), w))
    )
    none = re.compile(
        rf"\b(?P<lead>no(?:\s+(?:other|further|serious|additional|reported|immediate|major|new|known)){{0,2}})\s+(?P<head>{counted})\b",
        re.IGNORECASE,
    )
    return single, none


def find_singles(text: str, start: int, end: int) -> list[Draft]:
    """Return drafts for one person and for nobody; they count only if a measure fits.

    >>> text = "A young woman was hurt; no deaths were reported."
    >>> [(text[d.start:d.end], d.low) for d in find_singles(text, 0, len(text))]
    [('A young woman', 1.0), ('no', 0.0)]
    """
    single, none = _patterns()
    drafts = [_draft(found, "single", (start, end)) for found in single.finditer(text, start, end)]
    for draft in drafts:
        draft.reach = _after_apposition(text, draft.reach, end)
    return drafts + [_draft(found, "none", (start, end)) for found in none.finditer(text, start, end)]


def _draft(found: re.Match[str], form: str, sentence: tuple[int, int]) -> Draft:
    value = 1.0 if form == "single" else 0.0
    last = found.end() if form == "single" else found.end("lead")
    return Draft(
        number=(found.start(), last),
        start=found.start(),
        end=last,
        low=value,
        high=value,
        form=form,
        sentence=sentence,
        unit="person",
        counted=found.span("head"),
        head=found["head"].casefold(),
        reach=found.end(),
    )


# "(a woman) in her 50s", "(a man), identified as a clerk,"
_AGE_RANGE = re.compile(r"\s+in\s+(?:his|her)\s+(?:early |mid-?|late )?\d0s\b", re.IGNORECASE)
_APPOSITION = re.compile(r",\s*[^,.;:?!]{1,60},(?=\s)")


def _after_apposition(text: str, position: int, end: int) -> int:
    """Return where the words after "a woman in her 50s" or "a man, 62," begin."""
    if found := _AGE_RANGE.match(text, position, end):
        position = found.end()
    found = _APPOSITION.match(text, position, min(end, position + 70))
    return found.end() if found else position
