"""Quotes as JSON: stories, their sources, what each said, and the wordings with their places."""

from collections.abc import Iterable

import msgspec

from stemma.views.quotes.entries import Source, StoryQuotes, Wording


def render_json(stories: Iterable[StoryQuotes]) -> str:
    """Return the quotes as one JSON list of stories, byte for byte the same for equal reports."""
    listed = [
        {"id": story.id, "story": story.title, "sources": [_write(source) for source in story.sources]}
        for story in stories
    ]
    return msgspec.json.format(msgspec.json.encode(listed), indent=2).decode("utf-8") + "\n"


def _write(source: Source) -> dict[str, object]:
    return {
        "name": source.name,
        "kind": source.kind,
        "role": source.role or None,
        "number": source.number,
        "aliases": source.aliases,
        "sayings": [
            {"wordings": [_write_wording(one) for one in saying.wordings], "elsewhere": saying.elsewhere}
            for saying in source.sayings
        ],
    }


def _write_wording(one: Wording) -> dict[str, object]:
    return {
        "words": one.words,
        "quoted": one.quoted,
        "form": one.form,
        "act": one.act,
        "speaker_words": one.speaker or None,
        "cue": one.cue or None,
        "span": one.span,
        "label": one.label,
        "outlet": one.article.outlet,
        "published": one.article.published.value,
        "source": one.article.source,
        "chain": one.chain,
        "second_hand": bool(one.through),
    }
