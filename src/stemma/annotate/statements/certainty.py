"""How sure a statement is, and whether it is affirmed or negated."""

import re
from functools import cache
from typing import NamedTuple

from stemma.lang import load
from stemma.records.annotation import Certainty, Polarity

# Where one verb's words end and the next one's may begin.
_JOINED = re.compile(r" (?:and|but) ")


class _Cues(NamedTuple):
    denied_cues: frozenset[str]
    denied: re.Pattern[str]
    possible: re.Pattern[str]
    expected: re.Pattern[str]
    reported: re.Pattern[str]
    supposed: re.Pattern[str]
    conditions: re.Pattern[str]
    not_expected: re.Pattern[str]
    negators: re.Pattern[str]
    double: re.Pattern[str]
    harmless: re.Pattern[str]


def _phrases(words: list[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(r"(?<![\w'-])(?:" + "|".join(map(re.escape, ordered)) + r")(?![\w'-])")


@cache
def _cues(language: str = "en") -> _Cues:
    certainty, negation = load("certainty", language), load("negation", language)
    return _Cues(
        denied_cues=frozenset(certainty["denied_cues"]),
        denied=_phrases(certainty["denied"]),
        possible=_phrases(certainty["possible"]),
        expected=_phrases(certainty["expected"]),
        reported=_phrases(certainty["reported"]),
        supposed=_phrases(certainty["supposed"]),
        conditions=_phrases(certainty["conditions"]),
        not_expected=re.compile(rf"\b(?:{'|'.join(certainty['not_expected'])})\b"),
        negators=_phrases(negation["negators"]),
        double=_phrases(negation["double"]),
        harmless=_phrases(negation["harmless"]),
    )


def judge_certainty(clause: str, main: str, cue: str | None, *, attributed: bool) -> Certainty:
    """Return how sure the article makes a statement.

    Args:
        clause: the statement as written.
        main: the normal forms of its main words, from ``main_words``.
        cue: the verb of saying it hangs on, if any.
        attributed: whether somebody else says it.

    >>> judge_certainty("The council might vote on Friday", "the council might vote on friday", None, attributed=False)
    'possible'
    >>> judge_certainty("The council voted", "the council voted", "denied", attributed=True)
    'denied'
    """
    cues = _cues()
    if cue is not None and (
        " ".join(cue.casefold().split()) in cues.denied_cues or cue.casefold().split()[-1:] == ["denied"]
    ):
        return "denied"
    if not attributed and cues.denied.search(main):
        return "denied"
    supposed = cues.supposed.search(main) and cues.conditions.search(clause.casefold())
    if supposed or cues.possible.search(main):
        return "possible"
    if cues.expected.search(cues.not_expected.sub(" ", main)):
        return "expected"
    return "reported" if attributed or cues.reported.search(main) else "asserted"


def judge_polarity(main: str) -> Polarity:
    """Return whether a main clause, as ``main_words`` gives it, is negated; two negations of one verb cancel out.

    >>> judge_polarity("the mayor did not fail to appear"), judge_polarity("no one came")
    ('positive', 'negative')
    >>> judge_polarity("the mayor has no car and cannot drive")
    'negative'
    """
    cues = _cues()
    main = cues.double.sub(" ", cues.harmless.sub(" ", main))
    return "negative" if any(len(cues.negators.findall(part)) % 2 for part in _JOINED.split(main)) else "positive"
