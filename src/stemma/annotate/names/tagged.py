"""What the tagger marks and what the rules find, brought together into one row of mentions."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from stemma.annotate.names.gazetteer import Gazetteer, get_gazetteer
from stemma.annotate.names.mentions import Mention, is_ruled_place
from stemma.models.tagger import Tag
from stemma.records.annotation import NameKind

_KINDS: dict[str, NameKind] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "other": "other",
}
_POSSESSIVES = ("'s", "’s", "'S", "’S")
_TITLE_REACH = 40  # characters before a person's name
_LOOSE = " \t\r\n\u00a0,;:!?\"“”‘’'(["  # marks at the border of a tag
_SURE = 10.0  # what "the mayor of" before a name counts for a place, beside mentions that count 1 at most
_FEWEST_FULL = 2  # people named in full: fewer tell nothing about how a text names people
_GLUED = re.compile(r"[a-z]{2,}[A-Z]")


class _Found(NamedTuple):
    start: int
    end: int
    kind: NameKind
    score: float


def join_tags(
    text: str, stretches: Sequence[tuple[int, int]], tags: Sequence[Tag], ruled: Sequence[Mention]
) -> list[Mention]:
    """Return the mentions in ``text``: the tagger's, with the rules' borders and kinds where those are surer.

    The rules know listed names and how a name is written ("U.S.", "Bank of Ruritania"); the tagger knows what stands
    around it. So a listed name that the tagger breaks or passes over is the rules'; a kind is the tagger's, but for a
    listed place that it takes for some other thing. Set on conllpp and wnut17 dev (docs/decisions/0006).

    Args:
        text: the article's text.
        stretches: its sentences, in order; nothing outside them is a mention.
        tags: the tagger's names, in order.
        ruled: the rules' mentions, in order.
    """
    found = _doubt_people(text, _settle(text, _inside(stretches, _whole(text, tags))), ruled)
    starts = [one.start for one in found]
    taken: set[int] = set()
    mentions: list[Mention] = []
    pairs = _find_pairs(text, found, starts, ruled)
    for mention in ruled:
        touching = _touching(found, starts, mention)
        if not touching:
            if mention.canonical is not None:
                mentions.append(mention)
            continue
        if pairs.issuperset(touching):
            mentions.append(mention)
            taken.update(touching)
            continue
        inside = all(mention.start <= found[i].start and found[i].end <= mention.end for i in touching)
        same = len(touching) == 1 and (found[touching[0]].start, found[touching[0]].end) == (mention.start, mention.end)
        if same:
            kind = _kind(found[touching[0]], mention)
            mentions.append(mention._replace(kind=kind))
            taken.update(touching)
        elif inside and (len(touching) > 1 or mention.canonical is not None):
            kinds = sorted(touching, key=lambda i: (found[i].start - found[i].end, found[i].start))
            mentions.append(mention if mention.canonical else mention._replace(kind=found[kinds[0]].kind))
            taken.update(touching)
    known = get_gazetteer()
    mentions.extend(
        _mention(text, one, known)
        for i, one in enumerate(found)
        if i not in taken and not _is_part_of_title(text, one, known)
    )
    mentions.sort(key=lambda mention: (mention.start, mention.end))
    return mentions


def _whole(text: str, tags: Sequence[Tag]) -> list[_Found]:
    """Return the tags with neighbours in one written word joined, loose marks and possessives cut off."""
    joined: list[_Found] = []
    for tag in tags:
        one = _Found(tag.start, tag.end, _KINDS[tag.kind], tag.score)
        if joined and joined[-1].end == one.start and text[one.start] not in "-/’'":
            one = joined.pop()._replace(end=one.end)
        joined.append(one)
    whole: list[_Found] = []
    for start, end, kind, score in joined:
        while start < end and text[start] in _LOOSE:
            start += 1
        while end > start and text[end - 1] in _LOOSE:
            end -= 1
        if text[start:end].endswith(_POSSESSIVES):
            end -= 2
        while end > start and text[end - 1] in _LOOSE:
            end -= 1
        if kind == "person":
            start = _skip_title(text, start, end)
        if _GLUED.match(text, start, end):
            continue  # "nowUS": the page's words have run together
        if end > start and any(char.isalnum() for char in text[start:end]):
            whole.append(_Found(start, end, kind, score))
    return whole


def _skip_title(text: str, start: int, end: int) -> int:
    """Return where the name starts in "Mr. Weir" and "President Ann Lee"."""
    known = get_gazetteer()
    while True:
        word = text[start:end].split(" ", 1)[0]
        rest = start + len(word) + 1
        if rest >= end or not (word in known.honorifics or word in known.offices) or word in known.given_names:
            return start
        start = rest


def _inside(stretches: Sequence[tuple[int, int]], found: Sequence[_Found]) -> list[_Found]:
    """Return what stands in one of the stretches."""
    starts = [start for start, _ in stretches]
    ends = [end for _, end in stretches]
    return [one for one in found if (place := bisect_right(starts, one.start)) and one.end <= ends[place - 1]]


def _settle(text: str, found: Sequence[_Found]) -> list[_Found]:
    """Return the mentions, each written form with the kind that the article as a whole gives it."""
    votes: dict[str, dict[NameKind, float]] = defaultdict(lambda: defaultdict(float))
    for one in found:
        ruled = one.kind != "organisation" and is_ruled_place(text, one.start)
        votes[text[one.start : one.end]]["place" if ruled else one.kind] += _SURE if ruled else one.score
    settled: list[_Found] = []
    for one in found:
        mine = votes[text[one.start : one.end]]
        kind = max(sorted(mine), key=lambda kind: mine[kind])
        settled.append(one._replace(kind=kind) if mine[kind] > 2 * mine[one.kind] else one)
    return settled


def _doubt_people(text: str, found: Sequence[_Found], ruled: Sequence[Mention]) -> list[_Found]:
    """Return the mentions with the rules' kind for a "person" of one word whom the article never names in full.

    Newspapers name people in full at first; an unknown name that stays bare is a firm or a town as often. On conllpp
    dev, full of tables of results, this costs nothing; in reports it keeps unknown firms and towns from being people.
    In a text that names hardly anybody in full, such as a post, the tagger is followed.
    """
    people = [text[one.start : one.end].split() for one in found if one.kind == "person"]
    if len({tuple(words) for words in people if len(words) > 1}) < _FEWEST_FULL:
        return list(found)
    found = [one for one in found if not text[one.start : one.end].islower()]
    full = {word for words in people if len(words) > 1 for word in words}
    bare = {words[0] for words in people if len(words) == 1} - full
    kinds: dict[str, NameKind] = {}
    for mention in ruled:
        if mention.text in bare:
            kinds.setdefault(mention.text, mention.kind)
            if mention.title or mention.kind == "person":
                kinds[mention.text] = "person"
    return [one._replace(kind=kinds.get(text[one.start : one.end], one.kind)) for one in found]


def _touching(found: Sequence[_Found], starts: Sequence[int], mention: Mention) -> list[int]:
    index = bisect_left(starts, mention.start)
    while index > 0 and found[index - 1].end > mention.start:
        index -= 1
    touching: list[int] = []
    while index < len(found) and found[index].start < mention.end:
        touching.append(index)
        index += 1
    return touching


def _find_pairs(text: str, found: Sequence[_Found], starts: Sequence[int], ruled: Sequence[Mention]) -> frozenset[int]:
    """Return the tagger's names that are two listed names joined by a hyphen ("Ruritania-Graustark")."""
    pairs: set[int] = set()
    for one, other in pairwise(ruled):
        if one.canonical is None or other.canonical is None or text[one.end : other.start] not in ("-", "–"):
            continue
        touching = _touching(found, starts, one)
        if touching == _touching(found, starts, other) and len(touching) == 1:
            pairs.update(touching)
    return frozenset(pairs)


