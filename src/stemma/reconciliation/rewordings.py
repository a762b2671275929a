"""Two wordings of one utterance: whether they are of one, and which words were exchanged."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from functools import cache
from itertools import combinations, pairwise
from typing import NamedTuple

from stemma.lang import load
from stemma.reconciliation.wording import function_words, stem_word

# Two quotations are of one utterance if so many words run equally (below, people repeat themselves: polnear, basil) ...
LEAST_SHARED = 6
# ... and they are this share of the shorter one.
_SHARE_OF_SHORTER = 0.5
# ... and this share of the stretch they run along in, long insertions left aside (incidents: below, it is said again).
_SHARE_OF_STRETCH = 0.65
_LONGEST_CHANGE = 6  # words; a longer gap is something left out or put in between, not another wording
_FEWEST_CONTENT_WORDS = 3  # equal words beyond function words that two quotations of one utterance share
_SMALL_WORDS = 2  # function words put in or left out that do not break a run
_FLANK = 3  # equal words on either side of a change: less, and two utterances of one speaker merely resemble (helsinki)
_SPELLINGS = 0.8  # likeness of letters from which two words are spellings or forms of one (basil)
_NAME_SPELLINGS = 0.55  # and two words with a capital


class Marks(NamedTuple):
    """Places of words that have a capital but open no sentence, and of words that open one."""

    proper: frozenset[int] = frozenset()
    opening: frozenset[int] = frozenset()


_UNMARKED = Marks()


Gap = tuple[int, int, int, int]  # first start, first end, second start, second end


@dataclass(frozen=True)
class Comparison:
    """How two quotations run together.

    Attributes:
        shared: equal words.
        changes: pairs of word ranges (first start, first end, second start, second end) worded differently.
        slips: such ranges where one word was taken for another in copying ("diffuse" for "defuse").
    """

    shared: int
    changes: tuple[Gap, ...]
    slips: tuple[Gap, ...] = ()


def compare_wordings(
    one: Sequence[str], two: Sequence[str], marks_one: Marks = _UNMARKED, marks_two: Marks = _UNMARKED
) -> Comparison | None:
    """Return how two quotations compare, or None if they are not of one utterance.

    A part left out at either end, or a long one in between, is trimming and no change of wording; nor is a
    difference in function words alone.

    >>> words = "we will leave the harbour before the winter storm comes".split()
    >>> compare_wordings(words, words[:9]).changes
    ()
    >>> compare_wordings(words, "we will reach the harbour before the winter storm comes".split()).changes
    ((2, 3, 2, 3),)
    """
    blocks = [block for block in SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks() if block.size]
    gaps = [(old.a + old.size, new.a, old.b + old.size, new.b) for old, new in pairwise(blocks)]
    if not _of_one_utterance(one, two, blocks, gaps):
        return None
    runs = _measure_runs(one, two, gaps, blocks)
    flanked = [
        gap
        for number, gap in enumerate(gaps)
        if min(runs[number], runs[number + 1]) >= _FLANK and not _crosses(gap, marks_one, marks_two)
    ]
    slips = tuple(gap for gap in flanked if _is_slip(one[gap[0] : gap[1]], two[gap[2] : gap[3]]))
    changes = [
        gap for gap in flanked if gap not in slips and _is_change(one, two, gap, _letters(gap, marks_one, marks_two))
    ]
    return Comparison(sum(block.size for block in blocks), tuple(changes), slips)


def _of_one_utterance(one: Sequence[str], two: Sequence[str], blocks: Sequence[Match], gaps: Sequence[Gap]) -> bool:
    """Return whether enough words run equally."""
    shared = sum(block.size for block in blocks)
    content = {word for block in blocks for word in one[block.a : block.a + block.size]} - function_words()
    widths = (max(gap[1] - gap[0], gap[3] - gap[2]) for gap in gaps)
    unequal = sum(width for width in widths if width <= _LONGEST_CHANGE)
    return (
        shared >= LEAST_SHARED
        and len(content) >= _FEWEST_CONTENT_WORDS
        and shared >= _SHARE_OF_SHORTER * min(len(one), len(two))
        and shared >= _SHARE_OF_STRETCH * (shared + unequal)
    )


def _measure_runs(one: Sequence[str], two: Sequence[str], gaps: Sequence[Gap], blocks: Sequence[Match]) -> list[int]:
    """Return for each equal block how many equal words run through it.

    Small gaps of function words are bridged; a run that opens or closes both quotations counts as long enough.
    """
    runs: list[list[int]] = [[0]]
    for number, gap in enumerate(gaps, start=1):
        words = (*one[gap[0] : gap[1]], *two[gap[2] : gap[3]])
        if len(words) <= _SMALL_WORDS and function_words().issuperset(words):
            runs[-1].append(number)
        else:
            runs.append([number])
    sizes = [sum(blocks[number].size for number in run) for run in runs for _ in run]
    if blocks[0].a == blocks[0].b == 0:
        sizes[0] = max(sizes[0], _FLANK)
    if (blocks[-1].a + blocks[-1].size, blocks[-1].b + blocks[-1].size) == (len(one), len(two)):
        sizes[-1] = max(sizes[-1], _FLANK)
    return sizes


def _crosses(gap: Gap, one: Marks, two: Marks) -> bool:
    """Return whether a sentence ends in or beside the gap: other words follow, not other words for the same."""
    return not (one.opening.isdisjoint(range(gap[0], gap[1] + 1)) and two.opening.isdisjoint(range(gap[2], gap[3] + 1)))


def _letters(gap: Gap, one: Marks, two: Marks) -> float:
    """Return the likeness of letters from which the words of a gap are spellings of one."""
    proper = one.proper.issuperset(range(gap[0], gap[1])) and two.proper.issuperset(range(gap[2], gap[3]))
    return _NAME_SPELLINGS if proper else _SPELLINGS


@cache
def _slips() -> frozenset[frozenset[str]]:
    """Return the pairs of words that are taken for each other in copying."""
    lists = load("copying_slips")
    families = [*lists["pairs"], *lists["auxiliaries"]]
    return frozenset(frozenset(pair) for family in families for pair in combinations(family, 2))


def _is_slip(one: Sequence[str], two: Sequence[str]) -> bool:
    """Return whether each word of one stretch is the same in the other, or is taken for it in copying."""
    pairs = list(zip(one, two, strict=False))
    different = [frozenset(pair) for pair in pairs if pair[0] != pair[1]]
    return len(one) == len(two) > 0 and bool(different) and all(pair in _slips() for pair in different)


def _is_change(one: Sequence[str], two: Sequence[str], gap: Gap, spellings: float) -> bool:
    """Return whether the words of a gap stand for each other with another wording: a content word was exchanged."""
    replaced = one[gap[0] : gap[1]], two[gap[2] : gap[3]]
    if not all(replaced) or max(len(words) for words in replaced) > _LONGEST_CHANGE:
        return False
    first, second = ({stem_word(word) for word in words if word not in function_words()} for words in replaced)
    letters = ["".join(words).replace("-", "") for words in replaced]
    return first != second and SequenceMatcher(None, letters[0], letters[1], autojunk=False).ratio() < spellings
