"""A report as Markdown: complete but for the articles' texts, and readable without being rendered."""

from collections.abc import Iterable, Iterator
from itertools import chain

from stemma.records import Report
from stemma.views.markdown.escaping import escape
from stemma.views.markdown.findings import write_claims, write_conflicts, write_drifts
from stemma.views.markdown.parts import write_place, write_table
from stemma.views.markdown.people import write_speakers, write_timeline
from stemma.views.markdown.stemma import write_stemma
from stemma.views.outline import Outline, StoryOutline, outline_report
from stemma.views.wording import count

__all__ = ["render_markdown"]


def render_markdown(report: Report) -> str:
    """Return ``report`` as Markdown (CommonMark with tables); what the articles say is escaped."""
    return "\n".join(_write_report(outline_report(report))) + "\n"


def _write_report(outline: Outline) -> Iterator[str]:
    """Yield the lines of the whole report."""
    title = outline.stories[0].title if len(outline.stories) == 1 else count(len(outline.stories), "story", "stories")
    yield f"# {escape(title)}"
    if len(outline.stories) > 1:
        yield ""
        yield from _list_stories(outline)
    for story in outline.stories:
        if len(outline.stories) > 1:
            yield ""
            yield f"## {story.number}. {escape(story.title)}"
        yield ""
        yield from _write_story(story, "##" if len(outline.stories) == 1 else "###")
    if outline.unplaced:
        yield from ("", "## Articles in no story", "")
        yield from (f"- {escape(card.label)} ({escape(card.source)})" for card in outline.unplaced)
    if outline.problems:
        yield ""
        yield "## Problems"
        yield ""
        yield from write_table(
            ("where", "what", "why"),
            ((escape(each.where), escape(each.what), escape(each.why)) for each in outline.problems),
        )


def _list_stories(outline: Outline) -> list[str]:
    """Return the table of stories; articles, distinct texts and origins stand apart."""
    return write_table(
        ("story", "articles", "distinct texts", "independent origins", "conflicts", "title"),
        (
            (
                str(story.number),
                str(len(story.cards)),
                str(story.distinct_texts),
                str(story.origin_count),
                str(len(story.conflicts)),
                escape(story.title),
            )
            for story in outline.stories
        ),
    )


def _write_story(story: StoryOutline, level: str) -> Iterator[str]:
    """Yield one story, section by section."""
    yield (
        f"**{count(len(story.cards), 'article')}** · **{count(story.distinct_texts, 'distinct text')}** · "
        f"**{count(story.origin_count, 'independent origin')}** · {count(len(story.conflicts), 'conflict')} · "
        f"{count(len(story.drifts), 'drift')} · {count(len(story.claims), 'claim')}"
    )
    yield ""
    yield "A place such as `A:10–25` is article A, characters 10 to 25 of its untouched text."
    sections: tuple[tuple[str, Iterable[str]], ...] = (
        ("Articles", _list_articles(story)),
        ("Stemma: who drew on whom", write_stemma(story)),
        ("In brief", _write_brief(story)),
        ("Conflicts", write_conflicts(story.conflicts)),
        ("Drifts", write_drifts(story.drifts)),
        ("Claims", write_claims(story.claims, [card.key for card in story.cards])),
        ("Timeline", write_timeline(story.timeline, story.today)),
        ("Who says what", write_speakers(story.speakers)),
    )
    for title, written in sections:
        lines = iter(written)
        first = next(lines, None)
        if first is not None:
            yield ""
            yield f"{level} {title}"
            yield ""
            yield from chain([first], lines)


def _list_articles(story: StoryOutline) -> list[str]:
    return write_table(
        ("", "article", "published", "title", "source"),
        (
            (
                card.key,
                escape(card.label) + (f" (credits {escape(card.agency)})" if card.agency else ""),
                escape(card.published) + (" (inferred)" if card.basis == "inferred" else ""),
                escape(card.title),
                escape(card.source),
            )
            for card in story.cards
        ),
    )


def _write_brief(story: StoryOutline) -> Iterator[str]:
    """Yield the brief as a list: the sentence as printed, its origins, the conflicts that touch it."""
    for line in story.brief:
        remarks = [count(line.origins, "origin")] if line.origins else []
        others = [key for key in line.keys if key != line.place.key]
        remarks += [f"also in {' '.join(others)}"] if others else []
        remarks += [f"conflict {number}" for number in line.conflicts]
        yield f"- {escape(line.text)} ({', '.join([*remarks, write_place(line.place)])})"
