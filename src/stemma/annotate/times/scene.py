"""What a resolver sees: the expression, the words around it, and the dates read so far."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from stemma.annotate.times.periods import Period
from stemma.annotate.times.tense import find_direction
from stemma.annotate.times.tokens import Token
from stemma.annotate.times.verbs import Direction
from stemma.records.annotation import TimeKind


class Resolved(NamedTuple):
    """What an expression stands for.

    Attributes:
        value: TIMEX3 value; None if it needs an anchor and there is none.
        earliest: first day it may mean.
        latest: last day it may mean.
        anchor: the day it was read against.
        mod: TIMEX3 modifier.
        period: the stretch later expressions may refer to ("that week"); None if it is not to be referred to.
        kind: overrides the rule's kind.
        quant: TIMEX3 quantifier of a repeated time.
        freq: TIMEX3 frequency of a repeated time.
        zone: offset from UTC of a clock time, if its zone is named.
    """

    value: str | None
    earliest: date | None = None
    latest: date | None = None
    anchor: date | None = None
    mod: str | None = None
    period: Period | None = None
    kind: TimeKind | None = None
    quant: str | None = None
    freq: str | None = None
    zone: str | None = None


_NEARBY = 20  # tokens on either side by which capitals all round are told
UNKNOWN = Resolved(None)
# For a date the calendar does not have ("31 February"): nothing is found, and no part of it is read otherwise.
IMPOSSIBLE = Resolved("")


@dataclass
class Scene:
    """The dates an expression may refer to.

    Attributes:
        anchor: the day of writing; None if unknown.
        day: the day last named in the text.
        past_day: the last of these that does not lie ahead of the anchor.
        period: the period last named.
        quarter: the quarter last named.
        names: month words that the article uses as somebody's name ("may").
        text: of the article, in which places are looked for where a season is named.
    """

    anchor: date | None
    day: Period | None = None
    past_day: Period | None = None
    period: Period | None = None
    quarter: Period | None = None
    names: frozenset[str] = frozenset()
    text: str = ""

    def remember(self, period: Period) -> None:
        """Keep ``period`` as what later expressions may refer to."""
        self.period = period
        if period.grain == "D":
            self.day = period
            if self.anchor is None or period.first <= self.anchor:
                self.past_day = period
        elif period.grain == "Q":
            self.quarter = period


@dataclass
class Expression:
    """A matched pattern in its sentence.

    Attributes:
        tokens: of the whole sentence.
        start, end: the expression's tokens, half-open.
        groups: token ranges of the captured classes and macros.
        classes: what the words of each class stand for.
        options: the further keys of the rule.
        scene: dates it may refer to.
    """

    tokens: list[Token]
    start: int
    end: int
    groups: dict[str, tuple[int, int]]
    classes: dict[str, dict[str, Any]]
    options: dict[str, Any]
    scene: Scene
    _direction: list[Direction] = field(default_factory=list)

    def words(self, group: str) -> list[str]:
        """Return the words captured as ``group``, lower-case; empty if it was not matched."""
        start, end = self.groups.get(group, (0, 0))
        return [token.norm for token in self.tokens[start:end]]

    def has(self, group: str) -> bool:
        """Return whether ``group`` was matched."""
        return group in self.groups

    def meaning(self, name: str, group: str | None = None) -> Any:
        """Return what the words of ``group`` stand for in class ``name``; None if it was not matched."""
        words = self.words(group or name)
        return self.classes[name].get(" ".join(words)) if words else None

    def all_words(self) -> list[str]:
        """Return the words of the whole expression, lower-case."""
        return [token.norm for token in self.tokens[self.start : self.end]]

    def before(self, back: int = 1) -> str:
        """Return the word that stands ``back`` places before the expression, or ''."""
        return self.tokens[self.start - back].norm if self.start >= back else ""

    def after(self, on: int = 1) -> str:
        """Return the word that stands ``on`` places after the expression, or ''."""
        at = self.end + on - 1
        return self.tokens[at].norm if at < len(self.tokens) else ""

    def capital_follows(self) -> bool:
        """Return whether the next word has a capital."""
        return self.end < len(self.tokens) and self.tokens[self.end].capital

    def is_part_of_name(self) -> bool:
        """Return whether the expression has a capital after another word with one, as in the name of a thing."""
        if self.start == 0 or not self.tokens[self.start].capital:
            return False
        return self.tokens[self.start - 1].capital and not self._has_capitals_all_round(self.start, self.end)

    def is_title(self, group: str) -> bool:
        """Return whether ``group`` owes its capital to a title ("This Week"), not to capitals all round."""
        start, end = self.groups[group]
        if not self.tokens[end - 1].capital or start == 0:
            return False
        return not self._has_capitals_all_round(start, end)

    def _has_capitals_all_round(self, start: int, end: int) -> bool:
        nearby = self.tokens[max(0, start - _NEARBY) : end + _NEARBY]
        words = [token for token in nearby if token.norm[0].isalpha()]
        return len(words) > 1 and sum(token.capital for token in words) * 5 >= len(words) * 4

    def direction(self) -> Direction:
        """Return whether its clause looks back (-1), ahead (1) or does not show it (0)."""
        if not self._direction:
            self._direction.append(find_direction(self.tokens, self.start, self.end))
        return self._direction[0]
