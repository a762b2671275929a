"""Reports that the view tests share."""

import pytest

from stemma.records import Report
from tests.unit.views.quay_fire import build_report


@pytest.fixture(scope="session")
def report() -> Report:
    """Return the hand-written report."""
    return build_report()
