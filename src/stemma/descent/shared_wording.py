"""What two reports may share without copying one another: quotations, embedded posts, stock phrases."""

import re
from functools import cache

from stemma.lang import load
from stemma.records import Annotation, Article

# Longest quotation read without a closing mark turning up; keeps one stray mark from swallowing an article.
_LONGEST_QUOTATION = 1500
_CURLY = re.compile(rf"“[^“”\n]{{1,{_LONGEST_QUOTATION}}}(?:”|(?=\n)|$)")
_STRAIGHT = re.compile(rf'"[^"\n]{{1,{_LONGEST_QUOTATION}}}"')

Ranges = list[tuple[int, int]]


def find_quotation_marks(text: str) -> Ranges:
    """Return the character ranges between double quotation marks, marks included, none beyond its paragraph.

    A curly quotation whose closing mark is missing runs to the end of the paragraph, as news style has it for a
    quotation that goes on in the next one.

    >>> find_quotation_marks('He said: “No.” She said "yes".')
    [(9, 14), (24, 29)]
    """
    return sorted(match.span() for pattern in (_CURLY, _STRAIGHT) for match in pattern.finditer(text))


def find_quoted(article: Article, annotation: Annotation) -> Ranges:
    """Return the ranges of an article that are somebody else's words: quotations and embedded blocks."""
    ranges = find_quotation_marks(article.text)
    ranges += [(quote.start, quote.end) for attribution in annotation.attributions for quote in attribution.quotes]
    ranges += [(block.span.start, block.span.end) for block in article.blocks]
    return sorted(set(ranges))


@cache
def _stock_pattern() -> re.Pattern[str]:
    parts = []
    for phrase in sorted(load("stock_phrases")["phrases"], key=lambda phrase: (-len(phrase), phrase)):
        words = [r"[^\W_]{1,30}" if word == "*" else re.escape(word) for word in phrase.split()]
        parts.append(r"\s+".join(words))
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)


def find_stock_phrases(text: str) -> Ranges:
    """Return the ranges of formulas that reporters use without copying from one another.

    >>> find_stock_phrases("The mayor did not respond to a request for comment.")
    [(10, 50)]
    """
    return [match.span() for match in _stock_pattern().finditer(text)]
