"""StoryIndex: the articles of one story with everything found in them, ready to be looked up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from stemma.reconciliation.independence import Independence
from stemma.reconciliation.wording import content_stems
from stemma.records import (
    Annotation,
    Article,
    Attribution,
    Citation,
    Descent,
    Name,
    Quantity,
    Span,
    Statement,
    Time,
)


@dataclass(frozen=True)
class StoryIndex:
    """Lookups by id over one story, with names already merged across its articles.

    Attributes:
        articles: by id, in order of id.
        statements: by id, in order of id.
        descent: the stemma of the story.
    """

    articles: Mapping[str, Article]
    statements: Mapping[str, Statement]
    names: Mapping[str, Name]
    times: Mapping[str, Time]
    quantities: Mapping[str, Quantity]
    attributions: Mapping[str, Attribution]
    citations: Mapping[str, Citation]
    descent: Descent
    independence: Independence
    name_spans: Mapping[str, tuple[tuple[int, int, str], ...]] = field(default_factory=dict)
    citations_in: Mapping[str, tuple[Citation, ...]] = field(default_factory=dict)
    times_in: Mapping[str, tuple[Time, ...]] = field(default_factory=dict)
    attributions_in: Mapping[str, tuple[Attribution, ...]] = field(default_factory=dict)

    def text_of(self, span: Span) -> str:
        """Return the characters of a span."""
        return self.articles[span.article].text[span.start : span.end]

    def published(self, article_id: str) -> date | None:
        """Return the day an article was published, if it is known."""
        return parse_day(self.articles[article_id].published.value)

    def latest_day(self) -> date | None:
        """Return the latest day any article was published."""
        days = [day for article in self.articles if (day := self.published(article))]
        return max(days, default=None)

    @cached_property
    def years(self) -> range:
        """Years in which the articles were published, first to last; empty if none is known."""
        years = [day.year for article in self.articles if (day := self.published(article))]
        return range(min(years), max(years) + 1) if years else range(0)

    def origins_of(self, statement_ids: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the independent origins behind some statements, sorted."""
        return self.independence.origins_of(self.statements[one] for one in statement_ids if one in self.statements)

    def names_within(self, span: Span) -> list[tuple[int, int, str]]:
        """Return (start, end, name id) of every name mentioned inside a span, in order of the text."""
        mentions = self.name_spans.get(span.article, ())
        low = bisect_start(mentions, span.start)
        found = []
        for mention in mentions[low:]:
            if mention[0] >= span.end:
                break
            if mention[1] <= span.end:
                found.append(mention)
        return found

    def names_of(self, article_id: str) -> frozenset[str]:
        """Return the ids of the names that an article mentions anywhere."""
        return frozenset(name for *_, name in self.name_spans.get(article_id, ()))

    def loose_quantities(self) -> dict[str, tuple[str, ...]]:
        """Return the quantities that stand in a sentence but in none of its statements, by the sentence's first one.

        "…", an aide said after the three-hour talks: the figure is in the words around the quotation.
        """
        held = {quantity for statement in self.statements.values() for quantity in statement.quantities}
        first: dict[str, list[Statement]] = {}
        for statement in sorted(self.statements.values(), key=lambda one: one.span):
            first.setdefault(statement.article, []).append(statement)
        loose: dict[str, list[str]] = {}
        for quantity in sorted(self.quantities.values(), key=lambda one: one.span):
            if quantity.id not in held:
                around = (one for one in first.get(quantity.span.article, ()) if one.sentence.contains(quantity.span))
                teller = next(around, None)
                if teller is not None:
                    loose.setdefault(teller.id, []).append(quantity.id)
        return {statement: tuple(ids) for statement, ids in sorted(loose.items())}

    def attribution_of(self, statement: Statement) -> Attribution | None:
        """Return the attribution a statement stands in, or the one it opens with and that most of it belongs to."""
        if statement.attribution is not None:
            return self.attributions.get(statement.attribution)
        span = statement.span
        for one in self.attributions_in.get(statement.article, ()):
            opens = one.speaker.span is not None and one.speaker.span.start == span.start
            if opens and span.contains(one.span) and 2 * (one.content.end - one.content.start) > span.end - span.start:
                return one
        return None

    def citations_of(self, statement: Statement) -> list[Citation]:
        """Return the citations a statement rests on, and those in its own words, in order of the text."""
        held = [self.citations[id_] for id_ in statement.citations if id_ in self.citations]
        held += [one for one in self.citations_in.get(statement.article, ()) if statement.span.contains(one.span)]
        return sorted({one.id: one for one in held}.values(), key=lambda one: one.span)

    def speaker_of(self, statement: Statement) -> str | None:
        """Return who is reported to have said a statement: a name id, else the stems of the description."""
        attribution = self.attributions.get(statement.attribution or "")
        if attribution is None:
            return None
        return attribution.speaker.name_id or " ".join(content_stems(attribution.speaker.name or "")) or None

    def days_of(self, statement: Statement) -> tuple[tuple[date, date], ...]:
        """Return the first and last day of each resolved date in a statement, in order of the text."""
        days = []
        for time_id in statement.times:
            time = self.times[time_id]
            earliest, latest = parse_day(time.earliest), parse_day(time.latest)
            if time.kind in ("DATE", "TIME") and earliest and latest:
                days.append((earliest, latest))
        return tuple(days)


def bisect_start(mentions: tuple[tuple[int, int, str], ...], start: int) -> int:
    """Return the index of the first mention that starts at or after ``start``."""
    low, high = 0, len(mentions)
    while low < high:
        middle = (low + high) // 2
        if mentions[middle][0] < start:
            low = middle + 1
        else:
            high = middle
    return low


def parse_day(value: str | None) -> date | None:
    """Return the calendar day that an ISO 8601 date or date and time opens with.

    >>> parse_day("2031-05-04T10:00:00+02:00")
    datetime.date(2031, 5, 4)
    >>> parse_day("2031-05") is None
    True
    """
    if value is None:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def build_index(
    articles: Iterable[Article], annotations: Iterable[Annotation], names: Iterable[Name], descent: Descent
) -> StoryIndex:
    """Return the index of a story whose annotations already use the story's ``names``."""
    found = list(annotations)
    names = sorted(names, key=lambda name: name.id)
    mentions: dict[str, list[tuple[int, int, str]]] = {}
    for name in names:
        for span in name.spans:
            mentions.setdefault(span.article, []).append((span.start, span.end, name.id))
    by_id = {one.id: one for one in sorted(articles, key=lambda article: article.id)}
    return StoryIndex(
        articles=by_id,
        statements={one.id: one for one in sorted((s for a in found for s in a.statements), key=_by_id)},
        names={name.id: name for name in names},
        times={one.id: one for a in found for one in a.times},
        quantities={one.id: one for a in found for one in a.quantities},
        attributions={one.id: one for a in found for one in a.attributions},
        citations={one.id: one for a in found for one in a.citations},
        descent=descent,
        independence=Independence(by_id, descent),
        times_in={a.article: a.times for a in found},
        attributions_in={
            a.article: tuple(one for one in a.attributions if one.act != "other")  # nothing was said there
            for a in found
        },
        citations_in={a.article: a.citations for a in found},
        name_spans={article: tuple(sorted(places)) for article, places in sorted(mentions.items())},
    )


def _by_id(statement: Statement) -> str:
    return statement.id
