"""The words that a statement has in quotation marks."""

import re
from dataclasses import dataclass

from stemma.reconciliation.index import StoryIndex
from stemma.reconciliation.wording import folded_words
from stemma.records import Span, Statement

# A stretch in double or curly marks. An apostrophe opens no stretch; a stretch without end stops at 1,000 characters.
_MARKED = re.compile(r"“([^“”]{2,1000})”|\"([^\"“”]{2,1000})\"|(?<![\w’])‘([^‘’]{2,200})’(?![\w])")


@dataclass(frozen=True)
class Quote:
    """One verbatim stretch.

    Attributes:
        span: without its quotation marks.
        words: folded.
    """

    span: Span
    words: tuple[str, ...]


def find_quotes(statement: Statement, index: StoryIndex) -> tuple[Quote, ...]:
    """Return the verbatim stretches that touch a statement, from its attribution and from the marks in its sentence."""
    spans: set[Span] = set()
    attribution = index.attributions.get(statement.attribution or "")
    if attribution is not None:
        spans.update(quote for quote in attribution.quotes if quote.overlaps(statement.span))
    if not spans:
        text = index.text_of(statement.sentence)
        for marked in _MARKED.finditer(text):
            group = marked.lastindex or 1
            offset = statement.sentence.start
            span = Span(article=statement.article, start=offset + marked.start(group), end=offset + marked.end(group))
            if span.overlaps(statement.span):
                spans.add(span)
    clipped = [_clip(span, statement.span) for span in sorted(spans)]
    return tuple(Quote(span, words) for span in clipped if (words := folded_words(index.text_of(span))))


def _clip(span: Span, to: Span) -> Span:
    """Return the part of a quote that lies in the statement."""
    return Span(article=span.article, start=max(span.start, to.start), end=min(span.end, to.end))
