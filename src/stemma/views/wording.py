"""The short words of ours that stand around what the reports say: one place for all views, so that they agree."""

from typing import Final

STANDING: Final = {
    "corroborated": "Corroborated",
    "disputed": "Disputed",
    "single-origin": "Single origin",
    "unmeasured": "Not measured",
}
STANDING_NOTE: Final = {
    "corroborated": "from two or more independent origins",
    "disputed": "the reports conflict",
    "single-origin": "from one origin, however many articles print it",
    "unmeasured": "its origins could not be counted",
}
CONFLICT: Final = {
    "quantity": "Figures differ",
    "date": "Dates differ",
    "place": "Places differ",
    "name": "Names differ",
    "role": "Roles differ",
    "quote": "Quotations differ",
    "certainty": "Certainty differs",
    "scope": "Scope differs",
    "polarity": "One affirms, one denies",
}
RELATION: Final = {
    "contradiction": "contradiction",
    "update": "a later figure",
    "different-measure": "a different measure",
}
DRIFT: Final = {
    "certainty": "Certainty changed",
    "attribution": "Attribution changed",
    "wording": "Wording changed",
    "quantity": "Figure changed",
}
REWRITING: Final = {
    "verbatim": "word for word",
    "light": "lightly edited",
    "heavy": "rewritten",
    "paraphrase": "paraphrased",
}
STATUS: Final = {"past": "past", "scheduled": "scheduled", "ongoing": "ongoing"}
ORIGIN: Final = {"article": "own reporting", "agency": "agency", "lost": "lost source"}

# How a claim stands in one article: a mark that needs no colour, and what it means.
MARKS: Final = {
    "says": ("●", "says it itself"),
    "attributed": ("◐", "attributes it to a speaker"),
    "reported": ("○", "passes it on from elsewhere"),
    "contradicts": ("≠", "contradicts it"),
    "updates": ("↻", "gives an earlier or later figure"),
    "other-measure": ("∥", "measures something else"),
}
# How sure the article makes it, beside the mark; a plain assertion has no sign.
CERTAINTY: Final = {
    "asserted": ("", ""),
    "reported": ("", ""),
    "expected": ("→", "expected"),
    "possible": ("?", "possible"),
    "denied": ("✗", "denied"),
}


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun.

    >>> count(1, "article"), count(2, "story", "stories")
    ('1 article', '2 stories')
    """
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def percent(share: float) -> str:
    """Return a share as a percentage, never rounded up to whole or down to none.

    >>> percent(0.996), percent(0.5), percent(1.0), percent(0.002)
    ('99 %', '50 %', '100 %', '<1 %')
    """
    if 0 < share < 0.01:
        return "<1 %"
    return f"{min(round(share * 100), 99 if share < 1 else 100)} %"


def join_words(words: list[str] | tuple[str, ...]) -> str:
    """Return words in a row with an "and" before the last.

    >>> join_words(["A", "B", "C"]), join_words(["A"]), join_words([])
    ('A, B and C', 'A', '')
    """
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]
