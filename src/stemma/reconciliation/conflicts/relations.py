"""How differing figures stand to each other, and what the texts let know of it."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from stemma.lang import load
from stemma.reconciliation.conflicts.readings import Reading, is_incident_count
from stemma.reconciliation.conflicts.updates import relate_counts
from stemma.reconciliation.extents import plural_incidents, scope_words
from stemma.reconciliation.figures import Figure
from stemma.reconciliation.index import StoryIndex
from stemma.records.report import Relation
from stemma.text.words import find_words

Sides = Sequence[Sequence[Reading]]

_WORD_REACH = 40  # characters before an incident word that are read ...
_WORDS_BEFORE = 3  # ... and words of these in which "two" or "separate" is looked for
_UPDATE = "the higher one was reported later, or one of them leaves it open"
_ATTACKER = "one count takes in the attacker and the other does not"
_SEVERAL = "one is counted over several incidents and the other need not be"
_SCOPES = "they are counted over different scopes"
_PERIODS = "both are counted over a time, and the texts do not show that it is the same"
DIED = "the later reports count as many more dead"
_MOVED = (
    "“{}” is given for one incident here but for several or a longer time in another report, "
    "so it is not certain that both count the same"
)
_UNKNOWN = "nothing in the texts shows that one updates the other or counts something else"


def relate_figures(sides: Sides, index: StoryIndex, moved: frozenset[str] = frozenset()) -> tuple[Relation, str]:
    """Return the relation of figures that differ, lowest side first, and what is known of it, as words for a reader.

    ``moved`` are the ids of figures that another report gives for a longer time.
    """
    figures = [reading.figure for side in sides for reading in side]
    counts = all(is_incident_count(figure) for figure in figures)
    if counts and len(sides) == 2 and _differ_by_attacker(sides, index):
        return "different-measure", _ATTACKER
    if counts and _differ_in_incidents(sides, index):
        return "different-measure", _SEVERAL
    relation = relate_counts(sides, index)
    if relation != "contradiction":
        return relation, _UPDATE if relation == "update" else _SCOPES
    if _some_died(sides, index):
        return "update", DIED
    for side in sides:
        borrowed = next((reading.figure.quantity for reading in side if reading.figure.quantity.id in moved), None)
        if borrowed is not None:
            return relation, _MOVED.format(index.text_of(borrowed.span))
    over_time = all(figure.extent == "period" and not counts_several(figure, index) for figure in figures)
    return relation, _PERIODS if over_time else _UNKNOWN


def counts_several(figure: Figure, index: StoryIndex) -> bool:
    """Return whether a figure counts over several incidents of the story ("four were hurt in two shootings")."""
    if figure.extent != "period" or figure.extent_span is None:
        return False
    return index.text_of(figure.extent_span).casefold() in plural_incidents()


def _counts_separate(figure: Figure, index: StoryIndex) -> bool:
    """Return whether the incidents a figure is counted over are told apart: "two shootings", "separate attacks"."""
    if not counts_several(figure, index) or figure.extent_span is None:
        return False
    span = figure.extent_span
    text = index.articles[span.article].text
    before = find_words(text, max(0, span.start - _WORD_REACH), span.start)[-_WORDS_BEFORE:]
    return any(word.norm in scope_words("separate") or word.norm.isdigit() for word in before)


def _some_died(sides: Sides, index: StoryIndex) -> bool:
    """Return whether later sentences count fewer injured and as many more dead: "2 dead, 5 hurt", "3 dead, 4 hurt"."""
    figures = [reading.figure for side in sides for reading in side]
    if len(sides) != 2 or {figure.quantity.measure for figure in figures} != {"injured"}:
        return False
    lower, higher = sides
    later, earlier = (
        min((day for one in side for id_ in one.gist.articles if (day := index.published(id_))), default=None)
        for side in (lower, higher)
    )
    if later is None or earlier is None or later <= earlier:
        return False
    dead = [max((_dead_beside(one) for one in side), default=0.0) for side in (higher, lower)]
    return dead[1] - dead[0] == higher[0].figure.value - lower[0].figure.value


def _dead_beside(reading: Reading) -> float:
    """Return how many dead the same wording counts; 0 if none."""
    beside = (one.value for one in reading.gist.figures if one.quantity.measure == "killed" and one.part != "remainder")
    return next(beside, 0.0)


def _differ_in_incidents(sides: Sides, index: StoryIndex) -> bool:
    """Return whether some sides count over incidents told apart, and others do not."""
    return len({any(_counts_separate(reading.figure, index) for reading in side) for side in sides}) == 2


def _differ_by_attacker(sides: Sides, index: StoryIndex) -> bool:
    """Return whether the higher count is one more, and the sentences show that it counts the attacker."""
    lower, higher = sides
    if {reading.figure.quantity.measure for side in sides for reading in side} != {"killed"}:
        return False
    if higher[0].figure.value - lower[0].figure.value != 1:
        return False
    counted, dead = _attacker("counted"), _attacker("dead")
    return any(counted.search(text) for text in _sentences(higher, index)) or any(
        dead.search(text) for text in _sentences(lower, index)
    )


@cache
def _attacker(key: str) -> re.Pattern[str]:
    return re.compile("|".join(load("measures_scope")["attacker"][key]), re.IGNORECASE)


def _sentences(readings: Iterable[Reading], index: StoryIndex) -> list[str]:
    return [index.text_of(index.statements[one].sentence) for reading in readings for one in reading.gist.statements]
