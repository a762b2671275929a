"""Timeline entries beside their story, the statements they rest on and the articles that make them."""

from collections.abc import Iterator

from stemma.records import Article, Record, Report, Statement, Story, TimelineEntry


class Entry(Record, frozen=True, kw_only=True):
    """One timeline entry.

    Attributes:
        story: the story it belongs to.
        entry: the entry as the report has it.
        first: the statement that is quoted; None if the report does not hold it.
        article: the article that makes this statement; None if the report does not hold it.
        articles: all articles that make one of its statements, by id.
    """

    story: Story
    entry: TimelineEntry
    first: Statement | None
    article: Article | None
    articles: tuple[Article, ...]


def list_entries(report: Report) -> Iterator[Entry]:
    """Yield every timeline entry, story by story as views show them, in order of date."""
    articles = {article.id: article for article in report.articles}
    for story in sorted(report.stories, key=lambda story: (-len(story.articles), story.title, story.id)):
        statements = {statement.id: statement for statement in story.statements}
        for entry in sorted(story.timeline, key=_rank):
            held = [statements[one] for one in entry.statements if one in statements]
            makers = sorted({one.article for one in held if one.article in articles})
            first = statements.get(entry.statements[0]) if entry.statements else None
            yield Entry(
                story=story,
                entry=entry,
                first=first,
                article=articles.get(first.article) if first else None,
                articles=tuple(articles[one] for one in makers),
            )


def _rank(entry: TimelineEntry) -> tuple[str, str, str, tuple[str, ...]]:
    return entry.earliest or entry.latest or "~", entry.latest or "~", entry.text, entry.statements
