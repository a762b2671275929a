"""Which source a statement rests on when it cites an outlet: by its name in full, for short, or by its initials."""

from collections.abc import Sequence

from stemma.descent.outlets import agency_named, family_named, is_own_name, may_mean
from stemma.descent.sources import Source, outlet_source, own_source
from stemma.descent.witness import Witness
from stemma.lang.outlets import plain_name
from stemma.records import Statement


class CitedSources:
    """Resolves the outlets that the articles of one story cite.

    "The Times" in one report is the "Valley Times" that another cites or is, if the story knows only one such name.
    """

    def __init__(self, witnesses: Sequence[Witness]) -> None:
        self._witnesses = witnesses
        cited = {citation.outlet for witness in witnesses for citation in witness.annotation.citations}
        self._cited = sorted(cited, key=lambda name: (-len(plain_name(name)), name))
        self._known: dict[str, Source] = {}

    def source_of(self, statement: Statement, witness: Witness) -> Source | None:
        """Return the outlet or agency that a statement rests on, the first named; None if it cites none.

        An outlet that names itself means its own work.
        """
        by_id = {citation.id: citation for citation in witness.annotation.citations}
        cited = sorted((by_id[key] for key in statement.citations if key in by_id), key=lambda c: (c.span.start, c.id))
        if not cited:
            return None
        name = cited[0].outlet
        if is_own_name(name, witness.article):
            return own_source(witness)
        if may_mean(name, witness.article.agency) and witness.article.agency:
            return Source("agency", witness.article.agency)
        if name not in self._known:
            self._known[name] = self._resolve(name)
        return self._known[name]

    def _resolve(self, name: str) -> Source:
        own = {own_source(witness) for witness in self._witnesses if is_own_name(name, witness.article)}
        if len(own) == 1:
            return own.pop()
        agency = agency_named(name)
        if agency:
            return Source("agency", agency)
        fuller = {plain_name(other) for other in self._cited if may_mean(name, other) and not may_mean(other, name)}
        longest = max(fuller, key=len, default="")
        if longest and all(longest.endswith(other) for other in fuller):
            agency = agency_named(longest)
            return Source("agency", agency) if agency else outlet_source(longest, family_named(longest))
        return outlet_source(name, family_named(name))
