"""Quotes as one HTML page, in the style of the report's, without a script."""

from collections.abc import Sequence

from stemma.views.clean import clean_line
from stemma.views.html.page import make_environment, read_part, write_policy
from stemma.views.quotes.entries import StoryQuotes
from stemma.views.quotes.telling import describe_source, tell_manner, tell_place, tell_words


def render_html(stories: Sequence[StoryQuotes]) -> str:
    """Return the quotes as one self-contained page."""
    style = read_part("style.css")
    title = f"Quotes: {clean_line(stories[0].title)}" if len(stories) == 1 else f"Quotes of {len(stories)} stories"
    return (
        make_environment()
        .get_template("quotes_page.html.j2")
        .render(
            stories=[_prepare(number, story) for number, story in enumerate(stories, 1)],
            title=title,
            style=style,
            policy=write_policy(str(style), None),
        )
    )


def _prepare(number: int, story: StoryQuotes) -> dict[str, object]:
    return {
        "anchor": f"s{number}",
        "title": clean_line(story.title),
        "sources": [
            {
                "anchor": f"s{number}-p{place}",
                "name": source.name,
                "about": describe_source(source),
                "sayings": [
                    {
                        "wordings": [(tell_words(one), tell_place(one), tell_manner(one)) for one in saying.wordings],
                        "elsewhere": "; ".join(saying.elsewhere),
                    }
                    for saying in source.sayings
                ],
            }
            for place, source in enumerate(story.sources, 1)
        ],
    }
