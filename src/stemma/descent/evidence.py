"""Reasons to believe that one article was copied from another, each with its weight and the characters it rests on.

The reasons are those of textual criticism carried over to news: an explicit reference, the date of a witness, a
copy that stops short, a reference left without its antecedent, an error that the other witness lacks (see Dong,
Berti-Équille and Srivastava 2009 on copying between sources; Gaizauskas et al. 2001, METER, on news derivation).
"""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import NamedTuple

from stemma.descent.house_style import count_styles, find_remains
from stemma.descent.links import Link, mark_shared
from stemma.descent.outlets import own_outlet
from stemma.descent.witness import Witness
from stemma.lang.outlets import plain_name
from stemma.records import Evidence, Name, Span
from stemma.records.descent import EvidenceKind


class Weight(NamedTuple):
    """What a reason weighs, as natural logarithms of odds, measured on grown stemmata (seeds 0 to 249).

    Attributes:
        order: for one article standing before the other, against the other way round.
        contact: for the one being copied from the other, against both being copied from a third.
    """

    order: float
    contact: float


# Only a reference to the other outlet speaks strongly against a third source; date, cut and slips fit one as well.
_CITATION = Weight(5.0, 4.5)
_TIME = Weight(4.0, 0.7)
_CUT = Weight(1.2, 0.1)
_CUT_SENTENCE = Weight(2.8, 0.2)
_ORPHAN = Weight(1.5, 0.3)
_SLIP = Weight(2.0, 0.4)
_RETELLING = Weight(1.5, 0.5)
_REMAINS = Weight(1.8, 0.3)
_MOST_SLIPS = 2
# Habits that are named to the reader.
_MOST_REMAINS = 3
# Less than this many minutes between two publication times tells nothing.
_LEAST_MINUTES = 10
# A copy that stops short leaves out at least so many words of the end, and has no more than so many of its own there.
_LEAST_CUT = 40
_MOST_AFTER = 3
_LEAST_CUT_SHARE = 0.8
# A retelling is at least so much shorter than what it retells, in so many sentences.
_SHORTER = 0.75
_LEAST_RETOLD = 5
# Letters a word must have for a slip in it to be told from another word.
_LEAST_LETTERS = 5
# Differences looked at for slips; more of them are no slips.
_MOST_GAPS = 400


class Reason(NamedTuple):
    """One reason for a direction: numbers of source and target witness, its weights, and the record for the reader."""

    source: int
    target: int
    weight: float
    contact: float
    evidence: Evidence


Finder = Callable[[Sequence[Witness], Link], list[Reason]]


def display_name(witness: Witness) -> str:
    """Return what a reader would call the article."""
    return witness.article.label


def reason(
    kind: EvidenceKind, source: int, target: int, weight: Weight, why: str, spans: Sequence[Span] = ()
) -> Reason:
    """Return a reason with its record."""
    return Reason(source, target, weight.order, weight.contact, Evidence(kind=kind, why=why, spans=tuple(spans)))


def _named_in(outlet: str, witness: Witness) -> list[Span]:
    """Return where an article names an outlet: its citations, or its name of two words and more in the running text."""
    spans = [c.span for c in witness.annotation.citations if plain_name(c.outlet) == plain_name(outlet)]
    if not spans and " " in outlet:
        for match in re.finditer(rf"\b{re.escape(outlet)}\b", witness.article.text):
            span = Span(article=witness.id, start=match.start(), end=match.end())
            if not any(mark.span.overlaps(span) for mark in witness.article.boilerplate):
                spans.append(span)
    return spans


def _find_citations(witnesses: Sequence[Witness], link: Link) -> list[Reason]:
    """Return reasons from one article naming the other's outlet."""
    found = []
    for target in link.places:
        source = link.other(target)
        outlet = own_outlet(witnesses[source].article)
        if not outlet or own_outlet(witnesses[target].article) == outlet:
            continue
        spans = _named_in(outlet, witnesses[target])
        if spans:
            why = f"{display_name(witnesses[target])} names {outlet}."
            found.append(reason("citation", source, target, _CITATION, why, spans))
    return found


