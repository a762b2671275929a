"""The working form of a quantity while its parts are being found."""

from dataclasses import dataclass

from stemma.records.annotation import Comparator


@dataclass(slots=True)
class Draft:
    """One figure of a sentence, filled in step by step.

    Attributes:
        number: offsets of the bare figure.
        start, end: offsets of the figure with its comparator, sign and unit.
        low, high: ends of the value; None if open.
        form: ``digits``, ``words``, ``vague``, ``none`` ("nobody", "no") or ``single`` ("a man").
        sentence: offsets of the sentence.
        comparator: how the figure is hedged.
        unit: canonical unit, or None.
        counted: offsets of the words that say what is counted, or None.
        head: the last word of ``counted`` in lower case, "" if there is none.
        reach: where the words after the figure and what it counts begin.
        measure: canonical name, or None.
        via: which side named the measure: ``noun``, ``before``, ``after``, ``list`` or "".
        partial: True if the figure counts part of another one.
    """

    number: tuple[int, int]
    start: int
    end: int
    low: float | None
    high: float | None
    form: str
    sentence: tuple[int, int]
    comparator: Comparator = "exactly"
    unit: str | None = None
    counted: tuple[int, int] | None = None
    head: str = ""
    reach: int = 0
    measure: str | None = None
    via: str = ""
    partial: bool = False
