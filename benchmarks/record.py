"""Keeping measured figures: one JSON file a benchmark, with the commit they were measured at."""

import json
import os
import platform
import subprocess
from pathlib import Path

RESULTS = Path(__file__).parent / "results"
Figures = dict[str, float | int | str]


def commit() -> str:
    """Return the short hash of the commit that is measured, with ``+`` if the source has uncommitted changes."""
    here = Path(__file__).parent

    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], cwd=here, capture_output=True, text=True, check=True).stdout.strip()

    changed = git("status", "--porcelain", "--", "../src")
    return git("rev-parse", "--short", "HEAD") + ("+" if changed else "")


def save(kind: str, name: str, figures: Figures) -> Path:
    """Write figures to ``results/KIND/NAME.json`` and return the path."""
    path = RESULTS / kind / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    content = {"commit": commit(), "machine": machine, "figures": figures}
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def load_all(kind: str) -> dict[str, dict[str, object]]:
    """Return everything saved for ``kind``, by name."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((RESULTS / kind).glob("*.json"))}
