"""Whom an outlet's name means."""

import pytest

from stemma.descent.outlets import is_own_name
from stemma.records import Article, Published


@pytest.mark.parametrize(
    ("name", "outlet", "own"),
    [
        ("Lakeside Tribune", "The Lakeside Tribune", True),
        ("the Tribune", "Lakeside Tribune", True),
        ("Tribune", "Lakeside Tribune", True),
        ("Lakeside", "Lakeside Tribune", False),
        ("une", "Lakeside Tribune", False),
        ("Lakeside Valley Tribune", "lvt", True),
        ("LVT", "Lakeside Valley Tribune", True),
        ("Tribune", None, False),
        ("", "Lakeside Tribune", False),
    ],
)
def test_own_name(name: str, outlet: str | None, own: bool) -> None:
    article = Article(
        id="a-1", source="a.txt", text="x", outlet=outlet, published=Published(value=None, basis="unknown")
    )
    assert is_own_name(name, article) is own
