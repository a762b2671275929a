"""Where a passage ends: not with a stray word or two of the next sentence that both texts happen to begin alike."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.text.alignment import Alignment, Run, Words

# Matched words that are left off where they belong to another sentence of which the two texts share nothing more.
_DANGLING = 3
# Between two words: the end of a sentence or paragraph.
_SENTENCE_END = re.compile(r"\n|[.!?…][\"'”’)\]]{0,3}\s")
# A short word with a capital and a point is a title or an initial: "Mr. Brill" is no end of a sentence.
_LONGEST_TITLE = 3

Pair = tuple[int, int]


class WordPlaces(NamedTuple):
    """A text, and where each of its words starts and ends."""

    text: str
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def parted(self, before: int, after: int) -> bool:
        """Return whether a sentence ends between two words, given by number; the text's own ends count too."""
        if before < 0 or after >= len(self.starts):
            return True
        return any(self._ends_after(word) for word in range(before, after))

    def _ends_after(self, word: int) -> bool:
        end = int(self.ends[word])
        gap = self.text[end : int(self.starts[word + 1])]
        if not _SENTENCE_END.search(gap):
            return False
        written = self.text[int(self.starts[word]) : end]
        return not (gap.startswith(". ") and len(written) <= _LONGEST_TITLE and written[0].isupper())


def _matched_at(runs: tuple[Run, ...], count: int, *, last: bool) -> list[Pair]:
    """Return the first or the last few matched words, from the outside in."""
    found: list[Pair] = []
    for run in reversed(runs) if last else runs:
        steps = range(run.size - 1, -1, -1) if last else range(run.size)
        for step in steps:
            found.append((run.a + step, run.b + step))
            if len(found) == count:
                return found
    return found


def _count_dangling(outer: list[Pair], first: WordPlaces, second: WordPlaces, *, last: bool) -> int:
    """Return how many matched words at one end belong to a sentence that the passage only touches."""
    sides = [(first, [a for a, _ in outer]), (second, [b for _, b in outer])]
    if all(side.parted(*((at[0], at[0] + 1) if last else (at[0] - 1, at[0]))) for side, at in sides):
        return 0  # it ends where a sentence ends
    for count in range(len(outer) - 1, 0, -1):
        if all(side.parted(*sorted((at[count - 1], at[count]))) for side, at in sides):
            return count
    return 0


def _leave_off(runs: tuple[Run, ...], count: int, *, last: bool) -> tuple[Run, ...]:
    """Return the runs without some matched words at one end."""
    kept = list(runs)
    while count:
        run = kept[-1 if last else 0]
        cut = min(count, run.size)
        count -= cut
        left = Run(run.a, run.b, run.size - cut) if last else Run(run.a + cut, run.b + cut, run.size - cut)
        kept[-1 if last else 0] = left
        if not left.size:
            kept.pop(-1 if last else 0)
    return tuple(kept)


def trim_all(
    alignments: Sequence[Alignment], words: tuple[Words, Words], first: WordPlaces, second: WordPlaces, least: int
) -> list[Alignment]:
    """Return the alignments trimmed, without those that this leaves with fewer than ``least`` matched words.

    Args:
        alignments: in order of the first text.
        words: the words of the two texts as numbers.
        first, second: where they stand.
        least: matched words.
    """
    trimmed: list[Alignment] = []
    for alignment in alignments:
        left = trim_ends(alignment, first, second)
        if trimmed:
            left = _take_back(left, trimmed[-1], words)
        trimmed.append(left)
    pairs = zip(alignments, trimmed, strict=True)
    return [kept for alignment, kept in pairs if kept.matched >= least or kept.runs == alignment.runs]


def _take_back(alignment: Alignment, before: Alignment, words: tuple[Words, Words]) -> Alignment:
    """Return the alignment begun earlier by equal words that were left off the end of the one before it."""
    head = alignment.runs[0]
    count = 0
    while count < _DANGLING:
        a, b = head.a - count - 1, head.b - count - 1
        if not (before.first[1] <= a and before.second[1] <= b and words[0][a] == words[1][b]):
            break
        count += 1
    if not count or head.b - before.second[1] > _DANGLING:
        return alignment
    return Alignment((Run(head.a - count, head.b - count, head.size + count), *alignment.runs[1:]))


def trim_ends(alignment: Alignment, first: WordPlaces, second: WordPlaces) -> Alignment:
    """Return the alignment without stray words of sentences before and after it.

    Only words beyond the end of a sentence in both texts are left off, and only if the passage does not go on to the
    end of that sentence in both.
    """
    runs = alignment.runs
    for last in (True, False):
        outer = _matched_at(runs, _DANGLING + 1, last=last)
        runs = _leave_off(runs, _count_dangling(outer, first, second, last=last), last=last)
    return Alignment(runs)
