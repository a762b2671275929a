"""From a report to the outline that all views show."""

from collections.abc import Mapping

from stemma.records import Article, Problem, Report, Story
from stemma.views.clean import cut_line
from stemma.views.outline.additions import count_statements, list_additions
from stemma.views.outline.articles import introduce, order_articles
from stemma.views.outline.claims import order_claims, outline_claims
from stemma.views.outline.conflicts import order_conflicts, outline_conflicts, outline_drifts
from stemma.views.outline.distinct import group_texts
from stemma.views.outline.index import Index, index_story, number_all
from stemma.views.outline.nouns import Addition, BriefLine, Card, Outline, StoryOutline
from stemma.views.outline.quoting import QUOTE_LIMIT
from stemma.views.outline.speakers import outline_speakers
from stemma.views.outline.stemma import find_homes, outline_stemma
from stemma.views.outline.timeline import find_today, outline_timeline

TITLE_LIMIT = 200
PROBLEM_LIMIT = 400
# Statements of one article that no other shares, pointed at one by one; the others are counted.
ADDITIONS_SHOWN = 12


def outline_report(report: Report) -> Outline:
    """Return what all views show: stories of most articles first, everything safe to show."""
    articles = {article.id: article for article in report.articles}
    ordered = sorted(report.stories, key=lambda story: (-len(story.articles), story.title, story.id))
    stories = tuple(outline_story(story, number, articles) for number, story in enumerate(ordered, 1))
    return Outline(
        article_count=len(report.articles),
        distinct_texts=sum(story.distinct_texts for story in stories),
        stories=stories,
        unplaced=_introduce_unplaced(report),
        problems=tuple(
            Problem(
                where=cut_line(problem.where, 200),
                what=cut_line(problem.what, PROBLEM_LIMIT),
                why=cut_line(problem.why, PROBLEM_LIMIT),
            )
            for problem in report.problems
        ),
    )


def _introduce_unplaced(report: Report) -> tuple[Card, ...]:
    """Return a card without a letter for each article that no story holds, by source."""
    placed = {article_id for story in report.stories for article_id in story.articles}
    left = sorted(
        (article for article in report.articles if article.id not in placed),
        key=lambda article: (article.source, article.id),
    )
    return introduce("", left, dict.fromkeys((article.id for article in left), ""), {"": 0})


def outline_story(story: Story, number: int, articles: Mapping[str, Article]) -> StoryOutline:
    """Return one story as all views show it."""
    index = build_index(story, number, articles)
    stemma = outline_stemma(story, index.articles, index.keys, index.origin_labels)
    ordered = list(index.articles.values())
    return StoryOutline(
        id=story.id,
        number=number,
        anchor=index.anchor,
        title=cut_line(story.title, TITLE_LIMIT) or f"Story {number}",
        cards=introduce(index.anchor, ordered, index.keys, stemma.homes),
        distinct_texts=len(group_texts(story, articles)),
        origin_count=sum(1 for origin in stemma.origins if origin.main),
        stemma=stemma,
        brief=_outline_brief(story, index),
        conflicts=outline_conflicts(order_conflicts(story.conflicts), index),
        drifts=outline_drifts(story, index),
        claims=outline_claims(story, order_claims(story.claims, index.statements), index),
        timeline=outline_timeline(story, index),
        today=find_today(ordered),
        speakers=outline_speakers(story, index),
        additions=_outline_additions(story, index),
    )


def _outline_additions(story: Story, index: Index) -> tuple[Addition, ...]:
    """Return what each article has that no other shares, in the order of the cards."""
    totals = count_statements(story)
    alone = list_additions(story, index.articles)
    return tuple(
        Addition(
            key=key,
            alone=len(alone[article_id]),
            total=totals[article_id],
            places=tuple(index.place_of(statement) for statement in alone[article_id][:ADDITIONS_SHOWN]),
        )
        for article_id, key in index.keys.items()
        if article_id in alone
    )


def build_index(story: Story, number: int, articles: Mapping[str, Article]) -> Index:
    """Return the look-ups for the story that stands at ``number`` in the report."""
    statements = {statement.id: statement for statement in story.statements}
    return index_story(
        story,
        number,
        order_articles(story, articles, find_homes(story, articles)),
        order_claims(story.claims, statements),
        [conflict.id for conflict in order_conflicts(story.conflicts)],
    )


def _outline_brief(story: Story, index: Index) -> tuple[BriefLine, ...]:
    """Return the brief in its own order."""
    lines = []
    said_by = {claim.id: claim.articles for claim in story.claims}
    for entry in story.brief:
        if entry.span.article not in index.keys:
            continue
        first = next((statement for statement in entry.statements if statement in index.anchors), None)
        anchor = index.anchors[first] if first else f"{index.anchor}-{index.keys[entry.span.article]}"
        lines.append(
            BriefLine(
                text=cut_line(entry.text, QUOTE_LIMIT),
                place=index.place(entry.span, anchor),
                keys=index.sort_keys(
                    index.keys[article]
                    for claim in entry.claims
                    for article in said_by.get(claim, ())
                    if article in index.keys
                ),
                origins=entry.origins,
                claims=number_all(entry.claims, index.claim_numbers),
                conflicts=number_all(entry.conflicts, index.conflict_numbers),
            )
        )
    return tuple(lines)
