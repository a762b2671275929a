"""Invented reports for the tests of descent, and the shortest way from a text to its stemma."""

import re
from collections.abc import Sequence

from stemma.descent import trace_descent
from stemma.models.encoder import get_encoder
from stemma.records import (
    Annotation,
    Article,
    Citation,
    Credit,
    Descent,
    Published,
    Sentence,
    Span,
    Statement,
)

WIRE = (
    "Ferry workers in the port of Tarn walked out at dawn on Monday, halting all crossings to the outer islands.\n"
    "Harbour master Oda Brill said no vessel had left the inner basin since the night shift ended without relief.\n"
    "The crews are asking for a second deckhand on every sailing after three accidents this winter.\n"
    "Island grocers warned that fresh milk and bread would run short within two days if nothing moved.\n"
    "The transport ministry in Velm offered to pay for an arbitrator, but set no date for a first meeting.\n"
    "About four thousand commuters use the route each morning, most of them bound for the cannery.\n"
    "A hospital on the largest island has asked fishing boats to carry patients who cannot wait."
)
OTHER = (
    "A court in Osk ordered the mayor to publish the accounts of the new swimming hall by the end of the month.\n"
    "Two residents had sued after the council refused to say how much the heated floor had cost the town.\n"
    "Judge Pell Harn wrote that secrecy about public money needs a better reason than embarrassment.\n"
    "The town can appeal, though its lawyer told a radio station that she would advise against another round.\n"
    "Work on the hall began six years ago and has been interrupted four times by disputes with builders."
)
RETOLD = (
    "All sailings to the outer islands stopped on Monday when ferry crews in Tarn went on strike at dawn.\n"
    "No vessel has left the inner basin since the night shift finished, according to harbour master Oda Brill.\n"
    "Crews want a second deckhand aboard every sailing following three winter accidents.\n"
    "Fresh bread and milk could run short in two days, the island grocers warned.\n"
    "An arbitrator would be paid by the transport ministry in Velm, which named no date for a meeting.\n"
    "Some four thousand commuters, mostly cannery workers, take the route every morning.\n"
    "Fishing boats were asked by the hospital on the largest island to carry urgent patients."
)


def make_article(
    key: str,
    text: str,
    outlet: str | None = None,
    agency: str | None = None,
    published: str | None = None,
) -> Article:
    """Return an article without boilerplate; an agency is credited in a last line."""
    credits: tuple[Credit, ...] = ()
    if agency:
        text = f"{text}\n({agency})"
        span = Span(article=key, start=len(text) - len(agency) - 2, end=len(text))
        credits = (Credit(agency=agency, span=span, role="source"),)
    when = Published(value=published, basis="stated" if published else "unknown")
    return Article(
        id=key, source=f"{key}.txt", outlet=outlet, agency=agency, published=when, text=text, credits=credits
    )


def annotate_plainly(article: Article, cited: dict[str, str] | None = None) -> Annotation:
    """Return sentences, and one statement a sentence; ``cited`` maps words of a sentence to the outlet it rests on."""
    sentences, statements, citations = [], [], []
    for number, match in enumerate(re.finditer(r"[^\s][^\n]*?(?:[.!?]”?(?=\s|$)|(?=\n|$))", article.text)):
        span = Span(article=article.id, start=match.start(), end=match.end())
        sentences.append(Sentence(span=span, paragraph=number))
        held = []
        for words, outlet in (cited or {}).items():
            if words in match.group():
                key = f"c-{article.id}-{number}"
                citations.append(Citation(id=key, span=span, outlet=outlet))
                held.append(key)
        statements.append(
            Statement(
                id=f"s-{article.id}-{number}",
                span=span,
                sentence=span,
                article=article.id,
                certainty="asserted",
                polarity="positive",
                citations=tuple(held),
            )
        )
    return Annotation(
        article=article.id,
        sentences=tuple(sentences),
        statements=tuple(statements),
        citations=tuple(citations),
    )


def trace(articles: Sequence[Article], cited: dict[str, dict[str, str]] | None = None) -> Descent:
    """Return the stemma of articles that are annotated plainly."""
    annotations = {a.id: annotate_plainly(a, (cited or {}).get(a.id)) for a in articles}
    return trace_descent(articles, annotations, get_encoder())


def labels(descent: Descent, article: str) -> set[str]:
    """Return the labels of the origins of an article's statements."""
    by_id = {origin.id: origin.label for origin in descent.origins}
    return {by_id[origin] for key, origin in descent.origin_of.items() if key.startswith(f"s-{article}-")}
