"""Labels of which one excludes the other: the chamber a claim speaks of, and the party of a person."""

from collections.abc import Sequence

from stemma.checking.claim_reading import ReadClaim
from stemma.checking.facets.finding import Facet, differ
from stemma.checking.ground import Ground, Unit
from stemma.checking.naming import ClaimName
from stemma.checking.terms import listed
from stemma.lang import load
from stemma.records import Difference, Span
from stemma.text.words import Word, find_words

_CLAIM_REACH = 4  # words between a name and its party in a claim ("Roe is a moderate Republican")
_AROUND = 60  # characters of a report read after a name
_AFTER = 3  # words of an apposition in which the party is looked for ("Roe, a Democrat")


def compare_labels(claim: ReadClaim, names: Sequence[ClaimName], unit: Unit, ground: Ground) -> Facet:
    """Return a difference if a unit has the other chamber, or the report the other party of a person."""
    found = _compare_chambers(claim, unit)
    differences = [found] if found is not None else []
    for name in names:
        side = _claimed_party(claim, name, names)
        if side is None:
            continue
        other = _reported_party(name, unit, ground, side)
        if other is not None:
            text = ground.index_of(unit).text_of(other)
            why = f"The claim gives {name.text} another party than the report."
            differences.append(differ("opposite", claim.text[side[1].start : side[1].end], text, other, why))
    return Facet((), tuple(differences))


def _compare_chambers(claim: ReadClaim, unit: Unit) -> Difference | None:
    mine, yours = _chambers(claim.words, claim.text), _chambers(find_words(unit.text), unit.text)
    if len(mine) != 1 or not yours or mine.keys() & yours.keys():
        return None
    (word,), other = mine.values(), min(yours.values(), key=lambda one: one.start)
    span = Span(article=unit.span.article, start=unit.span.start + other.start, end=unit.span.start + other.end)
    own, theirs = claim.text[word.start : word.end], unit.text[other.start : other.end]
    return differ("name", own, theirs, span, f"The claim speaks of the {own}, the report of the {theirs}.")


def _chambers(words: Sequence[Word], text: str) -> dict[int, Word]:
    """Return number of the chamber -> its first word, of words written with a capital."""
    found: dict[int, Word] = {}
    for at, word in enumerate(words):
        norm = word.norm.removesuffix("'s")
        before = words[at - 1].norm if at else ""
        if not text[word.start].isupper() or before in listed("chamber_breaks"):
            continue
        for number, forms in enumerate(load("checking")["chambers"]):
            if norm in forms:
                found.setdefault(number, word)
    return found


def _side(word: Word) -> int | None:
    """Return the number of the party a word names, or None."""
    parts = word.norm.split("-")
    return next((number for number, forms in enumerate(load("checking")["parties"]) if parts[0] in forms), None)


def _claimed_party(claim: ReadClaim, name: ClaimName, names: Sequence[ClaimName]) -> tuple[int, Word] | None:
    """Return the party that a claim gives a person, with its word, no other name standing between them."""
    if not name.person:
        return None
    following = [word for word in claim.words if word.start >= name.span.end][: _CLAIM_REACH + 1]
    if following and following[0].norm not in listed("passive"):
        return None
    for word in following:
        side = _side(word)
        if side is not None:
            return side, word
        if any(one.span.start <= word.start < one.span.end and one.person for one in names):
            return None
    return None


def _reported_party(name: ClaimName, unit: Unit, ground: Ground, side: tuple[int, Word]) -> Span | None:
    """Return where the report gives a person the other party, if it never gives the claimed one."""
    index = ground.index_of(unit)
    others: list[Span] = []
    for id_ in sorted(name.ids[unit.story]):
        for span in index.names[id_].spans:
            found = _label_at(index.articles[span.article].text, span)
            if found is None:
                continue
            if found[0] == side[0]:
                return None
            others.append(found[1])
    return min(others, default=None)


def _label_at(text: str, span: Span) -> tuple[int, Span] | None:
    """Return the party in the apposition to a name: "Roe (D-Vask)", "Roe, a Democrat"."""
    after = text[span.end : span.end + _AROUND]
    if after.lstrip()[:1] in (",", "("):
        for word in find_words(after)[:_AFTER]:
            if any(mark in after[: word.start].lstrip()[1:] for mark in ",();."):
                break
            side = _side(word)
            if side is not None and after[word.start].isupper():
                start = span.end + word.start
                return side, Span(article=span.article, start=start, end=span.end + word.end)
    return None
