"""Joining articles to stories: the two groups with the best evidence between them first, until none is good enough."""

import heapq
from collections.abc import Sequence
from typing import NamedTuple

from stemma.group.weighting import Floats, Ints

# All set on the development halves of incidents, story_clusters, basil and ecbplus together (see
# training/fit_grouping.py), the burst also on helsinki.
_CLIP = 4.0  # log-odds beyond which more evidence changes nothing: one pair must not outvote a group
_NOT_COMPARED = -3.0  # log-odds of a pair that was no candidate
_STOP = -0.75  # mean log-odds below which two groups stay apart
_BURST_DAYS = 7  # within so many days, groups on the same subject are likely one story told from several sides
_BURST_GAIN = 2.5  # log-odds that two large groups of one burst gain
_SMALLER, _LARGER = 0.7, 0.3  # how much of it hangs on the size of either group

_Heap = list[tuple[float, int, int, int, int]]


class _Edge(NamedTuple):
    total: float
    pairs: int


class _Group(NamedTuple):
    members: list[int]
    version: int
    first_day: int | None
    last_day: int | None


def cluster_pairs(count: int, pairs: Ints, odds: Floats, sure: Ints, days: Sequence[int | None]) -> list[list[int]]:
    """Return the groups of numbers below ``count``, each sorted, sorted.

    Average-link agglomeration: the mean is over all pairs between two groups. The result depends on the numbering
    only where evidence is exactly equal.

    Args:
        count: how many articles there are.
        pairs: pairs that were compared, lower number first; shape (pairs, 2).
        odds: their log-odds of reporting one event.
        sure: pairs that are copies of one text, and so are joined before anything else.
        days: day of publication of each article as a day number, or None.
    """
    stories = _Stories(count, days)
    for (left, right), value in zip(pairs.tolist(), odds.clip(-_CLIP, _CLIP).tolist(), strict=True):
        stories.add_edge(left, right, value)
    for left, right in sure.tolist():
        stories.join(left, right)
    stories.agglomerate()
    return sorted(sorted(group.members) for group in stories.groups.values())


class _Stories:
    """Groups under construction, and the evidence between them."""

    def __init__(self, count: int, days: Sequence[int | None]) -> None:
        self.groups = {number: _Group([number], 0, days[number], days[number]) for number in range(count)}
        self._edges: list[dict[int, _Edge]] = [{} for _ in range(count)]
        self._group_of = list(range(count))

    def add_edge(self, left: int, right: int, value: float) -> None:
        """Note the log-odds of one pair."""
        self._edges[left][right] = self._edges[right][left] = _Edge(value, 1)

    def join(self, left: int, right: int) -> int:
        """Make one group of those that hold two articles; return its number."""
        one, other = self._find(left), self._find(right)
        if one == other:
            return one
        if len(self._edges[one]) < len(self._edges[other]):  # move the fewer edges
            one, other = other, one
        kept, moved = self.groups[one], self.groups.pop(other)
        days = [day for day in (kept.first_day, moved.first_day) if day is not None]
        last = [day for day in (kept.last_day, moved.last_day) if day is not None]
        self.groups[one] = _Group(
            kept.members + moved.members, kept.version + 1, min(days, default=None), max(last, default=None)
        )
        self._group_of[other] = one
        for third, edge in self._edges[other].items():
            del self._edges[third][other]
            if third != one:
                known = self._edges[one].get(third, _Edge(0.0, 0))
                together = _Edge(known.total + edge.total, known.pairs + edge.pairs)
                self._edges[one][third] = self._edges[third][one] = together
        self._edges[other] = {}
        return one

    def agglomerate(self) -> None:
        """Join the best two groups again and again, as long as the evidence between them is good enough."""
        heap: _Heap = []
        for number in sorted(self.groups):
            self._push_best(heap, number)
        while heap:
            _, number, other, version, other_version = heapq.heappop(heap)
            group = self.groups.get(number)
            if group is None or group.version != version:
                continue
            partner = self.groups.get(other)
            if partner is None or partner.version != other_version:
                self._push_best(heap, number)
            else:
                self._push_best(heap, self.join(number, other))

    def _push_best(self, heap: _Heap, number: int) -> None:
        best = min(((-self._link(number, other), other) for other in self._edges[number]), default=None)
        if best is not None and -best[0] > _STOP:
            versions = self.groups[number].version, self.groups[best[1]].version
            heapq.heappush(heap, (best[0], number, best[1], *versions))

    def _link(self, one: int, other: int) -> float:
        left, right = self.groups[one], self.groups[other]
        edge = self._edges[one][other]
        pairs = len(left.members) * len(right.members)
        mean = (edge.total + (pairs - edge.pairs) * _NOT_COMPARED) / pairs
        smaller, larger = sorted((len(left.members), len(right.members)))
        if larger > 1 and _is_burst(left, right):
            mean += _BURST_GAIN * (1.0 - _SMALLER * smaller**-0.5 - _LARGER * larger**-0.5)
        return mean

    def _find(self, article: int) -> int:
        while self._group_of[article] != article:
            self._group_of[article] = self._group_of[self._group_of[article]]
            article = self._group_of[article]
        return article


def _is_burst(left: _Group, right: _Group) -> bool:
    if left.first_day is None or right.first_day is None or left.last_day is None or right.last_day is None:
        return False
    return max(left.last_day, right.last_day) - min(left.first_day, right.first_day) < _BURST_DAYS
