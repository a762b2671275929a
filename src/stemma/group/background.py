"""How common terms are in news at large, so that five reports of one event still know which of their words are rare."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

# Made by training/count_terms.py from the development corpora polnear, geo_news and conllpp (none of them is a
# grouping benchmark): line 1 the number of articles, then one term a line with the number of articles it occurs in.
_FILE = "term_counts.tsv"


class Background(NamedTuple):
    """Article counts of terms.

    Attributes:
        articles: how many articles were counted.
        counts: term -> articles with it; terms in fewer than three articles are left out.
    """

    articles: int
    counts: dict[str, int]


@cache
def load_background() -> Background:
    """Return the counts that ship with the package."""
    lines = files("stemma.group").joinpath(_FILE).read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines[1:])
    return Background(int(lines[0]), {term: int(count) for term, count in pairs})
