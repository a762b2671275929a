"""Scope: whether a claim says of all, none or only one what the reports say of some."""

from collections.abc import Sequence

from stemma.checking.claim_reading import ReadClaim
from stemma.checking.covering import Covered
from stemma.checking.facets.finding import Facet, differ
from stemma.checking.ground import Unit
from stemma.checking.terms import listed
from stemma.text.words import find_words

_REACH = 4  # words between "all" and what it is said of
_ANYWHERE = frozenset(("nationwide", "unanimous", "unanimously", "everyone", "everybody", "across", "throughout"))
_LISTS = (("universal", "spread"), ("none", "none"), ("only", "only"), ("most", "most"))


def compare_scope(claim: ReadClaim, covered: Sequence[Covered], unit: Unit) -> Facet:
    """Return the words by which a claim goes farther than the unit."""
    held = {one.by.start - unit.span.start for one in covered if one.by is not None}
    words = find_words(unit.text)
    own = {
        word.norm
        for at, word in enumerate(words)
        if word.norm in _ANYWHERE or any(other.start in held for other in words[at + 1 : at + 1 + _REACH])
    }
    differences = []
    for wanted, enough in _LISTS:
        wide = [word.norm for word in claim.words if word.norm in listed(wanted)]
        if wide and own.isdisjoint(listed(wanted)) and own.isdisjoint(listed(enough)):
            why = f"The claim says “{wide[0]}”; the report does not."
            differences.append(differ("scope", wide[0], "", None, why))
    return Facet((), tuple(differences))
