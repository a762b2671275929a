"""The checker: one report made ready once, any number of claims held against it."""

from collections.abc import Iterable
from datetime import date

from stemma.checking.candidates import find_units
from stemma.checking.claim_reading import MOST_WORDS, ReadClaim, read_claim
from stemma.checking.covering import Nearness
from stemma.checking.entailing import EntailmentJudge, hear_judge
from stemma.checking.ground import prepare_ground
from stemma.checking.judging import judge_unit
from stemma.checking.lifting import lift_words
from stemma.checking.naming import NameTable, list_names
from stemma.checking.refusing import refuse_claim
from stemma.checking.verdicts import build_check
from stemma.models.encoder import Encoder, get_encoder
from stemma.records import Check, Report


class Checker:
    """Holds claims against one report.

    Args:
        report: what `stemma.reconcile` gave, or what a saved JSON report was read back to.
        as_of: the day against which "today" or "on Friday" in a claim is read; the day of the latest report if None.
        encoder: the sentence encoder; the package's own by default.
        judge: a trained judge of two sentences, heard beside the facets; none by default.
    """

    def __init__(
        self,
        report: Report,
        as_of: date | None = None,
        encoder: Encoder | None = None,
        judge: EntailmentJudge | None = None,
    ) -> None:
        self._judge = judge
        self._ground = prepare_ground(report, encoder or get_encoder())
        self._tables = [NameTable(index) for index in self._ground.indexes]
        self._near = Nearness(self._ground)
        days = [day for index in self._ground.indexes if (day := index.latest_day())]
        self._as_of = as_of or max(days, default=None)

    def check(self, text: str) -> Check:
        """Return the verdict on one claim; ``unmeasured``, with the reason, for what is no claim."""
        reason = refuse_claim(text, MOST_WORDS)
        if reason is None and not self._ground.units:
            reason = "The report holds no statement to check against."
        if reason is not None:
            return Check(claim=text, verdict="unmeasured", reason=reason)
        return self._check_read(text, read_claim(text, self._as_of))

    def _check_read(self, text: str, claim: ReadClaim) -> Check:
        names = list_names(claim, self._ground, self._tables)
        judgements = [
            judge_unit(claim, names, unit, cosine, self._ground, self._near)
            for unit, cosine in find_units(claim, self._ground)
        ]
        judgements = lift_words(claim, judgements, self._ground)
        if self._judge is not None:
            judgements = hear_judge(claim.text, judgements, self._judge)
        return build_check(text, judgements, self._ground)


def check_claims(claims: Iterable[str], report: Report, as_of: date | None = None) -> list[Check]:
    """Return one verdict a claim, in the order given."""
    checker = Checker(report, as_of)
    return [checker.check(claim) for claim in claims]
