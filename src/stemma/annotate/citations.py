"""Citations: other outlets and agencies that an article names as the source of something."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from stemma.annotate.names.gazetteer import get_gazetteer
from stemma.lang import load
from stemma.records import Article, Citation, Name, Sentence, Span, content_id

_LISTS = load("citing")
_ANY_BEFORE = "|".join(sorted((re.escape(words) for words in _LISTS["before"]), key=len, reverse=True))
_ANY_AFTER = "|".join(sorted((re.escape(words) for words in _LISTS["after"]), key=len, reverse=True))
_FEW_WORDS = r"(?:[^.,;:“”\"()\n]{1,60}?[ \u00a0])??"
_BEFORE = re.compile(rf"(?P<cue>\b(?:{_ANY_BEFORE})[ \u00a0]{_FEW_WORDS})$", re.IGNORECASE)
_AFTER = re.compile(rf"^(?:[’'‘]s)?[ \u00a0]?(?:[^.,;:“”\"()\n]{{0,30}}[ \u00a0])??(?:{_ANY_AFTER})\b", re.IGNORECASE)
_JOINED = re.compile(r"(?:,[ ][^.;:“”\"]{1,60})?[ ](?:and|or)[ ][^.,;:“”\"]{1,70}?\b(?:reported|reports?|said|says)\b")
_KINDS = frozenset(load("outlets")["kinds"].split())
_ENDINGS = tuple(f" {ending}" for ending in _LISTS["outlet_endings"])
_LONGEST_KIND = 16  # characters
_WINDOW = 130  # characters looked at on either side


def find_citations(article: Article, sentences: Sequence[Sentence], names: Sequence[Name]) -> tuple[Citation, ...]:
    """Return where the article names another outlet as the source of something, in order of the text.

    One citation for each mention of an outlet beside a word of citing; "the newspaper Example reported" counts though
    Example is in no list. The article's own outlet and agency are no citation when they only sign it.
    """
    starts = [sentence.span.start for sentence in sentences]
    mentions = sorted(
        (span, name.id, name) for name in names for span in name.spans if _may_be_outlet(article.text, name, span)
    )
    citations: list[Citation] = []
    previous: tuple[int, bool] = (-1, False)
    for span, _, name in mentions:
        index = bisect_right(starts, span.start) - 1
        if index < 0 or sentences[index].span.end < span.end or sentences[index].block is not None:
            continue
        bounds = _citing(article.text, span.start, span.end, sentences[index].span, previous)
        if bounds is not None:
            citations.append(_citation(article.id, span.text_in(article.text), bounds, name))
        previous = (span.end, bounds is not None)
    return tuple(sorted(citations, key=lambda citation: (citation.span, citation.id)))


def _may_be_outlet(text: str, name: Name, span: Span) -> bool:
    """Return whether the mention names an outlet: listed, named like one, or called one by the word before."""
    if name.kind in ("place", "other"):
        return False
    outlets = get_gazetteer().outlets
    if name.name in outlets or f"The {name.name}" in outlets or span.text_in(text) in outlets:
        return True
    if " " in name.name and name.name.lower().endswith(_ENDINGS):
        return True
    words = text[max(0, span.start - _LONGEST_KIND) : span.start].lower().split()
    return bool(words) and words[-1] in _KINDS and words[-2:] != ["social", "network"]


def _citation(article_id: str, outlet: str, bounds: tuple[int, int], name: Name) -> Citation:
    return Citation(
        id=content_id("c", article_id, *bounds, outlet),
        span=Span(article=article_id, start=bounds[0], end=bounds[1]),
        outlet=outlet.removeprefix("the "),
        name_id=name.id,
    )


def _citing(text: str, start: int, end: int, sentence: Span, previous: tuple[int, bool]) -> tuple[int, int] | None:
    """Return the offsets of the words that cite the outlet named at ``[start, end)``; None if it is not cited there."""
    before = text[max(sentence.start, start - _WINDOW) : start]
    match = _BEFORE.search(before)
    if match:
        return start - (len(before) - match.start("cue")), end
    after = text[end : min(sentence.end, end + _WINDOW)]
    match = _AFTER.match(after) or _JOINED.match(after)
    if match:
        return start, end + match.end()
    if previous[1] and text[previous[0] : start].strip(" ,") in ("and", "", "and the", "and independent"):
        return start, end
    return None
