"""Nouns for human beings."""

import re
from functools import cache

from stemma.lang import load

_DEMONYM = re.compile(r"[A-Z][a-z]+(?:ians|eans|ans|ards|is|ese|ish|ench|utch)$")
_KEPT_Y = ("oy", "ay", "ey")


@cache
def person_nouns(language: str = "en") -> frozenset[str]:
    """Return the nouns for human beings, singular and plural, in lower case."""
    lists = load("units", language)
    singular = set(lists["lists"]["persons"])
    plural = {f"{word[:-1]}ies" if word.endswith("y") and word[-2:] not in _KEPT_Y else f"{word}s" for word in singular}
    return frozenset(singular | plural | set(lists["plurals"]))


def is_person(words: str) -> bool:
    """Return whether the last word (or the last two) of ``words`` names human beings.

    >>> is_person("young women"), is_person("Ruritanians"), is_person("tanks")
    (True, True, False)
    """
    last = words.split()[-1:] or [""]
    persons = person_nouns()
    return (
        last[0].casefold() in persons
        or last[0].endswith(("-old", "-olds"))
        or last[0].casefold().split("-")[-1] in persons
        or bool(_DEMONYM.match(last[0]))
    )