def publication_time(value: str | None) -> tuple[datetime, bool] | None:
    """Return a publication time and whether it has a time of day; None if unknown or unreadable.

    A time without offset is read as UTC: two such times are compared only with one another.
    """
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)), len(value) > 10


def _find_times(witnesses: Sequence[Witness], link: Link) -> list[Reason]:
    """Return the reason that one article was published earlier than the other, where dates are stated for both."""
    low, high = link.places
    published = [witnesses[place].article.published for place in (low, high)]
    if any(entry.basis not in ("stated", "metadata") for entry in published):
        return []
    times = [publication_time(entry.value) for entry in published]
    if times[0] is None or times[1] is None:
        return []
    (first, first_exact), (second, second_exact) = times[0], times[1]
    if first_exact and second_exact:
        if abs((first - second).total_seconds()) < 60 * _LEAST_MINUTES:
            return []
    elif first.date() == second.date():
        return []
    source, target = (low, high) if first < second else (high, low)
    entries = published if source == low else published[::-1]
    why = (
        f"{display_name(witnesses[source])} was published on {entries[0].value}, "
        f"{display_name(witnesses[target])} on {entries[1].value}."
    )
    spans = [entry.span for entry in entries if entry.span]
    return [reason("time", source, target, _TIME, why, spans)]


def _find_cuts(witnesses: Sequence[Witness], link: Link) -> list[Reason]:
    """Return the reason that one article stops where the other goes on, as copies cut from the end do."""
    found = []
    for target in link.places:
        source = link.other(target)
        copied = [text for text in link.shared if text.passage.copied and text.runs]
        if not copied or link.share_of(target) < _LEAST_CUT_SHARE:
            continue
        last = max(copied, key=lambda text: text.range_in(target)[1])
        rest_target = len(witnesses[target].words) - last.range_in(target)[1]
        rest_source = len(witnesses[source].words) - last.range_in(source)[1]
        if rest_target > _MOST_AFTER or rest_source < _LEAST_CUT:
            continue
        end = last.span_in(source).end
        broken = any(s.span.start < end - 1 and s.span.end > end + 1 for s in witnesses[source].annotation.sentences)
        how = "stops inside a sentence of" if broken else "stops where more follows in"
        why = f"{display_name(witnesses[target])} {how} {display_name(witnesses[source])}."
        weight = _CUT_SENTENCE if broken else _CUT
        found.append(reason("truncation", source, target, weight, why, [last.span_in(target), last.span_in(source)]))
    return found


def _introduced(name: Name, text: str) -> bool:
    """Return whether the name's first mention has more than one word, as an introduction has."""
    return " " in name.spans[0].text_in(text).strip()


def _find_orphans(witnesses: Sequence[Witness], link: Link) -> list[Reason]:
    """Return reasons from persons whom one article only calls by surname, in text that the other introduces them in."""
    found = []
    for target in link.places:
        source = link.other(target)
        text, source_text = witnesses[target].article.text, witnesses[source].article.text
        marked = mark_shared(witnesses[target], target, [t for t in link.shared if t.passage.copied])
        surnames = {
            name.spans[0].text_in(source_text).split()[-1]: name.spans[0]
            for name in witnesses[source].annotation.names
            if name.kind == "person" and name.spans and _introduced(name, source_text)
        }
        for name in witnesses[target].annotation.names:
            if name.kind != "person" or not name.spans:
                continue
            mentions = [span.text_in(text) for span in name.spans]
            alone = len(set(mentions)) == 1 and mentions[0] in surnames
            inside = all(marked[slice(*witnesses[target].words_in(span))].all() for span in name.spans)
            if alone and inside and mentions[0] not in (witnesses[target].article.title or ""):
                why = (
                    f"{display_name(witnesses[target])} never introduces {mentions[0]}, whom "
                    f"{display_name(witnesses[source])} introduces in full."
                )
                spans = [name.spans[0], surnames[mentions[0]]]
                found.append(reason("truncation", source, target, _ORPHAN, why, spans))
                break
    return found


