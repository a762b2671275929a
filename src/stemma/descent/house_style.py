"""House style: which of two ways of spelling a newsroom keeps to, and remains of another house's way in its copy.

A text written in the house is consistent; one that was brought in is put into the house's style by hand, and what is
overlooked shows where it came from. (The dialect remains of manuscript studies, carried over to news.)
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import numpy as np

from stemma.descent.links import Link, mark_shared
from stemma.descent.witness import Witness
from stemma.lang import load

# Occurrences of a way in a text from which, with none of the other, it counts as the habit of its house.
_HABITUAL = 2
_MOST_OCCURRENCES = 2000


class Habit(NamedTuple):
    """One habit: its name, and a pattern with a group for each of its two ways."""

    name: str
    pattern: re.Pattern[str]


@cache
def _habits() -> tuple[Habit, ...]:
    habits = []
    for entry in load("house_style")["habit"]:
        ways = []
        for forms in entry["ways"]:
            choice = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
            ways.append(f"({choice})" if entry.get("plain") else rf"(?<![\w.])({choice})(?![\w])(?!\.\w)")
        if not entry.get("plain"):  # "US" is also the end of nothing, but "Mr" must not be the start of "Mr."
            ways[1] += r"(?!\.)" if any(form.endswith(".") for form in entry["ways"][0]) else ""
        habits.append(Habit(entry["name"], re.compile("|".join(ways))))
    return tuple(habits)


class StyleCounts(NamedTuple):
    """How often a witness writes either way of one habit: in text that it shares with another, and in the rest."""

    name: str
    shared: tuple[int, int]
    rest: tuple[int, int]


def count_styles(witness: Witness, place: int, link: Link) -> list[StyleCounts]:
    """Return the counts for each habit, in text shared over a link and outside it."""
    shared = mark_shared(witness, place, [text for text in link.shared if text.passage.copied])
    occurrences = _find_occurrences(witness)
    found = []
    for habit, held in zip(_habits(), occurrences, strict=True):
        counts = np.zeros((2, 2), dtype=np.int64)
        for offset, way in held:
            word = min(int(np.searchsorted(witness.ends, offset, side="right")), len(shared) - 1)
            if word >= 0:
                counts[int(shared[word]), way] += 1
        rest, inside = counts.tolist()
        found.append(StyleCounts(habit.name, (inside[0], inside[1]), (rest[0], rest[1])))
    return found


def _find_occurrences(witness: Witness) -> list[list[tuple[int, int]]]:
    """Return for each habit where either way stands: offset and which; boilerplate left out."""
    marked = [(mark.span.start, mark.span.end) for mark in witness.article.boilerplate]
    found = []
    for habit in _habits():
        held = []
        for match in habit.pattern.finditer(witness.article.text):
            if not any(start <= match.start() < end for start, end in marked):
                held.append((match.start(), 0 if match[1] is not None else 1))
            if len(held) >= _MOST_OCCURRENCES:
                break
        found.append(held)
    return found


def keeps_to(counts: Iterable[int]) -> int | None:
    """Return which of two ways a text keeps to, None if it has too few of either or mixes them.

    >>> keeps_to((3, 0)), keeps_to((0, 2)), keeps_to((3, 1)), keeps_to((1, 0))
    (0, 1, None, None)
    """
    first, second = counts
    if first >= _HABITUAL and not second:
        return 0
    return 1 if second >= _HABITUAL and not first else None


def find_remains(source: Iterable[StyleCounts], target: Iterable[StyleCounts]) -> list[tuple[str, int]]:
    """Return the habits in which the target's copied text has the source's way against the target's own.

    The source writes one way throughout; the target writes the other way in the rest of its text, or mixes both in
    what it copied. With each habit stands how many such remains there are.
    """
    found = []
    for one, other in zip(source, target, strict=True):
        way = keeps_to((one.shared[0] + one.rest[0], one.shared[1] + one.rest[1]))
        if way is None or not other.shared[way]:
            continue
        own = keeps_to(other.rest)
        mixed = other.shared[1 - way] > 0
        if own == 1 - way or (own is None and mixed):
            found.append((one.name, other.shared[way]))
    return found
