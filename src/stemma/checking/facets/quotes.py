"""Quoted words of a claim against what the reports quote."""

from collections.abc import Sequence

from stemma.checking.claim_reading import ReadClaim
from stemma.checking.facets.finding import Facet, Part, differ
from stemma.checking.ground import Ground, Unit
from stemma.reconciliation.quotes import Quote, find_quotes
from stemma.reconciliation.wording import folded_words

_WEIGHT = 1.5


def compare_quotes(claim: ReadClaim, unit: Unit, beside: Sequence[Unit], ground: Ground) -> Facet:
    """Return whether the words a claim quotes stand in a report in their order; trimming a quotation is no change."""
    parts, differences = [], []
    for quote in claim.quotes:
        held = any(_holds(folded_words(one.text), quote.words) for one in (unit, *beside))
        words = quote.span.text_in(claim.text)
        parts.append(Part("quote", words, 1.0 if held else 0.0, _WEIGHT))
        if held:
            continue
        nearest = _nearest(quote, unit, ground)
        text = ground.index_of(unit).text_of(nearest.span) if nearest else ""
        why = "These words are quoted otherwise in the report." if nearest else "No report here quotes these words."
        differences.append(differ("quote", words, text, nearest.span if nearest else None, why))
    return Facet(tuple(parts), tuple(differences))


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    """Return whether ``part`` stands in ``words`` without a gap."""
    length = len(part)
    return any(tuple(words[at : at + length]) == tuple(part) for at in range(len(words) - length + 1))


def _nearest(quote: Quote, unit: Unit, ground: Ground) -> Quote | None:
    """Return the quotation of a unit that shares most words with one, if it shares any."""
    index = ground.index_of(unit)
    held = [one for statement in unit.statements for one in find_quotes(statement, index)]
    best = max(held, key=lambda one: (len(set(one.words) & set(quote.words)), one.span), default=None)
    return best if best is not None and set(best.words) & set(quote.words) else None
