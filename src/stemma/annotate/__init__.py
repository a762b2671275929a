"""One article -> what is found inside it."""

import msgspec

from stemma.annotate.attributions import find_attributions
from stemma.annotate.citations import find_citations
from stemma.annotate.names import find_names
from stemma.annotate.quantities import find_quantities
from stemma.annotate.sentences import find_sentences
from stemma.annotate.statements import find_statements
from stemma.annotate.times import find_main_time, find_times
from stemma.records import Annotation, Article

__all__ = ["annotate", "redate"]


def annotate(article: Article) -> Annotation:
    """Return all that is found inside one article; a pure function of the article."""
    sentences = find_sentences(article)
    names = find_names(article, sentences)
    times = find_times(article, sentences)
    main_time = find_main_time(article, sentences, times)
    quantities = find_quantities(article, sentences, times)
    attributions = find_attributions(article, sentences, names)
    citations = find_citations(article, sentences, names)
    told = [attribution for attribution in attributions if attribution.act != "other"]
    statements = find_statements(article, sentences, names, times, quantities, told, citations)
    return Annotation(
        article=article.id,
        sentences=sentences,
        names=names,
        times=times,
        main_time=main_time.id if main_time else None,
        quantities=quantities,
        attributions=attributions,
        citations=citations,
        statements=statements,
    )


def redate(article: Article, annotation: Annotation) -> Annotation:
    """Return the annotation with its times read against the article's new date.

    Only the values of times depend on the date: where they stand, and with them all else, stays as it was.
    """
    times = find_times(article, annotation.sentences)
    main_time = find_main_time(article, annotation.sentences, times)
    return msgspec.structs.replace(annotation, times=times, main_time=main_time.id if main_time else None)
