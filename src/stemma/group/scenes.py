"""Where and when an article's event takes place, as far as its annotation tells."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from stemma.group.weighting import Floats, Ints
from stemma.records import Annotation

_LEAD_CHARACTERS = 1200  # places named further down are those of other events
_DAY = 10  # characters of an ISO 8601 calendar date


class Scene(NamedTuple):
    """Where and when.

    Attributes:
        places: names of places in the first paragraphs, case folded.
        days: calendar days that the text names, ISO 8601.
    """

    places: frozenset[str]
    days: frozenset[str]


def find_scene(annotation: Annotation | None) -> Scene:
    """Return the places and days of one article; both empty if it is not annotated."""
    if annotation is None:
        return Scene(frozenset(), frozenset())
    places = {
        form.casefold()
        for name in annotation.names
        if name.kind == "place" and name.spans and name.spans[0].start < _LEAD_CHARACTERS
        for form in (name.name, *name.aliases)
    }
    days = {
        time.earliest[:_DAY]
        for time in annotation.times
        if time.earliest is not None and time.earliest == time.latest and time.kind in ("DATE", "TIME")
    }
    return Scene(frozenset(places), frozenset(days))


def compare_scenes(pairs: Ints, scenes: Sequence[Scene]) -> tuple[Floats, Floats]:
    """Return for each pair 1 if both name a day in common, and 1 if both name places but none in common."""
    same_day = np.zeros(len(pairs))
    other_places = np.zeros(len(pairs))
    for number, (left, right) in enumerate(pairs.tolist()):
        one, other = scenes[left], scenes[right]
        same_day[number] = not one.days.isdisjoint(other.days)
        other_places[number] = bool(one.places and other.places) and one.places.isdisjoint(other.places)
    return same_day, other_places
