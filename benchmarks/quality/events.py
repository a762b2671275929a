"""Events: root codes against the gold records of the PLOVER ontology."""

import json
from pathlib import Path

from stemma.annotate import annotate
from stemma.reconciliation.events import find_events
from stemma.reconciliation.index import build_index
from stemma.reconciliation.names import merge_names, remap_names
from stemma.records import Article, Descent, Published

# The gold records use the codes of 2016; the draft of 2021 merged these into others.
_MERGED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}


def measure(data: Path) -> dict[str, float | int | str]:
    """Return precision, recall and F1 of root codes over sentences, and the share of sentences with any event found."""
    path = data / "plover" / "gold_standard_records" / "PLOVER_GSR_CAMEO.txt"
    if not path.exists():
        raise FileNotFoundError(f"{path} is missing")
    rows = [
        row for row in json.loads(path.read_text(encoding="utf-8")) if row.get("text") and row["event"] != "DOCUMENT"
    ]
    right = called = answered = 0
    for row in rows:
        codes = _find_codes(row["text"])
        right += _MERGED.get(row["event"], row["event"]) in codes
        called += len(codes)
        answered += bool(codes)
    precision, recall = right / max(1, called), right / len(rows)
    return {
        "plover root code precision": precision,
        "plover root code recall": recall,
        "plover root code F1": 2 * precision * recall / max(1e-9, precision + recall),
        "plover sentences with an event": answered / len(rows),
        "plover sentences": len(rows),
    }


def _find_codes(text: str) -> set[str]:
    article = Article(
        id="a-1", source="plover", published=Published(value="2000-01-01", basis="metadata"), text=text, language="en"
    )
    found = annotate(article)
    names, went = merge_names([found])
    index = build_index([article], [remap_names(found, went)], names, Descent())
    return {event.code for event in find_events(index)}
