"""Whether a figure counts one incident or a period of several, and the word that tells."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from stemma.lang import load
from stemma.reconciliation.wording import function_words
from stemma.records import Span
from stemma.text.words import Word

Extent = Literal["incident", "period"]
_NEAR_WORDS = 14  # words before and after a figure in which its incident or period is looked for


@cache
def scope_words(key: str) -> frozenset[str]:
    """Return one list of the words that tell a figure's scope."""
    return frozenset(load("measures_scope")[key])


@cache
def _incident_forms() -> Mapping[str, bool]:
    """Return each incident word in singular and plural -> whether it is plural."""
    forms: dict[str, bool] = {}
    for word in load("measures_scope")["incidents"]:
        ending = "es" if word.endswith(("s", "sh", "ch")) else "s"
        plural = f"{word[:-1]}ies" if word.endswith("y") else f"{word}{ending}"
        forms[word], forms[plural] = False, True
    return forms


@cache
def plural_incidents() -> frozenset[str]:
    """Return the words for several incidents: "shootings", "attacks"."""
    return frozenset(form for form, plural in _incident_forms().items() if plural)


def find_extent(words: Sequence[Word], first: int, last: int, article: str) -> tuple[Extent | None, Span | None]:
    """Return whether one incident or a period is counted over, and the nearest word that tells."""
    forms = _incident_forms()
    best: tuple[int, int, bool] | None = None
    for i in range(max(0, first - _NEAR_WORDS), min(len(words), last + _NEAR_WORDS)):
        if first <= i < last or words[i].norm not in forms:
            continue
        plural = forms[words[i].norm]
        if not plural and not _is_one(words, i):
            continue
        distance = first - i if i < first else i - last + 1
        if best is None or (distance, i) < best[:2]:
            best = (distance, i, plural)
    period = _find_period(words, first, last)
    if period is not None and (best is None or (not best[2] and _same_side(period, best[1], first))):
        return "period", _word_span(words[period], article)
    if best is None:
        return None, None
    return ("period" if best[2] else "incident"), _word_span(words[best[1]], article)


def _same_side(period: int, incident: int, first: int) -> bool:
    """Return whether the words of a period stand nearer to the figure than the incident word, on its side."""
    return (period < first) == (incident < first) and abs(period - first) < abs(incident - first)


def _is_one(words: Sequence[Word], at: int) -> bool:
    """Return whether the incident word at ``at`` is marked as one: an article or possessive opens its noun phrase."""
    for word in reversed([word.norm for word in words[max(0, at - 4) : at]]):
        if word in scope_words("one") or word.endswith("'s"):
            return True
        if word in function_words():
            return False
    return False


def _find_period(words: Sequence[Word], first: int, last: int) -> int | None:
    """Return where the opening words of a period stand near the figure."""
    low, high = max(0, first - _NEAR_WORDS), min(len(words), last + _NEAR_WORDS)
    for i in range(low, high):
        for length in (1, 2, 3, 4):
            if " ".join(word.norm for word in words[i : i + length]) in scope_words("period_openers"):
                return i
    return None


def _word_span(word: Word, article: str) -> Span:
    return Span(article=article, start=word.start, end=word.end)
