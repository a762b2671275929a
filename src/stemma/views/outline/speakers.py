"""Who says what: each thing a speaker is reported to have said, told once however many articles print it."""

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from stemma.records import Attribution, Story
from stemma.views.clean import clean_line, cut_line
from stemma.views.outline.index import Index, rank_place
from stemma.views.outline.nouns import Saying, SpeakerCard
from stemma.views.outline.quoting import plain, quote_span

NAME_LIMIT = 120
_QUOTATION_MARKS = ' "“”„«»'


def outline_speakers(story: Story, index: Index) -> tuple[SpeakerCard, ...]:
    """Return the speakers: named ones first, those that most articles quote first."""
    groups: dict[tuple[str, str], list[Attribution]] = defaultdict(list)
    for attribution in sorted(index.attributions.values(), key=lambda record: (record.content, record.id)):
        groups[_identify(attribution)].append(attribution)
    claims = _claims_by_attribution(story, index)
    cards = sorted((_introduce(same, claims, index) for same in groups.values()), key=_rank_card)
    return tuple(
        msgspec.structs.replace(card, anchor=f"{index.anchor}-p{number}") for number, card in enumerate(cards, 1)
    )


def _rank_card(card: SpeakerCard) -> tuple[int, int, int, str]:
    kinds = ("named", "unnamed", "outlet", "unresolved")
    return kinds.index(card.kind), -len(card.keys), -len(card.sayings), card.name


def _identify(attribution: Attribution) -> tuple[str, str]:
    """Return what tells one speaker from another."""
    speaker = attribution.speaker
    if speaker.name_id:
        return "named", speaker.name_id
    if speaker.name:
        return speaker.kind, clean_line(speaker.name).casefold()
    return "unresolved", ""


def _introduce(same: Sequence[Attribution], claims: dict[str, tuple[int, ...]], index: Index) -> SpeakerCard:
    """Return the card of one speaker."""
    speaker = same[0].speaker
    name = index.names.get(speaker.name_id or "")
    shown = (name.name if name else speaker.name) or ""
    places = [index.place_of(attribution) for attribution in same]
    return SpeakerCard(
        anchor="",
        name=cut_line(shown, NAME_LIMIT) or "Speaker not resolved",
        kind=speaker.kind if shown else "unresolved",
        role=cut_line((name.role if name else None) or "", NAME_LIMIT),
        keys=index.sort_keys(place.key for place in places),
        sayings=_gather_sayings(same, claims, index),
    )


def _gather_sayings(
    same: Sequence[Attribution], claims: dict[str, tuple[int, ...]], index: Index
) -> tuple[Saying, ...]:
    """Return what one speaker is reported to have said, attributions of one claim made one."""
    groups: dict[object, list[Attribution]] = defaultdict(list)
    for attribution in same:
        known = claims.get(attribution.id, ())
        groups[known[0] if known else _read(attribution, index).casefold()].append(attribution)
    sayings = []
    for alike in groups.values():
        told = min(alike, key=lambda record: (record.kind != "direct", record.content))
        numbers = sorted({number for record in alike for number in claims.get(record.id, ())})
        places = sorted((index.place_of(record) for record in alike), key=rank_place)
        sayings.append(
            Saying(
                text=_read(told, index),
                direct=told.kind == "direct",
                places=tuple(places),
                claims=tuple(numbers),
            )
        )

    def rank(saying: Saying) -> tuple[int, tuple[tuple[int, str], int, int], str]:
        return -len({place.key for place in saying.places}), rank_place(saying.places[0]), saying.text

    return tuple(sorted(sayings, key=rank))


def _read(attribution: Attribution, index: Index) -> str:
    """Return the attributed words; where source and cue split them, the pieces with an ellipsis between."""
    text = index.articles[attribution.span.article].text
    parts = attribution.parts or (attribution.content,)
    if attribution.kind == "direct" and attribution.quotes:
        parts = attribution.quotes  # without the quotation marks, which each view sets itself
    words = " … ".join(told for part in parts if (told := plain(quote_span(text, part))))
    return words.strip(_QUOTATION_MARKS) if attribution.kind == "direct" else words


def _claims_by_attribution(story: Story, index: Index) -> dict[str, tuple[int, ...]]:
    """Return the numbers of the claims that each attribution's statements belong to."""
    found: dict[str, set[int]] = defaultdict(set)
    for statement in story.statements:
        if statement.attribution:
            found[statement.attribution].update(index.claims_of.get(statement.id, ()))
    return {attribution: tuple(sorted(numbers)) for attribution, numbers in found.items()}
