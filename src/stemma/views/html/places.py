"""The marks of each article's text: what the outline of a story points at."""

from collections import defaultdict
from collections.abc import Iterator

from stemma.records import Story
from stemma.views.html.article_text import Mark, Ref
from stemma.views.outline import Index, StoryOutline
from stemma.views.outline.nouns import Voice

# Which mark stands outside which: the first are whole, what is inside them is cut if it must be.
_BOILERPLATE, _ATTRIBUTION, _STATEMENT, _WORDS, _SHARED = range(5)
_STANDING_CSS = {"corroborated": "c", "disputed": "d", "single-origin": "s", "unmeasured": "u"}


def mark_articles(story: Story, shown: StoryOutline, index: Index) -> dict[str, list[Mark]]:
    """Return the marks of each article: article id -> marks."""
    marks: dict[str, list[Mark]] = defaultdict(list)
    for article in index.articles.values():
        for each in article.boilerplate:
            marks[article.id].append(Mark(each.span.start, each.span.end, _BOILERPLATE, "span", "b", title=each.kind))
    _mark_statements(shown, index, marks)
    _mark_attributions(shown, index, marks)
    _mark_words(shown, index, marks)
    for article_id, mark in _mark_shared(story, index):
        marks[article_id].append(mark)
    return marks


def _mark_statements(shown: StoryOutline, index: Index, marks: dict[str, list[Mark]]) -> None:
    """Add the statements, each with links to its claims."""
    rows = {row.number: row for row in shown.claims}
    dated = {place.anchor: row for row in reversed(shown.timeline) for place in row.places}
    for statement in index.statements.values():
        numbers = index.claims_of.get(statement.id, ())
        anchor = index.anchors[statement.id]
        refs = [Ref(str(number), f"#{rows[number].anchor}", f"claim {number}") for number in numbers]
        if anchor in dated:
            row = dated[anchor]
            refs.append(Ref(f"t{row.number}", f"#{row.anchor}", f"timeline {row.number}: {row.when}"))
        css = f"st {_STANDING_CSS[rows[numbers[0]].standing]}" if numbers else "st"
        span = statement.span
        marks[span.article].append(Mark(span.start, span.end, _STATEMENT, "span", css, anchor, refs=tuple(refs)))


def _mark_attributions(shown: StoryOutline, index: Index, marks: dict[str, list[Mark]]) -> None:
    """Add what was said by somebody, each with a link to all that the speaker said."""
    cards = {place.anchor: card for card in shown.speakers for saying in card.sayings for place in saying.places}
    for attribution in index.attributions.values():
        anchor, span = index.anchors[attribution.id], attribution.content
        refs = (Ref("“", f"#{cards[anchor].anchor}", f"said by {cards[anchor].name}"),) if anchor in cards else ()
        marks[span.article].append(Mark(span.start, span.end, _ATTRIBUTION, "span", "q", anchor, refs=refs))


def _mark_words(shown: StoryOutline, index: Index, marks: dict[str, list[Mark]]) -> None:
    """Add the words in question of conflicts and drifts, each with a link to where they are set side by side."""
    ids = {key: article_id for article_id, key in index.keys.items()}
    seen: set[str] = set()
    for label, title, anchor, voice in _list_voices(shown):
        for place in voice.places:
            # A voice without marked words points at its statement, which has its own mark.
            if place.anchor.startswith(f"{anchor}w") and place.anchor not in seen:
                seen.add(place.anchor)
                ref = Ref(label, f"#{anchor}", title)
                mark = Mark(place.start, place.end, _WORDS, "mark", "", place.anchor, refs=(ref,))
                marks[ids[place.key]].append(mark)


def _list_voices(shown: StoryOutline) -> Iterator[tuple[str, str, str, Voice]]:
    """Yield label, title and anchor of each conflict or drift with each of its voices."""
    for conflict in shown.conflicts:
        for side in conflict.sides:
            for voice in side.voices:
                yield f"≠{conflict.number}", f"conflict {conflict.number}", conflict.anchor, voice
    for drift in shown.drifts:
        for voice in (drift.before, drift.after):
            yield f"Δ{drift.number}", f"drift {drift.number}", drift.anchor, voice


def _mark_shared(story: Story, index: Index) -> Iterator[tuple[str, Mark]]:
    """Yield the stretches that other articles share, as article id and mark."""
    stretches: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for passage in story.passages:
        one, other = passage.spans
        if passage.copied and one.article in index.keys and other.article in index.keys:
            stretches[one.article].append((one.start, one.end, index.keys[other.article]))
            stretches[other.article].append((other.start, other.end, index.keys[one.article]))
    for article_id in index.articles:
        for start, end, keys in _flatten(stretches[article_id]):
            title = f"shared with {', '.join(index.sort_keys(keys))}"
            yield article_id, Mark(start, end, _SHARED, "span", "p", title=title)


def _flatten(stretches: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield stretches that do not overlap, each with everything that covers it."""
    events = sorted([(start, 1, key) for start, _, key in stretches] + [(end, -1, key) for _, end, key in stretches])
    depth: dict[str, int] = defaultdict(int)
    last = 0
    for offset, step, key in events:
        covering = tuple(sorted(name for name, count in depth.items() if count > 0))
        if offset > last and covering:
            yield last, offset, covering
        depth[key] += step
        last = offset
