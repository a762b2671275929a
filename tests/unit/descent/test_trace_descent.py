"""The stemma of small stories: who drew on whom, and where each statement comes from."""

import pytest

from tests.unit.descent.reports import OTHER, RETOLD, WIRE, labels, make_article, trace

TAIL = "\n".join(WIRE.split("\n")[:4])
OWN = "The Tarn Courier counted nine stranded lorries on the quay, their drivers asleep across the seats."


def test_two_unrelated_articles_are_two_origins() -> None:
    descent = trace([make_article("a-1", WIRE, "Courier"), make_article("a-2", OTHER, "Herald")])
    assert sorted(origin.label for origin in descent.origins) == ["Courier", "Herald"]
    assert descent.derivations == ()
    assert not any(passage.copied for passage in descent.passages)


def test_agency_credited_by_one_of_three_is_the_origin_of_all() -> None:
    descent = trace(
        [
            make_article("a-1", WIRE, "Courier", agency="Reuters"),
            make_article("a-2", f"{OWN}\n{WIRE}", "Herald"),
            make_article("a-3", TAIL, "Post"),
        ]
    )
    agency = next(origin for origin in descent.origins if origin.kind == "agency")
    assert (agency.label, agency.articles) == ("Reuters", ("a-1", "a-2", "a-3"))
    assert {(d.source, d.target, d.direction) for d in descent.derivations} == {
        (agency.id, key, "known") for key in ("a-1", "a-2", "a-3")
    }
    assert labels(descent, "a-1") == labels(descent, "a-3") == {"Reuters"}
    assert labels(descent, "a-2") == {"Reuters", "Herald"}
    assert all(d.evidence and d.evidence[0].kind == "credit" for d in descent.derivations)


def test_rewrite_in_the_same_order_is_found_as_paraphrase() -> None:
    descent = trace([make_article("a-1", WIRE, "Courier", agency="Reuters"), make_article("a-2", RETOLD, "Herald")])
    retold = [passage for passage in descent.passages if passage.rewriting == "paraphrase"]
    assert len(retold) >= 5
    assert labels(descent, "a-2") == {"Reuters"}
    coverage = {d.target: d.coverage for d in descent.derivations}
    assert coverage["a-2"] > 0.7


def test_rewrite_is_not_found_when_the_order_is_lost() -> None:
    lines = RETOLD.split("\n")
    shuffled = "\n".join(lines[place] for place in (6, 4, 5, 2, 3, 0, 1))
    descent = trace([make_article("a-1", WIRE, "Courier"), make_article("a-2", shuffled, "Herald")])
    assert descent.derivations == ()


def test_article_that_shares_one_quotation_is_not_linked() -> None:
    quote = (
        "“We will not sail with one tired deckhand and a prayer, not for any minister and not for any fine,” "
        "the union leader told a crowd."
    )
    descent = trace(
        [make_article("a-1", f"{WIRE}\n{quote}", "Courier"), make_article("a-2", f"{OTHER}\n{quote}", "Herald")]
    )
    assert [passage.copied for passage in descent.passages] == [False]
    assert descent.derivations == ()


def test_undetermined_direction_is_said_so_and_the_text_has_one_origin() -> None:
    descent = trace([make_article("a-1", WIRE, "Courier"), make_article("a-2", WIRE, "Herald")])
    (derivation,) = descent.derivations
    assert (derivation.source, derivation.target, derivation.direction) == ("a-1", "a-2", "undetermined")
    (origin,) = descent.origins
    assert (origin.kind, origin.label) == ("lost", "text shared by Courier and Herald")
    assert set(descent.origin_of.values()) == {origin.id}


def test_direction_is_known_from_a_citation() -> None:
    copy = f"{WIRE}\nThe strike was first reported by the Tarn Courier."
    articles = [make_article("a-1", copy, "Herald"), make_article("a-2", WIRE, "Tarn Courier")]
    descent = trace(articles, {"a-1": {"first reported": "Tarn Courier"}})
    (derivation,) = descent.derivations
    assert (derivation.source, derivation.target, derivation.direction) == ("a-2", "a-1", "known")
    assert derivation.evidence[0].kind == "citation"
    assert labels(descent, "a-1") == {"Tarn Courier"}


def test_two_articles_that_cite_each_other_stay_undetermined() -> None:
    articles = [
        make_article("a-1", f"{WIRE}\nThe strike was first reported by the Osk Herald.", "Tarn Courier"),
        make_article("a-2", f"{WIRE}\nThe strike was first reported by the Tarn Courier.", "Osk Herald"),
    ]
    descent = trace(articles)
    (derivation,) = descent.derivations
    assert derivation.direction == "undetermined"
    assert [evidence.kind for evidence in derivation.evidence[:2]] == ["citation", "citation"]


def test_statement_that_rests_on_another_outlet_belongs_to_that_outlet() -> None:
    text = f"{OTHER}\nThe Quay Post reported that a third builder had quietly left the project."
    descent = trace([make_article("a-1", text, "Courier")], {"a-1": {"Quay Post reported": "Quay Post"}})
    cited = next(origin for origin in descent.origins if origin.label == "Quay Post")
    assert (cited.kind, cited.articles) == ("lost", ("a-1",))
    assert list(descent.origin_of.values()).count(cited.id) == 1


def test_citation_dropped_by_a_copy_is_still_the_origin() -> None:
    line = "The Quay Post reported that a mediator from Velm had already met both sides at the customs house."
    bare = "A mediator from Velm had already met both sides at the customs house."
    articles = [make_article("a-1", f"{WIRE}\n{line}", "Courier"), make_article("a-2", f"{WIRE}\n{bare}", "Herald")]
    descent = trace(articles, {"a-1": {"Quay Post reported": "Quay Post"}})
    assert "Quay Post" in labels(descent, "a-2")


def test_two_articles_of_one_outlet_are_one_origin() -> None:
    descent = trace([make_article("a-1", WIRE, "Courier"), make_article("a-2", OTHER, "The Courier")])
    assert len(descent.origins) == 1


@pytest.mark.parametrize("text", ["", "\n\n", "Word", "“", "!?" * 50, "x" * 5000, "a. " * 3000])
def test_strange_texts_have_a_stemma_too(text: str) -> None:
    descent = trace([make_article("a-1", text), make_article("a-2", WIRE, "Courier")])
    assert descent.derivations == ()
    assert {key for origin in descent.origins for key in origin.articles} == {"a-1", "a-2"}


def test_story_of_one() -> None:
    descent = trace([make_article("a-1", WIRE)])
    assert [origin.label for origin in descent.origins] == ["a-1"]
    assert descent.passages == descent.derivations == ()


def test_no_articles() -> None:
    assert trace([]).origins == ()
