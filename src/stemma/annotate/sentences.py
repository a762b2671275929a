"""The sentences of an article: its running text without what is marked as boilerplate."""

import re

from stemma.records import Article, Sentence, Span
from stemma.text.sentences import split_sentences

_PARAGRAPH = re.compile(r"(?:\r\n|\r|\n|\u2028|\u2029)+")


def find_sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of the article's running text, in order.

    Boilerplate is left out; a block (an embedded post, a pull quote) gives the sentences of its body, each with the
    block's index. A sentence never crosses a line break, a block's border or a stretch of boilerplate.
    """
    sentences: list[Sentence] = []
    for start, end, block in _stretches(article):
        for first, last in split_sentences(article.text, start, end):
            sentences.append(Sentence(span=Span(article=article.id, start=first, end=last), paragraph=0, block=block))
    return _number_paragraphs(article.text, sentences)


def _stretches(article: Article) -> list[tuple[int, int, int | None]]:
    """Return the stretches between marked spans, each with the index of the block it is the body of."""
    cuts: list[tuple[int, int, int | None]] = [(mark.span.start, mark.span.end, None) for mark in article.boilerplate]
    cuts += [(block.span.start, block.span.end, index) for index, block in enumerate(article.blocks)]
    stretches: list[tuple[int, int, int | None]] = []
    position = 0
    for start, end, index in sorted(cuts, key=lambda cut: (cut[0], cut[1])):
        if start > position:
            stretches.append((position, start, None))
        if index is not None and start >= position:
            body = article.blocks[index].body
            stretches.append((body.start, body.end, index))
        position = max(position, end)
    if position < len(article.text):
        stretches.append((position, len(article.text), None))
    return stretches


def _number_paragraphs(text: str, sentences: list[Sentence]) -> tuple[Sentence, ...]:
    breaks = [match.start() for match in _PARAGRAPH.finditer(text)]
    numbered: list[Sentence] = []
    paragraph = 0
    for sentence in sentences:
        while paragraph < len(breaks) and breaks[paragraph] < sentence.span.start:
            paragraph += 1
        numbered.append(Sentence(span=sentence.span, paragraph=paragraph, block=sentence.block))
    return tuple(numbered)
