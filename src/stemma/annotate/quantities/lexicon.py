"""The measures of lang/en/measures.toml, compiled once."""

import re
from functools import cache
from typing import Any, NamedTuple

from stemma.annotate.quantities.units import MONEY
from stemma.lang import load


class Lexicon(NamedTuple):
    """Compiled measures.

    Attributes:
        nouns: counted phrase -> measure.
        after: matches what may follow a counted phrase; ``after_names`` gives the measure of the words or the group.
        before: matches, at the end of a text, what may precede a figure.
        loose: finds the auxiliary or finite verb of a counted phrase with words in between.
        units: measure -> units its figures may have.
        single: measures for which "a man" counts as one.
    """

    nouns: dict[str, str]
    after: re.Pattern[str]
    after_names: dict[str, str]
    before: re.Pattern[str]
    before_names: dict[str, str]
    before_patterns: tuple[tuple[str, re.Pattern[str]], ...]
    loose: re.Pattern[str]
    units: dict[str, frozenset[str]]
    single: frozenset[str]
    parts_before: re.Pattern[str]
    generic: frozenset[str]
    kin_before: re.Pattern[str]
    passive: re.Pattern[str]
    objects: frozenset[str]
    not_objects: frozenset[str]


def _alternatives(words: Any) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))


def _names(measures: list[dict[str, Any]], key: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for measure in measures:
        for words in measure.get(key, ()):
            names.setdefault(words, measure["name"])
    return names


def _after(measures: list[dict[str, Any]], links: dict[str, Any], names: dict[str, str]) -> re.Pattern[str]:
    adverbs = rf"(?!(?:{_alternatives(links['not_adverbs'])})\b)[a-z]{{2,15}}ly"
    link = rf"(?:{_alternatives([*links['auxiliaries'], *links['adverbs']])}|{adverbs})"
    groups = "|".join(
        f"(?P<{measure['name'].replace('-', '_')}__{index}>{pattern})"
        for measure in measures
        for index, pattern in enumerate(measure.get("after_patterns", ()))
    )
    return re.compile(
        rf"(?P<link>(?:,?\s+{link}\b){{0,5}},?)\s+(?:{groups}|(?P<words>{_alternatives(names)}))(?![\w-])",
        re.IGNORECASE,
    )


@cache
def measure_lexicon(language: str = "en") -> Lexicon:
    """Return the measures of a language."""
    lists = load("measures", language)
    measures, links = lists["measure"], lists["links"]
    after, before = _names(measures, "after"), _names(measures, "before")
    patterns = tuple(
        (measure["name"], re.compile(rf"\b(?:{pattern})\s*$", re.IGNORECASE))
        for measure in measures
        for pattern in measure.get("before_patterns", ())
    )
    return Lexicon(
        nouns=_names(measures, "nouns"),
        after=_after(measures, links, after),
        after_names=after,
        before=re.compile(
            rf"(?<![\w-])(?<!\bto )({_alternatives(before)})(?:\s+(?:{_alternatives(links['fillers'])})){{0,2}}\s+$",
            re.IGNORECASE,
        ),
        before_names=before,
        before_patterns=patterns,
        loose=re.compile(
            rf"(?:,?\s(?=(?:{_alternatives(links['loose'])})\b)|\s(?=(?:{_alternatives(links['finite'])})\b))",
            re.IGNORECASE,
        ),
        units={m["name"]: _expand(m.get("units", ())) for m in measures},
        single=frozenset(m["name"] for m in measures if m.get("single")),
        parts_before=re.compile(rf"\b(?:{_alternatives(links['parts_before'])})[\s,]+$", re.IGNORECASE),
        generic=frozenset(links["generic"]),
        kin_before=re.compile(rf"\b(?:{_alternatives(links['kin_before'])})\s+$", re.IGNORECASE),
        passive=re.compile(rf"\b(?:{_alternatives(links['passive'])})\b", re.IGNORECASE),
        objects=frozenset(links["objects"]),
        not_objects=frozenset(links["not_objects"]),
    )


def _expand(units: list[str]) -> frozenset[str]:
    return frozenset(units) | (MONEY if "currency" in units else frozenset())
