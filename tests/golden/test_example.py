"""The example story gives the expected report, to the byte, in any order and on any engine."""

import msgspec
import pytest

import stemma
from stemma.engines import ProcessEngine
from stemma.records import Report
from tests.golden.update import EXPECTED, ROOT, example_report


@pytest.fixture(scope="module", autouse=True)
def _at_root() -> None:
    """Sources are given relative to the root of the repository."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        yield


@pytest.fixture(scope="module")
def report(_at_root: None) -> Report:
    return example_report()


def test_the_report_is_the_expected_one(report: Report) -> None:
    assert report.to_json().decode() == EXPECTED.read_text(encoding="utf-8").rstrip("\n"), (
        "the report has changed: if that is intended, run `python -m tests.golden.update` and read the difference"
    )


def test_order_of_input_does_not_matter(report: Report) -> None:
    reading = stemma.read(["examples/reports"])
    turned = msgspec.structs.replace(reading, articles=tuple(reversed(reading.articles)))
    assert stemma.reconcile(turned) == report


def test_processes_give_the_same_report(report: Report) -> None:
    with ProcessEngine(2) as engine:
        assert stemma.reconcile(stemma.read(["examples/reports"]), engine=engine) == report


def test_json_round_trip(report: Report) -> None:
    assert msgspec.json.decode(report.to_json(), type=Report) == report
