"""Conflicts side by side and drifts before and after, with the words in question marked."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from stemma.records import Conflict, Drift, Side, Span, Statement, Story
from stemma.views.clean import cut_line
from stemma.views.outline.claims import name_speaker
from stemma.views.outline.index import Index, number_all, rank_place
from stemma.views.outline.nouns import ConflictCard, DriftCard, Piece, Place, SideCard, Voice
from stemma.views.outline.quoting import plain, quote_span
from stemma.views.wording import CONFLICT, DRIFT, RELATION

WHY_LIMIT: Final = 400
VALUE_LIMIT: Final = 200


def order_conflicts(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """Return the conflicts as they are shown: contradictions first, those between more origins first."""
    relations, kinds = list(RELATION), list(CONFLICT)

    def rank(conflict: Conflict) -> tuple[int, int, int, str]:
        origins = {origin_id for side in conflict.sides for origin_id in side.origins}
        return relations.index(conflict.relation), -len(origins), kinds.index(conflict.kind), conflict.id

    return sorted(conflicts, key=rank)


def outline_conflicts(ordered: Sequence[Conflict], index: Index) -> tuple[ConflictCard, ...]:
    """Return a card for each conflict, in the given order."""
    return tuple(
        ConflictCard(
            number=number,
            anchor=f"{index.anchor}-x{number}",
            kind=conflict.kind,
            relation=conflict.relation,
            why=cut_line(conflict.why, WHY_LIMIT),
            claims=number_all(conflict.claims, index.claim_numbers),
            sides=tuple(_outline_side(side, f"{index.anchor}-x{number}", index) for side in conflict.sides),
        )
        for number, conflict in enumerate(ordered, 1)
    )


def _outline_side(side: Side, anchor: str, index: Index) -> SideCard:
    statements = [index.statements[statement] for statement in side.statements if statement in index.statements]
    spans = [span for span in side.spans if span.article in index.keys]
    return SideCard(
        value=cut_line(side.value, VALUE_LIMIT),
        origins=tuple(index.origin_labels.get(origin_id, origin_id) for origin_id in side.origins),
        voices=_merge_voices([_hear(statement, spans, f"{anchor}w", index) for statement in statements]),
    )


def _hear(statement: Statement, spans: Sequence[Span], anchor: str, index: Index) -> Voice:
    """Return a statement's sentence, with those of ``spans`` that lie in it marked."""
    marks = [span for span in spans if span.overlaps(statement.sentence)]
    shown = statement.sentence
    if not marks:
        # The words in question may stand outside the sentence: a dateline, the date stamp of a post.
        marks = [span for span in spans if span.article == statement.article]
        outside = [span for span in marks if not span.overlaps(statement.sentence)]
        if outside:
            nearest = min(outside, key=lambda span: (abs(span.start - statement.span.start), span))
            shown = _sentence_around(nearest, index) or _reach(shown, nearest)
    place = index.place(marks[0], f"{anchor}{mark_name(marks[0], index)}") if marks else index.place_of(statement)
    text = index.articles[statement.article].text
    return Voice(quote=quote_span(text, shown, marks), places=(place,), speaker=name_speaker(statement, index))


def _sentence_around(span: Span, index: Index) -> Span | None:
    """Return the sentence of a statement that holds the span, or None."""
    holding = (one.sentence for one in index.statements.values() if one.sentence.contains(span))
    return min(holding, default=None)


def _reach(one: Span, other: Span) -> Span:
    return Span(article=one.article, start=min(one.start, other.start), end=max(one.end, other.end))


def mark_name(span: Span, index: Index) -> str:
    """Return the last part of the anchor of marked words: the article's letter and the offset."""
    return f"{index.keys[span.article]}{span.start}"


def _merge_voices(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """Return the voices with those that print the same words made one, in order of the articles."""
    groups: dict[tuple[str, str], list[Voice]] = defaultdict(list)
    for voice in voices:
        groups[plain(voice.quote).casefold(), voice.speaker].append(voice)
    merged = []
    for same in groups.values():
        places = _sort_places(place for voice in same for place in voice.places)
        first = min(same, key=lambda voice: rank_place(voice.places[0]))
        merged.append(Voice(quote=first.quote, places=places, speaker=first.speaker))
    return tuple(sorted(merged, key=lambda voice: rank_place(voice.places[0])))


def _sort_places(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(set(places), key=rank_place))


def outline_drifts(story: Story, index: Index) -> tuple[DriftCard, ...]:
    """Return a card for each drift whose two statements are in the report, by kind."""
    kinds = list(DRIFT)
    ordered = sorted(
        (drift for drift in story.drifts if drift.source in index.statements and drift.target in index.statements),
        key=lambda drift: (kinds.index(drift.kind), drift.id),
    )
    return tuple(
        DriftCard(
            number=number,
            anchor=f"{index.anchor}-d{number}",
            kind=drift.kind,
            why=cut_line(drift.why, WHY_LIMIT),
            before=_hear_drift(drift, drift.source, number, index),
            after=_hear_drift(drift, drift.target, number, index),
        )
        for number, drift in enumerate(ordered, 1)
    )


def _hear_drift(drift: Drift, statement_id: str, number: int, index: Index) -> Voice:
    spans = [span for span in drift.spans if span.article in index.keys]
    return _hear(index.statements[statement_id], spans, f"{index.anchor}-d{number}w", index)


def show_pieces(pieces: Iterable[Piece], before: str, after: str) -> str:
    """Return quoted pieces as one string with signs around the marked ones.

    >>> show_pieces([Piece(text="Seven", marked=True), Piece(text=" people left.")], "[", "]")
    '[Seven] people left.'
    """
    return "".join(f"{before}{piece.text}{after}" if piece.marked else piece.text for piece in pieces)
