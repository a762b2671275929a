"""Who is reported to have said what, with each outlet's wording side by side: as text, HTML, CSV and JSON."""

from stemma.views.quotes.choosing import choose_speaker, suggest_speakers
from stemma.views.quotes.objects import render_json
from stemma.views.quotes.page import render_html
from stemma.views.quotes.plain import render_text
from stemma.views.quotes.sources import list_stories
from stemma.views.quotes.table import render_csv

__all__ = [
    "choose_speaker",
    "list_stories",
    "render_csv",
    "render_html",
    "render_json",
    "render_text",
    "suggest_speakers",
]
