"""Two articles side by side: on the terminal, and as an HTML page."""

from stemma.views.comparison.page import render_html
from stemma.views.comparison.terminal import render_terminal

__all__ = ["render_html", "render_terminal"]
