"""Conflicts and drifts in one form: what differs, its sides, and where the words of each side stand."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from stemma.records import Article, Conflict, Drift, Record, Report, Span, Statement, Story
from stemma.views.outline.articles import label_articles
from stemma.views.outline.conflicts import order_conflicts
from stemma.views.wording import CONFLICT, DRIFT

# Every kind that may be asked for; a kind that conflicts and drifts share gives both.
KINDS = tuple(dict.fromkeys([*CONFLICT, *DRIFT]))


class Wording(Record, frozen=True, kw_only=True):
    """The words of one statement that stand on a side.

    Attributes:
        words: verbatim.
        span: where they stand.
        sentence: the sentence of the statement, verbatim.
        article: the article.
        label: a short name of the article for a reader.
    """

    words: str
    span: Span
    sentence: str
    article: Article
    label: str


class Position(Record, frozen=True, kw_only=True):
    """One side of a conflict, or one end of a drift.

    Attributes:
        name: "1", "2"... for a conflict; "from" or "to" for a drift.
        value: the words in question.
        wordings: where they stand, in order of article and place.
        origins: labels of the independent origins behind it, sorted; of a drift those its article draws on.
    """

    name: str
    value: str
    wordings: tuple[Wording, ...]
    origins: tuple[str, ...]


class Difference(Record, frozen=True, kw_only=True):
    """A conflict or a drift.

    Attributes:
        id: of the conflict or drift.
        story: title of the story.
        finding: which of the two it is.
        kind: what differs.
        relation: of a conflict; "drift" for a drift.
        measure: what the figures count; None where no figure with a known measure is in question.
        why: one sentence for a reader.
        positions: the sides.
    """

    id: str
    story: str
    finding: Literal["conflict", "drift"]
    kind: str
    relation: str
    measure: str | None
    why: str
    positions: tuple[Position, ...]


@dataclass(frozen=True)
class _Lookup:
    """What the records of one story are looked up in."""

    story: Story
    statements: Mapping[str, Statement]
    articles: Mapping[str, Article]
    labels: Mapping[str, str]
    origins: Mapping[str, str]
    drawn_on: Mapping[str, tuple[str, ...]]


def list_differences(report: Report, kinds: Collection[str] = ()) -> Iterator[Difference]:
    """Yield the conflicts and then the drifts of each story, those of ``kinds`` only if any are given."""
    labels = label_articles(report.articles)
    articles = {article.id: article for article in report.articles}
    for story in sorted(report.stories, key=lambda one: (-len(one.articles), one.title, one.id)):
        lookup = _look_up(story, articles, labels)
        for conflict in order_conflicts(story.conflicts):
            if not kinds or conflict.kind in kinds:
                yield _from_conflict(conflict, lookup)
        for drift in sorted(story.drifts, key=lambda one: (list(DRIFT).index(one.kind), one.id)):
            held = drift.source in lookup.statements and drift.target in lookup.statements
            if held and (not kinds or drift.kind in kinds):
                yield _from_drift(drift, lookup)


def _look_up(story: Story, articles: Mapping[str, Article], labels: Mapping[str, str]) -> _Lookup:
    of_article: dict[str, list[str]] = {}
    for origin in story.origins:
        for article_id in origin.articles:
            of_article.setdefault(article_id, []).append(origin.label)
    return _Lookup(
        story=story,
        statements={statement.id: statement for statement in story.statements},
        articles=articles,
        labels=labels,
        origins={origin.id: origin.label for origin in story.origins},
        drawn_on={article_id: tuple(sorted(set(found))) for article_id, found in of_article.items()},
    )


def _from_conflict(conflict: Conflict, lookup: _Lookup) -> Difference:
    positions = []
    for number, side in enumerate(conflict.sides, 1):
        wordings = _find_wordings(side.spans, side.statements, lookup)
        origins = tuple(sorted({lookup.origins.get(one, one) for one in side.origins}))
        positions.append(Position(name=str(number), value=side.value, wordings=wordings, origins=origins))
    return Difference(
        id=conflict.id,
        story=lookup.story.title,
        finding="conflict",
        kind=conflict.kind,
        relation=conflict.relation,
        measure=_find_measure([span for side in conflict.sides for span in side.spans], lookup.story),
        why=conflict.why,
        positions=tuple(positions),
    )


def _from_drift(drift: Drift, lookup: _Lookup) -> Difference:
    positions = []
    for name, id_ in (("from", drift.source), ("to", drift.target)):
        statement = lookup.statements[id_]
        spans = [span for span in drift.spans if span.article == statement.article] or [statement.span]
        wordings = _find_wordings(spans, [id_] * len(spans), lookup)
        origins = lookup.drawn_on.get(statement.article, ())
        value = wordings[0].words if wordings else ""
        positions.append(Position(name=name, value=value, wordings=wordings, origins=origins))
    return Difference(
        id=drift.id,
        story=lookup.story.title,
        finding="drift",
        kind=drift.kind,
        relation="drift",
        measure=_find_measure(drift.spans, lookup.story),
        why=drift.why,
        positions=tuple(positions),
    )


def _find_wordings(spans: Iterable[Span], statement_ids: Iterable[str], lookup: _Lookup) -> tuple[Wording, ...]:
    """Return the wordings at ``spans``, each with the sentence of the statement beside it in the list."""
    found = []
    for span, id_ in zip(spans, statement_ids, strict=False):
        article, statement = lookup.articles.get(span.article), lookup.statements.get(id_)
        if article is not None:
            shown = statement.sentence if statement is not None else span
            words, sentence = span.text_in(article.text), shown.text_in(article.text)
            label = lookup.labels[article.id]
            found.append(Wording(words=words, span=span, sentence=sentence, article=article, label=label))
    return tuple(sorted(found, key=lambda one: (one.label, one.span)))


def _find_measure(spans: Iterable[Span], story: Story) -> str | None:
    """Return the measure of the first figure in question that has one."""
    wanted = sorted(spans)
    measures = {(one.span.article, one.span.start): one.measure for one in story.quantities if one.measure}
    inside = (measures.get((span.article, span.start)) for span in wanted)
    return next((measure for measure in inside if measure), None)
