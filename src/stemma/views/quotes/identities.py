"""Who a speaker is within a story: one person in all its articles, a description, or an outlet."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from stemma.lang import load
from stemma.records import Article, Attribution, Citation, Name
from stemma.text.figures import find_figures
from stemma.views.clean import clean_line, cut_line
from stemma.views.quotes.entries import UNRESOLVED, Identity

NAME_LIMIT: Final = 160
_ARTICLES: Final = ("the", "a", "an")


def fold_description(text: str) -> str:
    """Return a name or description as compared: case folded, without an article before it.

    >>> fold_description("The White House official")
    'white house official'
    """
    words = clean_line(text).casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(load("certainty_words")["pronouns"])


def identify_speaker(
    attribution: Attribution, names: Mapping[str, Name], cited: Mapping[tuple[str, str], Citation]
) -> Identity:
    """Return who is reported to speak.

    Args:
        attribution: the attribution.
        names: the names of the story, by id.
        cited: the story's citations that are names, by article and name id; a speaker among them is an outlet.
    """
    speaker, article = attribution.speaker, attribution.span.article
    name = names.get(speaker.name_id or "")
    shown = cut_line((name.name if name else speaker.name) or "", NAME_LIMIT)
    if not shown:
        return Identity(key=("unresolved", ""), kind="unresolved", name=UNRESOLVED)
    citation = cited.get((article, name.id)) if name and name.kind != "person" else None
    names_outlet = citation is not None and speaker.span is not None and citation.span.overlaps(speaker.span)
    if speaker.kind == "outlet" or names_outlet:
        return identify_outlet(shown, speaker.name_id)
    if name:
        return Identity(key=("named", name.id), kind="named", name=shown, name_id=name.id)
    folded = fold_description(shown)
    # "Two of them" is somebody else in each article.
    words = folded.split()
    own = article if words and not _pronouns().isdisjoint((words[0], words[-1])) else ""
    return Identity(key=(speaker.kind, f"{folded}\0{own}"), kind=speaker.kind, name=shown)


def identify_outlet(name: str, name_id: str | None = None) -> Identity:
    """Return the identity of an outlet that is cited or speaks."""
    shown = cut_line(name, NAME_LIMIT)
    return Identity(key=("outlet", fold_description(shown)), kind="outlet", name=shown, name_id=name_id)


def count_sources(description: str) -> int | None:
    """Return how many a description says it stands for; None if it gives no number.

    >>> count_sources("three sources close to the harbour board"), count_sources("an aide")
    (3, None)
    """
    first = next(find_figures(description[:NAME_LIMIT]), None)
    if first is None or first.start or first.form not in {"digits", "words"} or first.low != first.high:
        return None
    return int(first.low) if first.low == int(first.low) else None


def is_own_outlet(name: str, article: Article) -> bool:
    """Return whether an article that cites ``name`` speaks of its own outlet, by its full or a short name."""
    words = set(fold_description(name).split())
    return bool(words) and words <= set(fold_description(article.outlet or article.label).split())
