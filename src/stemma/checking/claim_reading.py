"""A claim as a user types it, read like a sentence of a report: names, times, figures, quotations, source."""

import re
from dataclasses import dataclass
from datetime import date

from stemma.annotate import annotate
from stemma.checking.terms import Term, is_negator, listed, read_terms
from stemma.reconciliation.figures import Figure, figures_of
from stemma.reconciliation.index import StoryIndex, build_index
from stemma.reconciliation.quotes import Quote, find_quotes
from stemma.records import (
    Annotation,
    Article,
    Attribution,
    Descent,
    Published,
    Quantity,
    Span,
    Statement,
    Time,
    content_id,
)
from stemma.text.words import Word, find_words

MOST_WORDS = 120  # a claim is a sentence or two; more is a text, in which no one verdict can hold
FEWEST_TERMS = 2

_SOURCE = "claim"


@dataclass(frozen=True, eq=False)
class ReadClaim:
    """A claim with everything found in it.

    Attributes:
        text: as given, without surrounding white space.
        words: all its words.
        terms: its content words.
        statement: one statement over the whole claim.
        names: runs of capitalised words, with their offsets.
        times: dates and clock times, in order of the text.
        lengths: lengths of time.
        quantities: its figures.
        figures: what it counts.
        quotes: what it has in quotation marks.
        attribution: who is said to say it; None if the claim says it itself.
    """

    text: str
    words: tuple[Word, ...]
    terms: tuple[Term, ...]
    statement: Statement
    names: tuple[Span, ...]
    times: tuple[Time, ...]
    lengths: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    figures: tuple[Figure, ...]
    quotes: tuple[Quote, ...]
    attribution: Attribution | None
    polarity_free: bool
    index: StoryIndex


def read_claim(text: str, as_of: date | None) -> ReadClaim:
    """Return a claim read like a sentence of a report published on ``as_of``."""
    text = " ".join(text.split())
    day = as_of.isoformat() if as_of else None
    article = Article(
        id=content_id("a", _SOURCE, text),
        source=_SOURCE,
        published=Published(value=day, basis="stated" if day else "unknown"),
        language="en",
        text=text,
    )
    found = annotate(article)
    whole = _whole_statement(article, found)
    index = build_index([article], [found], found.names, Descent())
    times = tuple(one for one in found.times if one.kind in ("DATE", "TIME") and one.earliest and one.latest)
    lengths = tuple(one for one in found.times if one.kind == "DURATION" and one.value)
    taken = [one.span for one in (*times, *lengths)]
    terms = read_terms(text)
    return ReadClaim(
        text=text,
        words=tuple(find_words(text)),
        terms=terms,
        statement=whole,
        names=_find_names(text, found, taken),
        times=times,
        lengths=lengths,
        quantities=tuple(one for one in found.quantities if not any(one.span.overlaps(span) for span in taken)),
        figures=figures_of(whole, index),
        quotes=find_quotes(whole, index),
        attribution=_main_attribution(found),
        polarity_free=_denies_nothing(text),
        index=index,
    )


def _denies_nothing(text: str) -> bool:
    """Return whether every negator of a claim opens a phrase that denies nothing ("no fewer than")."""
    folded = " ".join(word.norm for word in find_words(text))
    for phrase in sorted(listed("harmless"), key=lambda one: (-len(one), one)):
        folded = folded.replace(phrase, "")
    return not any(is_negator(norm) for norm in folded.split())


def _whole_statement(article: Article, found: Annotation) -> Statement:
    """Return one statement over the whole claim, as sure as the part of it that says most."""
    span = Span(article=article.id, start=0, end=len(article.text))
    longest = max(found.statements, key=lambda one: (one.span.end - one.span.start, one.id), default=None)
    return Statement(
        id=content_id("s", article.id),
        span=span,
        sentence=span,
        article=article.id,
        certainty=longest.certainty if longest else "asserted",
        polarity=longest.polarity if longest else "positive",
        names=tuple(one.id for one in found.names),
        times=tuple(one.id for one in found.times),
        quantities=tuple(one.id for one in found.quantities),
    )


def _main_attribution(found: Annotation) -> Attribution | None:
    """Return the attribution with the longest content that hangs on a verb of saying."""
    held = [one for one in found.attributions if one.cue is not None and one.speaker.name]
    return max(held, key=lambda one: (one.content.end - one.content.start, one.id), default=None)


_NAME_WORD = re.compile(r"[^\W\d_][\w’'.&-]*")
_JOINING = frozenset(("of", "the", "de", "van", "von", "al", "bin", "and", "for"))


def _find_names(text: str, found: Annotation, taken: list[Span]) -> tuple[Span, ...]:
    """Return the names of a claim: those the annotation found, then every other run of capitalised words."""
    article = found.article
    spans = [span for name in found.names for span in name.spans]
    spans = [span for span in spans if not any(span.overlaps(other) for other in taken)]
    run: list[re.Match[str]] = []
    for word in [*_NAME_WORD.finditer(text), None]:
        free = word is not None and not any(one.start <= word.start() < one.end for one in [*spans, *taken])
        if word is not None and free and word.group()[0].isupper() and _may_be_name(word, text):
            if run and text[run[-1].end() : word.start()].strip():
                spans.append(Span(article=article, start=run[0].start(), end=_trim(run[-1])))
                run = []
            run.append(word)
        elif run:
            spans.append(Span(article=article, start=run[0].start(), end=_trim(run[-1])))
            run = []
    return tuple(sorted(set(spans)))


def _trim(word: re.Match[str]) -> int:
    """Return where a name ends, without a possessive or a point at the end."""
    ending = re.search(r"(?:['’]s?|\.)$", word.group())
    return word.end() - (len(ending.group()) if ending and len(word.group()) - len(ending.group()) > 1 else 0)


def _may_be_name(word: re.Match[str], text: str) -> bool:
    """Return whether a capitalised word is more than the first word of its sentence."""
    before = text[: word.start()].rstrip(" \"'“‘(")
    opens = not before or before[-1] in ".!?:"
    norm = word.group().casefold()
    return not (opens and (norm in listed("common_openers") or len(norm) == 1)) and norm != "i"
