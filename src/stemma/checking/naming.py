"""Names of a claim, found again in a report: as written, by another form, by a pronoun, as the speaker."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from stemma.checking.claim_reading import ReadClaim
from stemma.checking.ground import Ground, Unit
from stemma.checking.terms import listed
from stemma.checking.vocabulary import are_one_family, are_synonyms, name_stem, place_forms
from stemma.lang import load
from stemma.reconciliation.index import StoryIndex
from stemma.records import Name, Span
from stemma.text.person_names import fold_transliteration, same_person
from stemma.text.words import Word, find_words

# How well a name is covered: named in the sentence; meant by a pronoun in it; named close by; named in the article.
_LOCATING_WORDS = 3  # before the name of a place, of which one must locate ("in the capital Vask")
NAMED, MEANT, CLOSE_BY, IN_ARTICLE = 1.0, 0.9, 0.75, 0.5


@dataclass(frozen=True, eq=False)
class ClaimName:
    """One name in a claim.

    Attributes:
        span: where it stands in the claim.
        text: as written.
        tokens: its words, folded to stems.
        person: whether it names a person.
        place: whether it names a place.
        ids: for each story, the ids of the names it may stand for.
    """

    span: Span
    text: str
    tokens: tuple[str, ...]
    person: bool
    place: bool
    ids: tuple[frozenset[str], ...]


class NameTable:
    """The names of one story, to be looked up by a written form."""

    def __init__(self, index: StoryIndex) -> None:
        self._by_form: dict[str, set[str]] = defaultdict(set)
        self._by_last: dict[str, set[str]] = defaultdict(set)
        self._names = index.names
        for name in index.names.values():
            for form in (name.name, *name.aliases):
                folded = _fold(form)
                if folded:
                    self._by_form[folded].add(name.id)
                    self._by_last[folded.split()[-1]].add(name.id)

    def find(self, text: str) -> frozenset[str]:
        """Return the ids of the names that a written form may stand for."""
        folded = _fold(text)
        if not folded:
            return frozenset()
        held = set(self._by_form.get(folded, ()))
        last = self._by_last.get(folded.split()[-1], set())
        several = len(folded.split()) > 1
        for id_ in sorted(last):
            name = self._names[id_]
            if not several or (name.kind == "person" and any(_fits(text, form) for form in (name.name, *name.aliases))):
                held.add(id_)
        return frozenset(held)


def _fits(text: str, form: str) -> bool:
    """Return whether a full name and another form can be one person; a bare surname fits nobody by itself."""
    return len(form.split()) > 1 and same_person(text, form)


def _fold(form: str) -> str:
    return fold_transliteration(
        form.replace(".", "").removeprefix("The ").removeprefix("the ").removesuffix("'s").removesuffix("’s")
    )


@cache
def _offices() -> frozenset[str]:
    return frozenset(
        word.casefold().rstrip(".") for key in ("offices", "honorifics") for word in load("titles")[key].split()
    )


@cache
def _given_names() -> frozenset[str]:
    given = load("given_names")
    return frozenset(f"{given['male']} {given['female']}".casefold().split())


def list_names(claim: ReadClaim, ground: Ground, tables: Sequence[NameTable]) -> tuple[ClaimName, ...]:
    """Return the names of a claim with what they may stand for in each story."""
    found = []
    for span in claim.names:
        text = span.text_in(claim.text)
        tokens = tuple(name_stem(word.norm) for word in find_words(text))
        phrases = [one for one in claim.terms if " " in claim.text[one.start : one.end]]
        inside = any(one.start <= span.start and span.end < one.end for one in phrases)
        if not tokens or inside or text.casefold().rstrip(".") in _offices():
            continue
        ids = tuple(table.find(text) for table in tables)
        kinds = {ground.indexes[story].names[id_].kind for story, held in enumerate(ids) for id_ in held}
        own = {one.kind for one in claim.index.names.values() if any(other.overlaps(span) for other in one.spans)}
        first = find_words(text)[0].norm
        person = "person" in kinds or (not kinds and ("person" in own or first in _given_names()))
        place = not person and ("place" in (kinds or own) or text.casefold() in place_forms())
        opens = span.start == 0 or claim.text[: span.start].rstrip().endswith((".", "“", '"'))
        if not kinds and opens and len(tokens) == 1 and not person and _written_small(tokens[0], ground):
            continue
        found.append(ClaimName(span, text, tokens, person, place, ids))
    return tuple(found)


def _written_small(token: str, ground: Ground) -> bool:
    """Return whether the reports have a word without a capital: then it is no name."""
    for number in ground.bearers.get(token, ())[:8]:
        if any(term.stem == token and not term.capital for term in ground.units[number].terms):
            return True
    return False


def cover_name(name: ClaimName, unit: Unit, ground: Ground) -> tuple[float, tuple[int, int] | None]:
    """Return how well a unit covers a name, 0 to 1, and where it is named in the unit."""
    index = ground.index_of(unit)
    ids = name.ids[unit.story]
    for start, end, id_ in index.names_within(unit.span):
        if id_ in ids:
            return NAMED, (start, end)
    tokens = unit.tokens
    held = {token: place for token in name.tokens if (place := _place_of(token, tokens))}
    if len(held) == len(set(name.tokens)):
        return NAMED, held[name.tokens[-1]]
    for one in ground.attributions_of(unit):
        if one.speaker.name_id in ids:
            return NAMED, None
    around = ground.neighbours(unit)
    if name.person:
        return _cover_person(name, unit, ground, around), None
    share = len(held) / len(set(name.tokens))
    close = set().union(*(one.tokens.keys() for one in around)) if around else set()
    if all(token in tokens or token in close for token in name.tokens):
        return max(share, CLOSE_BY), None
    if _in_article(name, unit, ground):
        return max(share, IN_ARTICLE), None
    return (share if share >= 0.5 else 0.0) * 0.5, None


def _place_of(token: str, tokens: Mapping[str, tuple[int, int]]) -> tuple[int, int] | None:
    """Return where a word of a name stands in a unit, in this form or another of its family."""
    if token in tokens:
        return tokens[token]
    family = (word for word in tokens if are_one_family(token, word) or are_synonyms(token, word))
    best = min(family, default=None)
    return tokens[best] if best is not None else None


def _cover_person(name: ClaimName, unit: Unit, ground: Ground, around: Sequence[Unit]) -> float:
    """Return how well a pronoun or a description in a unit stands for a person named just before it."""
    index, ids = ground.index_of(unit), name.ids[unit.story]
    words = find_words(unit.text)
    stands_at = next((word.start for at, word in enumerate(words) if _stands_for(words, at, unit.text)), None)
    if stands_at is None:
        return 0.0
    other = any(
        index.names[id_].kind == "person" and id_ not in ids and start < unit.span.start + stands_at
        for start, _, id_ in index.names_within(unit.span)
    )
    before = [one for one in around if one.number < unit.number]
    near = any(id_ in ids for one in before for _, _, id_ in index.names_within(one.span))
    if near:
        return CLOSE_BY if other else MEANT
    title = ground.title_names(unit.span.article)
    return IN_ARTICLE if not other and not ids.isdisjoint(title) else 0.0


def _stands_for(words: Sequence[Word], at: int, text: str) -> bool:
    """Return whether a word is a pronoun, or a description without a name ("the senator", not "Senator Roe")."""
    if words[at].norm in listed("pronouns"):
        return True
    before = words[at - 1].norm if at else ""
    named = at + 1 < len(words) and text[words[at + 1].start].isupper()
    return words[at].norm in listed("anaphors") and before in listed("noun_openers") and not named


def _in_article(name: ClaimName, unit: Unit, ground: Ground) -> bool:
    article = ground.index_of(unit).articles[unit.span.article]
    ids = name.ids[unit.story]
    if any(span.article == article.id for id_ in sorted(ids) for span in ground.index_of(unit).names[id_].spans):
        return True
    return all(token in ground.article_stems(article.id) for token in name.tokens)


def find_rival(name: ClaimName, unit: Unit, ground: Ground, others: Sequence[ClaimName]) -> Name | None:
    """Return a name of the same kind in a unit that no name of the claim stands for."""
    index = ground.index_of(unit)
    claimed = frozenset(id_ for one in others for id_ in one.ids[unit.story])
    tokens = {token for one in others for token in one.tokens}
    words = find_words(unit.text)
    for start, _, id_ in index.names_within(unit.span):
        rival = index.names[id_]
        lead = [word.norm for word in words if word.end + unit.span.start <= start][-_LOCATING_WORDS:]
        if name.place and listed("locating").isdisjoint(lead):
            continue
        same_kind = rival.kind == "person" if name.person else rival.kind != "person"
        own = {name_stem(word.norm) for word in find_words(rival.name)}
        fits = same_kind and (name.person or name.place == (rival.kind == "place"))
        if fits and id_ not in claimed and not own <= tokens:
            return rival
    return None
