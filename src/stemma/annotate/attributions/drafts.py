"""What is known of an attribution while it is being put together."""

from dataclasses import dataclass, field


@dataclass
class Draft:
    """An attribution in the making; all offsets are into the article's text.

    Attributes:
        sentence: number of the sentence that holds the cue (or, without cue, the content).
        cue: offsets of the cue, or None.
        source: offsets of the words that name the speaker, or None.
        antecedent: offsets of the noun that the source takes up if it is a relative pronoun ("the aide, who"), or None.
        parts: offsets of the pieces of the content, in order.
        act: "speech", "judgement" or "thought".
        heir: index of the draft whose speaker this one has, if it names none itself.
        neighbour: offsets of the sentence before a bare quotation, whose subject may speak, or None.
        author: offsets of the author of a block, or None.
    """

    sentence: int
    cue: tuple[int, int] | None = None
    source: tuple[int, int] | None = None
    antecedent: tuple[int, int] | None = None
    parts: list[tuple[int, int]] = field(default_factory=list)
    act: str = "speech"
    heir: "Draft | None" = None
    neighbour: tuple[int, int] | None = None
    author: tuple[int, int] | None = None
