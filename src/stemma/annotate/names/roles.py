"""The description that goes with a person's name: "Ruritanian foreign policy aide", "chief of staff to Weir"."""

import re
from collections.abc import Sequence

from stemma.annotate.names.gazetteer import Gazetteer
from stemma.annotate.names.mentions import Mention
from stemma.annotate.word_lists import listed

_REACH = 120  # characters before a name
_MOST_WORDS = 8
_MARKS = ("\n", "\r", ",", ". ", ";", ":", "“", "”", '"', "(", ")", "—", "–")
_ARTICLE = r"(?:(?:a|an|the|his|her|their|its|one|now|then|who (?:is|was))[ \u00a0])?"
_APPOSITION = re.compile(rf",[ \u00a0]{_ARTICLE}([^,.;:“”\"()—–]{{3,90}})(?=[,.;—–]|$)")
_STOP_BEFORE = listed("roles_stop_before")
_NO_ROLE = frozenset(
    ("and", "though", "although", "but", "while", "when", "after", "such", "said", "says", "told", "which")
)
_CALENDAR = listed("cutting_calendar") - {"May"}
_GLUED = re.compile(r"[a-z]{2}[A-Z]")  # "readUS": the page's words have run together
_VERB_END = re.compile(r"(?:ed|ing)$")
_MOST_MENTIONS = 6


def find_role(text: str, group: Sequence[Mention], known: Gazetteer) -> str | None:
    """Return the description beside the first mention that has one, as written; None if there is none."""
    for mention in group[:_MOST_MENTIONS]:
        role = _before(text, mention, known) or (_after(text, mention, known) if mention.full else None)
        if role:
            return role
    return None


def _before(text: str, mention: Mention, known: Gazetteer) -> str | None:
    words = _words_before(text, mention)
    if not words:
        return None
    last = words[-1]
    if last not in known.offices and last.casefold() not in known.roles:
        return None
    first = len(words) - 1
    while first > 0 and not _ends_role(words, first - 1, known):
        first -= 1
        if words[first].endswith(("’s", "'s", "’", "'")):
            break
    role = " ".join(words[first:])
    return None if role in known.honorifics else role


def _ends_role(words: Sequence[str], index: int, known: Gazetteer) -> bool:
    """Return whether the word at ``index`` cannot belong to the description after it."""
    word = words[index]
    if word == "of":
        return index == 0 or words[index - 1].casefold() not in known.roles
    if word.casefold() in _STOP_BEFORE or not word[0].isalpha() or word in _CALENDAR or _GLUED.search(word):
        return True
    return word.islower() and _VERB_END.search(word) is not None


def _words_before(text: str, mention: Mention) -> list[str]:
    """Return the last words before the mention, back to the nearest mark."""
    before = text[max(0, mention.start - _REACH) : mention.start]
    if before.endswith(", ") and text[mention.end : mention.end + 1] in (",", "."):
        before = before[:-2] + " "  # "his press secretary, Ann Lee,"
    if not before.endswith((" ", "\u00a0")):
        return []
    cut = 1 + max(before.rfind(mark) for mark in _MARKS)
    words = before[cut:].split()
    return words[1 if cut == 0 and mention.start > _REACH else 0 :][-_MOST_WORDS:]


def _after(text: str, mention: Mention, known: Gazetteer) -> str | None:
    match = _APPOSITION.match(text, mention.end, min(len(text), mention.end + 120))
    if not match:
        return None
    words = match[1].split()
    head = words[
        : next((i for i, word in enumerate(words) if word in ("of", "to", "at", "for", "in", "with")), len(words))
    ]
    if set(words) & _NO_ROLE:
        return None
    if (head and head[-1].casefold().strip("’'") in known.roles) or any(word in known.offices for word in head[-2:]):
        return match[1].strip()
    return None
