"""The form in which British and American spellings, and hyphenated and closed compounds, compare equal."""

from functools import cache, lru_cache

from stemma.lang import load

_APOSTROPHE_S = "'s"


@cache
def _endings() -> tuple[tuple[str, str, int], ...]:
    return tuple((ending, folded, least) for ending, folded, least in load("spelling")["endings"])


@lru_cache(maxsize=1 << 16)
def fold_spelling(norm: str) -> str:
    """Return the folded form of a word in normal form; equal for two spellings of one word.

    The result is for comparison only and may be no word at all.

    >>> fold_spelling("organisation") == fold_spelling("organization")
    True
    >>> fold_spelling("co-operation") == fold_spelling("cooperation")
    True
    >>> fold_spelling("four") == fold_spelling("for")
    False
    """
    if norm[:1].isdigit():
        return norm
    possessive = _APOSTROPHE_S if norm.endswith(_APOSTROPHE_S) else ""
    stem = norm.removesuffix(_APOSTROPHE_S).replace("-", "")
    words = load("spelling")["words"]
    if stem in words:
        return f"{words[stem]}{possessive}"
    for ending, folded, least in _endings():
        if stem.endswith(ending) and len(stem) - len(ending) >= least:
            return f"{stem[: -len(ending)]}{folded}{possessive}"
    return f"{stem}{possessive}"
