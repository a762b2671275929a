"""The time expressions of an article, each read against the date of the text it stands in."""

from datetime import date

from stemma.annotate.times.matching import Found, match_sentence
from stemma.annotate.times.resolvers.months import find_month_names
from stemma.annotate.times.rules import load_grammar
from stemma.annotate.times.scene import Scene
from stemma.records import Article, Sentence, Span, Time, content_id
from stemma.records.annotation import Tense

_FIRST_YEAR, _LAST_YEAR = 1000, 2999  # of an anchor
_TENSES: dict[int, Tense | None] = {-1: "past", 0: None, 1: "future"}


def find_times(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Time, ...]:
    """Return the time expressions of the article's sentences in order of the text.

    Each is read against the day of publication, else the dateline's day; inside a block with a date of its own,
    against that. Without any, dates given in full still resolve, the others have no value.
    """
    grammar = load_grammar()
    anchor = find_anchor(article)
    names = find_month_names(article.text)
    running = Scene(anchor, names=names, text=article.text)
    in_block: dict[int, Scene] = {}
    times: list[Time] = []
    for sentence in sentences:
        scene = running
        if sentence.block is not None and sentence.block < len(article.blocks):
            own = read_date(article.blocks[sentence.block].date)
            scene = in_block.setdefault(sentence.block, Scene(own or anchor, names=names, text=article.text))
        span = sentence.span
        times += [
            make_time(article.id, found) for found in match_sentence(article.text, span.start, span.end, grammar, scene)
        ]
    return tuple(times)


def find_anchor(article: Article) -> date | None:
    """Return the day the article was written, as far as it says so: published, else dateline."""
    return read_date(article.published.value) or (read_date(article.dateline.date) if article.dateline else None)


def read_date(value: str | None) -> date | None:
    """Return the calendar day of an ISO 8601 date or date and time, None if it is none or no news can be that old."""
    try:
        day = date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
    return day if day and _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def make_time(article_id: str, found: Found) -> Time:
    """Return a found expression as a record."""
    resolved = found.resolved
    return Time(
        id=content_id("t", article_id, found.start, found.end),
        span=Span(article=article_id, start=found.start, end=found.end),
        kind=resolved.kind or found.rule.kind,
        value=resolved.value,
        earliest=resolved.earliest.isoformat() if resolved.earliest else None,
        latest=resolved.latest.isoformat() if resolved.latest else None,
        anchor=resolved.anchor.isoformat() if resolved.anchor else None,
        mod=resolved.mod,
        tense=_TENSES[found.direction],
        quant=resolved.quant,
        freq=resolved.freq,
        zone=resolved.zone,
    )
