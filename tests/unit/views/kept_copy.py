"""Comparing a view with its kept copy; ``STEMMA_UPDATE_GOLDEN=1 pytest`` writes the copies anew."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def check_golden(name: str, text: str) -> None:
    """Assert that ``text`` is what the kept file says."""
    path = FOLDER / name
    if os.environ.get("STEMMA_UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
