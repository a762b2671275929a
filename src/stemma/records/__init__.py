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
    "Citation",
    "Claim",
    "Conflict",
    "Credit",
    "Dateline",
    "Derivation",
    "Descent",
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
    "Side",
    "Span",
    "Speaker",
    "Statement",
    "Story",
    "Time",
    "TimelineEntry",
    "content_id",
]
