"""Dates of something a statement speaks of, not of what it tells: "defended her handling of Friday's raid"."""

from collections.abc import Sequence
from functools import cache

from stemma.lang import load
from stemma.records import Span
from stemma.text.words import Word

_LONGEST_NAME = 5  # words of a name or title before its verb
_ARTICLES = ("a", "an")
_JOINING = (" ", "\xa0", ". ")  # what may stand between words of one phrase ("Mr. Vasku")


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(load("timeline")[key])


def is_nested(span: Span, words: Sequence[Word], text: str) -> bool:
    """Return whether the date in ``span`` dates a thing named in the statement or a clause without its "that".

    Args:
        span: of the date.
        words: of the statement.
        text: of the article.
    """
    before = [word for word in words if word.end <= span.start]
    after = next((word for word in words if word.start >= span.end), None)
    return _dates_a_noun(before, after, span, text) or _ends_reduced_relative(before, span, text)


def _dates_a_noun(before: Sequence[Word], after: Word | None, span: Span, text: str) -> bool:
    """Return whether it is "the Aug. 16 cable", "his Christmas speech", or "of Friday's raid"."""
    if after is None or not before:
        return False
    last = before[-1].norm
    if text[span.end : span.end + 2] in ("'s", "’s"):
        last_two = {word.norm for word in before[-2:]} if last in _listed("fillers") else {last}
        return not last_two.isdisjoint(_listed("about"))
    beside = text[span.end : after.start] in _JOINING and text[after.start].islower()
    if not beside or after.norm in _listed("not_nouns") or after.norm in _listed("auxiliaries"):
        return False
    if last in _ARTICLES and len(before) > 1 and before[-2].norm == "including":
        return True  # "a bad year, including an October fire that ..."
    if last not in _listed("definite") and text[before[-1].end - 2 : before[-1].end] not in ("'s", "’s"):
        return False
    return len(before) > 1 and before[-2].norm not in _listed("at_the")


def _ends_reduced_relative(before: Sequence[Word], span: Span, text: str) -> bool:
    """Return whether it is "the plan he floated on Friday", "the deal announced by Ms. Vasku this week"."""
    held = list(before)
    while held and held[-1].norm in _listed("fillers"):
        held.pop()
    if not held or not _joined(held[-1].end, span.start, text):
        return False
    if _is_past(held[-1]):
        return _follows_noun(_without_subject(held[:-1], text), text, held)
    named = _without_name(held, text)
    if len(named) < len(held) and len(named) > 2 and named[-1].norm == "by" and _is_past(named[-2]):
        return _follows_noun(named[:-2], text, held)
    return False


def _joined(end: int, start: int, text: str) -> bool:
    """Return whether no comma or other mark stands between."""
    gap = text[end:start]
    return not any(mark in gap for mark in ",;:—–()")


def _is_past(word: Word) -> bool:
    return (len(word.norm) > 3 and word.norm.endswith("ed")) or word.norm in _listed("told")


def _without_name(words: Sequence[Word], text: str) -> list[Word]:
    """Return the words without the capitalised ones at their end."""
    kept = list(words)
    for _ in range(_LONGEST_NAME):
        if kept and text[kept[-1].start].isupper():
            kept.pop()
    return kept


def _without_subject(words: Sequence[Word], text: str) -> list[Word] | None:
    """Return the words without a pronoun or name at their end, None if there is neither."""
    if words and words[-1].norm in _listed("pronouns"):
        return list(words[:-1])
    kept = _without_name(words, text)
    return kept if len(kept) < len(words) else None


def _follows_noun(words: Sequence[Word] | None, text: str, held: Sequence[Word]) -> bool:
    """Return whether ``words`` end in what may be a noun, right before the rest of ``held``."""
    if not words or len(words) < 2 or len(words) == len(held):
        return False
    last, following = words[-1], held[len(words)]
    if text[last.end : following.start] not in _JOINING or not text[last.start].islower():
        return False
    return last.norm not in _listed("not_nouns") and last.norm not in _listed("auxiliaries") and not _is_past(last)
