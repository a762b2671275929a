"""How far what was said reaches: the steps over clauses that find the borders of a content."""

from stemma.annotate.attributions.cues import Cues
from stemma.annotate.attributions.drafts import Draft
from stemma.annotate.attributions.phrases import Phrases
from stemma.annotate.word_lists import listed

WEEKDAYS = listed("weekdays")
TIME_WORDS = WEEKDAYS | listed("content_time_words")
_PREPOSITIONS = listed("content_prepositions")
_OPENERS = frozenset((",", "and", "but", ";", ".", "—", "–"))
_AUXILIARIES = listed("content_auxiliaries")
_PLAIN_CUES = listed("content_plain_cues")
_NEW_PREDICATES = listed("content_new_predicates")
_SUBJECT_WORDS = 5
_THAT_REACH = 10  # words between cue and "that"; polnear train
_LISTENER_REACH = 14


def offsets(phrases: Phrases, first: int, last: int) -> tuple[int, int]:
    """Return the offsets of the words ``first`` up to before ``last``."""
    return phrases.starts[first], phrases.ends[last - 1]


def add_part(phrases: Phrases, draft: Draft, first: int, last: int) -> None:
    """Add the words to the content; a quotation they open or close is taken whole, over the sentence's borders."""
    if first >= last:
        return
    start, end = offsets(phrases, first, last)
    if phrases.quoted[first] >= 0:
        quotation = phrases.quotations[phrases.quoted[first]]
        if quotation.start < phrases.start:
            start = quotation.start
    if phrases.quoted[last - 1] >= 0:
        quotation = phrases.quotations[phrases.quoted[last - 1]]
        if quotation.end > phrases.end:
            end = quotation.end
    draft.parts.append((start, end))
    draft.parts.sort()


def clause_start(phrases: Phrases, before: int, drafts: list[Draft]) -> int:
    """Return the first word of the clause that ends at ``before``: after the last finished attribution."""
    limit = phrases.ends[before - 1] if before else phrases.start
    last_taken = max((part[1] for draft in drafts for part in draft.parts if part[1] <= limit), default=phrases.start)
    first = 0
    while first < before and phrases.starts[first] < last_taken:
        first += 1
    while first < before and phrases.words[first] in _OPENERS:
        first += 1
    return first


def clause_end(phrases: Phrases, first: int) -> int:
    """Return the index after the last word of what is said from ``first`` on, without the full stop."""
    last = len(phrases.words)
    for index in range(first, last):
        if phrases.quoted[index] < 0 and phrases.words[index] == ";":
            last = index
            break
    while last > first and phrases.quoted[last - 1] < 0 and phrases.words[last - 1] in (".", ",", ";", "!", "?"):
        last -= 1
    return last


def cut_before(phrases: Phrases, draft: Draft, verb: int) -> None:
    """End the content of ``draft`` before the participle at ``verb`` ("..., adding that")."""
    limit = phrases.ends[verb - 2] if verb > 1 and phrases.words[verb - 1] in _OPENERS else phrases.ends[verb - 1]
    if draft.parts and draft.parts[-1][0] < limit < draft.parts[-1][1]:
        draft.parts[-1] = (draft.parts[-1][0], limit)


def skip_time(phrases: Phrases, first: int, over_to: bool = True) -> int:
    """Return the index after a time or place that stands between cue and content ("said on Monday that").

    With ``over_to`` false an infinitive is content ("threatened to stop"), never skipped.
    """
    words = phrases.words
    index = first
    while index < len(words) and index - first < 6 and phrases.quoted[index] < 0 and words[index] in TIME_WORDS:
        index += 1
    if index > first and not set(words[first:index]) & (
        WEEKDAYS | {"week", "month", "year", "night", "today", "yesterday", "later", "earlier", "again"}
    ):
        index = first
    if (
        index < len(words)
        and (over_to or words[index] != "to")
        and (
            words[index] in _PREPOSITIONS
            or (words[index] == "," and index + 1 < len(words) and phrases.quoted[index + 1] < 0)
        )
    ):
        for position in range(index + 1, min(index + _THAT_REACH, len(words))):
            if phrases.quoted[position] >= 0 or words[position] in (".", ";"):
                break
            if words[position] in ("that", ":"):
                return position
            if words[position] == "," and position + 1 < len(words) and phrases.quoted[position + 1] >= 0:
                return position
    return index


def skip_listener(phrases: Phrases, first: int) -> int:
    """Return the index after the person told ("told the outlet that ...")."""
    words = phrases.words
    limit = min(first + _LISTENER_REACH, len(words))
    for index in range(first, limit):
        if phrases.quoted[index] >= 0 or (words[index] in ("that", "to") and index > first):
            return index
        if words[index] in (":", ",") and index + 1 < limit:
            return index + 1 if phrases.quoted[index + 1] >= 0 or words[index] == ":" else first
    index = first + 1
    openers = ("the", "a", "an", "his", "her", "their")
    if phrases.is_capitalised(first) or words[first] in openers:
        while index < limit and (phrases.is_capitalised(index) or words[index - 1] in openers):
            index += 1
    return index


def stop_at_new_subject(phrases: Phrases, first: int, last: int, cues: Cues) -> int:
    """Return the end of the content: before ", but Weir said", ", adding", "and said" or ", according to"."""
    for index in range(first + 1, last - 1):
        if phrases.quoted[index] >= 0:
            continue
        word, following = phrases.words[index], phrases.words[index + 1]
        if word in ("but", "and") and index > first + 1:
            if following in _NEW_PREDICATES or (word == "but" and following in _AUXILIARIES):
                return index - 1 if phrases.words[index - 1] == "," else index
            if word == "but" and _cue_near(phrases, index + 1, last):
                return index - 1 if phrases.words[index - 1] in _OPENERS else index
            if (
                word == "but"
                and phrases.words[index - 1] in (",", "—", "–", "--", "-")
                and _cue_ahead(phrases, index + 1, last, cues)
            ):
                return index - 1
        elif word in (",", "—", "–", "--"):
            if following == "according":
                return index
            if following in cues.participles and index > first:
                return index
    return last


def _cue_near(phrases: Phrases, first: int, last: int) -> bool:
    """Return whether a plain cue follows a subject of a few words."""
    return any(
        phrases.words[index] in _PLAIN_CUES and phrases.quoted[index] < 0
        for index in range(first + 1, min(last, first + _SUBJECT_WORDS))
    )


def _cue_ahead(phrases: Phrases, first: int, last: int, cues: Cues) -> bool:
    """Return whether a cue with a subject of its own follows within a few words."""
    for index in range(first + 1, min(last, first + 14)):
        if phrases.quoted[index] >= 0:
            continue
        word = phrases.words[index]
        if word in _PLAIN_CUES or (
            word in cues.frames and phrases.words[index - 1] in ("has", "have", "had", "previously", "also", "later")
        ):
            return True
    return False
