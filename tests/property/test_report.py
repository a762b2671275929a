"""What must always hold of a report, on stories put together from the example's articles."""

import random
from collections.abc import Iterator

import jsonschema
import msgspec
import pytest

import stemma
from stemma.records import Article, Reading, Report, Span, Story
from stemma.views.schema import build_report_schema
from tests.golden.update import ROOT

SEEDS = range(4)


@pytest.fixture(scope="module")
def reading() -> Reading:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return stemma.read(["examples/reports"])


@pytest.fixture(scope="module")
def whole(reading: Reading) -> Report:
    return stemma.reconcile(reading)


def spans_in(value: object) -> Iterator[Span]:
    """Yield every span in a record, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from spans_in(getattr(value, field))
    elif isinstance(value, tuple):
        for part in value:
            yield from spans_in(part)


def ids_in(story: Story) -> dict[str, set[str]]:
    lists = ("names", "attributions", "times", "quantities", "citations", "statements", "passages", "origins", "claims")
    return {name: {record.id for record in getattr(story, name)} for name in lists}


def test_every_span_is_valid_and_not_empty(whole: Report) -> None:
    lengths = {article.id: len(article.text) for article in whole.articles}
    count = 0
    for span in spans_in(whole):
        assert 0 <= span.start < span.end <= lengths[span.article]
        count += 1
    assert count > 1000


def test_what_is_shown_is_what_the_span_covers(whole: Report) -> None:
    texts = {article.id: article.text for article in whole.articles}
    for story in whole.stories:
        spans = {statement.id: statement.span for statement in story.statements}
        for claim in story.claims:
            assert claim.text == spans[claim.statements[0]].text_in(texts[spans[claim.statements[0]].article])
        for entry in story.brief:
            assert entry.text == entry.span.text_in(texts[entry.span.article])
        for conflict in story.conflicts:
            for side in conflict.sides:
                assert any(span.text_in(texts[span.article]) == side.value for span in side.spans)
        for entry in story.timeline:
            span = spans[entry.statements[0]]
            assert entry.text in texts[span.article]


def test_every_id_that_is_used_exists(whole: Report) -> None:
    for story in whole.stories:
        known = ids_in(story)
        for statement in story.statements:
            assert statement.article in story.articles
            assert set(statement.names) <= known["names"]
            assert set(statement.times) <= known["times"]
            assert set(statement.quantities) <= known["quantities"]
            assert set(statement.citations) <= known["citations"]
            assert statement.attribution is None or statement.attribution in known["attributions"]
        for claim in story.claims:
            assert set(claim.statements) <= known["statements"]
            assert set(claim.origins) <= known["origins"]
            assert set(claim.articles) <= set(story.articles)
        for derivation in story.derivations:
            assert set(derivation.passages) <= known["passages"]
            assert derivation.source in known["origins"] | set(story.articles)
            assert derivation.target in story.articles
        for conflict in story.conflicts:
            assert len(conflict.sides) >= 2
            assert set(conflict.claims) <= known["claims"]
            for side in conflict.sides:
                assert set(side.statements) <= known["statements"]
                assert set(side.origins) <= known["origins"]


def test_standing_follows_from_the_origins(whole: Report) -> None:
    for story in whole.stories:
        for claim in story.claims:
            if claim.standing == "corroborated":
                assert len(claim.origins) >= 2
            if claim.standing == "single-origin":
                assert len(claim.origins) == 1
            if claim.standing == "unmeasured":
                assert not claim.origins


def test_the_report_follows_its_schema(whole: Report) -> None:
    jsonschema.Draft202012Validator(build_report_schema()).validate(msgspec.json.decode(whole.to_json()))


@pytest.mark.parametrize("seed", SEEDS)
def test_order_of_any_part_does_not_matter(reading: Reading, seed: int) -> None:
    shuffler = random.Random(seed)
    articles = shuffler.sample(reading.articles, k=3 + seed)
    first = stemma.reconcile(articles).to_json()
    shuffler.shuffle(articles)
    assert stemma.reconcile(articles).to_json() == first


def copy_of(article: Article, outlet: str) -> Article:
    """Return the article as another outlet prints it, word for word."""
    new_id = f"{article.id}-{outlet}"
    text = msgspec.json.encode(article).replace(article.id.encode(), new_id.encode())
    return msgspec.structs.replace(msgspec.json.decode(text, type=Article), source=f"{outlet}.txt", outlet=outlet)


@pytest.mark.parametrize("index", range(9))
def test_a_copy_adds_no_origin_to_any_claim(reading: Reading, whole: Report, index: int) -> None:
    copied = copy_of(reading.articles[index], "The Copying Post")
    after = stemma.reconcile([*reading.articles, copied])

    def most_origins(report: Report, article: str) -> dict[tuple[int, int], int]:
        """Return for each statement's place the origins of its best corroborated claim."""
        most: dict[tuple[int, int], int] = {}
        for story in report.stories:
            statements = {statement.id: statement for statement in story.statements if statement.article == article}
            for claim in story.claims:
                for member in set(claim.statements) & statements.keys():
                    place = statements[member].span.start, statements[member].span.end
                    most[place] = max(most.get(place, 0), len(claim.origins))
        return most

    for article in reading.articles:
        before_counts, after_counts = most_origins(whole, article.id), most_origins(after, article.id)
        assert {place: n for place, n in after_counts.items() if n > before_counts.get(place, 0)} == {}


def test_one_article_alone_has_no_corroboration(reading: Reading) -> None:
    for article in reading.articles[:3]:
        (story,) = stemma.reconcile([article]).stories
        cited = {origin.id for origin in story.origins if article.id in origin.articles}
        assert all(set(claim.origins) <= cited for claim in story.claims)
        assert not story.derivations or all(d.target == article.id for d in story.derivations)


def test_nothing_in_gives_an_empty_report() -> None:
    report = stemma.reconcile([])
    assert report.articles == () and report.stories == ()
