"""Figures with what they measure and over what: the part, the incident or period, the place, the day."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from stemma.lang import load
from stemma.reconciliation.extents import Extent, find_extent, scope_words
from stemma.reconciliation.index import StoryIndex
from stemma.reconciliation.wording import stem_word
from stemma.records import Quantity, Span, Statement
from stemma.text.words import Word, find_words

Part = Literal["whole", "remainder"] | str

# Share by which a figure said to be "about" or "more than" another may differ and still agree (read on incidents).
_ABOUT = 0.1
_VAGUE = 1.4  # a range wider than this is no figure to hold against another
_LOCATING_WORDS = 3  # words before a place name in which "in" or "near" is looked for
_LOCATING_REACH = 40  # and in how many characters
_ROUND_ONLY_FROM = 20.0  # below this a count is never a rounding of another


@dataclass(frozen=True)
class Figure:
    """One quantity in one statement, with the scope it is counted over.

    Attributes:
        quantity: the record.
        statement: id of the statement it stands in.
        article: id of its article.
        measure: what is counted: the canonical measure, else unit and head noun; None if it cannot be told.
        named: whether ``measure`` is a canonical one.
        part: "whole", "remainder" ("two others") or the stem of the part counted ("child").
        change: whether it is a rise or fall by so much, not a level.
        extent: one incident or a period of several; None if the words do not tell.
        extent_span: the word that tells.
        places: names of the places where it is counted: those after "in", "at", "near" in its sentence.
        days: calendar ranges in its sentence.
    """

    quantity: Quantity
    statement: str
    article: str
    measure: str | None
    named: bool
    part: Part
    change: bool
    extent: Extent | None
    extent_span: Span | None
    places: frozenset[str]
    days: tuple[tuple[date, date], ...]

    @property
    def low(self) -> float:
        """Lowest value it may stand for."""
        return -math.inf if self.quantity.low is None else self.quantity.low

    @property
    def high(self) -> float:
        """Highest value it may stand for."""
        return math.inf if self.quantity.high is None else self.quantity.high

    @property
    def vague(self) -> bool:
        """Whether the words leave the number wide open ("several", "dozens", "nobody")."""
        if self.value == 0:
            return True
        return not math.isinf(self.low) and not math.isinf(self.high) and self.high > _VAGUE * self.low

    @property
    def value(self) -> float:
        """The number written: the finite end of the range, or its middle."""
        if math.isinf(self.high):
            return self.low
        return self.high if math.isinf(self.low) else (self.low + self.high) / 2


def figures_of(
    statement: Statement, index: StoryIndex, quantity_ids: Sequence[str] | None = None
) -> tuple[Figure, ...]:
    """Return the figures of a statement, or of these quantities in its sentence, in order of the text."""
    ids = statement.quantities if quantity_ids is None else quantity_ids
    if not ids:
        return ()
    words = find_words(index.articles[statement.article].text, statement.sentence.start, statement.sentence.end)
    quantities = (index.quantities[one] for one in ids)
    figures = [
        _read_figure(quantity, statement, words, index)
        for quantity in quantities
        if not _is_label(quantity, words) and not _is_age(quantity, index.articles[statement.article].text)
    ]
    figures = [replace(one, part="whole") if _is_other_group(one, figures) else one for one in figures]
    return tuple(replace(one, part="remainder") if _is_share(one, figures) else one for one in figures)


def _is_share(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Return whether a count comes behind a larger one of its measure: "it hurt 11 people, eight of one family"."""
    if not figure.named or figure.change or figure.part != "whole" or figure.quantity.unit != "person":
        return False
    same = (one for one in figures if one.measure == figure.measure and one.quantity.span < figure.quantity.span)
    return any(one.part == "whole" and not one.change and one.value > figure.value for one in same)


