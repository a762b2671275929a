"""What must hold for every stemma: a copy adds no origin, strangers and order change nothing, spans are real."""

import random
import time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.records import Article, Descent
from tests.unit.descent.reports import OTHER, RETOLD, WIRE, make_article, trace

LINES = (WIRE + "\n" + OTHER + "\n" + RETOLD).split("\n")
STRANGER = (
    "Beekeepers near Ludo lost half their hives to a late frost, the growers' league wrote in its yearly letter.\n"
    "Honey from the valley will cost more in autumn, and candles too, because wax is traded by the same three firms."
)


@st.composite
def stories(draw: st.DrawFn) -> list[Article]:
    """Return two to five articles made of lines of three texts, some with an agency, some with a date."""
    articles = []
    for number in range(draw(st.integers(2, 5))):
        lines = draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=14, unique=True))
        articles.append(
            make_article(
                f"a-{number}",
                "\n".join(lines),
                outlet=draw(st.sampled_from([None, "Courier", "Herald", "Post", "Gazette"])),
                agency=draw(st.sampled_from([None, None, "Reuters", "AFP"])),
                published=draw(st.sampled_from([None, "2031-05-03", "2031-05-04T10:00"])),
            )
        )
    return articles


def origins_of_sentences(descent: Descent, articles: list[Article]) -> dict[str, set[str]]:
    """Return for each sentence of the story the origins that it has over all articles that have it."""
    found: dict[str, set[str]] = {}
    by_id = {article.id: article for article in articles}
    for key, origin in descent.origin_of.items():
        article = by_id[key[2:].rsplit("-", 1)[0]]
        line = [part for part in article.text.split("\n") if part][int(key.rsplit("-", 1)[1])]
        found.setdefault(line, set()).add(origin)
    return found


@settings(max_examples=40, deadline=None, derandomize=True)
@given(stories(), st.data())
def test_adding_a_copy_never_raises_the_number_of_origins(articles: list[Article], data: st.DataObject) -> None:
    before = origins_of_sentences(trace(articles), articles)
    model = data.draw(st.sampled_from(articles))
    copy = msgspec.structs.replace(model, id="a-copy", source="copy.txt", outlet="Copyist", credits=())
    after = origins_of_sentences(trace([*articles, copy]), [*articles, copy])
    for line, origins in before.items():
        assert len(after[line]) <= len(origins)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(stories())
def test_an_unrelated_article_changes_nothing(articles: list[Article]) -> None:
    before, after = trace(articles), trace([*articles, make_article("a-x", STRANGER, "Stranger")])
    assert after.passages == before.passages
    assert after.derivations == before.derivations
    assert {k: v for k, v in after.origin_of.items() if not k.startswith("s-a-x-")} == before.origin_of
    assert set(before.origins) <= set(after.origins)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(stories(), st.randoms(use_true_random=False))
def test_order_plays_no_part(articles: list[Article], shuffler: random.Random) -> None:
    shuffled = list(articles)
    shuffler.shuffle(shuffled)
    assert trace(shuffled) == trace(articles)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(stories())
def test_spans_and_references_are_valid(articles: list[Article]) -> None:
    descent = trace(articles)
    texts = {article.id: article.text for article in articles}
    passages, origins = {p.id for p in descent.passages}, {o.id for o in descent.origins}
    for passage in descent.passages:
        assert 0 <= passage.similarity <= 1
        assert passage.spans[0] < passage.spans[1]
        assert all(0 <= s.start < s.end <= len(texts[s.article]) for s in passage.spans)
    for derivation in descent.derivations:
        assert set(derivation.passages) <= passages
        assert derivation.source in origins | set(texts) and derivation.target in texts
        assert 0 <= derivation.coverage <= 1
        assert derivation.evidence
        assert all(s.end <= len(texts[s.article]) for e in derivation.evidence for s in e.spans)
    assert set(descent.origin_of.values()) <= origins
    assert len(origins) == len(descent.origins)


def test_hundreds_of_copies_stay_one_family_without_comparing_all_pairs() -> None:
    articles = [make_article(f"a-{k:03}", WIRE, f"Outlet {k}") for k in range(200)]
    descent = trace(articles)
    assert len(descent.origins) == 1
    assert len(descent.passages) < 200 * 30


@pytest.mark.parametrize("repeated", ["The strike goes on and nobody sails today. ", "no sail " * 7 + ". "])
def test_endless_repetition_takes_linear_time(repeated: str) -> None:
    long = repeated * (300_000 // len(repeated))
    began = time.process_time()
    trace([make_article("a-1", long), make_article("a-2", long[: len(long) // 2]), make_article("a-3", WIRE)])
    assert time.process_time() - began < 20  # about one second; the square of it would take minutes
