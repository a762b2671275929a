"""Statements that cannot all hold: one module for each kind of conflict, one visible list of them."""

from collections.abc import Sequence

from stemma.reconciliation.conflicts.certainty import find_certainty_conflicts
from stemma.reconciliation.conflicts.duty import find_duty_conflicts
from stemma.reconciliation.conflicts.exchange import find_exchanges
from stemma.reconciliation.conflicts.near_equal import find_near_equal
from stemma.reconciliation.conflicts.polarity import find_polarity_conflicts
from stemma.reconciliation.conflicts.post_date import find_post_date_conflicts
from stemma.reconciliation.conflicts.quantity import find_quantity_conflicts
from stemma.reconciliation.conflicts.quote import find_quote_conflicts
from stemma.reconciliation.conflicts.readings import pair_readings
from stemma.reconciliation.conflicts.scope import find_scope_conflicts
from stemma.reconciliation.conflicts.sides import claims_by_statement, keep_concerned
from stemma.reconciliation.conflicts.total import find_total_conflicts
from stemma.reconciliation.gists import Gist, Vectors
from stemma.reconciliation.index import StoryIndex
from stemma.reconciliation.matching import Match
from stemma.reconciliation.rewordings import Comparison
from stemma.reconciliation.utterances import Utterance
from stemma.records import Claim, Conflict

__all__ = ["find_conflicts"]


def find_conflicts(
    gists: Sequence[Gist],
    vectors: Vectors,
    matches: Sequence[Match],
    quotations: Sequence[tuple[Utterance, Utterance, Comparison]],
    claims: Sequence[Claim],
    index: StoryIndex,
) -> tuple[Conflict, ...]:
    """Return every conflict found in a story, typed, sorted by kind and id."""
    claims_of = claims_by_statement(claims)
    readings = list(pair_readings(gists, vectors, matches, index))
    found = [
        *find_quantity_conflicts(readings, gists, index, claims_of),
        *find_scope_conflicts(readings, index, claims_of),
        *find_post_date_conflicts(quotations, index, claims_of),
        *find_quote_conflicts(quotations, index, claims_of),
        *find_exchanges(gists, matches, index, claims_of),
        *find_near_equal(gists, matches, index, claims_of),
        *find_polarity_conflicts(gists, matches, index, claims_of),
        *find_duty_conflicts(gists, index, claims_of),
        *find_certainty_conflicts(gists, matches, index, claims_of),
    ]
    found += find_total_conflicts(gists, vectors, index, claims_of, found)
    by_id = {conflict.id: keep_concerned(conflict, claims, index) for conflict in found}
    return tuple(sorted(by_id.values(), key=lambda one: (one.kind, one.id)))
