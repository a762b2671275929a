"""Who copied whom: passages, derivations, origins."""

from typing import Literal

import msgspec

from stemma.records.base import Record
from stemma.records.span import Span

Rewriting = Literal["verbatim", "light", "heavy", "paraphrase"]
Direction = Literal["known", "undetermined"]
OriginKind = Literal["article", "agency", "lost"]
EvidenceKind = Literal["credit", "citation", "time", "truncation", "addition", "error", "style", "coverage"]


class Passage(Record, frozen=True, kw_only=True):
    """A stretch of text that two articles share.

    Attributes:
        id: content id.
        spans: the stretch in the one and in the other article, sorted.
        similarity: share of aligned words that are equal after normalisation, 0 to 1.
        rewriting: degree of rewriting.
        copied: False for what two reports may share without copying: a quotation, a stock phrase.
    """

    id: str
    spans: tuple[Span, Span]
    similarity: float
    rewriting: Rewriting
    copied: bool = True


class Origin(Record, frozen=True, kw_only=True):
    """A root of the stemma: independent reporting as far as the texts show.

    Attributes:
        id: content id.
        label: outlet, agency or description a reader can understand.
        kind: an ``article`` of the set, an ``agency``, or a ``lost`` source that two articles share.
        article: id of the article, if ``kind`` is ``article``.
        articles: ids of all articles that draw on it, sorted.
        why: where several outlets count as this one origin, the reason for a reader ("same owner: ..."); else None.
    """

    id: str
    label: str
    kind: OriginKind
    article: str | None = None
    articles: tuple[str, ...] = ()
    why: str | None = None


class Evidence(Record, frozen=True, kw_only=True):
    """One reason to believe a derivation or its direction.

    Attributes:
        kind: what sort of reason.
        why: one sentence for a reader.
        spans: the characters it rests on.
    """

    kind: EvidenceKind
    why: str
    spans: tuple[Span, ...] = ()


class Derivation(Record, frozen=True, kw_only=True):
    """Article ``target`` draws on ``source``.

    Attributes:
        id: content id.
        source: id of an article or of an origin.
        target: id of an article.
        coverage: share of the target's body characters that come from the source, 0 to 1.
        passages: ids of the passages it rests on, sorted.
        direction: ``undetermined`` if the texts do not tell which came first; source and target are then in id order.
        evidence: the reasons, most telling first.
    """

    id: str
    source: str
    target: str
    coverage: float
    passages: tuple[str, ...] = ()
    direction: Direction
    evidence: tuple[Evidence, ...] = ()


class Descent(Record, frozen=True, kw_only=True):
    """The stemma of one story.

    Attributes:
        passages, derivations, origins: sorted by id.
        origin_of: statement id -> id of the origin it belongs to; a statement that is missing is unmeasured.
    """

    passages: tuple[Passage, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    origins: tuple[Origin, ...] = ()
    origin_of: dict[str, str] = msgspec.field(default_factory=dict)
