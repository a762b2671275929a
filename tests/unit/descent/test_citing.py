"""Citations of one outlet under several names have one source."""

import pytest

from stemma.annotate import annotate
from stemma.descent.citing import CitedSources
from stemma.descent.sources import Source
from stemma.descent.witness import prepare_witnesses
from stemma.records import Article, Published

FULL = "Police closed the bridge at noon. The Lakeside Valley Tribune reported that two cars had been pulled out."
SHORT = "Two cars were pulled from the river, the Valley Tribune reported. Nobody had been seen in them."
OTHER = "The harbour master told the Norrland Gazette that the bridge would stay closed. Nobody was hurt."


def sources(*outlets: str | None) -> list[set[Source]]:
    """Return the sources cited by three articles that these outlets printed."""
    articles = [
        Article(
            id=f"a-{number}",
            source=f"{number}.txt",
            text=text,
            outlet=outlet,
            published=Published(value="2026-02-03", basis="metadata"),
        )
        for number, (text, outlet) in enumerate(zip((FULL, SHORT, OTHER), outlets, strict=True))
    ]
    witnesses = prepare_witnesses(articles, {article.id: annotate(article) for article in articles})
    cited = CitedSources(witnesses)
    return [
        {found for one in witness.annotation.statements if (found := cited.source_of(one, witness))}
        for witness in witnesses
    ]


def test_a_short_name_is_the_fuller_one_that_another_report_cites() -> None:
    tribune = Source("outlet", "lakeside valley tribune")
    assert sources(None, None, None) == [{tribune}, {tribune}, {Source("outlet", "norrland gazette")}]


@pytest.mark.parametrize("outlet", ["The Lakeside Valley Tribune", "Lakeside Valley Tribune"])
def test_an_outlet_that_names_itself_means_its_own_work(outlet: str) -> None:
    own = Source("outlet", "lakeside valley tribune")
    assert sources(outlet, None, None)[:2] == [{own}, {own}]


def test_initials_name_the_outlet_of_the_story() -> None:
    assert sources("LVT", None, None)[0] == {Source("outlet", "lvt")}
