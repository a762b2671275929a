"""The stemma by itself: as text, and in the formats of graph, provenance and table programs."""

from stemma.views.descent.dot import render_dot
from stemma.views.descent.graphml import render_graphml
from stemma.views.descent.passage_table import render_csv
from stemma.views.descent.plain import render_text
from stemma.views.descent.prov import render_prov

__all__ = ["render_csv", "render_dot", "render_graphml", "render_prov", "render_text"]
