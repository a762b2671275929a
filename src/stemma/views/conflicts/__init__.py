"""The conflicts and drifts of a report as a table to work through: as text, as CSV, as JSON."""

from stemma.views.conflicts.objects import render_json
from stemma.views.conflicts.plain import render_text
from stemma.views.conflicts.table import render_csv

__all__ = ["render_csv", "render_json", "render_text"]
