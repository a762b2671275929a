"""The nouns of this view: sources, what each is reported to have said, and the wordings of it."""

from typing import Literal

from stemma.records import Article, Attribution, Record, Span

SourceKind = Literal["named", "unnamed", "outlet", "unresolved"]
UNRESOLVED = "Speaker not resolved"


class Step(Record, frozen=True, kw_only=True):
    """One hand that words went through: the article first, who is reported to have said them last.

    Attributes:
        name: of the article, outlet, person or body; the description of an unnamed source.
        kind: what it is.
        span: the words that name it in the article; None for the article itself and where nobody is named.
    """

    name: str
    kind: Literal["article", "outlet", "named", "unnamed", "unresolved"]
    span: Span | None = None


class Wording(Record, frozen=True, kw_only=True):
    """How one article puts it.

    Attributes:
        words: what was said, verbatim from the article; where source and cue split it, the pieces with an ellipsis
            between. For a bare citation the words that cite.
        quoted: the stretches in quotation marks, each without its marks.
        form: direct, indirect or mixed; ``citation`` where an outlet is cited and no words are given to it.
        act: speech, judgement or thought; None for a bare citation.
        speaker: the words that name the speaker there; "" if none do.
        cue: the words of saying; "" if there are none.
        span: from the first to the last character of ``words``.
        article: the article.
        label: a short name of the article for a reader.
        chain: from the article to the speaker; more than two steps are a second-hand report.
    """

    words: str
    quoted: tuple[str, ...]
    form: Literal["direct", "indirect", "mixed", "citation"]
    act: str | None
    speaker: str
    cue: str
    span: Span
    article: Article
    label: str
    chain: tuple[Step, ...]

    @property
    def through(self) -> tuple[Step, ...]:
        """The steps between the article and the speaker: empty unless the report is second-hand."""
        return self.chain[1:-1]


class Saying(Record, frozen=True, kw_only=True):
    """One thing a source is reported to have said.

    Attributes:
        wordings: one or more, in order of article label and place.
        elsewhere: names of other sources that the same claim is ascribed to, sorted.
    """

    wordings: tuple[Wording, ...]
    elsewhere: tuple[str, ...] = ()


class Source(Record, frozen=True, kw_only=True):
    """A person, a body, an unnamed source or an outlet.

    Attributes:
        name: the fullest name found, the description of an unnamed source, or ``UNRESOLVED``.
        kind: which of these it is.
        role: the description that goes with a name; "" if none was found.
        number: how many an unnamed source is said to be ("three sources"); None where no number is given.
        aliases: other written forms of the name, sorted.
        sayings: those that most articles report first.
    """

    name: str
    kind: SourceKind
    role: str
    number: int | None
    aliases: tuple[str, ...]
    sayings: tuple[Saying, ...]

    @property
    def articles(self) -> int:
        """How many articles quote or cite it."""
        return len({wording.article.id for saying in self.sayings for wording in saying.wordings})


class StoryQuotes(Record, frozen=True, kw_only=True):
    """The sources of one story: named, unnamed, outlets, unresolved; in each, those that most articles quote first."""

    id: str
    title: str
    sources: tuple[Source, ...]


class Identity(Record, frozen=True, kw_only=True):
    """Who a speaker is within a story: what tells sources apart, and how this one is shown."""

    key: tuple[str, str]
    kind: SourceKind
    name: str
    name_id: str | None = None


class Ascribed(Record, frozen=True, kw_only=True):
    """An attribution beside its speaker and its wording."""

    attribution: Attribution
    identity: Identity
    wording: Wording
