"""Outlets of one owner are one family: one origin, however many names it has."""

import msgspec
import pytest

from stemma.records import Article, Descent
from tests.unit.descent.reports import OTHER, RETOLD, WIRE, labels, make_article, trace

NAMES = ("Tarn Courier", "Osk Herald", "Velm Post", "Brill Gazette")
TEXTS = (WIRE, OTHER, RETOLD, "A bridge was closed in Harn on Friday after engineers found a crack in one pier.")


def owned(article: Article, family: str | None) -> Article:
    return msgspec.structs.replace(article, family=family)


def of_four(family: str | None) -> list[Article]:
    """Return four reports of four outlets with texts of their own."""
    pairs = zip(NAMES, TEXTS, strict=True)
    return [owned(make_article(f"a-{n}", text, outlet=name), family) for n, (name, text) in enumerate(pairs)]


def origins(descent: Descent) -> set[str]:
    return set(descent.origin_of.values())


def test_one_owner_under_four_names_counts_once() -> None:
    descent = trace(of_four("Harn Media"))
    assert len(origins(descent)) == 1
    (origin,) = descent.origins
    assert origin.label == "Brill Gazette, Osk Herald, Tarn Courier and 1 more"
    assert origin.why is not None and "same owner: Harn Media" in origin.why
    assert len(origin.articles) == 4


def test_outlets_without_a_known_owner_are_families_of_their_own() -> None:
    descent = trace(of_four(None)[:3:2] + of_four(None)[1::2])
    assert len(origins(descent)) >= 3
    assert all(origin.why is None for origin in descent.origins)


def test_one_outlet_of_an_owner_keeps_its_name() -> None:
    descent = trace([owned(make_article("a-1", WIRE, outlet="Tarn Courier"), "Harn Media")])
    assert [(origin.label, origin.why) for origin in descent.origins] == [("Tarn Courier", None)]


def test_an_aggregator_has_no_family() -> None:
    yahoo = owned(make_article("a-1", WIRE, outlet="Yahoo News"), "Harn Media")
    courier = owned(make_article("a-2", OTHER, outlet="Tarn Courier"), "Harn Media")
    assert len(origins(trace([yahoo, courier]))) == 2


def test_a_cited_outlet_of_the_same_owner_is_no_second_origin() -> None:
    courier = owned(make_article("a-1", WIRE, outlet="Tarn Courier"), "Harn Media")
    herald = owned(make_article("a-2", OTHER, outlet="Osk Herald"), "Harn Media")
    cited = {"a-2": {"Two residents had sued": "Tarn Courier"}}
    assert len(origins(trace([courier, herald], cited))) == 1


def test_outlets_of_one_owner_that_are_only_cited_are_one_origin() -> None:
    article = make_article("a-1", OTHER, outlet="Osk Herald")
    cited = {"a-1": {"Two residents had sued": "Wall Street Journal", "Judge Pell Harn wrote": "New York Post"}}
    assert "New York Post and Wall Street Journal" in labels(trace([article], cited), "a-1")


@pytest.mark.parametrize("family", ["Harn Media", None])
def test_an_agency_is_not_its_printers_family(family: str | None) -> None:
    one = owned(make_article("a-1", WIRE, outlet="Tarn Courier", agency="Reuters"), family)
    other = owned(make_article("a-2", WIRE, outlet="Osk Herald", agency="Reuters"), family)
    assert labels(trace([one, other]), "a-1") == {"Reuters"}
