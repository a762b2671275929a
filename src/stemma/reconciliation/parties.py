"""Who does a deed, and to whom: the names around it in its sentence."""

from collections.abc import Sequence
from functools import cache

from stemma.lang import load
from stemma.reconciliation.deeds import Deed
from stemma.reconciliation.index import StoryIndex
from stemma.text.words import Word

Mention = tuple[int, int, str]
_ACTOR_REACH = 8  # words between an actor and the deed (plover gold records)
_ADJECTIVE_REACH = 3  # between "Ruritanian" and what Ruritanian forces did
_TITLE_REACH = 30  # characters between "Ruritanian" and the name that it describes
_TARGET_REACH = 8  # between the deed and its target


@cache
def _grammar(key: str) -> frozenset[str]:
    return frozenset(load("events")["grammar"][key])


def find_parties(
    deed: Deed, words: Sequence[Word], names: Sequence[Mention], index: StoryIndex
) -> tuple[str, str | None] | None:
    """Return actor and target of a deed, or None if it is not done or its actor is not clear."""
    lead = [word.norm for word in words[max(0, deed.start - 3) : deed.start]]
    if _grammar("undone").intersection(lead) or any(word.endswith("n't") for word in lead):
        return None
    before = _name_before(deed, words, names, index)
    after = _name_after(deed, words, names, index)
    if _grammar("passive").intersection(lead[-2:]):
        by = any(word.norm == "by" for word in words[deed.end : deed.end + 2])
        return (after, before) if by and after is not None and after != before else None
    return None if before is None or before == after else (before, after)


def _name_before(deed: Deed, words: Sequence[Word], names: Sequence[Mention], index: StoryIndex) -> str | None:
    """Return the nearest name before the deed that can be its subject."""
    start = words[deed.start].start
    for name_start, name_end, name in reversed([one for one in names if one[1] <= start]):
        between = [word for word in words if name_end <= word.start < start]
        if len(between) > _ACTOR_REACH or _grammar("new_subject").intersection(word.norm for word in between):
            return None
        before = [word.norm for word in words if word.end <= name_start][-2:]
        if _grammar("not_actor_after").intersection(before[-1:]) or (
            before[-1:] == ["the"] and _grammar("not_actor_after").intersection(before)
        ):
            continue
        if index.names[name].kind == "other" and not between:
            return None  # "the Ruritanian attack" is no deed; what Ruritanian forces attacked is
        if index.names[name].kind == "other" and len(between) > _ADJECTIVE_REACH:
            continue
        if not _is_past(words[deed.start].norm) and len(between) > 1:
            return None  # "its heavy air attacks": a plural, not a verb in the present
        return name
    return None


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in load("irregular_forms")["forms"] or word.endswith("ing")


def _name_after(deed: Deed, words: Sequence[Word], names: Sequence[Mention], index: StoryIndex) -> str | None:
    """Return the first name after the deed that is not merely where or when; "Ruritanian President X" is X."""
    end = words[deed.end - 1].end
    later = [one for one in names if one[0] >= end]
    for (name_start, name_end, name), following in zip(later, [*later[1:], None], strict=False):
        between = [word.norm for word in words if end <= word.start < name_start]
        if len(between) > _TARGET_REACH or _grammar("not_target_after").intersection(between):
            return None
        described = following is not None and index.names[following[2]].kind == "person"
        if following and described and index.names[name].kind == "other" and following[0] - name_end < _TITLE_REACH:
            continue
        return name
    return None
