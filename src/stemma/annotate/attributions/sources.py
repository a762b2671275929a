"""The words beside a cue that say who speaks."""

from stemma.annotate.attributions.phrases import Phrases
from stemma.annotate.attributions.subjects import (
    BOUNDARIES,
    PRONOUNS,
    STATES,
    WEEKDAYS,
    core_start,
    is_noun_phrase,
    is_tensed,
    joins_nouns,
    trim_closing,
    trim_opening,
)
from stemma.annotate.word_lists import listed

_ENDS_SOURCE = listed("sources_ends_source")
_OPENS_APPOSITION = listed("sources_opens_apposition")
_OPENS_CLAUSE = listed("sources_opens_clause")
_JOINING = frozenset(("and", "of", "or", "for", "than"))
_RELATIVES = frozenset(("who", "which", "that"))
_NO_SOURCE = listed("sources_no_source")
_MUTE_HEADS = listed("sources_mute_heads")
_AFTER_HEAD = frozenset(("of", "in", "on", "at", "to", "by", "for", "with", "from", "who", "that", "which", ",", "("))
_LONGEST_APPOSITION = 45  # words; polnear train
_LONGEST_SOURCE = 24
_MOST_COMMAS = 2


def source_before(phrases: Phrases, cue: int, floor: int = 0) -> tuple[int, int] | None:
    """Return first and after-last word index of the source that ends before the cue at ``cue``; None if there is none.

    An apposition or relative clause between commas belongs to the source ("Ann Lee, an aide, said"). ``floor`` is the
    first word that may belong to it.
    """
    last = cue = trim_closing(phrases, floor, cue)
    if last > floor and phrases.words[last - 1] in _RELATIVES and phrases.quoted[last - 1] < 0:
        return last - 1, last
    core_end = last
    if last - 1 > floor and phrases.words[last - 1] in (",", "—", "–", ")"):
        opened = _opening_of(phrases, last - 1, floor)
        if opened is None:
            return None
        core_end, last = opened, last - 1 if phrases.words[last - 1] != ")" else last
    first = core_end
    while first > floor and core_end - first < _LONGEST_SOURCE:
        word = phrases.words[first - 1]
        if word in BOUNDARIES or phrases.quoted[first - 1] >= 0:
            break
        if word == "and" and not joins_nouns(phrases, first - 1, core_end, floor):
            break
        first -= 1
    first = trim_opening(phrases, first, core_end)
    if core_end - first > 1 and phrases.words[core_end - 1] in PRONOUNS and phrases.words[core_end - 2] not in _JOINING:
        first = core_end - 1
    if phrases.words[first : first + 1] and phrases.words[first] in _RELATIVES and core_end == last:
        return None
    first = _before_relative(phrases, _after_verb(phrases, first, core_end), floor)
    if first >= core_end or not _may_speak(phrases, first, core_end):
        return None
    return first, last


def _before_relative(phrases: Phrases, first: int, floor: int) -> int:
    """Return the start of "the union that represents drivers" where ``first`` is the verb of its relative clause."""
    if first - 1 <= floor or first >= len(phrases.words) or phrases.words[first - 1] not in _RELATIVES:
        return first
    verb = phrases.words[first]
    if (
        not verb.endswith("s")
        or verb in PRONOUNS
        or phrases.is_capitalised(first)
        or phrases.words[first + 1] in _AFTER_HEAD
    ):
        return first
    start = trim_opening(phrases, core_start(phrases, first - 1, floor), first - 1)
    return start if is_noun_phrase(phrases, start, first - 1) else first


def _after_verb(phrases: Phrases, first: int, end: int) -> int:
    """Return where the noun phrase before ``end`` starts if a verb stands in the words: a source holds none.

    Only a pronoun or a run of capitals after the verb is the subject of the cue ("a reason Weir said"); else ``end``.
    """
    verb = next((index for index in range(end - 1, first - 1, -1) if is_tensed(phrases, index)), -1)
    if verb < 0 or any(word in _RELATIVES for word in phrases.words[first:verb]):
        return first
    if phrases.words[end - 1] in PRONOUNS:
        return end - 1
    start = end
    while start - 1 > verb and phrases.is_capitalised(start - 1):
        start -= 1
    return start


def _opening_of(phrases: Phrases, closing: int, floor: int) -> int | None:
    """Return the index of the mark that opens the apposition closed at ``closing``; the earliest that fits."""
    sign = "(" if phrases.words[closing] == ")" else phrases.words[closing]
    best: int | None = None
    for index in range(closing - 1, max(floor, closing - _LONGEST_APPOSITION) - 1, -1):
        if phrases.quoted[index] >= 0 or phrases.words[index] in (";", ":", "said", "says"):
            break
        if phrases.words[index] != sign:
            continue
        if is_noun_phrase(phrases, core_start(phrases, index, floor), index):
            best = index
        if sign == "(":
            break
    return best


def _may_speak(phrases: Phrases, first: int, end: int) -> bool:
    """Return whether the words hold more than function words, and their head is not a deed or an event."""
    words = phrases.words[first:end]
    if len(words) == 1 and words[0] in PRONOUNS:
        return True
    if not any(word not in _NO_SOURCE and word[0].isalnum() for word in words):
        return False
    head = next((place for place, word in enumerate(words) if place and word in _AFTER_HEAD), len(words)) - 1
    return words[head] not in _MUTE_HEADS or (phrases.is_capitalised(first + head) and head > 0)


def source_after(phrases: Phrases, position: int, opening: bool = False) -> tuple[int, int] | None:
    """Return first and after-last word index of the source that starts at ``position`` (after "said", "according to").

    With ``opening`` a clause of its own follows the source, and a comma is not taken to open an apposition.
    """
    end = len(phrases.words)
    last = position
    commas = 0
    while last < end and last - position < _LONGEST_SOURCE + 8:
        word = phrases.words[last]
        if phrases.quoted[last] >= 0 or word in (".", ";", ":", "—", "–", "--", "!", "?", "("):
            break
        if last > position and _ends_source(phrases, last):
            break
        if word == ",":
            commas += 1
            if (
                (opening and phrases.words[last + 1 : last + 2] != ["a"])
                or commas > _MOST_COMMAS
                or not _is_apposition(phrases, last)
            ):
                break
        last += 1
    while last > position and phrases.words[last - 1] == ",":
        last -= 1
    if last == position or not _may_speak(phrases, position, last):
        return None
    return position, last


def _ends_source(phrases: Phrases, index: int) -> bool:
    word = phrases.words[index]
    following = phrases.words[index + 1] if index + 1 < len(phrases.words) else ""
    if word in WEEKDAYS or word in _ENDS_SOURCE:
        return True
    if word in ("on", "late", "last", "this", "early", "earlier") and (
        following in WEEKDAYS or following in ("week", "month", "year", "night", "in", "this")
    ):
        return True
    return word == "in" and following in ("a", "an", "response", "his", "her", "their", "remarks", "the", "reference")


def _is_apposition(phrases: Phrases, comma: int) -> bool:
    """Return whether a description of the person follows the comma ("said Ann Lee, an aide to ...")."""
    if comma + 1 >= len(phrases.words):
        return False
    following = phrases.words[comma + 1]
    if following.isdigit() or following.rstrip(".") in STATES:
        return True
    if following in _OPENS_APPOSITION:
        return True
    if following in _OPENS_CLAUSE:
        return False
    return (
        phrases.is_capitalised(comma - 1) and (following.isalpha() or following.isdigit()) and following[-3:] != "ing"
    )
