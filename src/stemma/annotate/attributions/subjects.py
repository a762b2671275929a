"""Noun phrases that can be the subject of a verb of saying: where they start and end."""

from stemma.annotate.attributions.phrases import Phrases
from stemma.annotate.word_lists import listed
from stemma.lang import load

BOUNDARIES = listed("sources_boundaries")
PRONOUNS = listed("sources_pronouns")
WEEKDAYS = listed("weekdays")
STATES = listed("sources_states")
_ADVERBIAL_STARTS = listed("sources_adverbial_starts")
SUBJECT_OPENERS = listed("sources_subject_openers")
_FINITE = listed("sources_finite")
_PAST_FORMS = listed("sources_past_forms")
_OPENERS = listed("subjects_openers")
_TIME_NOUNS = listed("sources_time_nouns")
_TIMES = WEEKDAYS | _TIME_NOUNS | listed("sources_times")
SPEAKING_NOUNS = frozenset((*load("titles")["roles"].split(), *load("titles")["groups"].split()))
_LONGEST_CORE = 9  # words before an apposition


def main_subject(phrases: Phrases, verb: int) -> tuple[int, int] | None:
    """Return the subject of the sentence, on which a participle at ``verb`` leans; None if it is not found."""
    first = 0
    if phrases.words[0] in _ADVERBIAL_STARTS:
        first = next((index + 1 for index in range(1, min(verb, 14)) if phrases.words[index] == ","), 0)
        if not first:
            return None
    for index in range(first + 1, min(verb, first + 16)):
        if phrases.quoted[index] >= 0:
            return None
        if phrases.words[index] == "," or is_finite(phrases, index) or _is_present(phrases, index, first):
            start = trim_opening(phrases, first, index)
            return (start, index) if is_noun_phrase(phrases, start, index) or phrases.words[start] in PRONOUNS else None
    return None


def is_finite(phrases: Phrases, index: int) -> bool:
    """Return whether the word looks like a verb with a tense."""
    word = phrases.words[index]
    return word in _FINITE or word in _PAST_FORMS or (word.endswith("ed") and not phrases.is_capitalised(index))


def _is_present(phrases: Phrases, index: int, first: int) -> bool:
    """Return whether the word is a verb before its object: a form in -s that a determiner follows ("issues a")."""
    word = phrases.words[index]
    if index == first or not word.endswith("s") or word.endswith("ss") or phrases.is_capitalised(index):
        return False
    following = phrases.words[index + 1] if index + 1 < len(phrases.words) else ""
    return following in SUBJECT_OPENERS and word not in SUBJECT_OPENERS and word not in BOUNDARIES


def is_tensed(phrases: Phrases, index: int) -> bool:
    """Return whether the word is surely a verb with a tense: a form that is no noun, name or participle."""
    word = phrases.words[index]
    return (word in _FINITE or word in _PAST_FORMS) and phrases.quoted[index] < 0 and not phrases.is_capitalised(index)


def core_start(phrases: Phrases, end: int, floor: int) -> int:
    """Return the first word of the few before ``end`` that no border divides from it."""
    first = end
    while first > floor and end - first < _LONGEST_CORE and not phrases.is_border(first - 1, BOUNDARIES):
        first -= 1
    return first


def is_noun_phrase(phrases: Phrases, first: int, end: int) -> bool:
    """Return whether the words can be a subject: no verb, no adverbial, a capital or determiner in front."""
    first = trim_opening(phrases, first, end)
    if first >= end or phrases.words[first] in _ADVERBIAL_STARTS or phrases.words[first] in ("who", "which", "and"):
        return False
    words = phrases.words[first:end]
    if any(word in _FINITE or word in _PAST_FORMS for word in words):
        return False
    if any(
        word.endswith("ed") and not phrases.is_capitalised(first + place) for place, word in enumerate(words) if place
    ):
        return False
    if end - first == 1 and words[0].rstrip(".") in STATES:
        return False
    if words[0] in PRONOUNS and len(words) > 1:
        return False
    return (
        phrases.is_capitalised(first)
        or words[0] in SUBJECT_OPENERS
        or words[0] in ("former", "state", "senior")
        or words[0].isdigit()
    )


def joins_nouns(phrases: Phrases, position: int, end: int, floor: int) -> bool:
    """Return whether the "and" at ``position`` joins two subjects rather than two clauses."""
    for index in range(position - 1, max(floor, position - 12) - 1, -1):
        word = phrases.words[index]
        if word in BOUNDARIES or phrases.quoted[index] >= 0:
            break
        if word in _FINITE or (word.endswith("ed") and not phrases.is_capitalised(index)):
            return False
    following = phrases.words[position + 1] if position + 1 < end else ""
    return following not in PRONOUNS and position > floor and phrases.words[position - 1] not in BOUNDARIES


def trim_opening(phrases: Phrases, first: int, end: int) -> int:
    """Return the first word after leading adverbials: "In Ruritania on Monday the aide" -> "the aide"."""
    for index in range(first, min(first + 4, end - 1)):
        if phrases.words[index] in ("later", "earlier", "ago"):
            first = index + 1
            break
    while first < end:
        word = phrases.words[first]
        adverb = word.endswith("ly") and first + 1 < end and phrases.words[first + 1] in SUBJECT_OPENERS
        if adverb or word in _OPENERS or word in WEEKDAYS:
            first += 1
        elif word in _ADVERBIAL_STARTS or word in ("of", "about", "among", "like", "despite"):
            subject = _subject_after(phrases, first, end)
            if subject == first:
                return first
            first = subject
        else:
            return first
    return first


def trim_closing(phrases: Phrases, first: int, end: int) -> int:
    """Return the end of the source without a time after it: "the aide on Monday" -> "the aide"."""
    last = end
    if last > first + 2 and phrases.words[last - 1] == "ago":
        last -= 3
        while last > first and phrases.words[last - 1] in ("about", "than", "less", "more", "over", "a"):
            last -= 1
        return last if last > first else end
    while last > first + 1 and phrases.words[last - 1] in _TIMES:
        last -= 1
    if last < end and not any(word in WEEKDAYS or word in _TIME_NOUNS for word in phrases.words[last:end]):
        return end
    return last


def _subject_after(phrases: Phrases, first: int, end: int) -> int:
    """Return where a subject may start after the adverbial at ``first``: a pronoun, a determiner, a name."""
    for index in range(end - 1, first, -1):
        if phrases.words[index] in PRONOUNS:
            return index
    position = first + 1
    while position < end and (phrases.words[position] in SUBJECT_OPENERS):
        position += 1
    for index in range(position + 1, end):
        if phrases.words[index] in SUBJECT_OPENERS or phrases.words[index - 1] in WEEKDAYS:
            return index
    return position if position < end else first
