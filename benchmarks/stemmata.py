"""Grown stemmata: families of reports made from given texts by the changes that newsrooms make, with the true descent.

Every family has one or two originals; the others are made by copying, cutting from the end, dropping and inserting
paragraphs, putting other words in, putting the text into the house's own style, making slips, merging two sources,
and keeping or dropping the credit. A wire's own text may be left out of the set, and updated between two copies: then
its copies descend from a source that is not there. The same seed gives the same family.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.newsroom import (
    Style,
    choose_style,
    cut_from_end,
    drop_some,
    insert,
    make_slips,
    put_in_other_words,
    put_in_style,
)
from stemma.records import Article, Credit, Published, Span, content_id

AGENCY = "Reuters"
LOST = "lost"
# Share of families that begin with a wire, and of those in which nobody credits it.
_WIRES = 0.5
_SILENT = 0.4
# How carefully a copy is put into the house's own style, for each occurrence.
_CARE = 0.7
# Paragraphs that a report made from two takes from each; those with so many words in common are one.
_TAKEN = 8
_SAME = 0.6


@dataclass(frozen=True)
class Grown:
    """One family.

    Attributes:
        articles: the reports, as a reader would meet them.
        parents: article id -> ids of the articles it was made from, ``AGENCY`` or ``LOST`` for a wire not in the set.
    """

    articles: tuple[Article, ...]
    parents: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def ancestors(self, article: str) -> set[str]:
        """Return everything an article descends from."""
        found: set[str] = set()
        frontier = list(self.parents.get(article, ()))
        while frontier:
            parent = frontier.pop()
            if parent not in found:
                found.add(parent)
                frontier += self.parents.get(parent, ())
        return found


@dataclass
class _Draft:
    paragraphs: list[str]
    outlet: str
    hours: float
    parents: tuple[int | str, ...] = ()
    credit: str | None = None
    dated: bool = True


@dataclass(frozen=True)
class _House:
    outlet: str
    style: Style
    own: list[str]


def _rework(paragraphs: list[str], house: _House, chance: random.Random) -> list[str]:
    """Return copy as a house prints it."""
    if chance.random() < 0.5:
        paragraphs = cut_from_end(paragraphs, chance)
    if chance.random() < 0.35:
        paragraphs = drop_some(paragraphs, chance)
    if chance.random() < 0.4:
        paragraphs = put_in_other_words(paragraphs, chance, chance.uniform(0.03, 0.2))
    if chance.random() < 0.6:
        paragraphs = put_in_style(paragraphs, house.style, chance, _CARE)
    if chance.random() < 0.4:
        paragraphs = make_slips(paragraphs, chance, chance.randrange(1, 4))
    if chance.random() < 0.5:
        paragraphs = insert(paragraphs, house.own[: chance.randrange(1, 4)], chance)
    return paragraphs


def _merge(sources: Sequence[_Draft]) -> list[str]:
    """Return the first paragraphs of several reports, none of them twice."""
    merged: list[str] = []
    held: list[set[str]] = []
    for source in sources:
        for paragraph in source.paragraphs[:_TAKEN]:
            words = set(paragraph.split())
            if all(len(words & other) < _SAME * min(len(words), len(other)) for other in held):
                merged.append(paragraph)
                held.append(words)
    return merged


def _derive(sources: Sequence[tuple[int | str, _Draft]], house: _House, chance: random.Random, silent: bool) -> _Draft:
    """Return a report made from one or two others."""
    paragraphs = list(sources[0][1].paragraphs) if len(sources) == 1 else _merge([source for _, source in sources])
    paragraphs = _rework(paragraphs, house, chance)
    hours = max(source.hours for _, source in sources) + chance.uniform(0.3, 12)
    draft = _Draft(paragraphs, house.outlet, hours, tuple(key for key, _ in sources), dated=chance.random() < 0.6)
    first = sources[0][1]
    if chance.random() < 0.4:  # the source is named, in a tail line or in the text
        if first.outlet != AGENCY:
            draft.paragraphs = [*draft.paragraphs, f"The news was first reported by {first.outlet}."]
        elif not silent:
            draft.credit = AGENCY
    elif first.credit and chance.random() < 0.5:
        draft.credit = first.credit
    return draft


def grow_family(texts: Sequence[Sequence[str]], seed: int) -> Grown:
    """Return one family grown from independent texts.

    Args:
        texts: at least six texts as paragraphs, on different things; the first is the original, the others lend
            paragraphs that outlets add of their own.
        seed: same seed, same family.
    """
    chance = random.Random(seed)
    names = [f"The {name} Courier" for name in ("Tarn", "Velm", "Osk", "Brill", "Quay", "Harn", "Ludo", "Pell")]
    houses = []
    for k, name in enumerate(names[:6]):
        style = choose_style(chance)
        own = [p for p in texts[k] if len(p) > 80]
        houses.append(_House(name, style, put_in_style(own, style, chance, 1.0)))
    wire = chance.random() < _WIRES
    silent = chance.random() < _SILENT
    styled = put_in_style(texts[0], choose_style(chance) if wire else houses[0].style, chance, 1.0)
    original = _Draft(styled, AGENCY if wire else names[0], 0.0)
    drafts: list[_Draft] = [] if wire else [original]
    for k in range(1, chance.randrange(3, 6)):
        if wire and (not drafts or chance.random() < 0.7):
            if k > 2 and chance.random() < 0.3:  # a later version of the wire
                original = _Draft([*original.paragraphs, *list(texts[5])[:3]], AGENCY, original.hours + 3)
            sources: list[tuple[int | str, _Draft]] = [("wire", original)]
        else:
            place = chance.randrange(len(drafts))
            sources = [(place, drafts[place])]
            if len(drafts) > 1 and chance.random() < 0.15:
                other = chance.randrange(len(drafts))
                sources += [(other, drafts[other])] if other != place else []
        drafts.append(_derive(sources, houses[k], chance, silent))
    credited = any(draft.credit for draft in drafts)
    articles = [_publish(draft, seed) for draft in drafts]
    parents = {
        article.id: tuple(
            (AGENCY if credited else LOST) if parent == "wire" else articles[int(parent)].id for parent in draft.parents
        )
        for article, draft in zip(articles, drafts, strict=True)
    }
    return Grown(tuple(articles), parents)


def _publish(draft: _Draft, seed: int) -> Article:
    text = "\n".join(draft.paragraphs)
    credits: tuple[Credit, ...] = ()
    key = content_id("a", seed, draft.outlet, text)
    if draft.credit:
        text += f"\n({draft.credit})"
        span = Span(article=key, start=len(text) - len(draft.credit) - 2, end=len(text))
        credits = (Credit(agency=draft.credit, span=span, role="source"),)
    hours = int(draft.hours)
    minutes = int(60 * (draft.hours - hours))
    value = f"2031-05-{3 + hours // 24:02}T{hours % 24:02}:{minutes:02}+00:00" if draft.dated else None
    return Article(
        id=key,
        source=f"{draft.outlet}.txt",
        outlet=draft.outlet,
        agency=draft.credit,
        published=Published(value=value, basis="metadata" if value else "unknown"),
        language="en",
        text=text,
        credits=credits,
    )
