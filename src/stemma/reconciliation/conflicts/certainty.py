"""Conflicts of certainty: one report says that a thing is decided, another of another origin that it is not."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from stemma.lang import load
from stemma.reconciliation.conflicts.sides import Witness, build_conflict, tell_apart
from stemma.reconciliation.gists import Gist
from stemma.reconciliation.index import StoryIndex
from stemma.reconciliation.matching import Match
from stemma.reconciliation.wording import stem_word
from stemma.records import Conflict, Span, Statement
from stemma.text.words import Word, find_words

_LEAST_COSINE = 0.5  # below, two statements speak of two decisions (read on basil and helsinki)
_SHARED = 2  # content stems besides the words of deciding ...
_LEAST_CONTAINMENT = 0.2  # ... and this share of the shorter statement's weight


def find_certainty_conflicts(
    gists: Sequence[Gist], matches: Sequence[Match], index: StoryIndex, claims_of: Mapping[str, Sequence[str]]
) -> list[Conflict]:
    """Return one conflict for each thing that is decided in one report and undecided in another of another origin."""
    piles: dict[int, tuple[list[Witness], list[Witness]]] = {}
    said_open = {gist.number for gist in gists if _find_open(gist.statement, index) is not None}
    said_closed = {gist.number for gist in gists if _find_closed(gist.statement, index) is not None} - said_open
    for match in matches:
        if match.features.cosine < _LEAST_COSINE or match.features.containment < _LEAST_CONTAINMENT:
            continue
        for open_, closed in ((match.first, match.second), (match.second, match.first)):
            if open_ in said_open and closed in said_closed and _contradict(gists[open_], gists[closed], index):
                witnesses = _witnesses(gists[open_], gists[closed], index)
                pile = piles.setdefault(open_, ([], []))
                pile[0].extend(witnesses[0])
                pile[1].extend(witnesses[1])
    why = "One report says that it is decided, another that it is not."
    return [
        build_conflict("certainty", piles[number], "contradiction", why, index, claims_of) for number in sorted(piles)
    ]


def _contradict(open_: Gist, closed: Gist, index: StoryIndex) -> bool:
    """Return whether a wording that says a thing is open and one that says it is decided speak of one thing."""
    if not tell_apart(open_.articles, closed.articles) or closed.statement.certainty not in ("asserted", "reported"):
        return False
    shared = (open_.weights.keys() & closed.weights.keys()) - _deciding_stems()
    return len(shared) >= _SHARED and not _one_origin(open_, closed, index)


def _witnesses(open_: Gist, closed: Gist, index: StoryIndex) -> tuple[list[Witness], list[Witness]]:
    return (
        [Witness(one, span) for one in open_.statements if (span := _find_open(index.statements[one], index))],
        [Witness(one, span) for one in closed.statements if (span := _find_closed(index.statements[one], index))],
    )


def _one_origin(one: Gist, two: Gist, index: StoryIndex) -> bool:
    """Return whether both come from one origin, so that one is what the other was made from: a drift, no conflict."""
    first, second = index.origins_of(one.statements), index.origins_of(two.statements)
    return bool(first) and first == second


@cache
def _listed(key: str) -> tuple[str, ...]:
    return tuple(load("certainty_words")[key])


@cache
def _deciding_stems() -> frozenset[str]:
    words = [word for key in ("undecided", "decided") for phrase in _listed(key) for word in phrase.split()]
    return frozenset(stem_word(word) for word in words)


def _words_of(statement: Statement, index: StoryIndex) -> list[Word]:
    return find_words(index.articles[statement.article].text, statement.span.start, statement.span.end)


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(r"(?<![\w'])(?:" + "|".join(map(re.escape, _listed("undecided"))) + r")(?![\w'])")


def _find_open(statement: Statement, index: StoryIndex) -> Span | None:
    """Return the phrase by which a statement says that something is not decided."""
    words = _words_of(statement, index)
    text = " ".join(word.norm for word in words)
    found = _phrases().search(text)
    if found is None:
        return None
    first, last = text.count(" ", 0, found.start()), text.count(" ", 0, found.end())
    return Span(article=statement.article, start=words[first].start, end=words[last].end)


def _find_closed(statement: Statement, index: StoryIndex) -> Span | None:
    """Return the passive by which a statement says that something was decided ("was agreed")."""
    words = _words_of(statement, index)
    for place in range(1, len(words)):
        if words[place].norm in _listed("decided") and words[place - 1].norm in ("was", "were", "been", "is", "are"):
            before = [word.norm for word in words[max(0, place - 4) : place]]
            if not {"not", "no", "never", "to", "if", "could", "would", "might", "may"} & set(before):
                return Span(article=statement.article, start=words[place - 1].start, end=words[place].end)
    return None
