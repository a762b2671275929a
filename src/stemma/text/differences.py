"""Word by word, what two stretches of text have in common and where they differ: for reading, not for finding.

Unlike `stemma.text.alignment`, which finds the stretches, this lines up two that are known to belong together: phrases
that stand once in both anchor the match (patience diff), short gaps between anchors are solved exactly, and a function
word left alone between two changes is taken into the change, since "the" met by chance tells a reader nothing.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from stemma.lang import load
from stemma.text.alignment import Run

# A gap of at most so many pairs of words is solved exactly; a larger one is cut at phrases that stand once in both.
_MOST_PAIRS = 4096
# Words in a phrase that may anchor the match: phrases are seldom repeated, single words often are.
_PHRASES = (4, 2, 1)
# How often a gap is cut again; keeps texts made to defy it linear. News needs two or three.
_MOST_LEVELS = 24
# What a matched word is worth: one with content more than a function word, and more where it goes on from a match.
_CONTENT, _FUNCTION, _GOES_ON = 4, 1, 2
# A run of at most so many function words between two larger changes is taken into the change.
_LONGEST_NOISE = 3


class Gap(NamedTuple):
    """Where two texts differ: ``first[a:a_end]`` stands for ``second[b:b_end]``; one of the two may be empty."""

    a: int
    a_end: int
    b: int
    b_end: int


@cache
def function_words() -> frozenset[str]:
    """Return the words that say little about what a sentence is about."""
    return frozenset(load("function_words")["words"].split())


def match_words(first: Sequence[str], second: Sequence[str], light: Collection[str] | None = None) -> list[Run]:
    """Return the equal words of two texts as runs that go forward in both.

    Args:
        first, second: words in the form in which they are compared.
        light: words of little weight; the function words if None.

    >>> match_words("the old bridge fell".split(), "the bridge fell down".split())
    [Run(a=0, b=0, size=1), Run(a=2, b=1, size=2)]
    """
    light = function_words() if light is None else light
    pairs: list[tuple[int, int]] = []
    waiting = [(0, len(first), 0, len(second), 0)]
    while waiting:
        a, a_end, b, b_end, level = waiting.pop()
        while a < a_end and b < b_end and first[a] == second[b]:
            pairs.append((a, b))
            a, b = a + 1, b + 1
        while a < a_end and b < b_end and first[a_end - 1] == second[b_end - 1]:
            a_end, b_end = a_end - 1, b_end - 1
            pairs.append((a_end, b_end))
        if a == a_end or b == b_end:
            continue
        if (a_end - a) * (b_end - b) <= _MOST_PAIRS:
            pairs += [(a + i, b + j) for i, j in _best_match(first[a:a_end], second[b:b_end], light)]
        elif level < _MOST_LEVELS:
            anchors = [(a + i, b + j) for i, j in _find_anchors(first[a:a_end], second[b:b_end])]
            pairs += anchors
            borders = [(a - 1, b - 1), *anchors, (a_end, b_end)]
            if anchors:
                waiting += [(i + 1, i_end, j + 1, j_end, level + 1) for (i, j), (i_end, j_end) in pairwise(borders)]
    return _drop_noise(_join(sorted(pairs)), first, len(first), len(second), light)


def find_gaps(runs: Sequence[Run], length_a: int, length_b: int) -> list[Gap]:
    """Return what lies before, between and after matched runs, in order.

    >>> find_gaps([Run(0, 0, 1), Run(2, 1, 2)], 4, 4)
    [Gap(a=1, a_end=2, b=1, b_end=1), Gap(a=4, a_end=4, b=3, b_end=4)]
    """
    gaps = []
    a = b = 0
    for run in [*runs, Run(length_a, length_b, 0)]:
        if run.a > a or run.b > b:
            gaps.append(Gap(a, run.a, b, run.b))
        a, b = run.a + run.size, run.b + run.size
    return gaps


def _find_anchors(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int]]:
    """Return the longest row of phrases, else of words, that stand once in both texts and in the same order.

    A phrase is given by its first word: the others follow as equal words do.
    """
    for size in _PHRASES:
        row = _longest_row(_unique_pairs(_phrases(first, size), _phrases(second, size)))
        if row:
            return row
    return []


def _phrases(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    return list(zip(*(words[start:] for start in range(size)), strict=False))


def _unique_pairs(first: Sequence[tuple[str, ...]], second: Sequence[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Return the places of phrases that stand once in each text, in order of the first."""
    once_a, once_b = Counter(first), Counter(second)
    place_b = {phrase: j for j, phrase in enumerate(second) if once_b[phrase] == 1}
    return [(i, place_b[phrase]) for i, phrase in enumerate(first) if once_a[phrase] == 1 and phrase in place_b]


def _longest_row(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest row of pairs that goes forward in both texts; the pairs are in order of the first."""
    ends: list[int] = []  # place in the second text at which the best row of each length ends
    last: list[int] = []  # number of the pair that ends it
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [j]
        last[length : length + 1] = [number]
    row = []
    number = last[-1] if last else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def _best_match(first: Sequence[str], second: Sequence[str], light: Collection[str]) -> list[tuple[int, int]]:
    """Return the places of the heaviest common subsequence of two short texts, runs preferred (dynamic programming)."""
    rows, columns = len(first), len(second)
    worth = [_FUNCTION if word in light else _CONTENT for word in first]
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    # Worth of the best match that begins exactly at a pair; 0 where the two words differ.
    begun = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        here, below, starts, next_starts = best[i], best[i + 1], begun[i], begun[i + 1]
        for j in range(columns - 1, -1, -1):
            score = max(below[j], here[j + 1])
            if first[i] == second[j]:
                following = next_starts[j + 1] + _GOES_ON if next_starts[j + 1] else 0
                starts[j] = worth[i] + max(below[j + 1], following)
                score = max(score, starts[j])
            here[j] = score
    places = []
    i = j = 0
    goes_on = False
    while i < rows and j < columns:
        if begun[i][j] and (goes_on or begun[i][j] == best[i][j]):
            places.append((i, j))
            i, j = i + 1, j + 1
            goes_on = begun[i][j] > 0 and begun[i][j] + _GOES_ON >= best[i][j]
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return places


def _join(pairs: Sequence[tuple[int, int]]) -> list[Run]:
    """Return pairs of places in ascending order as runs."""
    runs: list[Run] = []
    for a, b in pairs:
        if runs and runs[-1].a + runs[-1].size == a and runs[-1].b + runs[-1].size == b:
            runs[-1] = Run(runs[-1].a, runs[-1].b, runs[-1].size + 1)
        else:
            runs.append(Run(a, b, 1))
    return runs


def _drop_noise(
    runs: list[Run], words: Sequence[str], length_a: int, length_b: int, light: Collection[str]
) -> list[Run]:
    """Return the runs without function words that stand alone between two larger replacements."""
    kept: list[Run] = []
    for number, run in enumerate(runs):
        after = runs[number + 1] if number + 1 < len(runs) else Run(length_a, length_b, 0)
        before = kept[-1] if kept else Run(0, 0, 0)
        left = (run.a - before.a - before.size, run.b - before.b - before.size)
        right = (after.a - run.a - run.size, after.b - run.b - run.size)
        noise = run.size <= _LONGEST_NOISE and all(word in light for word in words[run.a : run.a + run.size])
        if not (noise and min(*left, *right) > 0 and min(max(left), max(right)) > run.size):
            kept.append(run)
    return kept
