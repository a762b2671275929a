"""Mentions: runs of capitalised words cut into names and typed."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from stemma.annotate.names.cutting import Piece, cut_run
from stemma.annotate.names.gazetteer import get_gazetteer
from stemma.annotate.names.headlines import find_known_forms, is_headline
from stemma.annotate.names.runs import find_runs
from stemma.annotate.word_lists import listed
from stemma.records.annotation import NameKind

_PLACE_PREPOSITIONS = ("in", "at", "near", "into", "across", "throughout", "outside", "inside", "toward", "towards")


_PLACE_BEFORE = re.compile(
    r"\b(?:" + "|".join(sorted(listed("mentions_before_places"))) + r") of[ \u00a0]$", re.IGNORECASE
)
_PLACE_REACH = 24  # characters before a name
_MENTIONS_READ = 8  # of a name, to guess its kind
_DIRECTIONS = frozenset(("West", "East", "North", "South", "Southwest", "Northeast", "Southeast", "Northwest"))
_PERSON_AFTER = re.compile(r"(?:,? (?:" + "|".join(sorted(listed("mentions_after_people"))) + r")\b|, \d\d,| \(\d)")


class Mention(NamedTuple):
    """One place where a name stands.

    Attributes:
        start, end: offsets into the article's text, without title and possessive ending.
        text: the characters there.
        kind: what is named.
        canonical: the gazetteer's form of the name; None if it is not listed.
        title: the words directly before a person's name that are no part of it ("President"), or "".
        full: whether it is a fuller form than a surname or a given name alone.
    """

    start: int
    end: int
    text: str
    kind: NameKind
    canonical: str | None
    title: str
    full: bool


def find_mentions(text: str, stretches: Sequence[tuple[int, int]]) -> list[Mention]:
    """Return the mentions of names in the given stretches (sentences) of ``text``, in order.

    A single word whose capital may be the sentence's is a name only if the gazetteer or the rest of the article says
    so. Stretches in capitals or in title case are searched for names known from the rest of the article alone.
    """
    pieces: list[Piece] = []
    headlines: list[tuple[int, int]] = []
    known = get_gazetteer()
    for start, end in stretches:
        runs = find_runs(text, start, end)
        headline = is_headline(text, start, end, runs, known.common)
        if headline:
            headlines.append((start, end))
        for run in runs:
            found = cut_run(text, run)
            pieces.extend(piece for piece in found if not headline or _stands_out(piece))
    kinds = _settle_kinds(text, pieces)
    mentions = [
        Mention(piece.start, piece.end, piece.text, kind, piece.canonical, piece.title, piece.full)
        for piece in pieces
        if (kind := kinds.get(piece.text, piece.kind)) is not None and (piece.sure or piece.text in kinds)
    ]
    taken = {mention.start for mention in mentions}
    forms = _forms(mentions) if headlines else {}
    for start, end in headlines:
        found_there = _in_headline(text, start, end, forms)
        mentions.extend(mention for mention in found_there if mention.start not in taken)
    mentions.sort(key=lambda mention: mention.start)
    return mentions


def _stands_out(piece: Piece) -> bool:
    """Return whether a piece is a name even where every word has a capital: a listed one, or one with a given name."""
    if piece.canonical is not None:
        return True
    known = get_gazetteer()
    words = piece.text.split(" ")
    return (
        piece.kind == "person"
        and len(words) == 2
        and words[0] in known.given_names
        and words[0] not in known.ambiguous
        and words[1].casefold() not in known.common
    )


def _forms(mentions: Iterable[Mention]) -> dict[str, tuple[NameKind, str | None]]:
    """Return the written forms of the names found in running text, surnames too."""
    forms: dict[str, tuple[NameKind, str | None]] = {}
    for mention in mentions:
        forms.setdefault(mention.text, (mention.kind, mention.canonical))
        if mention.kind == "person" and mention.full:
            forms.setdefault(mention.text.rsplit(" ", 1)[-1], ("person", None))
    return forms


def _in_headline(text: str, start: int, end: int, forms: Mapping[str, tuple[NameKind, str | None]]) -> list[Mention]:
    """Return the mentions of known forms in a stretch of capitals."""
    return [
        Mention(first, last, text[first:last], kind, canonical, "", kind != "person" or " " in text[first:last])
        for first, last, kind, canonical in find_known_forms(text, start, end, forms)
    ]


def _settle_kinds(text: str, pieces: Sequence[Piece]) -> dict[str, NameKind]:
    """Return written form -> kind for the forms whose kind the pieces alone leave open."""
    known = get_gazetteer()
    surnames: set[str] = set()
    votes: dict[str, Counter[NameKind]] = {}
    alike: dict[str, list[Piece]] = {}
    for piece in pieces:
        same = alike.setdefault(piece.text, [])
        if len(same) < _MENTIONS_READ:
            same.append(piece)
        if piece.kind == "person" and piece.full:
            words = piece.text.split(" ")
            surnames.update(word for word in (words[0], _surname(words)) if word not in known.common)
        if piece.sure and piece.kind is not None:
            votes.setdefault(piece.text, Counter())[piece.kind] += 1
    kinds: dict[str, NameKind] = {}
    for piece in pieces:
        if piece.canonical is not None or piece.text in kinds:
            if piece.text in surnames and piece.kind == "place":
                kinds[piece.text] = "person"
            continue
        if piece.kind is None or not piece.sure:
            if piece.text in surnames:
                kinds[piece.text] = "person"
            elif votes.get(piece.text):
                kinds[piece.text] = max(sorted(votes[piece.text]), key=lambda kind: votes[piece.text][kind])
            elif piece.kind is None and piece.sure:
                kinds[piece.text] = _guess(text, alike[piece.text])
    return kinds


def _surname(words: Sequence[str]) -> str:
    suffixes = get_gazetteer().suffixes
    return words[-2] if len(words) > 2 and words[-1] in suffixes else words[-1]


def _guess(text: str, pieces: Sequence[Piece]) -> NameKind:
    """Return the kind of an unknown name of one word from the words around its mentions."""
    person = False
    for piece in pieces:
        before = text[max(0, piece.start - 14) : piece.start].rsplit(None, 1)
        word = before[-1].casefold() if before and text[piece.start - 1] == " " else ""
        if word in _PLACE_PREPOSITIONS or piece.text in _DIRECTIONS or is_ruled_place(text, piece.start):
            return "place"
        if word in ("the", "its"):
            return "organisation"
        person = person or _acts_as_person(text, piece.end)
    if pieces[0].text.isupper() and 1 < len(pieces[0].text) <= 6:
        return "organisation"
    return "person" if person else "organisation"


def is_ruled_place(text: str, start: int) -> bool:
    """Return whether the words before a name are those of a place: "the mayor of", "the people of"."""
    return _PLACE_BEFORE.search(text, max(0, start - _PLACE_REACH), start) is not None


def _acts_as_person(text: str, end: int) -> bool:
    """Return whether the words after a name suit a person: a verb of saying, "who", an age."""
    return _PERSON_AFTER.match(text, end, end + 24) is not None
