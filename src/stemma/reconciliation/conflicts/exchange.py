"""Conflicts of name, place, date and role: near-equal sentences with one thing exchanged for another."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from stemma.reconciliation.conflicts.sides import Witness, build_conflict, tell_apart
from stemma.reconciliation.gists import Gist
from stemma.reconciliation.index import StoryIndex
from stemma.reconciliation.matching import Match
from stemma.reconciliation.wording import function_words, stem_word
from stemma.records import Conflict, Span
from stemma.records.report import ConflictKind
from stemma.text.person_names import fold_transliteration, same_person
from stemma.text.words import find_words

# Only sentences that share this much of their content words can have one thing exchanged (basil: below, they tell two
# facts).
_NEAR_EQUAL = 0.65
_FEWEST_SHARED = 5  # content words: less is a stamp or a byline (helsinki)
_SPELLINGS = 0.55  # likeness of letters from which two names are spellings of one (basil)
_LOCATING = frozenset({"in", "at", "near", "outside", "from", "to"})
_WHY = {
    "name": "Otherwise near-equal statements name different bearers in the same place of the sentence.",
    "place": "Otherwise near-equal statements put it in different places.",
    "date": "Otherwise near-equal statements give different dates.",
    "role": "Near-equal statements have the same two names in exchanged roles.",
}


class _Gap(NamedTuple):
    """Word ranges in both sentences that stand for each other."""

    first: tuple[int, int]
    second: tuple[int, int]


def find_exchanges(
    gists: Sequence[Gist], matches: Sequence[Match], index: StoryIndex, claims_of: Mapping[str, Sequence[str]]
) -> list[Conflict]:
    """Return the conflicts in which exactly one name, place or date differs, or two names have changed places."""
    found: dict[tuple[str, ...], tuple[ConflictKind, list[Witness], list[Witness]]] = {}
    for match in matches:
        one, two = gists[match.first], gists[match.second]
        if match.features.negated or not tell_apart(one.articles, two.articles):
            continue
        shared = len(one.weights.keys() & two.weights.keys())
        if shared < max(_FEWEST_SHARED, _NEAR_EQUAL * max(len(one.weights), len(two.weights))):
            continue
        exchanged = _find_exchange(one, two, index)
        if exchanged is not None:
            kind, first, second = exchanged
            values = sorted((index.text_of(first).casefold(), index.text_of(second).casefold()))
            sides = (Witness(one.statement.id, first), Witness(two.statement.id, second))
            held = found.setdefault((kind, *values), (kind, [], []))
            turned = index.text_of(first).casefold() != values[0]
            held[1].append(sides[turned])
            held[2].append(sides[not turned])
    return [
        build_conflict(kind, (first, second), "contradiction", _WHY[kind], index, claims_of)
        for _, (kind, first, second) in sorted(found.items())
    ]


def _find_exchange(one: Gist, two: Gist, index: StoryIndex) -> tuple[ConflictKind, Span, Span] | None:
    """Return what is exchanged between two wordings, if that is all that differs in content."""
    gaps = list(_content_gaps(one, two))
    if len(gaps) == 1:
        return _one_exchanged(one, two, gaps[0], index)
    if len(gaps) == 2:
        return _roles_exchanged(one, two, gaps, index)
    return None


def _content_gaps(one: Gist, two: Gist) -> Iterator[_Gap]:
    """Yield the places where the words differ in content."""
    matcher = SequenceMatcher(None, one.words, two.words, autojunk=False)
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        if tag == "equal":
            continue

        first, second = ({stem_word(word) for word in words if word not in function_words()} for words in
                         (one.words[a:a_end], two.words[b:b_end]))  # fmt: skip
        if first != second:
            yield _Gap((a, a_end), (b, b_end))


def _span(gist: Gist, words: tuple[int, int], index: StoryIndex) -> Span:
    place = gist.statement.span
    found = find_words(index.articles[place.article].text, place.start, place.end)[words[0] : words[1]]
    if not found:
        return Span(article=place.article, start=place.start, end=place.start)
    return Span(article=place.article, start=found[0].start, end=found[-1].end)


def _one_exchanged(one: Gist, two: Gist, gap: _Gap, index: StoryIndex) -> tuple[ConflictKind, Span, Span] | None:
    if gap.first[0] == gap.first[1] or gap.second[0] == gap.second[1]:
        return None  # something is added, nothing exchanged
    first, second = _span(one, gap.first, index), _span(two, gap.second, index)
    kind = _exchanged_time(one, two, first, second, index) or _exchanged_name(one, two, gap, (first, second), index)
    return None if kind is None else (kind, first, second)


def _exchanged_time(one: Gist, two: Gist, first: Span, second: Span, index: StoryIndex) -> ConflictKind | None:
    """Return "date" if both gaps lie in a resolved date and the dates do not meet."""
    times = [
        [time for id_ in gist.statement.times if (time := index.times[id_]).span.overlaps(span) and time.kind == "DATE"]
        for gist, span in ((one, first), (two, second))
    ]
    if len(times[0]) != 1 or len(times[1]) != 1:
        return None
    a, b = times[0][0], times[1][0]
    if None in (a.earliest, a.latest, b.earliest, b.latest):
        return None
    days = a.earliest == a.latest and b.earliest == b.latest
    return "date" if days and a.earliest != b.earliest else None


def _exchanged_name(
    one: Gist, two: Gist, gap: _Gap, spans: tuple[Span, Span], index: StoryIndex
) -> ConflictKind | None:
    """Return "name" or "place" if both gaps are names of different bearers of one kind."""
    ids = [_name_at(span, index) for span in spans]
    if ids[0] is None or ids[1] is None or ids[0] == ids[1]:
        return None
    names = index.names[ids[0]], index.names[ids[1]]
    kinds = {name.kind for name in names}
    if kinds not in ({"person"}, {"organisation"}, {"place"}, {"person", "other"}) or _may_be_one(
        names[0].name, names[1].name
    ):
        return None
    if kinds != {"place"}:
        return "name"
    located = all(_is_located(gist.words, words[0]) for gist, words in ((one, gap.first), (two, gap.second)))
    return "place" if located else None


def _name_at(span: Span, index: StoryIndex) -> str | None:
    """Return the name whose mention holds the span, or fills it but for a title before and an "'s" after it."""
    wide = Span(article=span.article, start=max(0, span.start - 60), end=span.end + 60)
    text = index.text_of(span)
    closes = span.end - 2 if text.endswith(("'s", "’s")) else span.end
    for start, end, name in index.names_within(wide):
        if (start <= span.start and closes <= end) or (span.start <= start and end in (span.end, closes)):
            return name
    return None


def _may_be_one(one: str, two: str) -> bool:
    """Return whether two names may be forms of one: spellings, a shared word, or an abbreviation."""
    first, second = set(fold_transliteration(one).split()), set(fold_transliteration(two).split())
    initials = ["".join(word[0] for word in name.removeprefix("The ").split()) for name in (one, two)]
    one, two = one.replace(".", ""), two.replace(".", "")
    alike = SequenceMatcher(None, one.casefold(), two.casefold(), autojunk=False).ratio() >= _SPELLINGS
    return alike or bool(first & second) or same_person(one, two) or not {one, two}.isdisjoint(initials)


def _is_located(words: Sequence[str], at: int) -> bool:
    return any(word in _LOCATING for word in words[max(0, at - 2) : at])


def _roles_exchanged(
    one: Gist, two: Gist, gaps: Sequence[_Gap], index: StoryIndex
) -> tuple[ConflictKind, Span, Span] | None:
    """Return "role" if the two gaps hold the same two names the other way round."""
    first, second = ([_name_at(_span(one, gap.first, index), index) for gap in gaps],
                     [_name_at(_span(two, gap.second, index), index) for gap in gaps])  # fmt: skip
    turned = None not in first and first == second[::-1] and first[0] != first[1]
    if not turned or ("by" in one.words) != ("by" in two.words):
        return None
    whole = ((gaps[0].first[0], gaps[1].first[1]), (gaps[0].second[0], gaps[1].second[1]))
    return "role", _span(one, whole[0], index), _span(two, whole[1], index)
