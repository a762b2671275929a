"""Bringing together the mentions of one thing inside one article."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from stemma.annotate.names.gazetteer import get_gazetteer
from stemma.annotate.names.mentions import Mention
from stemma.annotate.word_lists import listed
from stemma.text.person_names import same_person

_MOST_NAMESAKES = 40  # people of one surname compared: more are a list, not a report
_SKIPPED_IN_ACRONYMS = listed("merging_skipped_in_acronyms")


def merge_mentions(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Return the mentions in groups, one group for each thing named; groups and mentions in order of the text."""
    people = [mention for mention in mentions if mention.kind == "person"]
    others = [mention for mention in mentions if mention.kind != "person"]
    groups = _merge_people(people) + _merge_others(others)
    for group in groups:
        group.sort(key=lambda mention: mention.start)
    return sorted(groups, key=lambda group: group[0].start)


def _merge_people(people: Sequence[Mention]) -> list[list[Mention]]:
    groups: list[list[Mention]] = []
    by_surname: dict[str, list[int]] = {}
    by_given: dict[str, list[int]] = {}
    index_of: dict[str, int] = {}
    for mention in people:
        if not mention.full:
            continue
        surname = _surname(mention.text).casefold()
        found = index_of.get(mention.text)
        if found is None:
            candidates = by_surname.get(surname, [])[-_MOST_NAMESAKES:]
            found = next((index for index in candidates if same_person(groups[index][0].text, mention.text)), None)
        if found is None:
            found = len(groups)
            groups.append([])
            by_surname.setdefault(surname, []).append(found)
            by_given.setdefault(mention.text.split(" ", 1)[0].casefold(), []).append(found)
        index_of[mention.text] = found
        groups[found].append(mention)
    people_named = [_Person(group[0], {m.title for m in group if m.title}, len(group)) for group in groups]
    strays: dict[str, list[Mention]] = {}
    for mention in people:
        if mention.full:
            continue
        word = _surname(mention.text).casefold()
        candidates = (by_surname.get(word) or by_given.get(word) or [])[:_MOST_NAMESAKES]
        chosen = _choose(mention, candidates, people_named)
        if chosen is None:
            strays.setdefault(word, []).append(mention)
        else:
            groups[chosen].append(mention)
            people_named[chosen].titles.add(mention.title)
    return groups + [strays[key] for key in sorted(strays)]


class _Person(NamedTuple):
    """A person named in full: the first mention, the titles used, how often named in full."""

    first: Mention
    titles: set[str]
    fulls: int


def _choose(mention: Mention, candidates: Sequence[int], people: Sequence[_Person]) -> int | None:
    """Return the person a bare surname means: by title, then by gender, then who is named in full most often."""
    if not candidates:
        return None
    if len(candidates) == 1:
        return candidates[0] if _gender_agrees(mention, people[candidates[0]].first) else None
    titled = [index for index in candidates if mention.title and mention.title in people[index].titles]
    fitting = titled or [index for index in candidates if _gender_agrees(mention, people[index].first)] or candidates
    return max(fitting, key=lambda index: (people[index].fulls, -people[index].first.start))


def _gender_agrees(mention: Mention, full: Mention) -> bool:
    known = get_gazetteer()
    wanted = known.honorifics.get(mention.title.rsplit(" ", 1)[-1], "") if mention.title else ""
    found = known.given_names.get(full.text.split(" ", 1)[0], "")
    return not wanted or not found or wanted == found


def _surname(name: str) -> str:
    words = name.split(" ")
    if len(words) > 1 and words[-1] in get_gazetteer().suffixes:
        words.pop()
    return words[-1]


def _merge_others(others: Sequence[Mention]) -> list[list[Mention]]:
    groups: dict[tuple[str, str], list[Mention]] = {}
    expansions = _expansions(others)
    for mention in others:
        canonical = mention.canonical or _bare(mention.text)
        canonical = expansions.get(mention.text, canonical)
        groups.setdefault((mention.kind, canonical), []).append(mention)
    return list(groups.values())


def _bare(name: str) -> str:
    return name.removeprefix("The ")


def _expansions(others: Sequence[Mention]) -> dict[str, str]:
    """Return acronym -> the name in the article that it abbreviates."""
    acronyms = {mention.text for mention in others if mention.text.isupper() and mention.canonical is None}
    if not acronyms:
        return {}
    counts = Counter(mention.text for mention in others if " " in mention.text)
    expansions: dict[str, str] = {}
    for name in sorted(counts):
        words = name.replace("-", " ").split()
        for letters in (
            "".join(word[0] for word in words if word.casefold() not in _SKIPPED_IN_ACRONYMS),
            "".join(word[0] for word in words),
        ):
            if letters.upper() in acronyms and len(letters) > 1:
                expansions.setdefault(letters.upper(), _bare(name))
    return expansions
