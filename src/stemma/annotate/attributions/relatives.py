"""The noun that a relative pronoun takes up: "the aide" for "the aide, who said ..."."""

from stemma.annotate.attributions.cues import Cues
from stemma.annotate.attributions.phrases import Phrases
from stemma.annotate.attributions.subjects import (
    BOUNDARIES,
    SPEAKING_NOUNS,
    SUBJECT_OPENERS,
    is_finite,
    trim_opening,
)
from stemma.annotate.word_lists import listed

RELATIVES = frozenset(("who", "which", "that"))
_PREPOSITIONS = listed("relatives_prepositions")
_LONGEST = 8  # words
_LONGEST_ASIDE = 12  # words between the commas of "Ann Lee, an aide to the mayor, who"


def find_antecedent(phrases: Phrases, pronoun: int) -> tuple[int, int] | None:
    """Return first and after-last word of the noun phrase that the pronoun at ``pronoun`` takes up, or None.

    An aside between commas is passed over where a name stands before it ("Ann Lee, an aide, who said").
    """
    end = pronoun
    if end and phrases.words[end - 1] == ",":
        end -= 1
        for index in range(end - 1, max(0, end - _LONGEST_ASIDE), -1):
            if phrases.words[index] == "," and phrases.quoted[index] < 0:
                if phrases.is_capitalised(index - 1) and phrases.words[index + 1] in ("a", "an", "the"):
                    end = index
                break
    first = end
    while first > 0 and end - first < _LONGEST and not _divides(phrases, first - 1):
        first -= 1
        if phrases.words[first] in SUBJECT_OPENERS and not (first and phrases.words[first - 1] == "of"):
            break
    first = trim_opening(phrases, first, end)
    if first >= end or not any(word[0].isalpha() and word not in SUBJECT_OPENERS for word in phrases.words[first:end]):
        return None
    return first, end


def may_be_taken_up(phrases: Phrases, pronoun: int, antecedent: tuple[int, int] | None, cues: Cues) -> bool:
    """Return whether what the pronoun stands for can speak: anybody for "who"; a body, name or document for "that"."""
    if phrases.words[pronoun] == "who":
        return True
    if antecedent is None:
        return False
    nouns = phrases.words[antecedent[0] : antecedent[1]]
    head = next((place for place, word in enumerate(nouns) if word == "of"), len(nouns)) - 1
    if head < 0:
        return False
    return (
        phrases.is_capitalised(antecedent[0] + head) or nouns[head] in SPEAKING_NOUNS or nouns[head] in cues.documents
    )


def _divides(phrases: Phrases, index: int) -> bool:
    """Return whether no noun phrase reaches over the word."""
    word = phrases.words[index]
    return (
        phrases.quoted[index] >= 0
        or word in BOUNDARIES
        or word in _PREPOSITIONS
        or word == "and"
        or is_finite(phrases, index)
        or word.endswith("ing")
    )
