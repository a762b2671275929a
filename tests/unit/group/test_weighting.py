import numpy as np

from stemma.group.background import Background, load_background
from stemma.group.terms import find_terms
from stemma.group.weighting import LEAD, WORDS, weigh_terms

NEWS = Background(1000, {"the": 1000, "police": 300, "mayor": 100})


def test_rows_have_unit_length() -> None:
    rows = weigh_terms([find_terms(None, ["the mayor of Orla called the police"])], NEWS)
    assert np.isclose(np.linalg.norm(rows.weights[:, WORDS]), 1.0)
    assert np.isclose(np.linalg.norm(rows.weights[:, LEAD]), 1.0)


def test_rare_words_weigh_more_even_among_few_articles() -> None:
    rows = weigh_terms([find_terms(None, ["the mayor lauded zymurgy"])] * 5, NEWS)
    the, mayor, zymurgy = (sorted(["the", "mayor", "lauded", "zymurgy"]).index(w) for w in ("the", "mayor", "zymurgy"))
    first = rows.weights[: rows.starts[1], WORDS]
    assert first[the] == 0.0 < first[mayor] < first[zymurgy]
    assert rows.rarity[the] == 0.0 < rows.rarity[zymurgy]


def test_an_article_without_words_is_an_empty_row() -> None:
    rows = weigh_terms([find_terms(None, [""]), find_terms(None, ["mayor"])], NEWS)
    assert rows.lengths.tolist() == [0, 1]
    assert weigh_terms([], NEWS).count == 0


def test_the_counts_that_ship_are_of_news() -> None:
    news = load_background()
    assert news.articles > 1000
    assert news.counts["the"] > news.counts["police"] > news.counts["ferry"]
    assert max(news.counts.values()) <= news.articles
