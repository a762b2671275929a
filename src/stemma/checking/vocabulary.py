"""Words that stand for one another: stems, synonyms, opposites, forms of one place name, phrases read as one word."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from stemma.lang import load
from stemma.reconciliation.opposites import find_stands
from stemma.reconciliation.wording import stem_word

_SHARED_PREFIX = 5  # letters that two forms of one word family share ("citizen", "citizenship")
_SHORTEST_ROOT = 4
_SHORTEST_LACKED = 3  # letters before -less
_PARTICLES = frozenset(("up", "down", "off", "out", "aside", "for"))
_PARTICLE_REACH = 4  # words between a verb and its particle ("turned the offer down")


@lru_cache(maxsize=1 << 16)
def root_of(norm: str) -> str:
    """Return what two forms of a word are compared by: its stem, so that "postponement" meets "postpone" too.

    >>> root_of("postponement") == root_of("postponed")
    True
    """
    stem = stem_word(norm.removesuffix("'s").removesuffix("'"))
    return stem[:-1] if len(stem) > _SHORTEST_ROOT and stem.endswith("e") else stem


@cache
def _sets() -> Mapping[str, frozenset[int]]:
    """Return stem -> numbers of the sets of synonyms it stands in."""
    table: dict[str, set[int]] = {}
    for number, words in enumerate(load("synonyms")["sets"]):
        for word in words.split():
            table.setdefault(root_of(word), set()).add(number)
    return {stem: frozenset(numbers) for stem, numbers in table.items()}


@lru_cache(maxsize=1 << 16)
def are_synonyms(one: str, two: str) -> bool:
    """Return whether two stems may be used for one another.

    >>> are_synonyms("resign", "quit"), are_synonyms("win", "lose")
    (True, False)
    """
    return not _sets().get(one, frozenset()).isdisjoint(_sets().get(two, frozenset()))


@lru_cache(maxsize=1 << 16)
def are_one_family(one: str, two: str) -> bool:
    """Return whether two stems look like forms of one word.

    >>> are_one_family("citizen", "citizenship"), are_one_family("contest", "content")
    (True, False)
    """
    if len(one) > len(two):
        one, two = two, one
    if len(one) >= _SHARED_PREFIX and two.startswith(one):
        return True
    shared = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        shared += 1
    return shared > _SHARED_PREFIX and len(one) - shared <= 2 and len(two) - shared <= 4


@lru_cache(maxsize=1 << 16)
def has_opposites(norm: str) -> bool:
    """Return whether a word is one that turns a sentence round if another stands in its place."""
    return bool(find_stands([norm])) or root_of(norm) in _antonyms()


@lru_cache(maxsize=1 << 16)
def are_opposites(one: str, two: str) -> bool:
    """Return whether two words say the opposite of each other.

    >>> are_opposites("raised", "lowered"), are_opposites("raised", "raised")
    (True, False)
    """
    if _is_lacking(one, two) or _is_lacking(two, one):
        return True
    if root_of(one) == root_of(two) or are_synonyms(root_of(one), root_of(two)):
        return False
    mine, yours = find_stands([one]), find_stands([two])
    if any((pair, 1 - side) in yours for pair, side in mine) and not mine.keys() & yours.keys():
        return True
    held = _antonyms().get(root_of(two), frozenset())
    return any((pair, 1 - side) in held for pair, side in _antonyms().get(root_of(one), frozenset()))


def _is_lacking(one: str, two: str) -> bool:
    """Return whether one word says that what another has is lacking ("useless", "useful")."""
    base = one.removesuffix("less")
    return base != one and len(base) >= _SHORTEST_LACKED and two in (base, f"{base}ful", f"{base}s")


@cache
def _antonyms() -> Mapping[str, frozenset[tuple[int, int]]]:
    """Return stem -> the (pair, side) of the list of antonyms it stands on."""
    table: dict[str, set[tuple[int, int]]] = {}
    for number, pair in enumerate(load("antonyms")["pairs"]):
        for side, words in enumerate(pair):
            for word in words.split():
                table.setdefault(root_of(word), set()).add((number, side))
    return {stem: frozenset(places) for stem, places in table.items()}


@cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return first stem -> (stems of the phrase, stem it stands for), longer phrases first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, word in load("synonyms")["phrases"].items():
        stems = tuple(root_of(part) for part in phrase.split())
        table.setdefault(stems[0], []).append((stems, root_of(word)))
    return {first: tuple(sorted(held, key=lambda one: (-len(one[0]), one))) for first, held in table.items()}


def find_phrase(stems: Sequence[str], at: int) -> tuple[int, str] | None:
    """Return (number of words, stem it stands for) of a phrase that begins at ``at``, or None."""
    for phrase, word in _phrases().get(stems[at], ()):
        if tuple(stems[at : at + len(phrase)]) == phrase:
            return len(phrase), word
        if len(phrase) == 2 and phrase[1] in _PARTICLES and phrase[1] in stems[at + 1 : at + 2 + _PARTICLE_REACH]:
            return 1, word
    return None


@cache
def place_forms() -> Mapping[str, str]:
    """Return each written form of a country, folded -> its folded name ("us", "american", "united states")."""
    forms: dict[str, str] = {}
    for line in load("places")["countries"].strip().splitlines():
        name, _, demonyms, others = ([part.strip() for part in line.split("|")] + ["", "", "", ""])[:4]
        for form in (name, *demonyms.split(), *others.split(";")):
            if form.strip():
                forms.setdefault(form.strip().casefold().replace(".", ""), name.casefold())
    return forms


@lru_cache(maxsize=1 << 16)
def name_stem(norm: str) -> str:
    """Return what a word of a name is compared by; the forms of one country are one.

    >>> name_stem("american") == name_stem("us"), name_stem("obama's")
    (True, 'obama')
    """
    base = norm.removesuffix("'s").removesuffix("'")
    return place_forms().get(base) or root_of(base)
