"""Stories that are not as they should be have a defined stemma all the same."""

import msgspec
import pytest

from stemma.descent import trace_descent
from stemma.models.encoder import get_encoder
from stemma.records import Article, Boilerplate, Descent, Span
from tests.unit.descent.reports import OTHER, WIRE, annotate_plainly, labels, make_article, trace

GERMAN = (
    "Die Besatzungen der Fähren im Hafen von Tarn legten am Montag die Arbeit nieder.\n"
    "Hafenmeisterin Oda Brill sagte, seit dem Ende der Nachtschicht habe kein Schiff das Becken verlassen.\n"
    "Die Besatzungen verlangen nach drei Unfällen einen zweiten Matrosen auf jeder Fahrt."
)


def all_marked(article: Article) -> Article:
    """Return the article with all its text marked as boilerplate."""
    span = Span(article=article.id, start=0, end=len(article.text))
    return msgspec.structs.replace(article, boilerplate=(Boilerplate(kind="other", span=span),))


def test_a_story_of_one_has_one_origin_and_no_derivation() -> None:
    descent = trace([make_article("a-1", WIRE, outlet="Tarn Courier")])
    assert descent.derivations == () and descent.passages == ()
    assert [origin.label for origin in descent.origins] == ["Tarn Courier"]


def test_identical_articles_share_all_and_the_direction_is_open() -> None:
    articles = [make_article(f"a-{name}", WIRE, outlet=name) for name in ("Courier", "Herald", "Post")]
    descent = trace(articles)
    assert len(descent.derivations) == 2
    assert {derivation.direction for derivation in descent.derivations} == {"undetermined"}
    assert all(derivation.coverage == 1.0 for derivation in descent.derivations)
    assert len(set(descent.origin_of.values())) == 1


def test_an_article_that_is_all_boilerplate_stands_for_itself() -> None:
    empty = all_marked(make_article("a-1", WIRE, outlet="Courier"))
    descent = trace([empty, make_article("a-2", WIRE, outlet="Herald")])
    assert descent.passages == () and descent.derivations == ()
    assert {origin.label for origin in descent.origins} == {"Courier", "Herald"}


def test_two_articles_that_are_all_boilerplate_are_not_taken_for_copies() -> None:
    empty = [all_marked(make_article(f"a-{n}", "Share this page", outlet=f"Outlet {n}")) for n in (1, 2)]
    assert trace(empty).derivations == ()


def test_another_language_shares_nothing() -> None:
    descent = trace([make_article("a-1", WIRE, outlet="Courier"), make_article("a-2", GERMAN, outlet="Kurier")])
    assert descent.derivations == ()
    assert len(descent.origins) == 2


def crediting_each_other() -> list[Article]:
    one = make_article("a-1", WIRE + "\nThe Osk Herald first reported the strike.", outlet="Osk Courier")
    other = make_article("a-2", WIRE + "\nThe Osk Courier first reported the strike.", outlet="Osk Herald")
    return [one, other]


def test_two_articles_that_credit_each_other_cancel_out_and_say_so() -> None:
    descent = trace(crediting_each_other())
    (derivation,) = descent.derivations
    assert derivation.direction == "undetermined"
    citations = [evidence.why for evidence in derivation.evidence if evidence.kind == "citation"]
    assert len(citations) == 3
    assert any("run in a circle" in why for why in citations)
    assert len(set(descent.origin_of.values())) == 1


@pytest.mark.parametrize("turn", range(3))
def test_a_circle_of_three_credits_ends(turn: int) -> None:
    names = ["Osk Courier", "Osk Herald", "Osk Post"]
    articles = [
        make_article(f"a-{n}", f"{WIRE}\nThe {names[(n + 1) % 3]} first reported the strike.", outlet=name)
        for n, name in enumerate(names)
    ]
    descent = trace(articles[turn:] + articles[:turn])
    sources = {d.target: d.source for d in descent.derivations if d.direction == "known"}
    for start in sources:
        seen = {start}
        place = start
        while place in sources:
            place = sources[place]
            assert place not in seen
            seen.add(place)


def test_nothing_gives_an_empty_stemma() -> None:
    assert trace_descent([], {}, get_encoder()) == Descent()


def test_an_article_without_a_sentence_is_an_origin() -> None:
    article = make_article("a-1", "", outlet="Courier")
    descent = trace_descent([article], {"a-1": annotate_plainly(article)}, get_encoder())
    assert [origin.label for origin in descent.origins] == ["Courier"]
    assert labels(trace([make_article("a-2", OTHER, outlet="Herald")]), "a-2") == {"Herald"}
