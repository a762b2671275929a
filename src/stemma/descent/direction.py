"""Which of two articles came first, if the reasons that the texts give suffice."""

from collections.abc import Sequence
from typing import NamedTuple

from stemma.descent.evidence import FINDERS, Finder, Reason
from stemma.descent.links import Link
from stemma.descent.witness import Witness
from stemma.text.disjoint_sets import DisjointSets

# Reasons for one direction must outweigh those for the other by this much for it to count as known: a citation alone,
# or two reasons of different kinds. Set on simulated stemmata, where a claimed direction may be wrong once in twenty.
_ENOUGH = 0.95
# One of these must be among them.
_NEEDED = frozenset({"citation", "time"})


class Direction(NamedTuple):
    """What is known of a link's direction: source and target if known (else None), and all reasons either way."""

    known: tuple[int, int] | None
    reasons: tuple[Reason, ...]


def find_direction(witnesses: Sequence[Witness], link: Link, finders: Sequence[Finder] = FINDERS) -> Direction:
    """Return which of two linked articles came first, as far as the reasons suffice; both ways cancel out."""
    low, high = link.places
    reasons = sorted(
        (found for find in finders for found in find(witnesses, link)),
        key=lambda r: (-r.weight, r.evidence.kind, r.source, r.evidence.why),
    )
    balance = sum(r.weight if r.source == low else -r.weight for r in reasons)
    source, target = (low, high) if balance > 0 else (high, low)
    kinds = {r.evidence.kind for r in reasons if r.source == source}
    # A copy would have taken over the slips of its source; and slips and cuts without a date fit two copies of a third.
    inherited = not any(r.evidence.kind == "error" and r.source == target for r in reasons)
    if abs(balance) < _ENOUGH or not inherited or not kinds & _NEEDED:
        return Direction(None, tuple(reasons))
    return Direction((source, target), tuple(reasons))


def _strength(link: Link) -> tuple[int, float]:
    """Return how much two articles share, and how literally."""
    copied = [text for text in link.shared if text.passage.copied]
    words = sum(text.matched for text in copied)
    return words, sum(text.matched * text.passage.similarity for text in copied) / max(1, words)


def choose_tree(links: Sequence[Link]) -> list[Link]:
    """Return the links that join the articles of each family with as much shared text as possible, without a circle.

    Two copies of one source share text with one another too; the tree keeps the copies' links to the fuller text
    (a maximum spanning tree, the unrooted skeleton of a stemma).
    """
    sets: DisjointSets[int] = DisjointSets()
    chosen = []
    for held in sorted(links, key=lambda link: (*(-part for part in _strength(link)), link.places)):
        low, high = held.places
        if sets.find(low) != sets.find(high):
            sets.join(low, high)
            chosen.append(held)
    return sorted(chosen, key=lambda link: link.places)
