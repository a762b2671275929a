"""Grown stemmata: families of reports made from given texts by the changes that newsrooms make, with the true descent.

Every family has one or two originals; the others are made by copying, cutting from the end, inserting paragraphs,
putting other words in, making slips, merging two sources, and keeping or dropping the credit. A wire's own text may
be left out of the set: then its copies descend from a source that is not there. The same seed gives the same family.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from stemma.records import Article, Credit, Published, Span, content_id

# Words of news that may stand for one another in most places; used in both directions.
SUBSTITUTES = {
    "said": "stated", "big": "large", "help": "aid", "began": "started", "ended": "concluded",
    "many": "numerous", "also": "additionally", "but": "yet", "near": "close to", "show": "display",
    "told": "informed", "people": "persons", "called": "termed", "asked": "requested", "killed": "slain",
    "buy": "purchase", "home": "residence", "use": "employ", "car": "vehicle", "doctor": "physician",
    "fight": "battle", "get": "obtain", "give": "provide", "keep": "retain", "law": "statute",
    "leave": "depart", "make": "produce", "need": "require", "new": "fresh", "plan": "scheme",
    "police": "officers", "vote": "ballot", "work": "labour", "would": "was to", "after": "following",
    "about": "around",
}  # fmt: skip
AGENCY = "Reuters"


@dataclass(frozen=True)
class Grown:
    """One family.

    Attributes:
        articles: the reports, as a reader would meet them.
        parents: article id -> ids of the articles it was made from, ``AGENCY`` or ``"lost"`` for a wire not in the set.
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


def _cut_from_end(paragraphs: list[str], chance: random.Random) -> list[str]:
    kept = paragraphs[: max(2, int(len(paragraphs) * chance.uniform(0.4, 0.9)))]
    if chance.random() < 0.3:  # cut to a length in the middle of a sentence
        words = kept[-1].split(" ")
        kept[-1] = " ".join(words[: max(6, len(words) * 2 // 3)])
    return kept


def _put_in_other_words(paragraphs: list[str], chance: random.Random, share: float) -> list[str]:
    back = {value: key for key, value in SUBSTITUTES.items()}
    changed = []
    for paragraph in paragraphs:
        words = []
        for word in paragraph.split(" "):
            plain = word.strip('.,;:"')
            other = SUBSTITUTES.get(plain) or back.get(plain)
            if other and chance.random() < 3 * share:
                word = word.replace(plain, other)
            elif chance.random() < share / 4 and plain.islower() and len(plain) < 8:
                continue  # a short word dropped
            words.append(word)
        changed.append(" ".join(words))
    return changed


def _make_slips(paragraphs: list[str], chance: random.Random, count: int) -> list[str]:
    paragraphs = list(paragraphs)
    for _ in range(count):
        place = chance.randrange(len(paragraphs))
        words = paragraphs[place].split(" ")
        long = [k for k, word in enumerate(words) if len(word) > 5 and word.isalpha() and word.islower()]
        if long:
            k = chance.choice(long)
            cut = chance.randrange(1, len(words[k]) - 1)
            words[k] = words[k][:cut] + words[k][cut + 1 :]
            paragraphs[place] = " ".join(words)
    return paragraphs


def _insert(paragraphs: list[str], own: Sequence[str], chance: random.Random) -> list[str]:
    paragraphs = list(paragraphs)
    for paragraph in own:
        paragraphs.insert(chance.randrange(len(paragraphs) + 1), paragraph)
    return paragraphs


def _derive(
    sources: Sequence[tuple[int | str, _Draft]], own: Sequence[str], outlet: str, chance: random.Random
) -> _Draft:
    """Return a report made from one or two others."""
    paragraphs = [p for _, source in sources for p in source.paragraphs[: 99 if len(sources) == 1 else 8]]
    if chance.random() < 0.5:
        paragraphs = _cut_from_end(paragraphs, chance)
    if chance.random() < 0.4:
        paragraphs = _put_in_other_words(paragraphs, chance, chance.uniform(0.03, 0.2))
    if chance.random() < 0.4:
        paragraphs = _make_slips(paragraphs, chance, chance.randrange(1, 4))
    if chance.random() < 0.5:
        paragraphs = _insert(paragraphs, own[: chance.randrange(1, 3)], chance)
    hours = max(source.hours for _, source in sources) + chance.uniform(0.3, 12)
    draft = _Draft(paragraphs, outlet, hours, tuple(key for key, _ in sources), dated=chance.random() < 0.6)
    first = sources[0][1]
    if chance.random() < 0.4:  # the source is named, in a tail line or in the text
        if first.outlet == AGENCY:
            draft.credit = AGENCY
        else:
            draft.paragraphs = [*draft.paragraphs, f"The news was first reported by {first.outlet}."]
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
    outlets = [f"The {name} Courier" for name in ("Tarn", "Velm", "Osk", "Brill", "Quay", "Harn", "Ludo", "Pell")]
    wire = chance.random() < 0.5
    original = _Draft(list(texts[0]), AGENCY if wire else outlets[0], 0.0)
    drafts: list[_Draft] = []
    if not wire:
        drafts.append(original)
    for k in range(1, chance.randrange(3, 6)):
        own = [p for p in texts[k] if len(p) > 80]
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
        drafts.append(_derive(sources, own, outlets[k], chance))
    credited = any(draft.credit for draft in drafts)
    articles = [_publish(draft, seed) for draft in drafts]
    parents = {
        article.id: tuple(
            (AGENCY if credited else "lost") if parent == "wire" else articles[int(parent)].id
            for parent in draft.parents
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
