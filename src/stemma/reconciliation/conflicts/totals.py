"""The total each article gives of the people killed, injured and so on in the story's own incident."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from stemma.lang import load
from stemma.reconciliation.conflicts.readings import LONGEST_SENTENCE, Reading, incident_measures, names_other_year
from stemma.reconciliation.conflicts.relations import counts_several
from stemma.reconciliation.extents import scope_words
from stemma.reconciliation.figures import Figure
from stemma.reconciliation.gists import Gist
from stemma.reconciliation.index import StoryIndex
from stemma.records import Statement

# "Two men and a woman were killed": one figure told in parts.
_LIST = re.compile(r"\s*(?:,|,?\s*and|,?\s*as well as|&)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Told:
    """One figure told in one article, or several of one sentence that add up.

    Attributes:
        article: id.
        start: where the sentence begins.
        readings: the figures in their wordings.
        statement: id of the statement that has the first figure.
        value: the number, added up.
    """

    article: str
    start: int
    readings: tuple[Reading, ...]
    statement: str
    value: float


@dataclass(frozen=True)
class Total:
    """What one article gives as the count of one measure.

    Attributes:
        article: id.
        told: the figures that give it, the first one first.
        value: the number.
        stated: every number that the article gives for the measure, "four others" too, parts and other scopes left out.
    """

    article: str
    told: tuple[Told, ...]
    value: float
    stated: frozenset[float]

    @property
    def may_be_part(self) -> bool:
        """Whether the words name a group that others may stand beside: "three men were killed"."""
        return all(one.figure.part != "whole" for told in self.told for one in told.readings)

    @property
    def first(self) -> Reading:
        """The reading that gives the total first."""
        return self.told[0].readings[0]


def find_totals(gists: Sequence[Gist], index: StoryIndex) -> dict[str, tuple[Total, ...]]:
    """Return measure -> the total of each article that states one, in order of article id.

    Parts ("three of them"), periods, other incidents and earlier years do not count, nor does "a man", who may be one
    of several. Of what is left the most repeated number wins, the first counting double.
    """
    told: dict[tuple[str, str], list[Told]] = defaultdict(list)
    beside = _remainders(gists, index)
    for measure, statement, readings in _by_sentence(gists, index):
        if not _is_elsewhere(statement, index):
            told[measure, statement.article] += _add_up(statement, readings, index)
    totals: dict[str, list[Total]] = defaultdict(list)
    for (measure, article), held in sorted(told.items()):
        held = _drop_repeats(held)
        if held:
            totals[measure].append(_choose(article, held, beside.get((measure, article), frozenset())))
    return {measure: tuple(found) for measure, found in sorted(totals.items())}


def _by_sentence(gists: Sequence[Gist], index: StoryIndex) -> Iterator[tuple[str, Statement, list[Reading]]]:
    """Yield measure, statement and its whole counts of that measure, for each statement with one."""
    for gist in gists:
        by_measure: dict[str, list[Reading]] = defaultdict(list)
        for figure in (*gist.figures, *gist.around):
            over_time = figure.extent == "period" and not counts_several(figure, index)
            if figure.quantity.measure in incident_measures() and _may_be_total(figure) and not over_time:
                by_measure[str(figure.quantity.measure)].append(Reading(gist, figure))
        for measure, readings in sorted(by_measure.items()):
            for id_ in gist.statements:
                yield measure, index.statements[id_], readings


def _may_be_total(figure: Figure) -> bool:
    """Return whether a figure may be a whole count: no part, no vague number."""
    if figure.vague or figure.value < 1 or figure.part == "remainder":
        return False
    return not figure.quantity.partial and not figure.change


@cache
def _other_scopes() -> re.Pattern[str]:
    words = sorted(load("measures")["links"]["scopes"], key=lambda word: (-len(word), word))
    words = [word for word in words if word not in scope_words("several_incidents")]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _is_elsewhere(statement: Statement, index: StoryIndex) -> bool:
    """Return whether a sentence tells of another incident, of a longer time or of a year before the story."""
    span = statement.sentence
    words = index.articles[span.article].text[span.start : min(span.end, span.start + LONGEST_SENTENCE)]
    return names_other_year(statement, index) or _other_scopes().search(words) is not None


def _add_up(statement: Statement, readings: Sequence[Reading], index: StoryIndex) -> Iterator[Told]:
    """Yield the counts of one statement, those of a list added up."""
    text = index.articles[readings[0].figure.article].text
    run: list[Reading] = []
    for reading in sorted(readings, key=lambda one: one.figure.quantity.span):
        if run and not _continues(run[-1].figure, reading.figure, text):
            yield from _close(run, statement)
            run = []
        run.append(reading)
    yield from _close(run, statement)


def _continues(before: Figure, figure: Figure, text: str) -> bool:
    end = max(before.quantity.span.end, before.quantity.counted.end if before.quantity.counted else 0)
    return _LIST.fullmatch(text, end, figure.quantity.span.start) is not None


def _close(run: Sequence[Reading], statement: Statement) -> Iterator[Told]:
    """Yield what a run of figures tells: their sum; a lone "man" or "two officers" may be a part and tells nothing."""
    if not run:
        return
    if len(run) == 1 and not _is_whole(run[0].figure):
        return
    value = sum(reading.figure.value for reading in run)
    yield Told(statement.article, statement.sentence.start, tuple(run), statement.id, value)


def _is_whole(figure: Figure) -> bool:
    return figure.part == "whole" or figure.part in scope_words("people_as_whole")


def _drop_repeats(held: Iterable[Told]) -> list[Told]:
    """Return what is told, in order of the text, a figure that stands in two statements once."""
    seen: set[str] = set()
    kept = []
    for told in sorted(held, key=lambda one: (one.start, one.readings[0].figure.quantity.span, one.statement)):
        key = f"{told.start}/{told.readings[0].figure.quantity.span.start}/{told.value}"
        if key not in seen:
            seen.add(key)
            kept.append(told)
    return kept


def _remainders(gists: Sequence[Gist], index: StoryIndex) -> dict[tuple[str, str], frozenset[float]]:
    """Return (measure, article) -> the numbers told as "four others", which may be all or the rest."""
    found: dict[tuple[str, str], set[float]] = defaultdict(set)
    for gist in gists:
        for figure in (*gist.figures, *gist.around):
            if figure.part == "remainder" and figure.quantity.measure in incident_measures():
                for id_ in gist.statements:
                    article = index.statements[id_].article
                    found[str(figure.quantity.measure), article].add(figure.value)
    return {key: frozenset(values) for key, values in found.items()}


def _choose(article: str, held: Sequence[Told], beside: frozenset[float]) -> Total:
    support: Mapping[float, int] = Counter([held[0].value, *(told.value for told in held)])
    value = max(sorted(support), key=lambda one: support[one])
    return Total(article, tuple(told for told in held if told.value == value), value, beside | frozenset(support))
