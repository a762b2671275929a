"""How well the words of a claim are covered by a sentence of a report and the sentences around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from stemma.checking.claim_reading import ReadClaim
from stemma.checking.ground import Ground, Unit
from stemma.checking.naming import ClaimName
from stemma.checking.terms import Term, listed
from stemma.checking.vocabulary import are_one_family, are_opposites, are_synonyms
from stemma.records import Span

# How well one word covers another: the same word, another form of it, a synonym, one near it for the encoder.
SAME, FAMILY, SYNONYM, NEAR = 1.0, 0.9, 0.9, 0.7
# What a word counts that stands in a sentence beside it, or in another statement of the same claim.
BESIDE = 0.8
# Cosine of two single words from which on the encoder takes them for near; opposites lie as near (read on basil).
_NEAR_COSINE = 0.6


@dataclass(frozen=True)
class Covered:
    """One word of a claim and what covers it.

    Attributes:
        term: of the claim.
        level: how well it is covered, 0 to 1.
        by: the term of the unit that covers it, if one does.
        weight: how much it counts.
        attributive: whether the next word of the claim carries content too, so that this one merely qualifies it.
    """

    term: Term
    level: float
    by: Term | None
    weight: float
    attributive: bool = False


def plain_terms(claim: ReadClaim, names: Sequence[ClaimName]) -> list[Term]:
    """Return the terms of a claim that are no name, time or figure."""
    spans = (
        [name.span for name in names]
        + [one.span for one in (*claim.times, *claim.lengths)]
        + [one.span for one in claim.quantities]
    )
    return [
        term
        for term in claim.terms
        if not any(span.start < term.end and term.start < span.end for span in spans)
        and not term.figure
        and not _is_speech(term, claim)
        and term.norm not in listed("universal") | listed("none") | listed("only") | listed("most")
    ]


def _is_speech(term: Term, claim: ReadClaim) -> bool:
    """Return whether a term is the plain verb of saying that hangs the claim on its source."""
    cue = claim.attribution.cue if claim.attribution else None
    return cue is not None and cue.start <= term.start < cue.end and term.norm in listed("plain_saying")


def cover_terms(
    terms: Sequence[Term], unit: Unit, beside: Sequence[Unit], ground: Ground, near: "Nearness | None" = None
) -> list[Covered]:
    """Return how well each term of a claim is covered by a unit, or by those beside it."""
    found = []
    following = {one.at: two.at - one.at == 1 for one, two in pairwise(terms)}
    for term in terms:
        level, by = _best(term, unit.terms)
        if level < SYNONYM:
            other = max((_best(term, one.terms)[0] for one in beside), default=0.0) * BESIDE
            if other > level:
                level, by = other, None
        if level == 0.0 and near is not None:
            by = near.nearest(term, unit.terms)
            level = NEAR if by is not None else 0.0
        found.append(Covered(term, level, by, ground.weight(term.stem), following.get(term.at, False)))
    return found


def _best(term: Term, terms: Sequence[Term]) -> tuple[float, Term | None]:
    """Return the best level at which one of some terms covers a term."""
    best: tuple[float, Term | None] = (0.0, None)
    for other in terms:
        level = _level(term, other)
        if level > best[0]:
            best = (level, other)
            if level == SAME:
                break
    return best


def _level(one: Term, two: Term) -> float:
    if one.stem == two.stem:
        return SAME
    if are_opposites(one.norm, two.norm):
        return 0.0
    if are_synonyms(one.stem, two.stem):
        return SYNONYM
    return FAMILY if are_one_family(one.stem, two.stem) else 0.0


class Nearness:
    """Which words the encoder takes for near; each distinct word is encoded once."""

    def __init__(self, ground: Ground) -> None:
        self._encoder = ground.encoder

    def nearest(self, term: Term, terms: Sequence[Term]) -> Term | None:
        """Return the term nearest to one, if it is near enough and not its opposite."""
        others = [one for one in terms if not one.figure]
        if not others:
            return None
        vectors = self._encoder.encode([term.norm, *(one.norm for one in others)])
        cosines = vectors[1:] @ vectors[0]
        best = int(cosines.argmax())
        if float(cosines[best]) < _NEAR_COSINE or are_opposites(term.norm, others[best].norm):
            return None
        return others[best]


def span_of(term: Term, unit: Unit) -> Span:
    """Return where a term of a unit stands."""
    return Span(article=unit.span.article, start=term.start, end=term.end)