def _one_slip_apart(one: str, other: str) -> bool:
    """Return whether two words differ by one letter left out, put in, changed, or swapped with its neighbour.

    >>> _one_slip_apart("minister", "minster"), _one_slip_apart("minister", "ministre"), _one_slip_apart("red", "blue")
    (True, True, False)
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    swapped = one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
    return swapped or one[start + (len(one) >= len(other)) :] == other[start + (len(other) >= len(one)) :]


def _find_slips(witnesses: Sequence[Witness], link: Link) -> list[Reason]:
    """Return reasons from slips of the pen: a word of a shared passage that one article alone misspells.

    A form is a slip if no other article of the story has it and the article itself only there, while the right form
    stands elsewhere too.
    """
    found: list[Reason] = []
    gaps = [gap for text in link.shared for gap in pairwise(text.runs)]
    for before, after in gaps[:_MOST_GAPS]:
        a, b = before.a + before.size, before.b + before.size
        if (after.a - a, after.b - b) != (1, 1):
            continue
        places = {link.places[0]: a, link.places[1]: b}
        words = {place: _word_at(witnesses[place], at) for place, at in places.items()}
        one, other = words.values()
        if min(len(one), len(other)) < _LEAST_LETTERS or not _one_slip_apart(one, other) or not one.islower():
            continue
        counts = {
            place: sum(int((w.words == witnesses[place].words[at]).sum()) for w in witnesses)
            for place, at in places.items()
        }
        target = min(counts, key=lambda place: (counts[place], place))
        source = link.other(target)
        if counts[target] == 1 and counts[source] > 1:
            spans = [witnesses[place].span(at, at + 1) for place, at in sorted(places.items())]
            why = f"{display_name(witnesses[target])} alone writes “{words[target]}” for “{words[source]}”."
            found.append(reason("error", source, target, _SLIP, why, spans))
    return found[:_MOST_SLIPS]


def _word_at(witness: Witness, place: int) -> str:
    return witness.article.text[int(witness.starts[place]) : int(witness.ends[place])]


def _find_retelling(witnesses: Sequence[Witness], link: Link) -> list[Reason]:
    """Return the reason that one article says in far fewer words what the other says, as rewrites do."""
    retold = [text for text in link.shared if text.passage.rewriting == "paraphrase"]
    if not link.rewritten or len(retold) < _LEAST_RETOLD:
        return []
    sizes = {place: int(mark_shared(witnesses[place], place, retold).sum()) for place in link.places}
    target = min(link.places, key=lambda place: (sizes[place], place))
    source = link.other(target)
    if sizes[target] > _SHORTER * sizes[source]:
        return []
    why = (
        f"{display_name(witnesses[target])} retells in {sizes[target]} words what "
        f"{display_name(witnesses[source])} says in {sizes[source]}."
    )
    return [reason("style", source, target, _RETELLING, why, [text.span_in(target) for text in retold])]


def _find_remains(witnesses: Sequence[Witness], link: Link) -> list[Reason]:
    """Return reasons from remains of one house's spelling in the other's copy."""
    counts = {place: count_styles(witnesses[place], place, link) for place in link.places}
    found = []
    for target in link.places:
        source = link.other(target)
        remains = find_remains(counts[source], counts[target])
        if remains:
            habits = ", ".join(name for name, _ in remains[:_MOST_REMAINS])
            why = (
                f"{display_name(witnesses[target])} mixes ways of spelling in what it shares with "
                f"{display_name(witnesses[source])}, which keeps to one: {habits}."
            )
            found.append(reason("style", source, target, _REMAINS, why))
    return found


FINDERS: tuple[Finder, ...] = (
    _find_citations,
    _find_times,
    _find_cuts,
    _find_orphans,
    _find_slips,
    _find_retelling,
    _find_remains,
)
