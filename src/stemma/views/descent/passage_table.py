"""The passages of a report as CSV: one row a stretch of text that two articles share."""

import csv
import io
from typing import Final

from stemma.records import Article, Report, Span
from stemma.views.outline.articles import label_articles
from stemma.views.timeline.table import guard_cell

COLUMNS: Final = (
    "story", "passage", "copied", "rewriting", "similarity",
    "article_1", "label_1", "outlet_1", "published_1", "source_1", "start_1", "end_1", "text_1",
    "article_2", "label_2", "outlet_2", "published_2", "source_2", "start_2", "end_2", "text_2",
)  # fmt: skip


def render_csv(report: Report) -> str:
    """Return the passages as CSV (RFC 4180, with a header), sorted by story and place.

    ``copied`` is "no" for what two reports may share without copying: a quotation, a stock phrase. Offsets count
    characters of the untouched text. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    articles = {article.id: article for article in report.articles}
    labels = label_articles(report.articles)
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for story in sorted(report.stories, key=lambda story: (-len(story.articles), story.title, story.id)):
        for passage in sorted(story.passages, key=lambda passage: (passage.spans, passage.id)):
            if not all(span.article in articles for span in passage.spans):
                continue
            row: list[str | int | float] = [
                story.title, passage.id, "yes" if passage.copied else "no", passage.rewriting, passage.similarity,
            ]  # fmt: skip
            for span in passage.spans:
                row += _describe(span, articles[span.article], labels)
            writer.writerow([guard_cell(cell) if isinstance(cell, str) else cell for cell in row])
    return page.getvalue()


def _describe(span: Span, article: Article, labels: dict[str, str]) -> list[str | int]:
    return [
        article.id,
        labels[article.id],
        article.outlet or "",
        article.published.value or "",
        article.source,
        span.start,
        span.end,
        article.text[span.start : span.end],
    ]
