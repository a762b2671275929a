"""Conflicts of wording: the same utterance quoted with other words."""

from collections.abc import Mapping, Sequence

from stemma.reconciliation.conflicts.sides import Witness, build_conflict
from stemma.reconciliation.index import StoryIndex
from stemma.reconciliation.rewordings import Comparison
from stemma.reconciliation.utterances import Utterance
from stemma.records import Conflict, Span

Pair = tuple[Utterance, Utterance, Comparison]


def find_quote_conflicts(
    pairs: Sequence[Pair], index: StoryIndex, claims_of: Mapping[str, Sequence[str]]
) -> list[Conflict]:
    """Return one conflict for each utterance that two articles quote in different words."""
    piles: list[tuple[list[Witness], list[Witness]]] = []
    for one, two, comparison in sorted((pair for pair in pairs if pair[2].changes), key=_by_extent):
        first, second = _changed_spans(one, two, comparison)
        witnesses = Witness(one.statement, first), Witness(two.statement, second)
        wording = index.text_of(first).casefold(), index.text_of(second).casefold()
        for pile in piles:
            held = tuple(index.text_of(side[0].span).casefold() for side in pile)
            if wording in (held, held[::-1]):
                order = (0, 1) if wording == held else (1, 0)
                pile[0].append(witnesses[order[0]])
                pile[1].append(witnesses[order[1]])
                break
        else:
            piles.append(([witnesses[0]], [witnesses[1]]))
    why = "The same utterance of one speaker is quoted with different words inside the quotation marks."
    return [build_conflict("quote", pile, "contradiction", why, index, claims_of) for pile in piles]


def _by_extent(pair: Pair) -> tuple[int, tuple[str, int], tuple[str, int]]:
    """Return an order in which the longest common wording comes first."""
    one, two, comparison = pair
    return -comparison.shared, (one.article, one.words[0].start), (two.article, two.words[0].start)


def _changed_spans(one: Utterance, two: Utterance, comparison: Comparison) -> tuple[Span, Span]:
    """Return the stretch from the first to the last changed word in both."""
    first, last = comparison.changes[0], comparison.changes[-1]
    return one.span(first[0], last[1]), two.span(first[2], last[3])
