"""Two articles side by side as one HTML page: nothing is fetched, there is no script, what they say is escaped."""

from typing import Final

from markupsafe import Markup

from stemma.records import Comparison
from stemma.views.comparison.prepared import KEYS, PreparedComparison, prepare_comparison
from stemma.views.html.article_text import ARTICLE_LIMIT, Mark, Ref, weave
from stemma.views.html.page import make_environment, read_part, write_policy

# Rows without a difference shown in a row: on a page there is room for more than on a terminal.
_MOST_SAME: Final = 12
_BOILERPLATE, _PASSAGE, _WORDS = range(3)


def render_html(comparison: Comparison) -> str:
    """Return the comparison as one self-contained page: passages row by row, what each adds, and both texts in full."""
    prepared = prepare_comparison(comparison, _MOST_SAME)
    style = Markup("\n").join([read_part("style.css"), read_part("comparison.css")])
    texts = [_weave_text(comparison, prepared, place) for place in (0, 1)]
    return (
        make_environment()
        .get_template("comparison_page.html.j2")
        .render(
            shown=prepared,
            texts=texts,
            missing=[max(len(article.text) - ARTICLE_LIMIT, 0) for article in comparison.articles],
            style=style,
            policy=write_policy(str(style), None),
        )
    )


def _weave_text(comparison: Comparison, prepared: PreparedComparison, place: int) -> Markup:
    """Return one article's whole text with its passages and the words in which they differ marked."""
    article, key, other = comparison.articles[place], KEYS[place], KEYS[1 - place]
    marks = [
        Mark(each.span.start, each.span.end, _BOILERPLATE, "span", "b", title=each.kind) for each in article.boilerplate
    ]
    for views, css in ((prepared.copied, "p"), (prepared.apart, "p apart")):
        for view in views:
            span = view.spans[place]
            ref = Ref(str(view.number), f"#{view.anchor}", f"passage {view.number}, side by side")
            title = f"passage {view.number}, shared with {other}"
            marks.append(Mark(span.start, span.end, _PASSAGE, "span", css, f"{key}-{view.anchor}", title, (ref,)))
    tag = ("del", "ins")[place]
    for shared in comparison.passages:
        for difference in shared.differences:
            span = difference.spans[place]
            css = "sp" if difference.kind == "respelled" else ""
            marks.append(Mark(span.start, span.end, _WORDS, "span" if css else tag, css))
    return weave(article.text, sorted(set(marks)))
