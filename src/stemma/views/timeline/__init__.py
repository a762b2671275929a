"""The timeline of a report by itself: as text, as an HTML page, as CSV, and for calendar programs."""

from stemma.views.timeline.calendar_file import render_ics
from stemma.views.timeline.page import render_html
from stemma.views.timeline.plain import render_text
from stemma.views.timeline.table import render_csv

__all__ = ["render_csv", "render_html", "render_ics", "render_text"]
