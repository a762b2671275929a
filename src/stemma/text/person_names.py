"""Names of people as strings: folding of spellings and transliterations, and whether two forms can be one person."""

import re
import unicodedata
from functools import cache, lru_cache

from stemma.lang import load

_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
# Letters that no decomposition maps to ASCII.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
# Spellings that differ only in the scheme of transliteration, longest first. Applied in this order.
_SCHEMES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), folded)
    for pattern, folded in (
        (r"shch", "sch"),
        (r"tsch", "ch"),
        (r"kh", "h"),
        (r"zh(?=[aeiouy])", "j"),
        (r"dzh", "j"),
        (r"ph", "f"),
        (r"ck|q", "k"),
        (r"c(?=[aou])", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"(?:skiy|skyy|skyi|skij|skii|sky|ski)\b", "ski"),
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"(?<=[aeo])[iyj](?=[aeiou])", "y"),
        (r"(?:yy|iy|yi|ij|ii|ie|ei|ey|ai|ay|y|j)\b", "i"),
        (r"(?<=[bcdfghklmnprstvz])(?:iy|ie|ye|yo|io)", "e"),
        (r"^(?:ye|je)", "e"),
        (r"\b(?:ye|je)", "e"),
        (r"[yj](?=[aou])", "i"),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
    )
)
_VOWELS = re.compile(r"[aeiou]")
_GENERATION = frozenset({"jr", "sr", "ii", "iii", "iv"})


@lru_cache(maxsize=8192)
def fold_transliteration(name: str) -> str:
    """Return the form in which spellings of one name by different schemes of transliteration compare equal.

    Case, accents, points and apostrophes are dropped as well. The result is a key to compare, not a name to show.

    >>> fold_transliteration("Orlovsky") == fold_transliteration("Orlovskyy") == fold_transliteration("Orlovskiy")
    True
    >>> fold_transliteration("Yuri Orlov") == fold_transliteration("Yury Orlov")
    True
    >>> fold_transliteration("Müller"), fold_transliteration("Orlov") == fold_transliteration("Orlova")
    ('muler', False)
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = _APOSTROPHES.sub("", plain).replace(".", " ").replace("-", " ")
    for pattern, folded in _SCHEMES:
        plain = pattern.sub(folded, plain)
    return " ".join(plain.split())


@cache
def _full_forms() -> dict[str, str]:
    """Return short form -> full form of given names that one person uses in turn."""
    lines = load("given_names")["short_forms"].strip().splitlines()
    return {short: full for full, _, shorts in (line.partition(" = ") for line in lines) for short in shorts.split()}


def _split(name: str) -> tuple[list[str], str, str]:
    """Return folded given names, folded surname and generation ("jr") of a person's name."""
    words = [word for word in re.split(r"[\s.,]+", name) if word]
    generation = ""
    if len(words) > 1 and words[-1].casefold() in _GENERATION:
        generation = words.pop().casefold()
    if not words:
        return [], "", generation
    return [_full_forms().get(word.casefold(), word) for word in words[:-1]], words[-1], generation


def _gender(given_name: str) -> int:
    """Return 1 for a man's given name, -1 for a woman's, 0 if it is not listed or both."""
    men, women = _listed_given_names()
    return (given_name.casefold() in men) - (given_name.casefold() in women)


@cache
def _listed_given_names() -> tuple[frozenset[str], frozenset[str]]:
    lists = load("given_names")
    return frozenset(lists["male"].casefold().split()), frozenset(lists["female"].casefold().split())


def _given_names_agree(one: str, other: str) -> bool:
    folded, counterpart = fold_transliteration(one), fold_transliteration(other)
    if folded == counterpart:
        return True
    if min(len(folded), len(counterpart)) == 1:  # an initial
        return folded[:1] == counterpart[:1]
    if _gender(one) * _gender(other) < 0:
        return False
    same_start = folded[:1] == counterpart[:1]
    skeleton, counterpart_skeleton = _VOWELS.sub("", folded), _VOWELS.sub("", counterpart)
    return same_start and len(skeleton) >= 3 and skeleton == counterpart_skeleton


def same_person(one: str, other: str) -> bool:
    """Return whether two written forms can name one person.

    Spellings, initials, short forms and missing given names are allowed for. A surname alone agrees with any given
    name; whether it is *that* person is for the reader of the context.

    >>> same_person("Yuri Orlovsky", "Yury Orlovskyy"), same_person("Orlovskiy", "Yuri Orlovsky")
    (True, True)
    >>> same_person("Anna Weir", "Thomas Weir"), same_person("A. Weir", "Anna Weir")
    (False, True)
    >>> same_person("Bob Weir", "Robert Weir"), same_person("John Weir", "John Weir Jr.")
    (True, False)
    """
    given, surname, generation = _split(one)
    other_given, other_surname, other_generation = _split(other)
    if not surname or not other_surname or fold_transliteration(surname) != fold_transliteration(other_surname):
        return False
    if generation != other_generation and given and other_given:
        return False
    if not given or not other_given:
        return True
    return _given_names_agree(given[0], other_given[0])
