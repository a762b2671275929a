"""Span: a place in an article's untouched text."""

from stemma.records.base import Record


class Span(Record, order=True, frozen=True, kw_only=True):
    """A half-open stretch ``[start, end)`` of one article's text, in Unicode code points.

    Attributes:
        article: id of the article.
        start: offset of the first code point.
        end: offset after the last code point; ``end >= start``.
    """

    article: str
    start: int
    end: int

    def text_in(self, text: str) -> str:
        """Return the characters that the span covers in its article's ``text``."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Return whether ``other`` lies wholly inside this span."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Return whether the two spans share at least one code point."""
        return self.article == other.article and self.start < other.end and other.start < self.end