def _is_other_group(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Return whether "others" sets a count apart from another measure's: "two dead and 16 others injured"."""
    if figure.part != "remainder" or not figure.named or figure.change:
        return False
    measures = [one.measure for one in figures if one.named and one is not figure]
    return bool(measures) and figure.measure not in measures


def _is_age(quantity: Quantity, text: str) -> bool:
    """Return whether a bare figure stands between commas, as an age does after a name: "Anna Petrov, 48, of Vask"."""
    before, after = (
        text[max(0, quantity.span.start - 2) : quantity.span.start],
        text[quantity.span.end : quantity.span.end + 1],
    )
    bare = text[quantity.span.start : quantity.span.end].isdigit() and quantity.measure is None
    return bare and before.strip() == "," and after in (",", ";", ".", ")")


def _is_label(quantity: Quantity, words: Sequence[Word]) -> bool:
    """Return whether a figure numbers something, is an age, or one of "7 of 12", instead of counting something."""
    before = [word.norm for word in words if word.end <= quantity.span.start][-3:]
    after = [word for word in words if word.start >= quantity.span.end][:2]
    inside = [word.norm for word in words if quantity.span.start <= word.start < quantity.span.end]
    numbered = before[-1:] and before[-1] in scope_words("numbering")
    one_of = before[-1:] == ["of"] and before[-2:-1] and before[-2].isdigit()
    of_many = [word.norm for word in after] and after[0].norm == "of" and after[-1].norm.isdigit()
    ages = scope_words("ages")
    aged = ages.intersection(before) or ages.intersection(inside) or ages.intersection(word.norm for word in after)
    hyphened = any(word.endswith(("-old", "-olds")) for word in inside)
    return bool(numbered or one_of or of_many or aged or hyphened)


def _read_figure(quantity: Quantity, statement: Statement, words: Sequence[Word], index: StoryIndex) -> Figure:
    first = next((i for i, word in enumerate(words) if word.end > quantity.span.start), len(words))
    last = next((i for i, word in enumerate(words) if word.start >= quantity.span.end), len(words))
    head = _counted_head(quantity, index)
    extent, extent_span = find_extent(words, first, last, quantity.span.article)
    return Figure(
        quantity=quantity,
        statement=statement.id,
        article=statement.article,
        measure=_measure_key(quantity, head),
        named=quantity.measure is not None,
        part=_find_part(words, first, last, head),
        change=_is_change(words, first, last, quantity),
        extent=extent,
        extent_span=extent_span,
        places=_find_places(statement, index),
        days=index.days_of(statement),
    )


def _find_places(statement: Statement, index: StoryIndex) -> frozenset[str]:
    """Return the places named in a sentence right after a word that locates ("in the capital Ostrava")."""
    text = index.articles[statement.article].text
    places = set()
    for start, _, name in index.names_within(statement.sentence):
        if index.names[name].kind == "place":
            before = find_words(text, max(statement.sentence.start, start - _LOCATING_REACH), start)
            if any(word.norm in scope_words("locating") for word in before[-_LOCATING_WORDS:]):
                places.add(name)
    return frozenset(places)


def _counted_head(quantity: Quantity, index: StoryIndex) -> str | None:
    """Return the head noun of what is counted: the last word before any "of"."""
    if quantity.counted is None:
        return None
    words = [word.norm for word in find_words(index.text_of(quantity.counted))]
    if "of" in words[1:]:
        words = words[: words.index("of")]
    return words[-1] if words else None


def _measure_key(quantity: Quantity, head: str | None) -> str | None:
    """Return what the figure measures, or None where nothing tells."""
    unit = "count" if quantity.unit in (None, "person", "count") else quantity.unit
    if quantity.measure is not None:
        return f"{quantity.measure}/{unit}"
    if head in scope_words("listed"):
        return None
    if head is not None:
        return f"{unit}:{stem_word(head)}"
    return unit if unit not in ("count", "percent") else None


def _find_part(words: Sequence[Word], first: int, last: int, head: str | None) -> Part:
    near = [word.norm for word in words[max(0, first - 1) : last + 3]]
    if any(word in scope_words("remainder") for word in near):
        return "remainder"
    after = [word.norm for word in words[last : last + 2]]
    if after[:1] == ["of"] and after[-1] in scope_words("partitive"):
        return "remainder"
    if head is None or head in scope_words("everyone"):
        return "whole"
    return stem_word(head)


def _is_change(words: Sequence[Word], first: int, last: int, quantity: Quantity) -> bool:
    """Return whether the words around a figure make it a change by so much."""
    inside = {word.norm for word in words[first:last]}
    before = [word.norm for word in words[max(0, first - 2) : first]]
    after = [word.norm for word in words[last : last + 2]]
    if before[-1:] == ["to"] or (quantity.unit is None and not before):
        return False
    changed = scope_words("change_before")
    return bool(inside & changed or (before and before[-1] in changed) or set(after[:2]) & scope_words("change_after"))


def values_agree(one: Figure, two: Figure) -> bool:
    """Return whether two figures of one measure may be the same number: equal, rounded, or hedged into each other."""
    if one.low <= two.high and two.low <= one.high and _near(one.value, two.value, _leeway(one, two)):
        return True
    return _is_rounding(one.value, two.value) or _is_rounding(two.value, one.value)


def _leeway(one: Figure, two: Figure) -> float:
    exact = one.quantity.comparator == "exactly" == two.quantity.comparator
    return 0.0 if exact else _ABOUT


def _near(one: float, two: float, share: float) -> bool:
    return abs(one - two) <= share * max(abs(one), abs(two))


def _is_rounding(rough: float, fine: float) -> bool:
    """Return whether ``rough`` is ``fine`` rounded to as many digits as ``rough`` shows.

    >>> _is_rounding(6_400_000, 6_412_300), _is_rounding(72, 71), _is_rounding(200, 198)
    (True, False, True)
    """
    if rough == fine:
        return True
    if math.isinf(rough) or math.isinf(fine) or abs(rough) < _ROUND_ONLY_FROM or rough != int(rough):
        return False
    digits = str(int(abs(rough)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return zeros > 0 and _near(rough, fine, _ABOUT) and abs(rough - fine) <= 10**zeros / 2


@cache
def growing_measures() -> frozenset[str | None]:
    """Return the measures whose counts change while an incident is followed."""
    return frozenset(load("measures_scope")["growing"])
