"""What is found inside one article: sentences, names, times, quantities, attributions, citations, statements."""

from typing import Literal

from stemma.records.base import Record
from stemma.records.span import Span

NameKind = Literal["person", "organisation", "place", "other"]
AttributionKind = Literal["direct", "indirect", "mixed"]
AttributionAct = Literal["speech", "judgement", "thought", "other"]
SpeakerKind = Literal["named", "unnamed", "outlet"]
TimeKind = Literal["DATE", "TIME", "DURATION", "SET"]
Tense = Literal["past", "future"]
Comparator = Literal["exactly", "at-least", "at-most", "about"]
Certainty = Literal["asserted", "reported", "expected", "possible", "denied"]
Polarity = Literal["positive", "negative"]


class Sentence(Record, frozen=True, kw_only=True):
    """One sentence of running text.

    Attributes:
        span: without leading or trailing white space.
        paragraph: number of its paragraph in the article, from 0.
        block: index into the article's ``blocks`` if it stands in one, else None.
    """

    span: Span
    paragraph: int
    block: int | None = None


class Name(Record, frozen=True, kw_only=True):
    """One person, organisation, place or other named thing, with all its mentions.

    Attributes:
        id: content id.
        name: the fullest form found.
        kind: what it names.
        aliases: other written forms, sorted.
        spans: every mention, sorted.
        role: the description that goes with it ("Kremlin foreign policy aide"), if one was found.
    """

    id: str
    name: str
    kind: NameKind
    aliases: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    role: str | None = None


class Speaker(Record, frozen=True, kw_only=True):
    """Who is reported to have said something.

    Attributes:
        span: the words that name or describe the speaker beside the cue; None if nobody is named there.
        name: the resolved full name, or the description as written for an unnamed source; None if unresolved.
        name_id: id of the Name, if resolved.
        kind: ``named``, ``unnamed`` (a description: "three sources close to ...") or ``outlet``.
    """

    span: Span | None
    name: str | None
    name_id: str | None = None
    kind: SpeakerKind


class Attribution(Record, frozen=True, kw_only=True):
    """Source, cue and content: somebody is reported to have said something.

    Attributes:
        id: content id.
        kind: ``direct`` (all content verbatim), ``indirect``, or ``mixed``.
        span: everything: source, cue and content.
        content: from the first to the last character of what was said.
        parts: the pieces of the content where source or cue split it; one piece equals ``content``.
        quotes: the verbatim stretches, without their quotation marks.
        cue: the words of saying ("said", "according to"); None for a bare signed block.
        speaker: who said it.
        act: what the cue tells of: ``speech`` ("said", "according to", a quotation), ``judgement`` ("endorsed"),
            ``thought`` ("wants", "believes"), or ``other`` (the words do not show that anything was said). Statements
            are taken from all but ``other``.
    """

    id: str
    kind: AttributionKind
    span: Span
    content: Span
    parts: tuple[Span, ...] = ()
    quotes: tuple[Span, ...] = ()
    cue: Span | None
    speaker: Speaker
    act: AttributionAct = "speech"


class Time(Record, frozen=True, kw_only=True):
    """A time expression and the calendar it stands for.

    Attributes:
        id: content id.
        span: the expression, TIMEX3 extent (no preposition).
        kind: TIMEX3 type.
        value: TIMEX3 / ISO 8601 value ("2025-08-06", "2025-W32", "P3Y6M", "PAST_REF"); None if unresolved.
        earliest: first calendar date it may mean, ISO 8601; None if unknown.
        latest: last calendar date it may mean (inclusive), ISO 8601; None if unknown.
        anchor: the ISO 8601 date it was read against; None if it needs none or none was known.
        mod: TIMEX3 modifier (START, MID, END, APPROX, LESS_THAN, MORE_THAN ...); None if the words have none.
        tense: which way the clause around it looks, seen from the time of writing; None if it does not show.
        quant: TIMEX3 quantifier of a SET, upper case ("EVERY", "EVERY OTHER"); None if it has none.
        freq: TIMEX3 frequency of a SET ("2X" of "twice a week"); None if none is stated.
        zone: offset from UTC of a clock time that names its time zone ("-04:00", "+00:00"); None if it names none.
    """

    id: str
    span: Span
    kind: TimeKind
    value: str | None
    earliest: str | None = None
    latest: str | None = None
    anchor: str | None = None
    mod: str | None = None
    tense: Tense | None = None
    quant: str | None = None
    freq: str | None = None
    zone: str | None = None


class Quantity(Record, frozen=True, kw_only=True):
    """A figure: how many of what.

    Attributes:
        id: content id.
        span: the figure with its comparator and unit ("at least 72", "$200 million", "25%").
        low: lower end of the value; equal to ``high`` for a plain figure; None if open below.
        high: upper end; None if open above.
        unit: canonical unit ("USD", "percent", "hour", "person", "count"); None if none is stated.
        counted: the words that say what is counted ("people", "military sales"), or None.
        comparator: how the figure is hedged.
        measure: canonical name of what is counted ("killed", "injured", "tariff"); None if none fits.
        partial: True if it counts part of something that another figure counts whole, or beyond it ("including three
            children", "two of the victims", "another man", "no one else").
    """

    id: str
    span: Span
    low: float | None
    high: float | None
    unit: str | None
    counted: Span | None
    comparator: Comparator
    measure: str | None
    partial: bool = False


class Citation(Record, frozen=True, kw_only=True):
    """Another outlet or agency named as the source of something ("told Reuters", "the BBC reported").

    Attributes:
        id: content id.
        span: the words that cite.
        outlet: the outlet's name as written, without article.
        name_id: id of the Name, if it is one.
    """

    id: str
    span: Span
    outlet: str
    name_id: str | None = None


class Statement(Record, frozen=True, kw_only=True):
    """One article saying one thing.

    Attributes:
        id: content id.
        span: the clause or sentence that says it, with any attribution taken off.
        sentence: the whole sentence (or sentences) it stands in.
        article: id of the article.
        attribution: id of the attribution it stands in; None if the article says it itself.
        certainty: how sure the article makes it.
        polarity: whether it is affirmed or negated.
        names: ids of the names in it, sorted.
        times: ids of the times in it, in order of the text.
        quantities: ids of the quantities in it, in order of the text.
        citations: ids of the citations it rests on.
    """

    id: str
    span: Span
    sentence: Span
    article: str
    attribution: str | None = None
    certainty: Certainty
    polarity: Polarity
    names: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()


class Annotation(Record, frozen=True, kw_only=True):
    """All that was found inside one article; every list in order of the text.

    ``main_time`` is the id of the time at which the article's main event happened; None if it names no past day.
    """

    article: str
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = ()
    times: tuple[Time, ...] = ()
    main_time: str | None = None
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    citations: tuple[Citation, ...] = ()
    statements: tuple[Statement, ...] = ()
