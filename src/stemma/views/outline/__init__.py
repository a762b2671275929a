"""The outline: what all views show, prepared once; a view only sets it."""

from stemma.views.outline.build import build_index, outline_report, outline_story
from stemma.views.outline.index import Index
from stemma.views.outline.nouns import Outline, StoryOutline

__all__ = ["Index", "Outline", "StoryOutline", "build_index", "outline_report", "outline_story"]
