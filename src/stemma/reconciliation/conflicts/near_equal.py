"""Conflicts between sentences with the same content words: a "not" put in, a number replaced."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from stemma.reconciliation.conflicts.sides import Witness, build_conflict, tell_apart
from stemma.reconciliation.figures import Figure, growing_measures, values_agree
from stemma.reconciliation.gists import Gist
from stemma.reconciliation.index import StoryIndex
from stemma.reconciliation.matching import Match
from stemma.reconciliation.opposites import negating_words
from stemma.records import Conflict, Span
from stemma.records.report import ConflictKind, Relation
from stemma.text.words import find_words

# Sentences must share this much of their content for one small word to decide (injected distortions of basil).
_SAME_CONTENT = 0.9
_FEWEST_WORDS = 6
_WHY = {
    "polarity": "The same words, but one of the statements has a negation in them.",
    "quantity": "The same words, but with different numbers.",
}


def find_near_equal(
    gists: Sequence[Gist], matches: Sequence[Match], index: StoryIndex, claims_of: Mapping[str, Sequence[str]]
) -> list[Conflict]:
    """Return the conflicts in which a negation or a number is all that differs."""
    conflicts = []
    for match in matches:
        one, two = gists[match.first], gists[match.second]
        if match.features.overlap < _SAME_CONTENT or min(len(one.words), len(two.words)) < _FEWEST_WORDS:
            continue
        if match.features.negated or not tell_apart(one.articles, two.articles):
            continue
        found = _find_negation(one, two, index) or _find_number(one, two, index)
        if found is not None:
            kind, first, second = found
            sides = [[Witness(one.statement.id, first)], [Witness(two.statement.id, second)]]
            relation = _relate(one, two, index) if kind == "quantity" else "contradiction"
            conflicts.append(build_conflict(kind, sides, relation, _WHY[kind], index, claims_of))
    return conflicts


def _differences(one: Gist, two: Gist) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the word ranges in which two wordings differ."""
    for tag, a, a_end, b, b_end in SequenceMatcher(None, one.words, two.words, autojunk=False).get_opcodes():
        if tag != "equal":
            yield (a, a_end), (b, b_end)


def _negates(words: Sequence[str]) -> bool:
    return any(word in negating_words() or word.endswith("n't") for word in words)


def _find_negation(one: Gist, two: Gist, index: StoryIndex) -> tuple[ConflictKind, Span, Span] | None:
    """Return the words around a negation that stands in one statement alone, inside words that both have."""
    for first, second in _differences(one, two):
        inner = first[0] > 0 and first[1] < len(one.words) and second[0] > 0 and second[1] < len(two.words)
        texts = one.words[slice(*first)], two.words[slice(*second)]
        if inner and max(map(len, texts)) <= 2 and _negates(texts[0]) != _negates(texts[1]):
            return "polarity", _span(one, first, index), _span(two, second, index)
    return None


def _span(gist: Gist, words: tuple[int, int], index: StoryIndex) -> Span:
    """Return the span of a word range, the word before it where the range is empty."""
    place = gist.statement.span
    found = find_words(index.articles[place.article].text, place.start, place.end)
    first = words[0] - 1 if words[0] == words[1] else words[0]
    return Span(article=place.article, start=found[first].start, end=found[max(first, words[1] - 1)].end)


def _find_number(one: Gist, two: Gist, index: StoryIndex) -> tuple[ConflictKind, Span, Span] | None:
    """Return the one pair of figures that stand in the same place of the sentence and differ."""
    gaps = list(_differences(one, two))
    if len(gaps) != 1:
        return None
    first, second = _figure_in(one, gaps[0][0], index), _figure_in(two, gaps[0][1], index)
    if first is None or second is None or values_agree(first, second) or first.quantity.unit != second.quantity.unit:
        return None
    if first.part != "remainder" and first.measure is not None and first.measure == second.measure:
        return None  # figures of a known measure are compared elsewhere
    return "quantity", first.quantity.span, second.quantity.span


def _figure_in(gist: Gist, words: tuple[int, int], index: StoryIndex) -> Figure | None:
    if words[0] == words[1]:
        return None
    span = _span(gist, words, index)
    return next((figure for figure in gist.figures if figure.quantity.span.overlaps(span)), None)


def _relate(one: Gist, two: Gist, index: StoryIndex) -> Relation:
    """Return whether a count that grows was told on a later day."""
    days = [{index.published(article) for article in gist.articles} for gist in (one, two)]
    growing = {figure.quantity.measure for gist in (one, two) for figure in gist.figures} <= growing_measures()
    return "update" if growing and None not in days[0] | days[1] and not days[0] & days[1] else "contradiction"
