"""The ground a claim is checked on: the sentences of a report with all that was found in them, prepared once."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

import numpy as np

from stemma.checking.terms import Term, read_terms
from stemma.checking.vocabulary import name_stem, place_forms
from stemma.models.encoder import WIDTH, Encoder, Vectors
from stemma.reconciliation.independence import Independence
from stemma.reconciliation.index import StoryIndex
from stemma.records import Article, Attribution, Descent, Quantity, Report, Span, Statement, Story, Time
from stemma.text.words import find_words

_Placed = TypeVar("_Placed", Time, Attribution, Quantity)

_CONTEXT = 2  # sentences before and after, in which what a sentence leaves out is looked for


@dataclass(frozen=True, eq=False)
class Unit:
    """One sentence of one article.

    Attributes:
        number: its place among all units of the ground.
        story: number of its story.
        span: the sentence.
        text: its characters.
        statements: those in it, in order of the text.
        terms: its content words, with offsets into the article's text.
    """

    number: int
    story: int
    span: Span
    text: str
    statements: tuple[Statement, ...]
    terms: tuple[Term, ...]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its terms."""
        return frozenset(term.stem for term in self.terms)

    @cached_property
    def tokens(self) -> Mapping[str, tuple[int, int]]:
        """Every word as a name's word is compared -> where the first one stands in the article."""
        places: dict[str, tuple[int, int]] = {}
        words = find_words(self.text)
        for one, two in zip(words, [*words[1:], None], strict=True):
            place = (self.span.start + one.start, self.span.start + one.end)
            for part in (one.norm, *(one.norm.split("-") if "-" in one.norm else ())):
                places.setdefault(name_stem(part), place)
            pair = place_forms().get(f"{one.norm} {two.norm}") if two is not None else None
            if two is not None and pair:
                places.setdefault(pair, (place[0], self.span.start + two.end))
        return places


