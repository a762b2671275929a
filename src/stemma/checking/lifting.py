"""Words of a claim that no list knows, vouched for by the whole sentence: a claim told in other words.

The encoder alone would take "raised" for "lowered", so it is asked only where every facet agrees and little stands
uncovered, and then in a way that looks at just those words: the claim with them must lie nearer to the sentence than
the claim without them. A word that says something else than the sentence draws the two apart.
"""

from collections.abc import Sequence

from stemma.checking.claim_reading import ReadClaim
from stemma.checking.facets.finding import Part
from stemma.checking.ground import Ground
from stemma.checking.judging import Judgement, share_covered
from stemma.checking.naming import CLOSE_BY
from stemma.text.words import find_words

# All set on the first and second part of benchmarks/quality/labels/basil_claims.toml.
_LOWEST_COSINE = 0.7  # of the claim and a sentence: below it the two tell different things
_MOST_MISSING = 0.25  # share of the claim's weight that may stand uncovered
_DRAWN_BY_DEED = 0.025  # by which an uncovered verb, or word that has an opposite, must draw the two together
_DRAWN_BY_WORD = 0.0  # the same for any other word
_MOST_ASKED = 4  # sentences a claim
_PARTIES = 2
_VOUCHED = 0.7  # what a word counts that only the whole sentence vouches for


def lift_words(claim: ReadClaim, judgements: Sequence[Judgement], ground: Ground) -> list[Judgement]:
    """Return the judgements, the uncovered words covered where the sentence as a whole vouches for them."""
    fitting = [one for one in judgements if _may_be_lifted(one)]
    fitting.sort(key=lambda one: (-one.cosine, one.unit.number))
    asked = {one.unit.number for one in fitting[:_MOST_ASKED]}
    return [_lift(one) if one.unit.number in asked and _draws_nearer(claim, one, ground) else one for one in judgements]


def _may_be_lifted(judgement: Judgement) -> bool:
    """Return whether every facet of a judgement agrees and some words, few of them, stand uncovered."""
    if judgement.differences or judgement.cosine < _LOWEST_COSINE:
        return False
    words = [part for part in judgement.parts if _is_word(part)]
    if any(part.level < CLOSE_BY for part in judgement.parts if not _is_word(part)):
        return False
    people = sum(part.kind == "person" for part in judgement.parts)
    if people >= _PARTIES and any(part.kind == "deed" and part.level == 0.0 for part in words):
        return False  # who did it to whom cannot be told without the verb
    missing = sum(part.weight for part in words if part.level == 0.0)
    return 0.0 < missing <= _MOST_MISSING * sum(part.weight for part in judgement.parts)


def _is_word(part: Part) -> bool:
    return part.kind in ("word", "deed")


def _draws_nearer(claim: ReadClaim, judgement: Judgement, ground: Ground) -> bool:
    """Return whether the claim lies nearer to the sentence with its uncovered words than without them."""
    missing = judgement.missing()
    dropped = {part.text for part in missing}
    kept = " ".join(claim.text[word.start : word.end] for word in find_words(claim.text) if word.norm not in dropped)
    index = ground.index_of(judgement.unit)
    told = sorted({judgement.unit.text, *(index.text_of(one.span) for one in judgement.unit.statements)})
    vectors = ground.encoder.encode([claim.text, kept, *told])
    cosines = vectors[2:] @ vectors[:2].T
    drawn = float(cosines[:, 0].max() - cosines[:, 1].max())
    return drawn >= (_DRAWN_BY_DEED if any(part.kind == "deed" for part in missing) else _DRAWN_BY_WORD)


def _lift(judgement: Judgement) -> Judgement:
    parts = tuple(
        Part(part.kind, part.text, _VOUCHED, part.weight) if _is_word(part) and part.level == 0.0 else part
        for part in judgement.parts
    )
    return judgement.with_changes(parts=parts, coverage=share_covered(parts))
