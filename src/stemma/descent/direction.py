"""Which of two articles came first, if the reasons that the texts give suffice."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from stemma.descent.evidence import FINDERS, Finder, Reason
from stemma.descent.links import Link
from stemma.descent.parentage import Kinship, count_changes, weigh_parents
from stemma.descent.units import Unit
from stemma.descent.witness import Witness
from stemma.text.disjoint_sets import DisjointSets

# How probable a derivation must be for its direction to count as known. Set on grown stemmata (seeds 0 to 249), where a
# claimed direction may be wrong once in twenty.
_CLAIMED = 0.8
# Links of one article, those with most shared text first, that are looked at for its source.
_MOST_LINKS = 12

Pair = tuple[int, int]


class Direction(NamedTuple):
    """What is known of a link's direction: source and target if known (else None), and all reasons either way."""

    known: Pair | None
    reasons: tuple[Reason, ...]


class Directed(NamedTuple):
    """The tree that joins the articles of each family, without a circle, and what is known of each link's direction."""

    tree: tuple[Link, ...]
    directions: dict[Pair, Direction]


def find_reasons(witnesses: Sequence[Witness], link: Link, finders: Sequence[Finder] = FINDERS) -> tuple[Reason, ...]:
    """Return the reasons for which one of two linked articles may have come first, the weightiest first."""
    found = (reason for find in finders for reason in find(witnesses, link))
    return tuple(sorted(found, key=lambda r: (-r.weight, r.evidence.kind, r.source, r.evidence.why)))


def direct_links(witnesses: Sequence[Witness], links: Sequence[Link], units: Sequence[Unit]) -> Directed:
    """Return the tree of the most probable derivations, and the direction of each where it is known.

    Args:
        witnesses: the articles of the story.
        links: the links that no agency explains.
        units: sentences that stand in several articles.
    """
    kept = _strongest(links)
    lacking = _count_lacking(units, {link.places for link in kept})
    kin = [
        Kinship(link.places, find_reasons(witnesses, link), count_changes(link), lacking.get(link.places, (0, 0)))
        for link in kept
    ]
    probable = weigh_parents(kin)
    tree = choose_tree(kept, {pair: probable[pair] + probable[pair[::-1]] for pair in probable})
    reasons = {pair.places: pair.reasons for pair in kin}
    directions = {
        link.places: Direction(_claim(link.places, probable, reasons[link.places]), reasons[link.places])
        for link in tree
    }
    return Directed(tuple(tree), directions)


def _claim(places: Pair, probable: Mapping[Pair, float], reasons: Sequence[Reason]) -> Pair | None:
    """Return (source, target) if it is probable enough; a date alone also fits two copies of a third article."""
    source, target = max((places, places[::-1]), key=lambda pair: (probable[pair], pair))
    kinds = {reason.evidence.kind for reason in reasons if reason.source == source}
    return (source, target) if probable[source, target] >= _CLAIMED and kinds - {"time"} else None


def _strongest(links: Sequence[Link]) -> list[Link]:
    """Return the links that are among the strongest of one of their two articles, in order of their places."""
    ranked: Counter[int] = Counter()
    kept = []
    for held in sorted(links, key=lambda link: (*(-part for part in _strength(link)), link.places)):
        if min(ranked[place] for place in held.places) < _MOST_LINKS:
            kept.append(held)
        ranked.update(held.places)
    return sorted(kept, key=lambda link: link.places)


def _count_lacking(units: Sequence[Unit], pairs: Collection[Pair]) -> dict[Pair, Pair]:
    """Return for each pair how many sentences the one lacks that the other shares with a third, and the other way."""
    held: dict[int, list[frozenset[int]]] = defaultdict(list)
    for unit in units:
        for place in unit.articles:
            held[place].append(frozenset(unit.articles))
    return {
        (low, high): (
            sum(low not in articles for articles in held[high]),
            sum(high not in articles for articles in held[low]),
        )
        for low, high in pairs
    }


def _strength(link: Link) -> tuple[int, float]:
    """Return how much two articles share, and how literally."""
    copied = [text for text in link.shared if text.passage.copied]
    words = sum(text.matched for text in copied)
    return words, sum(text.matched * text.passage.similarity for text in copied) / max(1, words)


def choose_tree(links: Sequence[Link], probable: Mapping[Pair, float]) -> list[Link]:
    """Return the links that join the articles of each family, without a circle, the most probable first.

    Between equals, the one with more shared text: two copies of one source share text with one another too; the tree
    keeps the copies' links to the fuller text (a maximum spanning tree, the unrooted skeleton of a stemma).
    """
    sets: DisjointSets[int] = DisjointSets()
    chosen = []
    ranked = sorted(
        links, key=lambda link: (-round(probable[link.places], 6), *(-part for part in _strength(link)), link.places)
    )
    for held in ranked:
        low, high = held.places
        if sets.find(low) != sets.find(high):
            sets.join(low, high)
            chosen.append(held)
    return sorted(chosen, key=lambda link: link.places)
