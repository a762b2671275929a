"""The content words of a text, cut to stems so that forms of one word compare equal."""

import re
from functools import cache

from stemma.lang import load
from stemma.text.spelling import fold_spelling
from stemma.text.words import find_words

_ENDINGS = (
    ("ations", "at"),
    ("ation", "at"),
    ("ments", ""),
    ("ment", ""),
    ("ions", ""),
    ("ion", ""),
    ("ingly", ""),
    ("edly", ""),
    ("ings", ""),
    ("ing", ""),
    ("ies", "y"),
    ("ied", "y"),
    ("ers", "er"),
    ("ness", ""),
    ("ely", ""),
    ("ly", ""),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
    ("e", ""),
)
_SHORTEST_STEM = 3
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


@cache
def function_words() -> frozenset[str]:
    """Return the words that say nothing about what a sentence is about."""
    return frozenset(load("function_words")["words"].split())


@cache
def stem_word(word: str) -> str:
    """Return the stem under which the forms of one word meet; it need not be a word.

    >>> [stem_word(word) for word in ("imposed", "imposing", "impose", "talks", "cities", "co-operation")]
    ['impos', 'impos', 'impos', 'talk', 'city', 'cooperat']
    """
    word = load("irregular_forms")["forms"].get(word, word)
    word = fold_spelling(word.removesuffix("'s").removesuffix("'")).replace("-", "")
    if not word.isalpha() or word.endswith("ss"):
        return word
    for ending, put in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(put) >= _SHORTEST_STEM:
            word = word[: len(word) - len(ending)] + put
            break
    return _DOUBLED.sub(r"\1", word)


def content_stems(text: str) -> list[str]:
    """Return the stems of the words of ``text`` that carry content, in order, figures left out.

    >>> content_stems("The envoy had been meeting 12 ministers in Ostrava.")
    ['envoy', 'meet', 'minister', 'ostrava']
    """
    skip = function_words()
    return [
        stem_word(word.norm)
        for word in find_words(text)
        if word.norm not in skip and not word.norm[0].isdigit() and len(word.norm) > 1
    ]


def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` in normal form: two texts with equal ones say the same in the same words."""
    return tuple(word.norm for word in find_words(text))
