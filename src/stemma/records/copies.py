"""Copies among very many texts: pairs, the passages they share, and groups of texts that are largely one."""

import msgspec

from stemma.records.descent import Rewriting


class CopiedPassage(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch that two texts share.

    Attributes:
        first: start and end in the first text: half-open, in code points of the untouched text.
        second: start and end in the second text.
        words: matched words.
        similarity: share of aligned words that are equal after normalisation, 0 to 1.
        rewriting: degree of rewriting.
        copied: False for what two texts may share without copying: a quotation, a stock phrase.
    """

    first: tuple[int, int]
    second: tuple[int, int]
    words: int
    similarity: float
    rewriting: Rewriting
    copied: bool = True


class TextPair(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="pair"):
    """Two texts of which one has wording of the other.

    Attributes:
        first: source of the first text; sources ascend.
        second: source of the second text.
        shares: share of each text's words, by characters, that stands in copied passages.
        passages: the stretches they share, in order of the first text.
    """

    first: str
    second: str
    shares: tuple[float, float]
    passages: tuple[CopiedPassage, ...]


class TextGroup(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="group"):
    """Texts that are largely one: each has another in the group with which at least half of both is copied.

    Attributes:
        texts: their sources, ascending.
    """

    texts: tuple[str, ...]


class CopiesSummary(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="summary"):
    """What was done, once it is done.

    Attributes:
        texts: texts compared.
        skipped: texts and files that could not be read or hold no words.
        pairs: pairs found.
        groups: groups found.
    """

    texts: int
    skipped: int
    pairs: int
    groups: int


Finding = TextPair | TextGroup | CopiesSummary
