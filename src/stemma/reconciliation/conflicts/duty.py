"""Conflicts of role: one deadline for one thing, but laid on different bodies."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from stemma.lang import load
from stemma.reconciliation.conflicts.sides import Witness, build_conflict, tell_apart
from stemma.reconciliation.gists import Gist
from stemma.reconciliation.index import StoryIndex
from stemma.reconciliation.wording import content_stems
from stemma.records import Conflict, Span, Statement

_SAME_DUTY = 2  # content stems that two wordings of one duty share (read on basil: below, they are two duties)
_MOST_DUTIES = 300  # of a story that are held against each other


@dataclass(frozen=True)
class _Duty:
    statement: Statement
    who: Span
    bearer: frozenset[str]
    what: frozenset[str]
    gist: Gist


def find_duty_conflicts(
    gists: Sequence[Gist], index: StoryIndex, claims_of: Mapping[str, Sequence[str]]
) -> list[Conflict]:
    """Return a conflict for each deadline that reports lay on different bodies.

    People and countries are left out: who leads a body and the body itself bear the same duty.
    """
    piles: list[list[_Duty]] = []
    for duty in [found for gist in gists for found in _find_duties(gist, index)][:_MOST_DUTIES]:
        pile = next((one for one in piles if _same_bearer(one[0], duty)), None)
        if pile is None:
            piles.append([duty])
        else:
            pile.append(duty)
    why = "The reports lay the same deadline for the same thing on different bodies."
    conflicts = []
    for place, one in enumerate(piles):
        for two in piles[place + 1 :]:
            articles = [{article for duty in pile for article in duty.gist.articles} for pile in (one, two)]
            if any(_same_duty(a, b) for a in one for b in two) and tell_apart(*articles):
                sides = [[Witness(duty.statement.id, duty.who) for duty in pile] for pile in (one, two)]
                conflicts.append(build_conflict("role", sides, "contradiction", why, index, claims_of))
    return conflicts


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in load("duties")["patterns"])


def _find_duties(gist: Gist, index: StoryIndex) -> list[_Duty]:
    """Return the duties that the statements of a wording tell, at most one each."""
    found = []
    for id_ in gist.statements if gist.days else ():
        statement = index.statements[id_]
        text = index.text_of(statement.span)
        match = next((hit for pattern in _patterns() if (hit := pattern.search(text))), None)
        if match is None:
            continue
        start = statement.span.start
        who = Span(article=statement.article, start=start + match.start("who"), end=start + match.end("who"))
        names = {name for *_, name in index.names_within(who)}
        bodies = all(index.names[name].kind == "organisation" for name in names)
        bearer = frozenset(content_stems(match["who"]))
        if bodies and bearer:
            found.append(_Duty(statement, who, bearer, frozenset(content_stems(match["what"])), gist))
    return found


def _same_bearer(one: _Duty, two: _Duty) -> bool:
    return _same_duty(one, two, apart=False)


def _same_duty(one: _Duty, two: _Duty, *, apart: bool = True) -> bool:
    """Return whether two wordings tell one duty and one deadline, of bearers that share no word (or that do)."""
    days = any(a[0] <= b[1] and b[0] <= a[1] for a in one.gist.days for b in two.gist.days)
    return days and len(one.what & two.what) >= _SAME_DUTY and one.bearer.isdisjoint(two.bearer) == apart
