"""Stories told in tests: texts in, a reconciled story out, with each article its own origin unless said otherwise."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from stemma.annotate import annotate
from stemma.models.encoder import get_encoder
from stemma.reconciliation import reconcile_story
from stemma.records import (
    Annotation,
    Article,
    Block,
    Derivation,
    Descent,
    Origin,
    Published,
    Span,
    Story,
    content_id,
)


def make_article(text: str, published: str | None = None, **fields: Any) -> Article:
    """Return an article whose id is that of its text."""
    id_ = content_id("a", text, fields.get("source", ""))
    basis = "stated" if published else "unknown"
    fields.setdefault("source", "test")
    return Article(id=id_, published=Published(value=published, basis=basis), text=text, language="en", **fields)


def with_post(article: Article, body: str, author: str, date: str, stamp: str) -> Article:
    """Return the article with an embedded post marked: its words, its author and the words of its date."""

    def span(words: str) -> Span:
        start = article.text.index(words)
        return Span(article=article.id, start=start, end=start + len(words))

    whole = Span(article=article.id, start=span(body).start, end=span(stamp).end)
    block = Block(kind="post", span=whole, body=span(body), author=span(author), date=date, date_span=span(stamp))
    return msgspec.structs.replace(article, blocks=(block,))


def annotate_all(articles: Sequence[Article]) -> dict[str, Annotation]:
    """Return what is found in each article."""
    return {article.id: annotate(article) for article in articles}


def trace(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    copies: Sequence[tuple[int, int]] = (),
    coverage: float = 0.9,
) -> Descent:
    """Return a stemma in which each article is its own origin, except the copies (source, target)."""
    source_of = {articles[target].id: articles[source] for source, target in copies}
    derivations = tuple(
        Derivation(
            id=content_id("dv", source.id, target),
            source=source.id,
            target=target,
            coverage=coverage,
            direction="known",
        )
        for target, source in sorted(source_of.items())
    )
    origin = {article.id: source_of.get(article.id, article).id for article in articles}
    origins = tuple(
        Origin(id=f"o-{id_}", label=id_, kind="article", article=id_, articles=(id_,))
        for id_ in sorted(set(origin.values()))
    )
    origin_of = {
        statement.id: f"o-{origin[article.id]}"
        for article in articles
        for statement in annotations[article.id].statements
    }
    return Descent(derivations=derivations, origins=origins, origin_of=origin_of)


def tell(*articles: Article, copies: Sequence[tuple[int, int]] = ()) -> Story:
    """Return the story of these articles."""
    annotations = annotate_all(articles)
    return reconcile_story(articles, annotations, trace(articles, annotations, copies), get_encoder())


def texts_of(story: Story, articles: Sequence[Article]) -> dict[str, str]:
    """Return statement id -> its words."""
    text = {article.id: article.text for article in articles}
    return {one.id: one.span.text_in(text[one.article]) for one in story.statements}
