"""A report as one HTML file: nothing is fetched, nothing needs a script, everything a report says is escaped."""

from collections.abc import Mapping
from typing import Any, Final

from markupsafe import Markup

from stemma.records import Article, Report, Story
from stemma.views.html.article_text import ARTICLE_LIMIT, weave
from stemma.views.html.matrix import build_matrix, sign_cell, tell_cell
from stemma.views.html.page import make_environment, read_part, write_policy
from stemma.views.html.places import mark_articles
from stemma.views.html.stemma_drawing import draw_stemma, tell_edge
from stemma.views.html.timeline_drawing import draw_timeline
from stemma.views.outline import Outline, StoryOutline, build_index, outline_report
from stemma.views.outline.descent_table import list_descent

__all__ = ["render_html"]

# Characters of article text in one page, shared out among the articles, so that the file can still be mailed.
PAGE_LIMIT: Final = 4_000_000
# Stories of up to this many articles stand open when they are alone in the page.
OPEN_ARTICLES: Final = 12


def render_html(report: Report) -> str:
    """Return ``report`` as one self-contained HTML page."""
    outline = outline_report(report)
    articles = {article.id: article for article in report.articles}
    limit = min(ARTICLE_LIMIT, max(PAGE_LIMIT // max(len(articles), 1), 1000))
    by_id = {story.id: story for story in report.stories}
    stories = [
        _prepare(by_id[shown.id], shown, articles, limit, alone=len(outline.stories) == 1) for shown in outline.stories
    ]
    style, script = read_part("style.css"), read_part("script.js")
    environment = make_environment()
    environment.globals.update(sign_cell=sign_cell, tell_cell=tell_cell, tell_edge=tell_edge)
    return environment.get_template("page.html.j2").render(
        outline=outline,
        stories=stories,
        title=_name_page(outline),
        style=style,
        script=script,
        policy=write_policy(str(style), str(script)),
    )


def _name_page(outline: Outline) -> str:
    if len(outline.stories) == 1:
        return outline.stories[0].title
    return f"{len(outline.stories)} stories from {outline.article_count} articles"


def _prepare(
    story: Story, shown: StoryOutline, articles: Mapping[str, Article], limit: int, *, alone: bool
) -> dict[str, Any]:
    """Return what the story's template needs."""
    index = build_index(story, shown.number, articles)
    marks = mark_articles(story, shown, index)
    texts: dict[str, Markup] = {}
    missing: dict[str, int] = {}
    for article_id, key in index.keys.items():
        text = articles[article_id].text
        texts[key] = weave(text, marks[article_id], limit)
        missing[key] = max(len(text) - limit, 0)
    return {
        "shown": shown,
        "labels": {card.key: card.label for card in shown.cards},
        "origins": {origin.number: origin for origin in shown.stemma.origins},
        "matrix": build_matrix(shown),
        "drawing": draw_stemma(shown),
        "descent": list_descent(shown),
        "additions": {addition.key: addition.places for addition in shown.additions if addition.alone < addition.total},
        "picture": draw_timeline(shown),
        "texts": texts,
        "missing": missing,
        "open": alone and len(shown.cards) <= OPEN_ARTICLES,
    }
