"""One figure for a whole article."""

import pytest

from stemma.annotate.quantities import find_quantities
from stemma.annotate.quantities.tally import tally
from stemma.annotate.sentences import find_sentences
from stemma.records import Article, Published


def count(text: str, measure: str) -> float | None:
    article = Article(id="a-1", source="test", published=Published(value=None, basis="unknown"), text=text)
    sentences = find_sentences(article)
    return tally(article, sentences, find_quantities(article, sentences, ()), measure)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Two men and a woman were killed.", 3),
        ("Three people were killed. A man was found dead in the yard.", 3),
        ("A man was killed on Monday.", 1),
        ("Nobody was killed.", 0),
        ("Twelve people, including three children, were killed.", 12),
        ("Four people were killed. Ninety people have been killed so far this year.", 4),
        ("Four were killed. Five people were killed, the guard said. The five people killed were neighbours.", 5),
        ("An 11-month-old baby and a man in his 40s were killed.", 2),
        ("A boy was hurt and four other people were killed.", 4),
        ("The guard, who gave his age as 17 by telephone, died.", None),
        ("Anna Petrov and two others were killed.", 3),
        ("Dorn shot and killed two clerks and then himself.", 3),
        ("Two people, a woman and a boy, were killed.", 2),
        ("A boy was killed. In August 2014 nine people were killed there.", 1),
        ("Two people were shot. A woman died.", None),
        ("The council met.", None),
    ],
)
def test_tally(text: str, killed: float | None) -> None:
    assert count(text, "killed") == killed
