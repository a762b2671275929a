"""Disjoint sets (union-find): groups of things that belong together pair by pair."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Member = TypeVar("Member", bound=Hashable)


class DisjointSets(Generic[Member]):
    """Groups that grow by joining two members at a time.

    >>> sets = DisjointSets[int]()
    >>> sets.join(1, 2)
    >>> sets.join(3, 2)
    >>> sets.groups([4, 3, 2, 1])
    [[4], [3, 2, 1]]
    """

    def __init__(self) -> None:
        self._parent: dict[Member, Member] = {}

    def find(self, member: Member) -> Member:
        """Return the member that stands for the group of ``member``."""
        root = member
        while self._parent.get(root, root) != root:
            root = self._parent[root]
        while self._parent.get(member, member) != root:
            self._parent[member], member = root, self._parent[member]
        return root

    def join(self, one: Member, other: Member) -> None:
        """Put the groups of two members together."""
        first, second = self.find(one), self.find(other)
        if first != second:
            self._parent[second] = first

    def groups(self, members: Iterable[Member]) -> list[list[Member]]:
        """Return ``members`` in their groups, both in the order given."""
        found: dict[Member, list[Member]] = {}
        for member in members:
            found.setdefault(self.find(member), []).append(member)
        return list(found.values())
