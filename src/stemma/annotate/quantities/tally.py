"""One figure for a whole article: how many does it say were killed, injured, arrested?"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from stemma.lang import load
from stemma.records import Article, Quantity, Sentence

_LIST = re.compile(r"\s*(?:,|and|,\s*and|as well as|,\s*as well as|&)\s+", re.IGNORECASE)
_SINGLE = re.compile(r"an?\b", re.IGNORECASE)
_YEAR = re.compile(r"\b[Ii]n (?:[A-Z][a-z]{2,8}\.?,? )?(?:19|20)\d\d\b|\b(?:19|20)\d\d\b(?=,)")
# "... and seven others": the figure counts beyond those named before it.
_BEYOND = re.compile(r"\band\s+$", re.IGNORECASE)
# "Smith was killed and seven others were hurt": the verb closes the first count.
_CLOSED = re.compile(r"\b(?:killed|dead|died|injured|wounded|hurt|shot|fatally)\s+and\s+$", re.IGNORECASE)
# "a boy and his mother": one more than the figure says.
_MORE = re.compile(r"\s+and\s+(?:his|her|their|[A-Z]\w+)\b")

# "killed two people and then himself": one more died.
_SELF = re.compile(
    r"[^.;:?!]{0,40}?\s(?:and|before)\s(?:then\s)?(?:(?:fatally\s)?(?:killing|shooting|killed|shot)\s)?(?:himself|herself)\b"
)

# Where more than one was shot, "a man was hurt" tells of one of them and is no total (set on the incidents corpus).
_WIDER = "shot"


class _Count(NamedTuple):
    value: float
    single: bool


@cache
def _scopes(language: str = "en") -> re.Pattern[str]:
    words = sorted(load("measures", language)["links"]["scopes"], key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)


def tally(
    article: Article, sentences: Sequence[Sentence], quantities: Sequence[Quantity], measure: str
) -> float | None:
    """Return the article's own figure for a measure, or None if it states none.

    A list ("two men and a woman") is added up. Figures for a part, for a longer period or for another event do not
    count, nor does one that stands beside people it leaves out ("Smith and two others"). Of what is left the most
    repeated value wins, the first counting double; figures go before "a man", which may be one of several.
    """
    counts = [count for sentence in sentences for count in _counts(article.text, sentence, quantities, measure)]
    totals = [count for count in counts if not count.single]
    if not totals and any(q.measure == _WIDER and q.low is not None and q.low > 1 for q in quantities):
        return None
    totals = totals or counts
    if not totals:
        return None
    support = Counter(count.value for count in totals)
    support[totals[0].value] += 1
    return max(sorted(support), key=lambda value: (support[value], value))


def _counts(text: str, sentence: Sentence, quantities: Sequence[Quantity], measure: str) -> list[_Count]:
    here = [
        quantity for quantity in quantities if quantity.measure == measure and sentence.span.contains(quantity.span)
    ]
    words = sentence.span.text_in(text)
    if not here or _scopes().search(words) or _YEAR.search(words):
        return []
    counts: list[_Count] = []
    end = -1
    for quantity in here:
        if quantity.partial or quantity.low is None or quantity.low != quantity.high or _is_open(text, quantity, end):
            end = -1
            continue
        last = max(quantity.span.end, quantity.counted.end if quantity.counted else 0)
        if end >= 0 and _LIST.fullmatch(text, end, quantity.span.start):
            counts[-1] = _Count(counts[-1].value + quantity.low, single=False)
        elif measure == "killed" and _SELF.match(text, last, last + 90):
            counts.append(_Count(quantity.low + 1, single=False))
        else:
            lone = quantity.low == 1.0 and measure != "killed"
            counts.append(_Count(quantity.low, lone or _SINGLE.match(text, quantity.span.start) is not None))
        end = last
    return counts


def _is_open(text: str, quantity: Quantity, end: int) -> bool:
    """Return whether people outside the figure belong to the same count."""
    if quantity.counted is not None and _MORE.match(text, quantity.counted.end):
        return True
    start = quantity.span.start
    listed = end >= 0 and _LIST.fullmatch(text, end, start) is not None
    others = quantity.counted is not None and "other" in text[quantity.span.end : quantity.counted.end]
    if listed or not others or _BEYOND.search(text[max(0, start - 6) : start]) is None:
        return False
    return _CLOSED.search(text[max(0, start - 24) : start]) is None
