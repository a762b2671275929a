"""All texts of a run in one order that does not depend on the order of input, and which of them are equal."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.copying.collecting import MAX_LISTED, Collected
from stemma.descent.corpus_candidates import OWNER_BITS
from stemma.errors import ConfigError
from stemma.records import Problem

MAX_TEXTS = 1 << OWNER_BITS


class TextPlace(NamedTuple):
    """Where a text's line lies."""

    path: str
    offset: int
    length: int


class Catalogue:
    """Texts by rank: their place in ascending order of source.

    Attributes:
        sources: by rank; where two texts have one id, the second is called ``id (2)``.
        ranks: rank of each text in the order of reading, -1 for one that is left out: it has no words, or another text
            of the same words stands for it.
        equal: pairs of ranks: a text, and one of the same words that it stands for.
        skipped: how many texts hold no words.
    """

    def __init__(self, collected: Sequence[Collected]) -> None:
        self._portions = collected
        self._counts = np.array([len(part.sources) for part in collected], dtype=np.int64)
        self.bases = np.concatenate([[0], np.cumsum(self._counts)])
        count = int(self.bases[-1])
        if count > MAX_TEXTS:
            raise ConfigError(
                f"{count:,} texts were read; at most {MAX_TEXTS:,} can be compared in one run: split them."
            )
        self._digests = np.concatenate([part.digests for part in collected] or [np.zeros(0, dtype=np.uint64)])
        sizes = np.concatenate([part.sizes for part in collected] or [np.zeros(0, dtype=np.int64)])
        named = _name_texts(collected)
        self._order = _sort_texts(named, self._digests, sizes)
        self.sources = [named[place] for place in self._order]
        self.repeated = _number_repeated(self.sources)
        order = np.array(self._order, dtype=np.int64)
        wordless = sizes[order] == 0
        self.skipped = int(wordless.sum())
        kept, self.equal = _stand_for(self._digests[order], ~wordless)
        self.ranks = np.full(count, -1, dtype=np.int64)
        self.ranks[order[kept]] = kept

    def place(self, rank: int) -> TextPlace:
        """Return where the text of a rank lies."""
        number = self._order[rank]
        portion = int(np.searchsorted(self.bases, number, side="right")) - 1
        held, row = self._portions[portion], number - int(self.bases[portion])
        return TextPlace(held.path, int(held.offsets[row]), int(held.lengths[row]))


def _first_lines(collected: Sequence[Collected]) -> list[int]:
    """Return for each portion how many lines of its file come before it."""
    before: dict[str, int] = {}
    first = []
    for part in collected:
        first.append(before.get(part.path, 0))
        before[part.path] = first[-1] + part.count_lines
    return first


def _name_texts(collected: Sequence[Collected]) -> list[str]:
    """Return the source of every text: its id or URL, else path and line."""
    named = []
    for part, first in zip(collected, _first_lines(collected), strict=True):
        for source, line in zip(part.sources, part.lines.tolist(), strict=True):
            named.append(source or f"{part.shown}:{first + line}")
    return named


def _sort_texts(named: Sequence[str], digests: NDArray[np.uint64], sizes: NDArray[np.int64]) -> list[int]:
    """Return the texts in ascending order of source, those of one source by content."""
    order = sorted(range(len(named)), key=named.__getitem__)
    first = 0
    for place in range(1, len(order) + 1):
        if place == len(order) or named[order[place]] != named[order[first]]:
            if place - first > 1:
                order[first:place] = sorted(order[first:place], key=lambda k: (int(digests[k]), int(sizes[k])))
            first = place
    return order


def _number_repeated(sources: list[str]) -> int:
    """Tell texts of one source apart by a number, in place; return how many there were beyond the first."""
    repeated = number = 0
    before = None
    for place, source in enumerate(sources):
        number = number + 1 if source == before else 1
        before = source
        if number > 1:
            sources[place] = f"{source} ({number})"
            repeated += 1
    return repeated


def _stand_for(
    digests: NDArray[np.uint64], wanted: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], list[tuple[int, int]]]:
    """Return the ranks that are compared with others, and pairs of each with those of the same words."""
    ranks = np.flatnonzero(wanted)
    _, first, inverse = np.unique(digests[ranks], return_index=True, return_inverse=True)
    chosen = ranks[first[inverse]]
    others = chosen != ranks
    pairs = list(zip(chosen[others].tolist(), ranks[others].tolist(), strict=True))
    return ranks[~others], pairs


def list_problems(collected: Sequence[Collected], catalogue: Catalogue) -> list[Problem]:
    """Return what could not be read, each with its line; beyond some of each file they are counted."""
    problems = [problem for part in collected for problem in part.problems]
    listed: dict[str, int] = {}
    unlisted: dict[str, int] = {}
    for part, first in zip(collected, _first_lines(collected), strict=True):
        for line, what, why in part.faults:
            listed[part.shown] = listed.get(part.shown, 0) + 1
            if listed[part.shown] <= MAX_LISTED:
                problems.append(Problem(where=f"{part.shown}:{first + line}", what=what, why=why))
        more = part.unlisted + max(0, listed.get(part.shown, 0) - MAX_LISTED)
        listed[part.shown] = min(listed.get(part.shown, 0), MAX_LISTED)
        if more:
            unlisted[part.shown] = unlisted.get(part.shown, 0) + more
    for shown, count in sorted(unlisted.items()):
        why = f"Only the first {MAX_LISTED} are listed; expected one JSON object with a text field on each line."
        problems.append(Problem(where=shown, what=f"{count} more lines could not be read", why=why))
    if catalogue.skipped:
        what = f"{catalogue.skipped:,} texts without words" if catalogue.skipped > 1 else "one text without words"
        problems.append(Problem(where="input", what=what, why="They were left out; check how they were exported."))
    if catalogue.repeated:
        what = f"{catalogue.repeated:,} texts have the id of another text"
        why = 'They are told apart by a number: "id (2)". Give each text an id of its own.'
        problems.append(Problem(where="input", what=what, why=why))
    return problems
