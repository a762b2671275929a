"""Write the accuracy and speed tables of the README from the stored results.

usage: python -m benchmarks.readme_table
"""

import re
from pathlib import Path

from benchmarks.record import load_all

README = Path(__file__).parents[1] / "README.md"


def table(kind: str) -> str:
    """Return a Markdown table of all stored figures of one kind, with the commit each was measured at."""
    rows = ["| benchmark | figure | value | commit |", "|---|---|---:|---|"]
    for name, content in load_all(kind).items():
        figures = content["figures"]
        assert isinstance(figures, dict)
        for label, value in figures.items():
            shown = f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
            rows.append(f"| {name} | {label} | {shown} | {content['commit']} |")
    return "\n".join(rows)


def fill(text: str) -> str:
    """Return the README's text with its tables replaced."""
    for kind in ("quality", "speed"):
        begin, end = f"<!-- {kind}: generated -->", f"<!-- /{kind} -->"
        pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.S)
        text = pattern.sub(lambda _, kind=kind, begin=begin, end=end: f"{begin}\n\n{table(kind)}\n\n{end}", text)
    return text


if __name__ == "__main__":
    README.write_text(fill(README.read_text(encoding="utf-8")), encoding="utf-8")
