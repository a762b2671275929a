"""Two articles side by side: what they share, how it was rewritten word by word, and what each adds."""

from typing import Literal

import msgspec

from stemma.records.article import Article
from stemma.records.base import Record
from stemma.records.descent import Evidence, Passage
from stemma.records.span import Span

Nature = Literal["copied", "quotation", "formula", "boilerplate", "little"]
DifferenceKind = Literal["added", "dropped", "replaced", "respelled"]
Relation = Literal["first-to-second", "second-to-first", "common-source", "undetermined", "none"]

COMPARISON_SCHEMA = "stemma.comparison/1"


class WordDifference(Record, frozen=True, kw_only=True):
    """Words in which a shared passage differs, read from the first article to the second.

    Attributes:
        kind: ``dropped`` (in the first only), ``added`` (in the second only), ``replaced``, or ``respelled`` (the same
            word in another spelling).
        spans: the words in the first and in the second article; empty (start equal to end) where there are none.
    """

    kind: DifferenceKind
    spans: tuple[Span, Span]


class SharedPassage(Record, frozen=True, kw_only=True):
    """A passage that both articles have.

    Attributes:
        passage: the passage; its first span lies in the first article, its second in the second.
        nature: ``copied``, or why it does not count as copying: it is mostly a ``quotation``, a ``formula`` (stock
            phrases, names, titles), ``boilerplate`` (not part of the report), or has too ``little`` that is the
            reporters' own.
        differences: word by word, in order of the first article.
    """

    passage: Passage
    nature: Nature
    differences: tuple[WordDifference, ...] = ()


class Comparison(Record, frozen=True, kw_only=True, rename={"schema_name": "schema"}):
    """Two articles side by side; every pair of values is in the order of ``articles``.

    Attributes:
        schema_name: name and version of this format (``schema`` in JSON).
        articles: the first and the second article.
        coverage: share of each article's body characters that stands in copied passages, 0 to 1.
        passages: what both have, in order of the first article.
        own: sentences of each that have no counterpart in the other, in order of its text.
        own_statements: how many statements stand in those sentences.
        relation: which draws on which: ``first-to-second`` if the second draws on the first, ``second-to-first``,
            ``common-source`` if both draw on one, ``undetermined`` if text was copied but nothing tells which way,
            ``none`` if nothing was copied.
        sources: labels of the agencies or other sources that both draw on, sorted.
        evidence: the reasons, most telling first.
    """

    schema_name: str = COMPARISON_SCHEMA
    articles: tuple[Article, Article]
    coverage: tuple[float, float]
    passages: tuple[SharedPassage, ...] = ()
    own: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())
    own_statements: tuple[int, int] = (0, 0)
    relation: Relation
    sources: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def to_json(self) -> bytes:
        """Return the comparison as UTF-8 JSON, byte for byte the same for equal comparisons."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2)
