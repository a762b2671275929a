"""How sure two statements of one thing are, and the words that make the one surer than the other."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from stemma.lang import load
from stemma.reconciliation.index import StoryIndex
from stemma.reconciliation.wording import function_words, stem_word
from stemma.records import Span, Statement
from stemma.text.words import Word, find_words

_REACH = 8  # words after a hedge that it may govern
_MOST_OF_GROUP = 5  # words of a verb group, for showing it


class Step(NamedTuple):
    """A step in certainty.

    Attributes:
        first, second: the words in question in each statement.
        surer: whether the second is surer than the first.
    """

    first: Span
    second: Span
    surer: bool


def find_step(first: Statement, second: Statement, index: StoryIndex) -> Step | None:
    """Return the step in certainty from one statement to another of the same thing, or None if there is none.

    A step is seen only where the less sure one hedges words that the surer one has without the hedge: "might
    propose a ban" and "proposed a ban". Whether something is asserted or reported is no step, nor is "will" and "did".
    """
    if first.polarity != second.polarity and not _denied_by_hedge(first, second, index):
        return None
    if _tells_occasions(first, index) != _tells_occasions(second, index):
        return None
    ranks = _rank(first, index), _rank(second, index)
    if ranks[0] == ranks[1]:
        return None
    surer = ranks[1] > ranks[0]
    less, more = (first, second) if surer else (second, first)
    spans = _words_in_question(less, more, index)
    if spans is None:
        return None
    return Step(*(spans if surer else spans[::-1]), surer)


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(load("certainty_words")[key])


def _rank(statement: Statement, index: StoryIndex) -> int:
    """Return 1 for what is possible, 2 for what is expected by somebody, 3 for what will be, was or is."""
    if statement.certainty == "possible":
        return 1
    words = [word.norm for word in _words_of(statement, index)]
    if statement.certainty == "expected" and not _listed("expecting").isdisjoint(words):
        return 2
    return 3


def _tells_occasions(statement: Statement, index: StoryIndex) -> bool:
    """Return whether a statement is of earlier occasions ("have met twice"), which makes it another thing."""
    return not _listed("occasions").isdisjoint(word.norm for word in _words_of(statement, index))


def _words_of(statement: Statement, index: StoryIndex) -> list[Word]:
    return find_words(index.articles[statement.article].text, statement.span.start, statement.span.end)


def _denied_by_hedge(first: Statement, second: Statement, index: StoryIndex) -> bool:
    """Return whether the negation of one is in the hedge of the other: "unlikely to come" and "will not come"."""
    return any("unlikely" in [word.norm for word in _words_of(one, index)] for one in (first, second))


def _words_in_question(less: Statement, more: Statement, index: StoryIndex) -> tuple[Span, Span] | None:
    """Return the hedge with the word it governs, and the verb group that stands for it in the surer statement."""
    hedged, plain = _words_of(less, index), _words_of(more, index)
    sure = {stem_word(word.norm): place for place, word in reversed(list(enumerate(plain)))}
    marks = _listed("hedges") | _listed("expecting")
    for place, word in enumerate(hedged):
        if word.norm not in marks or any(other.norm == word.norm for other in plain):
            continue
        governed = [
            at
            for at in range(place + 1, min(len(hedged), place + 1 + _REACH))
            if hedged[at].norm not in function_words() and hedged[at].norm not in marks
        ]
        shared = [at for at in governed if stem_word(hedged[at].norm) in sure]
        if shared and governed[0] in shared:
            group = _group_at(plain, sure[stem_word(hedged[governed[0]].norm)])
            if any(word.norm in _listed("determiners") for word in plain[max(0, group[0] - 1) : group[0] + 1]):
                group = _decided_group(plain) or group  # "a proposed ban was discussed"
        elif len(shared) > 1 or (shared and len(governed) < _REACH // 2):
            group = _decided_group(plain) or (0, 0)
        else:
            continue
        if group[1] > group[0]:
            return _span(hedged, (place, governed[0] + 1), less), _span(plain, group, more)
    return None


def _group_at(words: Sequence[Word], at: int) -> tuple[int, int]:
    """Return the range of the verb group that ends with the word at ``at``: its auxiliaries stand before it."""
    start = at
    while start > 0 and at - start < _MOST_OF_GROUP and words[start - 1].norm in _listed("auxiliaries"):
        start -= 1
    if start == at and at > 0 and words[at - 1].norm not in function_words():
        start = at - 1  # "face charges": a verb and its noun
    return start, at + 1


def _decided_group(words: Sequence[Word]) -> tuple[int, int] | None:
    """Return the range of the last verb group with an auxiliary and a participle, outside any relative clause."""
    best = None
    for at, word in enumerate(words):
        participle = word.norm.endswith("ed") or word.norm in load("irregular_forms")["forms"]
        if participle and at > 0 and words[at - 1].norm in _listed("auxiliaries"):
            start = _group_at(words, at)[0]
            if start == 0 or words[start - 1].norm not in ("who", "which", "that"):
                best = start, at + 1
    return best


def _span(words: Sequence[Word], place: tuple[int, int], statement: Statement) -> Span:
    return Span(article=statement.article, start=words[place[0]].start, end=words[place[1] - 1].end)
