"""Choosing the speaker that a user asks for, and what to offer when nobody is called so."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import Final

import msgspec

from stemma.views.quotes.entries import Source, StoryQuotes
from stemma.views.quotes.identities import fold_description

_OFFERED: Final = 5
# Names compared with what a user typed; the most quoted come first.
_MOST_COMPARED: Final = 2000


def choose_speaker(stories: Iterable[StoryQuotes], asked: str) -> list[StoryQuotes]:
    """Return the stories with the sources called ``asked`` only; stories without one are left out.

    A name, an alias or a surname matches whatever its case and accents; a description of an unnamed source too. Where
    nothing matches whole, sources whose name or description holds the words in a row are taken.
    """
    listed, folded = list(stories), _fold(asked)
    if not folded:
        return []
    for matches in (_is_called, _holds):
        chosen = [
            msgspec.structs.replace(story, sources=held)
            for story in listed
            if (held := tuple(source for source in story.sources if matches(source, folded)))
        ]
        if chosen:
            return chosen
    return []


def suggest_speakers(stories: Sequence[StoryQuotes], asked: str) -> list[str]:
    """Return up to five names to offer: those spelled most like ``asked``, then those that most articles quote."""
    articles: Counter[str] = Counter()
    for story in stories:
        for source in story.sources:
            if source.kind != "unresolved":
                articles[source.name] += source.articles
    ranked = [name for name, _ in sorted(articles.items(), key=lambda pair: (-pair[1], pair[0]))][:_MOST_COMPARED]
    forms: dict[str, str] = {}
    for name in ranked:
        for form in (_fold(name), _fold(name).split()[-1]):
            forms.setdefault(form, name)
    near = get_close_matches(_fold(asked)[:100], forms, n=_OFFERED)
    return list(dict.fromkeys([*(forms[form] for form in near), *ranked]))[:_OFFERED]


def _is_called(source: Source, folded: str) -> bool:
    return folded in _forms(source)


def _holds(source: Source, folded: str) -> bool:
    return any(f" {folded} " in f" {form} " for form in _forms(source))


def _forms(source: Source) -> Iterator[str]:
    """Yield the names, aliases and surnames under which a source may be asked for."""
    if source.kind == "unresolved":
        return
    for name in (source.name, *source.aliases):
        folded = _fold(name)
        yield folded
        if source.kind == "named" and folded:
            yield folded.split()[-1]


def _fold(name: str) -> str:
    plain = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    return fold_description(plain)
