"""The JSON Schema: current, and true of real reports."""

from pathlib import Path

import jsonschema
import msgspec
import pytest

from stemma.records import Report
from stemma.views.schema import build_report_schema, report_schema_json

KEPT = Path(__file__).parents[3] / "docs" / "report.schema.json"


def test_the_copy_in_docs_is_current() -> None:
    kept = KEPT.read_text(encoding="utf-8")
    assert kept == report_schema_json(), "run: python -m stemma.views.schema docs/report.schema.json"


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(build_report_schema())


def test_a_report_follows_it(report: Report) -> None:
    validator = jsonschema.Draft202012Validator(build_report_schema())
    assert list(validator.iter_errors(msgspec.json.decode(report.to_json()))) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "stemma.report/2"),
        (("articles", 0, "published", "basis"), "guessed"),
        (("stories", 0, "claims", 0, "standing"), "true"),
        (("stories", 0, "passages", 0, "spans"), []),
        (("problems",), None),
    ],
)
def test_what_is_no_report_fails(report: Report, path: tuple[str | int, ...], value: object) -> None:
    whole = msgspec.json.decode(report.to_json())
    place = whole
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert list(jsonschema.Draft202012Validator(build_report_schema()).iter_errors(whole))


def test_every_field_is_described() -> None:
    definitions = build_report_schema()["$defs"]
    assert definitions["Statement"]["properties"]["certainty"]["description"] == "how sure the article makes it."
    assert "from" in definitions["Drift"]["properties"]


def test_a_report_survives_the_round_trip(report: Report) -> None:
    assert msgspec.json.decode(report.to_json(), type=Report) == report
