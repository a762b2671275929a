"""Utterances: the words somebody is quoted with, from attributions and embedded posts, and how two wordings differ."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from stemma.reconciliation.index import StoryIndex
from stemma.reconciliation.rewordings import Comparison, Marks, compare_wordings
from stemma.reconciliation.wording import content_stems
from stemma.records import Attribution, Block, Span
from stemma.text.spelling import fold_spelling
from stemma.text.words import Word, find_words

_MOST_WORDS = 400  # of a quotation that are aligned
_NGRAM = 3
_SHARED_NGRAMS = 2
_COMMON_NGRAM = 40  # an n-gram in more utterances proposes no pairs
_CONTRACTION = re.compile(r"(i|you|he|she|it|we|they|who|that|there|what)'(?:m|re|s|ll|ve|d)")
_BRACKETS = re.compile(r"[\[(][^\])]{0,200}[\])]")


@dataclass(frozen=True, eq=False)
class Utterance:
    """One quotation.

    Attributes:
        article: id.
        speaker: name id or description; None if unknown.
        words: with offsets, editors' brackets left out.
        folded: the words as compared.
        marks: which words have a capital, and which open a sentence.
        statement: id of the statement it stands in.
        block: the embedded post it is, if it is one.
    """

    article: str
    speaker: str | None
    words: tuple[Word, ...]
    folded: tuple[str, ...]
    marks: Marks
    statement: str
    block: Block | None = None

    def span(self, first: int, last: int) -> Span:
        """Return the span from word ``first`` up to before word ``last``, at least one word long."""
        last = min(max(last, first + 1), len(self.words))
        first = min(first, last - 1)
        return Span(article=self.article, start=self.words[first].start, end=self.words[last - 1].end)


def find_utterances(index: StoryIndex) -> list[Utterance]:
    """Return the quotations of a story that stand in a statement, in order of article and text."""
    statements_of: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for statement in index.statements.values():
        statements_of[statement.article].append((statement.span, statement.id))
    for places in statements_of.values():
        places.sort()
    found = [
        utterance
        for attribution in sorted(index.attributions.values(), key=lambda one: one.span)
        if attribution.quotes
        and (utterance := _from_attribution(attribution, index, statements_of[attribution.span.article]))
    ]
    posts = [
        utterance
        for article in index.articles.values()
        for block in article.blocks
        if (utterance := _from_block(block, index, statements_of[article.id]))
    ]
    taken = {(one.article, one.words[0].start) for one in posts}
    return posts + [one for one in found if (one.article, one.words[0].start) not in taken]


def _from_attribution(
    attribution: Attribution, index: StoryIndex, statements: Sequence[tuple[Span, str]]
) -> Utterance | None:
    speaker = attribution.speaker
    key = speaker.name_id or " ".join(content_stems(speaker.name or "")) or None
    return _build(attribution.quotes, key, index, statements)


def _from_block(block: Block, index: StoryIndex, statements: Sequence[tuple[Span, str]]) -> Utterance | None:
    names = [name for *_, name in index.names_within(block.author)] if block.author else []
    return _build((block.body,), names[0] if names else None, index, statements, block)


def _build(
    spans: Iterable[Span],
    speaker: str | None,
    index: StoryIndex,
    statements: Sequence[tuple[Span, str]],
    block: Block | None = None,
) -> Utterance | None:
    quoted = list(spans)
    words = [word for span in quoted for word in _quoted_words(span, index)][:_MOST_WORDS]
    statement = next((id_ for place, id_ in statements if any(place.overlaps(span) for span in quoted)), None)
    if not words or statement is None:
        return None
    folded = tuple(_fold(word.norm) for word in words)
    marks = _mark(words, index.articles[quoted[0].article].text)
    return Utterance(quoted[0].article, speaker, tuple(words), folded, marks, statement, block)


def _mark(words: Sequence[Word], text: str) -> Marks:
    opening = {0} | {
        place
        for place, (before, word) in enumerate(pairwise(words), start=1)
        if any(stop in text[before.end : word.start] for stop in ".!?…")
    }
    # "al-Qamari" has its capital behind the particle.
    capitals = {
        place
        for place, word in enumerate(words)
        if any(part[:1].isupper() for part in text[word.start : word.end].split("-", 1))
    }
    return Marks(frozenset(capitals - opening), frozenset(opening))


def _fold(norm: str) -> str:
    """Return a word as compared: British or American spelling and the short form of a verb folded.

    >>> _fold("we'll"), _fold("labour"), _fold("nation's")
    ('we', 'labor', "nation's")
    """
    contracted = _CONTRACTION.fullmatch(norm)
    return contracted.group(1) if contracted else fold_spelling(norm)


def _quoted_words(span: Span, index: StoryIndex) -> list[Word]:
    """Return the words of a quotation without what an editor put into brackets."""
    text = index.articles[span.article].text
    brackets = [found.span() for found in _BRACKETS.finditer(text, span.start, span.end)]
    words = find_words(text, span.start, span.end)
    return [word for word in words if not any(start <= word.start < end for start, end in brackets)]


def pair_utterances(utterances: Sequence[Utterance]) -> list[tuple[Utterance, Utterance, Comparison]]:
    """Return the pairs that are the same utterance in two articles, and how their wordings compare."""
    bearers: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, utterance in enumerate(utterances):
        for ngram in {utterance.folded[i : i + _NGRAM] for i in range(len(utterance.folded) - _NGRAM + 1)}:
            bearers[ngram].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in bearers.values():
        if len(numbers) <= _COMMON_NGRAM:
            for pair in combinations(numbers, 2):
                shared[pair] += 1
    found = []
    for (first, second), count in sorted(shared.items()):
        one, two = utterances[first], utterances[second]
        if count >= _SHARED_NGRAMS and one.article != two.article and _may_be_one_speaker(one, two):
            comparison = compare_wordings(one.folded, two.folded, one.marks, two.marks)
            if comparison is not None:
                found.append((one, two, comparison))
    return found


def _may_be_one_speaker(one: Utterance, two: Utterance) -> bool:
    return one.speaker is None or two.speaker is None or one.speaker == two.speaker