def _kind(one: _Found, mention: Mention) -> NameKind:
    listed = mention.canonical is not None
    if listed and (one.kind, mention.kind) in (("other", "place"), ("place", "organisation")):
        return mention.kind
    return one.kind


def _is_part_of_title(text: str, one: _Found, known: Gazetteer) -> bool:
    """Return whether a single word stands before an office: "Transport Minister Ann Lee" names no "Transport"."""
    if " " in text[one.start : one.end]:
        return False
    following = text[one.end : one.end + _TITLE_REACH].split(" ")
    return len(following) > 1 and not following[0] and following[1].strip(",.") in known.offices


def _mention(text: str, one: _Found, known: Gazetteer) -> Mention:
    """Return the mention of a name that the tagger alone marks."""
    words = text[one.start : one.end]
    listed = known.known.get(words)
    canonical = listed[1] if listed is not None and listed[0] == one.kind else None
    title = _title(text, one.start, known) if one.kind == "person" else ""
    full = one.kind != "person" or len(words.split()) > 1
    return Mention(one.start, one.end, words, one.kind, canonical, title, full)


def _title(text: str, start: int, known: Gazetteer) -> str:
    """Return the title that stands directly before a person's name, or ""."""
    before = text[max(0, start - _TITLE_REACH) : start]
    if not before.endswith((" ", "\u00a0")):
        return ""
    words = before.split()
    first = len(words)
    while first > 0 and (words[first - 1] in known.honorifics or words[first - 1] in known.offices):
        first -= 1
    return " ".join(words[first:])
