"""Headlines: stretches in which capitals say nothing, because most words have one."""

import re
from collections.abc import Mapping, Sequence

from stemma.annotate.names.runs import Token
from stemma.records.annotation import NameKind

_WORD = re.compile(r"[^\W\d_][\w.’'-]*[^\W_]|[^\W\d_]")
_LETTERS_PER_CAPITAL = 24  # a longer stretch with so few capitals is running text: a cheap first test
_SHARE = 0.7  # of words with a capital; set on conllpp train
_FEWEST_WORDS = 5
_FEWEST_CAPITALS = 2  # words in a line that is all in capitals
_FEWEST_ORDINARY = 2  # ordinary words with a capital


def is_headline(text: str, start: int, end: int, runs: Sequence[Sequence[Token]], common: frozenset[str]) -> bool:
    """Return whether most words of the stretch are capitalised, ordinary ones too, so that capitals tell nothing."""
    if not runs or sum(map(len, runs)) < _FEWEST_CAPITALS:
        return False
    if sum(map(len, runs)) * _LETTERS_PER_CAPITAL < end - start:
        return False
    words = [match.group() for match in _WORD.finditer(text, start, end)]
    long_words = [word for word in words if len(word) > 3]
    upper = [word for word in long_words if word[0].isupper()]
    if len(upper) < _SHARE * len(long_words):
        return False
    if all(word.isupper() for word in words if len(word) > 1):
        return len(long_words) >= _FEWEST_CAPITALS - 1
    return len(long_words) >= _FEWEST_WORDS and sum(word.lower() in common for word in upper[1:]) >= _FEWEST_ORDINARY


def find_known_forms(
    text: str, start: int, end: int, forms: Mapping[str, tuple[NameKind, str | None]]
) -> list[tuple[int, int, NameKind, str | None]]:
    """Return where the given forms stand in the stretch, in any case, longest first at each place."""
    folded: dict[str, tuple[NameKind, str | None]] = {}
    for form in sorted(forms):
        folded.setdefault(form.casefold(), forms[form])
    longest = max((form.count(" ") + 1 for form in folded), default=0)
    words = [(match.start(), match.end()) for match in _WORD.finditer(text, start, end)]
    found: list[tuple[int, int, NameKind, str | None]] = []
    index = 0
    while index < len(words):
        for length in range(min(longest, len(words) - index), 0, -1):
            first, last = words[index][0], words[index + length - 1][1]
            surface = text[first:last]
            bare = surface[:-2] if surface[-2:] in ("'s", "’s", "'S", "’S") else surface
            if bare.casefold() in folded:
                found.append((first, first + len(bare), *folded[bare.casefold()]))
                index += length - 1
                break
        index += 1
    return found
