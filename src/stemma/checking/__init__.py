"""A claim of the user's own, held against the statements of a report."""

from datetime import date

from stemma.checking.checker import Checker, check_claims
from stemma.records import Check, Report

__all__ = ["Checker", "check", "check_claims"]


def check(claim: str, report: Report, *, as_of: date | None = None) -> Check:
    """Return what the reports say to one claim: supported, contradicted, differs, not-found or unmeasured.

    For many claims against one report make a `Checker` once: the report is then prepared once.

    Args:
        claim: one sentence in English, in one's own words.
        report: what `stemma.reconcile` gave.
        as_of: the day against which "today" or "on Friday" in the claim is read; the day of the latest report if None.
    """
    return Checker(report, as_of).check(claim)