@dataclass(frozen=True, eq=False)
class Ground:
    """A report made ready for checking.

    Attributes:
        report: as given.
        indexes: one a story, in the report's order.
        units: every sentence with a statement in it, in order of story, article and text.
        weights: stem -> how rare it is among the units, 0 to 1.
        rows: number of the unit of each row of ``vectors``.
        vectors: one row a distinct statement and unit.
    """

    report: Report
    indexes: tuple[StoryIndex, ...]
    units: tuple[Unit, ...]
    weights: Mapping[str, float]
    rows: tuple[int, ...]
    vectors: Vectors
    encoder: Encoder
    bearers: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    by_article: Mapping[str, frozenset[str]] = field(default_factory=dict)
    headlines: Mapping[str, frozenset[str]] = field(default_factory=dict)
    quantities: Mapping[tuple[str, int], tuple[Quantity, ...]] = field(default_factory=dict)
    told_by: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def neighbours(self, unit: Unit) -> list[Unit]:
        """Return the units shortly before and after one in its article."""
        low, high = max(0, unit.number - _CONTEXT), min(len(self.units), unit.number + _CONTEXT + 1)
        around = (self.units[at] for at in range(low, high) if at != unit.number)
        return [one for one in around if one.span.article == unit.span.article]

    def index_of(self, unit: Unit) -> StoryIndex:
        """Return the index of the story a unit stands in."""
        return self.indexes[unit.story]

    def quantities_in(self, article: str, story: int) -> tuple[Quantity, ...]:
        """Return the figures of one article, in order of the text."""
        return self.quantities.get((article, story), ())

    def attributions_of(self, unit: Unit) -> list[Attribution]:
        """Return the attributions of the statements in a unit."""
        index = self.index_of(unit)
        held = (index.attribution_of(statement) for statement in unit.statements)
        return list({one.id: one for one in held if one is not None}.values())

    def origins_of(self, units: Iterable[Unit]) -> tuple[str, ...]:
        """Return the ids of the independent origins behind some units, sorted.

        They are taken from the claims of the report, where an article is no second voice beside its source.
        """
        found: set[str] = set()
        for unit in units:
            story = self.report.stories[unit.story]
            drawn = {origin.id for origin in story.origins if unit.span.article in origin.articles}
            told = {id_ for statement in unit.statements for id_ in self.told_by.get(statement.id, ())}
            found |= (told & drawn) or drawn
        return tuple(sorted(found))

    def conflicts_of(self, statement_ids: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the report's contradictions with one of these statements on a side, sorted."""
        wanted = set(statement_ids)
        return tuple(
            sorted(
                conflict.id
                for story in self.report.stories
                for conflict in story.conflicts
                if conflict.relation == "contradiction"
                and any(wanted & set(side.statements) for side in conflict.sides)
            )
        )

    def title_names(self, article: str) -> frozenset[str]:
        """Return the ids of the names in an article's headline."""
        return self.headlines.get(article, frozenset())

    def article_stems(self, article: str) -> frozenset[str]:
        """Return the stems of all units of an article."""
        return self.by_article.get(article, frozenset())

    def weight(self, stem: str) -> float:
        """Return how telling a stem is, 0 to 1; 1 for one that no unit has."""
        return self.weights.get(stem, 1.0)


def prepare_ground(report: Report, encoder: Encoder) -> Ground:
    """Return the ground of a report; every distinct statement and sentence is encoded once."""
    articles = {article.id: article for article in report.articles}
    indexes = tuple(_index_story(story, articles) for story in report.stories)
    units = tuple(_list_units(indexes))
    rows, texts = _list_texts(units, indexes)
    vectors = encoder.encode(texts) if texts else np.zeros((0, WIDTH), dtype=np.float32)
    bearers: dict[str, list[int]] = defaultdict(list)
    for unit in units:
        for stem in sorted(unit.stems):
            bearers[stem].append(unit.number)
    return Ground(
        report=report,
        indexes=indexes,
        units=units,
        weights=_weigh(units),
        rows=tuple(rows),
        vectors=vectors,
        encoder=encoder,
        bearers={stem: tuple(numbers) for stem, numbers in bearers.items()},
        by_article=_gather_stems(units),
        headlines=_read_headlines(indexes),
        told_by=_origins_told(report),
        quantities={
            (article, story): held
            for story, index in enumerate(indexes)
            for article, held in _by_article(index.quantities.values()).items()
        },
    )


def _origins_told(report: Report) -> dict[str, frozenset[str]]:
    """Return statement id -> the origins of the claims it belongs to."""
    told: dict[str, set[str]] = defaultdict(set)
    for story in report.stories:
        for claim in story.claims:
            for statement in claim.statements:
                told[statement].update(claim.origins)
    return {statement: frozenset(origins) for statement, origins in told.items()}


def _gather_stems(units: Sequence[Unit]) -> dict[str, frozenset[str]]:
    """Return article id -> the stems of all its units."""
    stems: dict[str, set[str]] = defaultdict(set)
    for unit in units:
        stems[unit.span.article] |= unit.stems
    return {article: frozenset(held) for article, held in stems.items()}


def _read_headlines(indexes: Sequence[StoryIndex]) -> dict[str, frozenset[str]]:
    """Return article id -> ids of the names whose last word stands in its headline."""
    found: dict[str, set[str]] = defaultdict(set)
    for index in indexes:
        titles = {id_: {word.norm for word in find_words(one.title or "")} for id_, one in index.articles.items()}
        for name in index.names.values():
            last = find_words(name.name)[-1:]
            for article in sorted({span.article for span in name.spans}):
                if last and last[0].norm in titles.get(article, ()):
                    found[article].add(name.id)
    return {article: frozenset(held) for article, held in found.items()}


def _index_story(story: Story, articles: Mapping[str, Article]) -> StoryIndex:
    """Return the index of a story as its record tells it."""
    held = {id_: articles[id_] for id_ in story.articles if id_ in articles}
    mentions: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for name in story.names:
        for span in name.spans:
            mentions[span.article].append((span.start, span.end, name.id))
    descent = Descent(passages=story.passages, derivations=story.derivations, origins=story.origins)
    return StoryIndex(
        articles=held,
        statements={one.id: one for one in story.statements if one.article in held},
        names={one.id: one for one in story.names},
        times={one.id: one for one in story.times},
        quantities={one.id: one for one in story.quantities},
        attributions={one.id: one for one in story.attributions},
        citations={one.id: one for one in story.citations},
        descent=descent,
        independence=Independence(held, descent),
        name_spans={article: tuple(sorted(places)) for article, places in sorted(mentions.items())},
        times_in=_by_article(story.times),
        attributions_in=_by_article(story.attributions),
    )


def _by_article(records: Iterable[_Placed]) -> dict[str, tuple[_Placed, ...]]:
    found: dict[str, list[_Placed]] = defaultdict(list)
    for one in records:
        found[one.span.article].append(one)
    return {article: tuple(sorted(held, key=lambda one: one.span)) for article, held in found.items()}


def _list_units(indexes: Sequence[StoryIndex]) -> Iterable[Unit]:
    number = 0
    for story, index in enumerate(indexes):
        by_sentence: dict[Span, list[Statement]] = defaultdict(list)
        for statement in index.statements.values():
            by_sentence[statement.sentence].append(statement)
        for span in sorted(by_sentence):
            text = index.articles[span.article].text
            held = tuple(sorted(by_sentence[span], key=lambda one: one.span))
            yield Unit(number, story, span, span.text_in(text), held, read_terms(text, span.start, span.end))
            number += 1


def _list_texts(units: Sequence[Unit], indexes: Sequence[StoryIndex]) -> tuple[list[int], list[str]]:
    """Return the texts to encode, and for each the unit it stands for: the statements and the sentence around them."""
    rows, texts = [], []
    for unit in units:
        index = indexes[unit.story]
        own = sorted({index.text_of(statement.span) for statement in unit.statements} | {unit.text})
        rows += [unit.number] * len(own)
        texts += own
    return rows, texts


def _weigh(units: Sequence[Unit]) -> dict[str, float]:
    """Return stem -> logarithm of how rare it is among the units, from 0 to 1."""
    seen = Counter(stem for unit in units for stem in unit.stems)
    total = math.log(len(units) + 2.0)
    return {stem: math.log((len(units) + 2.0) / (count + 0.5)) / total for stem, count in seen.items()}
