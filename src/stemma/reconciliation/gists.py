"""Gists: each distinct wording in a story once, with everything the judge looks at."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from stemma.models.encoder import WIDTH, Encoder
from stemma.reconciliation.figures import Figure, figures_of
from stemma.reconciliation.index import StoryIndex
from stemma.reconciliation.opposites import Stands, find_stands
from stemma.reconciliation.quotes import Quote, find_quotes
from stemma.reconciliation.wording import content_stems, folded_words
from stemma.records import Span, Statement
from stemma.records.annotation import Polarity

Vectors = NDArray[np.float32]
_FEWEST_WORDS = 3  # a statement shorter than this says too little to be matched


@dataclass(frozen=True, eq=False)
class Gist:
    """One distinct wording and the statements that have it.

    Attributes:
        number: its row in the story's vectors.
        words: folded words in order; equal words make one gist.
        statement: the statement looked at: the fullest, whatever its id, so that a copy changes nothing.
        statements: ids of all statements with these words, sorted.
        articles: ids of the articles they stand in.
        stems: content stems in order of the text.
        weights: weight of each distinct stem; rare in the story means heavy.
        stands: on which side of which opposites it stands.
        names: story-level ids of the names in it.
        figures: the figures in it.
        around: the figures in its sentence that stand in no statement.
        context: vector of the whole sentence, where ``around`` has figures.
        days: first and last day of each resolved calendar time in it.
        polarity: of the statement.
        speaker: who is reported to have said it.
        spoken_by_person: whether that is a named person.
        quotes: the stretches it has in quotation marks.
    """

    number: int
    words: tuple[str, ...]
    statement: Statement
    statements: tuple[str, ...]
    articles: frozenset[str]
    stems: tuple[str, ...]
    weights: Mapping[str, float]
    stands: Stands
    names: frozenset[str]
    figures: tuple[Figure, ...]
    around: tuple[Figure, ...]
    context: Vectors | None
    days: tuple[tuple[date, date], ...]
    polarity: Polarity
    speaker: str | None
    spoken_by_person: bool
    quotes: tuple[Quote, ...]

    @cached_property
    def weight(self) -> float:
        """Weight of all its distinct stems together."""
        return sum(self.weights.values())


def build_gists(index: StoryIndex, encoder: Encoder, fewest_words: int = _FEWEST_WORDS) -> tuple[list[Gist], Vectors]:
    """Return the distinct wordings of the story, sorted by their words, and one vector each."""
    by_words: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in index.statements.values():
        by_words[folded_words(index.text_of(statement.span))].append(statement)
    wordings = sorted(words for words in by_words if len(words) >= fewest_words)
    looked_at = {words: _fullest(by_words[words], index) for words in wordings}
    texts = [index.text_of(looked_at[words].span) for words in wordings]
    stems = [tuple(content_stems(text)) for text in texts]
    weight_of = weigh_stems(stems)
    loose = index.loose_quantities()
    held = [one.sentence for one in looked_at.values() if one.id in loose]
    contexts = dict(zip(held, encoder.encode([index.text_of(span) for span in held]), strict=True)) if held else {}
    gists = [
        _build_gist(number, words, by_words[words], stems[number], weight_of, loose, contexts, index)
        for number, words in enumerate(wordings)
    ]
    # One text has nothing to be aligned with, however many articles print it: most stories of a large pile.
    several = len({gist.articles for gist in gists}) > 1
    vectors = encoder.encode(texts) if several else np.zeros((len(texts), WIDTH), dtype=np.float32)
    return gists, vectors


def _fullest(statements: Sequence[Statement], index: StoryIndex) -> Statement:
    """Return the statement that tells most; what it tells decides, and its id only between equals."""

    def key(statement: Statement) -> tuple[object, ...]:
        speaker = index.speaker_of(statement) or ""
        days = index.days_of(statement)
        return (-len(days), -len(statement.quantities), not speaker, speaker, days, statement.polarity, statement.id)

    return min(statements, key=key)


def weigh_stems(wordings: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return a weight for every stem: the logarithm of how rare it is among the distinct wordings."""
    seen_in = Counter(stem for stems in wordings for stem in set(stems))
    total = len(wordings)
    return {stem: math.log((total + 2.0) / (count + 0.5)) for stem, count in seen_in.items()}


def _build_gist(
    number: int,
    words: tuple[str, ...],
    statements: list[Statement],
    stems: tuple[str, ...],
    weight_of: Mapping[str, float],
    loose: Mapping[str, Sequence[str]],
    contexts: Mapping[Span, Vectors],
    index: StoryIndex,
) -> Gist:
    first = _fullest(statements, index)
    speaker = index.speaker_of(first)
    return Gist(
        number=number,
        words=words,
        statement=first,
        statements=tuple(one.id for one in statements),
        articles=frozenset(one.article for one in statements),
        stems=stems,
        weights={stem: weight_of[stem] for stem in sorted(set(stems))},
        stands=find_stands(words),
        names=frozenset(first.names),
        figures=figures_of(first, index),
        around=figures_of(first, index, loose.get(first.id, ())),
        context=contexts.get(first.sentence) if first.id in loose else None,
        days=index.days_of(first),
        polarity=first.polarity,
        speaker=speaker,
        spoken_by_person=speaker is not None and speaker in index.names and index.names[speaker].kind == "person",
        quotes=find_quotes(first, index),
    )
