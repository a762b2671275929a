"""The nouns of Stemma: frozen, typed records that import nothing else of ours."""

from stemma.records.annotation import (
    Annotation,
    Attribution,
    Citation,
    Name,
    Quantity,
    Sentence,
    Speaker,
    Statement,
    Time,
)
from stemma.records.article import Article, Block, Boilerplate, Credit, Dateline, Published, Reading
from stemma.records.base import Record, content_id
from stemma.records.check import Check, CheckedStatement, Difference
from stemma.records.comparison import Comparison, SharedPassage, WordDifference
from stemma.records.descent import Derivation, Descent, Evidence, Origin, Passage
from stemma.records.problem import Problem
from stemma.records.report import (
    BriefEntry,
    Claim,
    Conflict,
    Drift,
    Event,
    Report,
    Side,
    Story,
    TimelineEntry,
)
from stemma.records.span import Span

__all__ = [
    "Annotation",
    "Article",
    "Attribution",
    "Block",
    "Boilerplate",
    "BriefEntry",
    "Check",
    "CheckedStatement",
    "Citation",
    "Claim",
    "Comparison",
    "Conflict",
    "Credit",
    "Dateline",
    "Derivation",
    "Descent",
    "Difference",
    "Drift",
    "Event",
    "Evidence",
    "Name",
    "Origin",
    "Passage",
    "Problem",
    "Published",
    "Quantity",
    "Reading",
    "Record",
    "Report",
    "Sentence",
    "SharedPassage",
    "Side",
    "Span",
    "Speaker",
    "Statement",
    "Story",
    "Time",
    "TimelineEntry",
    "WordDifference",
    "content_id",
]
