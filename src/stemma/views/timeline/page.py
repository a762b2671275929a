"""The timeline as one HTML page, in the style of the report's."""

from typing import Final

from stemma.records import Report
from stemma.views.clean import cut_line
from stemma.views.html.page import make_environment, read_part, write_policy
from stemma.views.html.timeline_drawing import draw_timeline
from stemma.views.outline import Outline, StoryOutline, outline_report
from stemma.views.outline.nouns import Place

_QUOTE_LIMIT: Final = 400


def render_html(report: Report) -> str:
    """Return the timeline as one self-contained page: picture, table, and the words each entry rests on."""
    outline = outline_report(report)
    texts = {article.id: article.text for article in report.articles}
    stories = [_prepare(shown, texts) for shown in outline.stories if shown.timeline]
    style, script = read_part("style.css"), read_part("script.js")
    return (
        make_environment()
        .get_template("timeline_page.html.j2")
        .render(
            stories=stories,
            title=_name_page(outline),
            style=style,
            script=script,
            policy=write_policy(str(style), str(script)),
        )
    )


def _name_page(outline: Outline) -> str:
    if len(outline.stories) == 1:
        return f"Timeline: {outline.stories[0].title}"
    return f"Timeline of {len(outline.stories)} stories"


def _prepare(shown: StoryOutline, texts: dict[str, str]) -> dict[str, object]:
    ids = {card.key: card.id for card in shown.cards}
    places = {place.anchor: place for row in shown.timeline for place in row.places}
    return {
        "shown": shown,
        "labels": {card.key: card.label for card in shown.cards},
        "picture": draw_timeline(shown),
        "words": [
            (card, [(place, cut_line(texts[ids[place.key]][place.start : place.end], _QUOTE_LIMIT)) for place in held])
            for card in shown.cards
            if (held := sorted((one for one in places.values() if one.key == card.key), key=_rank))
        ],
    }


def _rank(place: Place) -> tuple[int, int, str]:
    return place.start, place.end, place.anchor
