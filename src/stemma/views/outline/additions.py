"""What each article has that no other article of its story shares text of."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

from stemma.records import Article, Span, Statement, Story
from stemma.views.outline.distinct import Stretch, merge_stretches

# Share of a statement's characters in copied passages from which it also stands elsewhere.
_ELSEWHERE: Final = 0.5


def list_additions(story: Story, articles: Mapping[str, Article]) -> dict[str, tuple[Statement, ...]]:
    """Return for each article the statements that stand in no passage it shares with another, in order of its text.

    They may still say what others say in words of their own: this is about text, claims are about content.
    """
    copied = {article_id: merge_stretches(held) for article_id, held in _copied_stretches(story).items()}
    found: dict[str, list[Statement]] = {article_id: [] for article_id in story.articles if article_id in articles}
    for statement in sorted(story.statements, key=lambda one: (one.span, one.id)):
        if statement.article in found and not _stands_in(statement.span, copied.get(statement.article, ())):
            found[statement.article].append(statement)
    return {article_id: tuple(held) for article_id, held in found.items()}


def count_statements(story: Story) -> dict[str, int]:
    """Return how many statements each article of the story makes."""
    counts = dict.fromkeys(story.articles, 0)
    for statement in story.statements:
        counts[statement.article] = counts.get(statement.article, 0) + 1
    return counts


def _copied_stretches(story: Story) -> dict[str, list[Stretch]]:
    stretches: dict[str, list[Stretch]] = {}
    for passage in story.passages:
        if passage.copied:
            for span in passage.spans:
                stretches.setdefault(span.article, []).append((span.start, span.end))
    return stretches


def _stands_in(span: Span, stretches: Sequence[Stretch]) -> bool:
    """Return whether half of a span lies in stretches that are sorted and apart."""
    place = max(bisect_right(stretches, (span.start, span.start)) - 1, 0)
    covered = 0
    while place < len(stretches) and stretches[place][0] < span.end:
        covered += max(0, min(stretches[place][1], span.end) - max(stretches[place][0], span.start))
        place += 1
    return covered >= _ELSEWHERE * max(span.end - span.start, 1)
