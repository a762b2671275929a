"""Look-ups for one story: from ids to records, letters, numbers and anchors."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from string import ascii_uppercase

from stemma.records import Article, Attribution, Claim, Name, Record, Span, Statement, Story
from stemma.views.clean import cut_line
from stemma.views.outline.articles import label_articles
from stemma.views.outline.nouns import Place

ORIGIN_LIMIT = 60


class Index(Record, frozen=True, kw_only=True):
    """Look-ups for one story.

    Attributes:
        anchor: first part of all its anchors.
        keys: article id -> letter, in the order in which views show the articles.
        articles, statements, attributions, names: by id.
        claims_of: statement id -> numbers of the claims that hold it.
        claim_numbers, conflict_numbers: by id.
        origin_labels: origin id -> label.
        anchors: statement or attribution id -> anchor of its highlighted place.
    """

    anchor: str
    keys: Mapping[str, str]
    articles: Mapping[str, Article]
    statements: Mapping[str, Statement]
    attributions: Mapping[str, Attribution]
    names: Mapping[str, Name]
    claims_of: Mapping[str, tuple[int, ...]]
    claim_numbers: Mapping[str, int]
    conflict_numbers: Mapping[str, int]
    origin_labels: Mapping[str, str]
    anchors: Mapping[str, str]

    def place_of(self, record: Statement | Attribution) -> Place:
        """Return where a statement, or the content of an attribution, stands."""
        span = record.span if isinstance(record, Statement) else record.content
        return self.place(span, self.anchors[record.id])

    def place(self, span: Span, anchor: str) -> Place:
        """Return a span as a place."""
        return Place(key=self.keys[span.article], start=span.start, end=span.end, anchor=anchor)

    def sort_keys(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return distinct letters in the order of the story."""
        return tuple(sorted(set(keys), key=letter_rank))


def letter_key(position: int) -> str:
    """Return the letter of the article at ``position``: A to Z, then AA, AB ...

    >>> letter_key(0), letter_key(25), letter_key(26), letter_key(702)
    ('A', 'Z', 'AA', 'AAA')
    """
    key = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        key = ascii_uppercase[rest] + key
    return key


def letter_rank(key: str) -> tuple[int, str]:
    """Return what sorts letters in their order: Z stands before AA."""
    return len(key), key


def rank_place(place: Place) -> tuple[tuple[int, str], int, int]:
    """Return what sorts places by article and offset."""
    return letter_rank(place.key), place.start, place.end


def number_all(ids: Iterable[str], numbers: Mapping[str, int]) -> tuple[int, ...]:
    """Return the numbers of the ids that have one, sorted."""
    return tuple(sorted(numbers[each] for each in ids if each in numbers))


def index_story(
    story: Story, number: int, ordered: Iterable[Article], claims: Iterable[Claim], conflicts: Iterable[str]
) -> Index:
    """Return the look-ups for ``story``.

    Args:
        story: the story.
        number: its number in the report.
        ordered: its articles in the order in which they are shown.
        claims: its claims in the order in which they are shown.
        conflicts: ids of its conflicts in the order in which they are shown.
    """
    anchor = f"s{number}"
    articles = {article.id: article for article in ordered}
    keys = {article_id: letter_key(position) for position, article_id in enumerate(articles)}
    claim_numbers = {claim.id: position for position, claim in enumerate(claims, 1)}
    claims_of: dict[str, list[int]] = defaultdict(list)
    for claim in claims:
        for statement_id in claim.statements:
            claims_of[statement_id].append(claim_numbers[claim.id])
    statements = {record.id: record for record in story.statements if record.article in keys}
    attributions = {
        record.id: record
        for record in story.attributions
        if record.span.article in keys and record.act != "other"  # nothing shows that anything was said
    }
    return Index(
        anchor=anchor,
        keys=keys,
        articles=articles,
        statements=statements,
        attributions=attributions,
        names={name.id: name for name in story.names},
        claims_of={statement_id: tuple(sorted(set(numbers))) for statement_id, numbers in claims_of.items()},
        claim_numbers=claim_numbers,
        conflict_numbers={conflict_id: position for position, conflict_id in enumerate(conflicts, 1)},
        origin_labels=_label_origins(story, articles, keys),
        anchors=_name_anchors(anchor, keys, {**_spans_of(statements.values()), **_contents_of(attributions.values())}),
    )


def _label_origins(story: Story, articles: Mapping[str, Article], keys: Mapping[str, str]) -> dict[str, str]:
    """Return a label for each origin; an article that is its own origin is called as everywhere else.

    An origin that is an outlet with several articles in the story, or a family of outlets, bears its own label.
    """
    names = label_articles(articles.values())
    labels: dict[str, str] = {}
    for position, origin in enumerate(story.origins, 1):
        own = articles.get(origin.article or "")
        siblings = [one for one in articles.values() if own and own.outlet and one.outlet == own.outlet]
        if own and len(siblings) < 2 and not origin.why:
            labels[origin.id] = f"{names[own.id]} ({keys[own.id]})"
        else:
            labels[origin.id] = cut_line(origin.label, ORIGIN_LIMIT) or f"origin {position}"
    return labels


def _spans_of(statements: Iterable[Statement]) -> dict[str, tuple[Span, str]]:
    return {statement.id: (statement.span, "") for statement in statements}


def _contents_of(attributions: Iterable[Attribution]) -> dict[str, tuple[Span, str]]:
    return {attribution.id: (attribution.content, "q") for attribution in attributions}


def _name_anchors(anchor: str, keys: Mapping[str, str], spans: Mapping[str, tuple[Span, str]]) -> dict[str, str]:
    """Return an anchor for each id, counted through each article in order of the text."""
    named: dict[str, str] = {}
    counters: dict[tuple[str, str], int] = defaultdict(int)
    for record_id, (span, letter) in sorted(spans.items(), key=lambda entry: (entry[1][0], entry[0])):
        key = keys[span.article]
        counters[key, letter] += 1
        named[record_id] = f"{anchor}-{key}{letter}{counters[key, letter]}"
    return named
