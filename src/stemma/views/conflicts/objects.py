"""Conflicts and drifts as JSON: one list of objects, each with its sides and where their words stand."""

from collections.abc import Collection

import msgspec

from stemma.records import Report
from stemma.views.conflicts.entries import Difference, Position, list_differences


def render_json(report: Report, kinds: Collection[str] = ()) -> str:
    """Return the conflicts and drifts as one JSON list, byte for byte the same for equal reports."""
    listed = [_write(difference) for difference in list_differences(report, kinds)]
    return msgspec.json.format(msgspec.json.encode(listed), indent=2).decode("utf-8") + "\n"


def _write(difference: Difference) -> dict[str, object]:
    return {
        "id": difference.id,
        "story": difference.story,
        "finding": difference.finding,
        "kind": difference.kind,
        "relation": difference.relation,
        "measure": difference.measure,
        "why": difference.why,
        "sides": [_write_side(position) for position in difference.positions],
    }


def _write_side(position: Position) -> dict[str, object]:
    return {
        "side": position.name,
        "value": position.value,
        "origins": list(position.origins),
        "wordings": [
            {
                "words": one.words,
                "sentence": one.sentence,
                "span": one.span,
                "outlet": one.article.outlet,
                "published": one.article.published.value,
                "source": one.article.source,
            }
            for one in position.wordings
        ],
    }
