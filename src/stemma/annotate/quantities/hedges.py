"""Words that hedge a figure: "at least", "about", "or more"."""

import re
from functools import cache
from typing import cast

from stemma.annotate.quantities.draft import Draft
from stemma.lang import load
from stemma.records.annotation import Comparator

_LOOK_BACK = 32
_LOOK_AHEAD = 20


@cache
def _hedges(language: str = "en") -> tuple[re.Pattern[str], dict[str, str], re.Pattern[str], dict[str, str]]:
    lists = load("numbers", language)
    before = {word: kind for kind, words in lists["comparators"].items() for word in words}
    after = {word: kind for kind, words in lists["comparators_after"].items() for word in words}
    return _ends_with(before), before, re.compile(rf"[ \u00a0]({_alternatives(after)})\b", re.IGNORECASE), after


def _alternatives(words: dict[str, str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))


def _ends_with(words: dict[str, str]) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])({_alternatives(words)})\s+(?:(?:another|an additional|the|a|as|many)\s+)?$", re.IGNORECASE
    )


def attach_hedge(text: str, draft: Draft) -> None:
    """Widen a draft by the hedge before or after its figure, and open its value on the side that the hedge leaves open.

    A vague figure ("hundreds") stays ``about`` whatever stands before it.
    """
    before, kinds_before, after, kinds_after = _hedges()
    begin = max(draft.sentence[0], draft.start - _LOOK_BACK)
    kind = "about" if draft.form == "vague" else "exactly"
    found = before.search(text[begin : draft.start])
    if found:
        draft.start = begin + found.start(1)
        kind = kinds_before[" ".join(found.group(1).casefold().split())]
    if text[draft.end : draft.end + 1] == "+":
        draft.end += 1
        kind = "at-least"
    elif tail := after.match(text, draft.end, min(draft.sentence[1], draft.end + _LOOK_AHEAD)):
        draft.end = tail.end()
        kind = kinds_after[" ".join(tail.group(1).casefold().split())]
    draft.comparator = cast(Comparator, kind)
    if kind == "at-least":
        draft.high = None
    elif kind == "at-most":
        draft.low = None
