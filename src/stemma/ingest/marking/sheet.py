"""The sheet on the desk: a text, its lines, and everything marked in it so far."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from stemma.ingest.marking.agencies import canonical_agency, find_short_forms
from stemma.ingest.marking.lines import Line, ends_sentence, split_lines
from stemma.records.article import BlockKind, BoilerplateKind

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_MIN_PROSE_WORDS = 9
_MIN_LONG_WORDS = 25
_COUNTED_CHARACTERS = 2000


class Mark(NamedTuple):
    """A stretch that is not body."""

    kind: BoilerplateKind
    start: int
    end: int


class CreditMark(NamedTuple):
    """A credit, and how strongly it says whose the text is (0: only a picture's)."""

    agency: str
    start: int
    end: int
    role: Literal["source", "picture"]
    strength: int


class StampMark(NamedTuple):
    """A stated date: what its label says it is the date of, and its ISO 8601 value if it could be read."""

    label: Literal["published", "updated", "plain"]
    value: str | None
    start: int
    end: int


class BlockMark(NamedTuple):
    """A stretch set apart, by offsets; the fields are those of ``Block``."""

    kind: BlockKind
    start: int
    end: int
    body: tuple[int, int]
    author: tuple[int, int] | None
    date: str | None
    date_span: tuple[int, int] | None


class DatelineMark(NamedTuple):
    """The opening place and date line; the day is month and day, with the year where it is given."""

    place: str | None
    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int


@dataclass(slots=True)
class Sheet:
    """A text under the hands of the marking steps.

    Attributes:
        text: the untouched text.
        known_title: the title that the article's record gives, if any.
        lines: its lines.
        kinds: for each line the kind of furniture it was found to be, None for body.
        starts, ends: the part of each line that is left when marks at its edges are taken off.
        marks, credits, stamps, blocks: what was found.
        short_forms: abbreviations of unlisted agencies that the text itself introduces, with the full name.
        title, byline, dateline: the same, for what there is once; ``title`` and ``byline`` are offsets.
    """

    text: str
    known_title: str | None = None
    lines: list[Line] = field(init=False)
    kinds: list[BoilerplateKind | None] = field(init=False)
    starts: list[int] = field(init=False)
    ends: list[int] = field(init=False)
    marks: list[Mark] = field(default_factory=list)
    credits: list[CreditMark] = field(default_factory=list)
    stamps: list[StampMark] = field(default_factory=list)
    blocks: list[BlockMark] = field(default_factory=list)
    in_block: set[int] = field(default_factory=set)
    title: tuple[int, int] | None = None
    byline: tuple[int, int] | None = None
    dateline: DatelineMark | None = None
    short_forms: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = split_lines(self.text)
        self.kinds = [None] * len(self.lines)
        self.starts = [line.start for line in self.lines]
        self.ends = [line.end for line in self.lines]
        self.short_forms = find_short_forms(self.text)

    def agency_of(self, form: str) -> str | None:
        """Return the canonical name of an agency, by the table, by its form, or as the text introduces it."""
        return canonical_agency(form) or self.short_forms.get(form)

    def rest(self, index: int) -> str:
        """Return what is left of a line."""
        return self.text[self.starts[index] : self.ends[index]]

    def is_open(self, index: int) -> bool:
        """Return whether a line is still held to be body."""
        return self.kinds[index] is None and index not in self.in_block

    def label(self, index: int, kind: BoilerplateKind) -> None:
        """Mark what is left of a line as no body."""
        self.kinds[index] = kind
        if self.starts[index] < self.ends[index]:
            self.marks.append(Mark(kind, self.starts[index], self.ends[index]))

    def cut_start(self, index: int, end: int, kind: BoilerplateKind) -> None:
        """Mark the start of a line, up to ``end``, as no body."""
        start = self.starts[index]
        while end > start and self.text[end - 1].isspace():
            end -= 1
        self.marks.append(Mark(kind, start, end))
        while end < self.ends[index] and self.text[end].isspace():
            end += 1
        self.starts[index] = end
        if end >= self.ends[index]:
            self.kinds[index] = kind

    def cut_end(self, index: int, start: int, kind: BoilerplateKind) -> None:
        """Mark the end of a line, from ``start``, as no body."""
        self.marks.append(Mark(kind, start, self.ends[index]))
        while start > self.starts[index] and self.text[start - 1].isspace():
            start -= 1
        self.ends[index] = start
        if start <= self.starts[index]:
            self.kinds[index] = kind

    def is_prose(self, index: int) -> bool:
        """Return whether a line is running text: a whole sentence of some length, or more than a headline holds."""
        rest = self.rest(index)
        words = count_words(rest)
        return words >= _MIN_LONG_WORDS or (words >= _MIN_PROSE_WORDS and ends_sentence(rest))

    def find_body(self) -> tuple[int, int]:
        """Return the numbers of the first line of prose still open and of the line after the last; (n, 0) if none"
        " is."""
        prose = [index for index in range(len(self.lines)) if self.is_open(index) and self.is_prose(index)]
        return (prose[0], prose[-1] + 1) if prose else (len(self.lines), 0)


@lru_cache(maxsize=4096)
def count_words(text: str) -> int:
    """Return the number of words in a line, of a very long one in its first two thousand characters.

    >>> count_words("U.S. envoy's 3-hour talks")
    4
    """
    return len(_WORD.findall(text[:_COUNTED_CHARACTERS]))


def find_word_forms(text: str) -> list[str]:
    """Return the words of a line as written.

    >>> find_word_forms("Talks: go-ahead!")
    ['Talks', 'go-ahead']
    """
    return _WORD.findall(text)
