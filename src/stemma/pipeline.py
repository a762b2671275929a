"""The steps from articles to a report, in order, and where they run."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

import msgspec

from stemma.annotate import annotate, redate
from stemma.descent import trace_descent
from stemma.engines import Engine, LocalEngine
from stemma.group import group_articles
from stemma.group.dating import infer_dates
from stemma.models.encoder import Encoder, get_encoder
from stemma.reconciliation import reconcile_story
from stemma.records import Annotation, Article, Problem, Published, Reading, Report, Story

STEPS = ("annotate", "group", "reconcile")

OnProgress = Callable[[str, int, int], None]
"""Called with a step's name, how many items are newly done, and how many there are in all."""


def reconcile(
    articles: Iterable[Article] | Reading,
    *,
    engine: Engine | None = None,
    encoder: Encoder | None = None,
    on_progress: OnProgress | None = None,
) -> Report:
    """Return one report of what the articles say, who copied whom, and where they conflict.

    The answer does not depend on the order of the articles, nor on the engine.

    Args:
        articles: articles with distinct ids, or what `stemma.read` gave (its problems are kept in the report).
        engine: where to run; this process by default.
        encoder: the sentence encoder; the package's own by default.
        on_progress: told about work done.

    Returns:
        The report; articles that are not in English stand in it with a problem, but without stories.
    """
    problems: tuple[Problem, ...] = ()
    if isinstance(articles, Reading):
        problems, articles = articles.problems, articles.articles
    ordered = sorted(articles, key=lambda article: article.id)
    engine = engine or LocalEngine()
    encoder = encoder or get_encoder()
    tell = on_progress or _tell_nobody

    readable = [article for article in ordered if article.language in ("en", None)]
    annotations = _annotate_all(readable, engine, tell)
    groups = group_articles(readable, annotations, encoder)
    readable, annotations = _date_undated(readable, annotations, groups)
    stories = _reconcile_all(readable, annotations, groups, engine, tell)
    dated = {article.id: article for article in readable}
    return Report(
        articles=tuple(dated.get(article.id, article) for article in ordered),
        stories=tuple(sorted(stories, key=lambda story: (-len(story.articles), story.id))),
        problems=tuple(sorted(set(problems) | set(_unmeasured(dated.values())))),
    )


def _annotate_all(articles: Sequence[Article], engine: Engine, tell: OnProgress) -> dict[str, Annotation]:
    found = engine.map(annotate, articles, partial(_tell, tell, "annotate", len(articles)))
    return {annotation.article: annotation for annotation in found}


def _date_undated(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    groups: Sequence[Sequence[str]],
) -> tuple[list[Article], dict[str, Annotation]]:
    """Place undated articles by their story, and read their times again with the date so found."""
    by_id = {article.id: article for article in articles}
    inferred: dict[str, Published] = {}
    for group in groups:
        members = [by_id[article_id] for article_id in group]
        if any(article.published.value is None for article in members):
            inferred.update(infer_dates(members, {member.id: annotations[member.id] for member in members}))
    for article_id, published in inferred.items():
        by_id[article_id] = msgspec.structs.replace(by_id[article_id], published=published)
    again = {article_id: redate(by_id[article_id], annotations[article_id]) for article_id in sorted(inferred)}
    return [by_id[article.id] for article in articles], {**annotations, **again}


StoryInput = tuple[tuple[Article, ...], dict[str, Annotation]]


def reconcile_one(story: StoryInput) -> Story:
    """Return one story reconciled: its descent traced, then its claims, conflicts and times (runs on an engine)."""
    articles, annotations = story
    encoder = get_encoder()
    descent = trace_descent(articles, annotations, encoder)
    return reconcile_story(articles, annotations, descent, encoder)


def _reconcile_all(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    groups: Sequence[Sequence[str]],
    engine: Engine,
    tell: OnProgress,
) -> list[Story]:
    by_id = {article.id: article for article in articles}
    inputs: list[StoryInput] = [
        (tuple(by_id[member] for member in group), {member: annotations[member] for member in group})
        for group in groups
    ]
    # The largest stories first: a pool is then not left waiting for one that started last.
    inputs.sort(key=lambda story: (-sum(len(article.text) for article in story[0]), story[0][0].id))
    return engine.map(reconcile_one, inputs, partial(_tell, tell, "reconcile", len(inputs)))


def _tell_nobody(_step: str, _done: int, _total: int) -> None:
    return


def _tell(tell: OnProgress, step: str, total: int, done: int) -> None:
    tell(step, done, total)


def _unmeasured(articles: Iterable[Article]) -> list[Problem]:
    """Return a problem for each article that could not be dated."""
    return [
        Problem(
            where=article.source,
            what="no date of publication",
            why="The text states none and its story does not tell; a day such as 'Wednesday' in it stays unresolved. "
            "Give a date in the record (published).",
        )
        for article in articles
        if article.published.value is None
    ]
