"""What all views show, in the order and words they share; every string in it is already safe to show.

Numbers and letters are for readers: articles have letters within a story, claims and conflicts numbers. An ``anchor``
is the name of a place in the HTML page.
"""

from stemma.records import Problem, Record

CONFLICTING = ("contradicts", "updates", "other-measure")


class Piece(Record, frozen=True, kw_only=True):
    """A stretch of quoted text; ``marked`` if it holds the words in question."""

    text: str
    marked: bool = False


class Place(Record, frozen=True, kw_only=True):
    """Where something stands: article letter, offsets in its text, and the anchor of the highlighted place."""

    key: str
    start: int
    end: int
    anchor: str


class Card(Record, frozen=True, kw_only=True):
    """One article of a story, as it is introduced to a reader.

    Attributes:
        id: the article's id in the report.
        key: its letter within the story.
        anchor: where its text stands.
        label: outlet, else file name.
        title, source, agency, byline: as in the article; empty if unknown.
        published: its date in words; ``basis`` says how it is known.
        home: number of the origin it mainly rests on; 0 if unmeasured.
    """

    id: str
    key: str
    anchor: str
    label: str
    title: str
    source: str
    agency: str
    byline: str
    published: str
    basis: str
    home: int


class Edge(Record, frozen=True, kw_only=True):
    """One line of the stemma.

    Attributes:
        origin: number of the origin it comes from; 0 if it comes from an article.
        source: letter of the article it comes from; empty if it comes from an origin.
        target: letter of the article that draws on it.
        coverage: share of the target that comes from there; None if unmeasured.
        seen: share of the target that stands in passages shared with other articles; None if unmeasured.
        rewriting: how the larger part of it was rewritten, in words; empty if unmeasured.
        undetermined: True if the texts do not tell which came first.
        main: True for the line that places the target in the tree.
        own: True for an article's own reporting.
        cited: True if only single statements rest on the origin: it is named, its text was not found.
        why: the evidence, most telling first.
    """

    origin: int = 0
    source: str = ""
    target: str
    coverage: float | None = None
    seen: float | None = None
    rewriting: str = ""
    undetermined: bool = False
    main: bool = False
    own: bool = False
    cited: bool = False
    why: tuple[str, ...] = ()


class OriginCard(Record, frozen=True, kw_only=True):
    """One origin.

    Attributes:
        number: its number in the story.
        label: who it is.
        kind: article, agency or lost.
        key: letter of the article that is its own origin, else empty.
        articles: letters of all articles that draw on it.
        main: True if an article mainly rests on it; False if it stands behind single statements only.
    """

    number: int
    label: str
    kind: str
    key: str
    articles: tuple[str, ...]
    main: bool


class Addition(Record, frozen=True, kw_only=True):
    """What an article has that stands in no other: ``alone`` of its ``total`` statements; where the first ones are."""

    key: str
    alone: int
    total: int
    places: tuple[Place, ...]


class Stemma(Record, frozen=True, kw_only=True):
    """Who drew on whom; ``homes`` give the number of the main origin of each article, in order of their letters."""

    origins: tuple[OriginCard, ...]
    edges: tuple[Edge, ...]
    homes: dict[str, int]


class Cell(Record, frozen=True, kw_only=True):
    """How one claim stands in one article.

    Attributes:
        key: letter of the article.
        manner: a key of ``wording.MARKS``.
        certainty: a key of ``wording.CERTAINTY``.
        speaker: to whom it is attributed; empty if to nobody.
        places: where the article says it.
    """

    key: str
    manner: str
    certainty: str
    speaker: str
    places: tuple[Place, ...]


class ClaimRow(Record, frozen=True, kw_only=True):
    """One claim; ``cells`` only for articles that have something on it, ``conflicts`` are numbers."""

    number: int
    anchor: str
    text: str
    standing: str
    origins: tuple[str, ...]
    cells: tuple[Cell, ...]
    conflicts: tuple[int, ...]


class Voice(Record, frozen=True, kw_only=True):
    """A sentence as one or more articles print it, with the words in question marked."""

    quote: tuple[Piece, ...]
    places: tuple[Place, ...]
    speaker: str = ""


class SideCard(Record, frozen=True, kw_only=True):
    """One side of a conflict; ``origins`` are labels."""

    value: str
    origins: tuple[str, ...]
    voices: tuple[Voice, ...]


class ConflictCard(Record, frozen=True, kw_only=True):
    """One conflict; ``claims`` are numbers."""

    number: int
    anchor: str
    kind: str
    relation: str
    why: str
    claims: tuple[int, ...]
    sides: tuple[SideCard, ...]


class DriftCard(Record, frozen=True, kw_only=True):
    """One drift, from the wording before to the wording after."""

    number: int
    anchor: str
    kind: str
    why: str
    before: Voice
    after: Voice


class TimelineRow(Record, frozen=True, kw_only=True):
    """One dated entry; ``when`` is the date in words."""

    number: int
    anchor: str
    earliest: str | None
    latest: str | None
    when: str
    status: str
    text: str
    places: tuple[Place, ...]


class Saying(Record, frozen=True, kw_only=True):
    """One thing a speaker is reported to have said; ``direct`` if an article gives it as a quotation."""

    text: str
    direct: bool
    places: tuple[Place, ...]
    claims: tuple[int, ...]


class SpeakerCard(Record, frozen=True, kw_only=True):
    """One speaker with what the reports say he or she said; ``kind`` is named, unnamed, outlet or unresolved."""

    anchor: str
    name: str
    kind: str
    role: str
    keys: tuple[str, ...]
    sayings: tuple[Saying, ...]


class BriefLine(Record, frozen=True, kw_only=True):
    """One sentence of the brief; ``keys`` are the articles that say what it says, ``claims``, ``conflicts`` numbers."""

    text: str
    place: Place
    keys: tuple[str, ...]
    origins: int
    claims: tuple[int, ...]
    conflicts: tuple[int, ...]


class StoryOutline(Record, frozen=True, kw_only=True):
    """One story as all views show it.

    ``origin_count`` counts the origins that at least one article mainly rests on; ``today`` is the day of its latest
    publication, ISO 8601; ``additions`` tell what each article has that no other shares, in the order of the cards.
    """

    id: str
    number: int
    anchor: str
    title: str
    cards: tuple[Card, ...]
    distinct_texts: int
    origin_count: int
    stemma: Stemma
    brief: tuple[BriefLine, ...]
    conflicts: tuple[ConflictCard, ...]
    drifts: tuple[DriftCard, ...]
    claims: tuple[ClaimRow, ...]
    timeline: tuple[TimelineRow, ...]
    today: str | None
    speakers: tuple[SpeakerCard, ...]
    additions: tuple[Addition, ...] = ()


class Outline(Record, frozen=True, kw_only=True):
    """The whole report as all views show it; ``unplaced`` are articles that stand in no story."""

    article_count: int
    distinct_texts: int
    stories: tuple[StoryOutline, ...]
    unplaced: tuple[Card, ...]
    problems: tuple[Problem, ...]
