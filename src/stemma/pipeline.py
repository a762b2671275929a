"""The steps from articles to a report, in order, and where they run."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

import msgspec

from stemma.annotate import annotate, redate
from stemma.descent import lay_side_by_side, trace_descent
from stemma.engines import Engine, LocalEngine
from stemma.errors import InputError
from stemma.group import group_articles
from stemma.group.dating import infer_dates
from stemma.models.encoder import Encoder, get_encoder
from stemma.reconciliation import reconcile_story
from stemma.records import Annotation, Article, Comparison, Problem, Published, Reading, Report, Story, content_id

STEPS = ("annotate", "group", "reconcile")

OnProgress = Callable[[str, int, int], None]
"""Called with a step's name, how many items are newly done, and how many there are in all."""

StoryInput = tuple[tuple[Article, ...], dict[str, Annotation]]
"""The articles of one story, and what was found in each, by article id."""


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
    return _run(articles, reconcile_one, "reconcile", engine, encoder, on_progress)


def trace(
    articles: Iterable[Article] | Reading,
    *,
    engine: Engine | None = None,
    encoder: Encoder | None = None,
    on_progress: OnProgress | None = None,
) -> Report:
    """Return who copied whom, without asking what the articles agree on: in half the time of `reconcile`.

    The report's stories hold articles, citations, statements, passages, origins and derivations, nothing else.
    Arguments as for `reconcile`.
    """
    return _run(articles, trace_one, "trace", engine, encoder, on_progress)


def compare(
    first: Article,
    second: Article,
    others: Iterable[Article] = (),
    *,
    encoder: Encoder | None = None,
    on_progress: OnProgress | None = None,
) -> Comparison:
    """Return two articles side by side: what they share, word by word, what each adds, and which draws on which.

    Args:
        first, second: articles with distinct ids, for example from `stemma.read`; the order is kept.
        others: further articles. Those of the same story help to date the two, and to tell what they have from a third;
            without any, only what the two texts show by themselves is told.
        encoder: the sentence encoder; the package's own by default.
        on_progress: told about work done.

    Raises:
        InputError: one of the two is not in English, or they are one article.
    """
    if first.id == second.id:
        why = "Expected two articles with distinct ids; give another one."
        raise InputError(second.source, "the same article as the one it is compared with", why)
    for article in (first, second):
        if article.language not in ("en", None):
            why = "Expected English: only English articles can be compared so far."
            raise InputError(article.source, f"a text in another language ({article.language})", why)
    encoder = encoder or get_encoder()
    by_id = {article.id: article for article in others if article.language in ("en", None)}
    by_id |= {first.id: first, second.id: second}
    readable = [by_id[article_id] for article_id in sorted(by_id)]
    annotations = _annotate_all(readable, LocalEngine(), on_progress or _tell_nobody)
    groups = group_articles(readable, annotations, encoder) if len(readable) > 2 else []
    both = {first.id, second.id}
    group = next((held for held in groups if both <= set(held)), sorted(both))
    held = [by_id[article_id] for article_id in sorted(group)]
    dated, annotations = _date_undated(held, annotations, [group])
    descent = trace_descent(dated, {member: annotations[member] for member in group}, encoder)
    found = {article.id: article for article in dated}
    return lay_side_by_side(found[first.id], found[second.id], annotations, descent)


def _run(
    articles: Iterable[Article] | Reading,
    tell_story: Callable[[StoryInput], Story],
    step: str,
    engine: Engine | None,
    encoder: Encoder | None,
    on_progress: OnProgress | None,
) -> Report:
    """Return the report of which ``tell_story`` makes each story."""
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
    inputs = _story_inputs(readable, annotations, groups)
    stories = engine.map(tell_story, inputs, partial(_tell, tell, step, len(inputs)))
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


def reconcile_one(story: StoryInput) -> Story:
    """Return one story reconciled: its descent traced, then its claims, conflicts and times (runs on an engine)."""
    articles, annotations = story
    encoder = get_encoder()
    descent = trace_descent(articles, annotations, encoder)
    return reconcile_story(articles, annotations, descent, encoder)


def trace_one(story: StoryInput) -> Story:
    """Return one story with its descent traced and nothing more (runs on an engine)."""
    articles, annotations = story
    descent = trace_descent(articles, annotations, get_encoder())
    held = [annotations[article.id] for article in articles]
    return Story(
        id=content_id("st", *sorted(article.id for article in articles)),
        title=_first_title(articles),
        articles=tuple(sorted(article.id for article in articles)),
        citations=tuple(sorted((one for each in held for one in each.citations), key=lambda one: one.id)),
        statements=tuple(sorted((one for each in held for one in each.statements), key=lambda one: one.id)),
        passages=descent.passages,
        origins=descent.origins,
        derivations=descent.derivations,
    )


def _first_title(articles: Iterable[Article]) -> str:
    """Return the headline of the earliest article that has one; else its name."""
    ordered = sorted(articles, key=lambda article: (article.published.value or "~", article.id))
    titles = [article.title.strip() for article in ordered if article.title and article.title.strip()]
    return titles[0] if titles else ordered[0].label


def _story_inputs(
    articles: Sequence[Article], annotations: Mapping[str, Annotation], groups: Sequence[Sequence[str]]
) -> list[StoryInput]:
    """Return what each story is made of, the largest first: no pool is left waiting for one that started last."""
    by_id = {article.id: article for article in articles}
    inputs: list[StoryInput] = [
        (tuple(by_id[member] for member in group), {member: annotations[member] for member in group})
        for group in groups
    ]
    return sorted(inputs, key=lambda story: (-sum(len(article.text) for article in story[0]), story[0][0].id))


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
