import numpy as np

from stemma.group.scenes import Scene, compare_scenes, find_scene
from stemma.records import Annotation, Name, Span, Time


def _name(name: str, kind: str, start: int) -> Name:
    span = Span(article="a-1", start=start, end=start + len(name))
    return Name(id=f"n-{name}", name=name, kind=kind, spans=(span,))  # type: ignore[arg-type]


def _time(earliest: str | None, latest: str | None, kind: str = "DATE") -> Time:
    span = Span(article="a-1", start=0, end=1)
    return Time(id="t", span=span, kind=kind, value=None, earliest=earliest, latest=latest)  # type: ignore[arg-type]


def test_places_of_the_lead_and_single_days() -> None:
    annotation = Annotation(
        article="a-1",
        names=(_name("Orla", "place", 5), _name("Ana Roth", "person", 20), _name("Pera", "place", 5000)),
        times=(_time("2026-03-10", "2026-03-10"), _time("2026-03-01", "2026-03-31"), _time(None, None)),
    )
    assert find_scene(annotation) == Scene(frozenset({"orla"}), frozenset({"2026-03-10"}))
    assert find_scene(None) == Scene(frozenset(), frozenset())


def test_scenes_are_compared() -> None:
    here = Scene(frozenset({"orla"}), frozenset({"2026-03-10"}))
    there = Scene(frozenset({"pera"}), frozenset({"2026-03-10", "2026-03-12"}))
    unknown = Scene(frozenset(), frozenset())
    pairs = np.array([[0, 1], [0, 2], [1, 2]])
    same_day, other_places = compare_scenes(pairs, [here, there, unknown])
    assert same_day.tolist() == [1.0, 0.0, 0.0]
    assert other_places.tolist() == [1.0, 0.0, 0.0]
