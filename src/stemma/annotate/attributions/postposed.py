"""Cues that stand after what they report: "...," said Ann Lee; ..., three aides told the Example."""

from functools import cache

from stemma.annotate.attributions.content import TIME_WORDS, WEEKDAYS, add_part, clause_end, clause_start, offsets
from stemma.annotate.attributions.cues import Cues, get_cues
from stemma.annotate.attributions.drafts import Draft
from stemma.annotate.attributions.phrases import Phrases, cue_end, cue_start
from stemma.annotate.attributions.sources import source_after, source_before
from stemma.annotate.attributions.verbs import is_verb
from stemma.annotate.word_lists import listed
from stemma.lang import load

_DETERMINERS = listed("postposed_determiners")
_TAIL_OPENERS = TIME_WORDS | listed("postposed_tail_openers")
_INVERTED = frozenset(("said", "says", "wrote", "reported", "added"))
_LONGEST_TAIL = 14  # words after a closing cue; polnear train
_FEWEST_WORDS = 3  # of content before a closing cue: "In May, Weir said" has none
_SPLIT_REACH = 14  # words between a cue and the second half of a split quotation
_FIRST_WORDS_OF_ADVERBIALS = listed("postposed_first_words_of_adverbials")


@cache
def _describing_words() -> frozenset[str]:
    """Return the nouns that can open a source without a determiner ("said former minister ...", "said officials")."""
    titles = load("titles")
    return (
        frozenset(titles["roles"].split())
        | frozenset(titles["groups"].split())
        | frozenset(("former", "senior", "state", "top", "ex"))
    )


def find_closing_cue(phrases: Phrases, number: int, cues: Cues) -> tuple[Draft, int] | None:
    """Return the attribution whose cue closes the sentence after unquoted content, and the index after it."""
    words = phrases.words
    last = len(words) - 1
    for verb in range(last, max(0, last - _LONGEST_TAIL), -1):
        if phrases.quoted[verb] >= 0:
            return None
        frames = cues.frames.get(words[verb], frozenset())
        if not frames & {"say", "tell", "show"} or words[verb] in cues.participles:
            continue
        first = cue_start(phrases, verb, cues)
        after = cue_end(phrases, verb, cues)
        if not is_verb(phrases, verb, first, cues):
            continue
        source = source_before(phrases, first)
        if source is None or source[0] < _FEWEST_WORDS + 1 or words[source[0] - 1] != ",":
            continue
        if phrases.quoted[source[0] - 2] >= 0 or not _closes(phrases, after, frames):
            continue
        if words[0] in _FIRST_WORDS_OF_ADVERBIALS and "," not in words[: source[0] - 1]:
            continue
        if phrases.words[source[0]].endswith("ing") or _opens_earlier(phrases, source[0] - 1):
            continue
        draft = Draft(number, cue=offsets(phrases, first, after), source=offsets(phrases, *source))
        add_part(phrases, draft, clause_start(phrases, source[0] - 1, []), source[0] - 1)
        return draft, after
    return None


def find_inverted_close(phrases: Phrases, number: int, cues: Cues) -> tuple[Draft, int] | None:
    """Return the attribution of "..., said Ann Lee, an aide." at the end of a sentence without quotation."""
    words = phrases.words
    for verb in range(_FEWEST_WORDS + 1, len(words) - 1):
        if words[verb] not in _INVERTED or words[verb - 1] != "," or phrases.quoted[verb - 2] >= 0:
            continue
        after = cue_end(phrases, verb, cues)
        if not _subject_follows(phrases, after):
            continue
        source = source_after(phrases, after)
        if source is None or not _ends_with(phrases, *source) or _opens_earlier(phrases, verb - 1):
            continue
        draft = Draft(number, cue=offsets(phrases, verb, after), source=offsets(phrases, *source))
        add_part(phrases, draft, clause_start(phrases, verb - 1, []), verb - 1)
        return draft, source[1]
    return None


def _opens_earlier(phrases: Phrases, end: int) -> bool:
    """Return whether a plain cue before ``end`` already has the clause as its content."""
    for index in range(1, end):
        if phrases.quoted[index] >= 0:
            continue
        word = phrases.words[index]
        if word in ("said", "says", "told", "added", "argued", "according") and phrases.words[index - 1] not in (
            "as",
            "being",
            "be",
        ):
            return True
    return False


def take_before(
    phrases: Phrases, draft: Draft, first: int, after: int, drafts: list[Draft], frames: frozenset[str]
) -> int:
    """Complete ``draft`` if its content stands before the cue; return the index after its last word, or 0."""
    words = phrases.words
    if not first:
        return 0
    before_quote = phrases.quoted[first - 1] >= 0 or (
        words[first - 1] == "," and first > 1 and phrases.quoted[first - 2] >= 0
    )
    comma = words[first - 1] == ","
    inverted = before_quote or (comma and words[first] not in _FINITE)
    if "say" in frames and inverted and _subject_follows(phrases, after):
        content_end = first - 1 if comma else first
        source = source_after(phrases, after)
        if source and (before_quote or _ends_with(phrases, *source)) and _has_content(phrases, content_end, drafts):
            draft.source = offsets(phrases, *source)
            return _take(phrases, draft, content_end, source[1], drafts)
    source = source_before(phrases, first)
    if source is None or source[0] == 0:
        return 0
    before = source[0] - 1
    quoted = phrases.quoted[before] >= 0
    comma = words[before] == "," and before > 0
    if not quoted and not (comma and (phrases.quoted[before - 1] >= 0 or _closes(phrases, after, frames))):
        return 0
    content_end = before + 1 if quoted else before
    if quoted and _forward_quote(phrases, after):
        return 0
    infix = comma and not quoted and after + 3 < len(words) and words[after] == "," and phrases.quoted[before - 1] < 0
    if infix and words[after + 1] in get_cues().participles:
        infix = False
    if not infix and not _has_content(phrases, content_end, drafts):
        return 0
    draft.source = offsets(phrases, *source)
    if infix:
        return _take_both(phrases, draft, content_end, after, drafts)
    return _take(phrases, draft, content_end, after, drafts)


def _ends_with(phrases: Phrases, first: int, last: int) -> bool:
    """Return whether the sentence ends with the source, and the source is no clause."""
    words = phrases.words
    if words[first] in _CLAUSE_PRONOUNS or any(word in _FINITE for word in words[first : min(last, first + 8)] if word):
        return False
    rest = words[last:]
    return len(rest) <= 8 and (len(rest) <= 1 or (rest[0] in _TAIL_OPENERS and not _FINITE & set(rest)))


_CLAUSE_PRONOUNS = listed("postposed_clause_pronouns")
_FINITE = listed("postposed_finite")


def _forward_quote(phrases: Phrases, after: int) -> bool:
    """Return whether "that" follows the cue, so that the quotation before it was another's."""
    return after < len(phrases.words) and phrases.words[after] == "that"


def _subject_follows(phrases: Phrases, index: int) -> bool:
    if index >= len(phrases.words) or phrases.quoted[index] >= 0:
        return False
    word = phrases.words[index]
    if (
        (phrases.is_capitalised(index) and word not in WEEKDAYS)
        or word in _DETERMINERS
        or word in ("he", "she", "they")
    ):
        return True
    return word in _describing_words() and phrases.words[index - 1] != "that"


def _closes(phrases: Phrases, index: int, frames: frozenset[str]) -> bool:
    """Return whether the clause ends after the cue, so that the content must stand before it."""
    if index >= len(phrases.words) or phrases.words[index] in (".", ",", ";", "—", "–"):
        return True
    if phrases.words[index] in _TAIL_OPENERS or ("tell" in frames and "say" not in frames):
        tail = phrases.words[index : index + _LONGEST_TAIL]
        tail = tail[: tail.index(",")] if "," in tail else tail
        stop = index + len(tail)
        if stop < len(phrases.words) - 1 and phrases.words[stop] != ",":
            return False
        if any(word in _CLAUSE_PRONOUNS or word in _FINITE for word in tail):
            return False
        return "that" not in tail and all(quote < 0 for quote in phrases.quoted[index:stop])
    return False


def _has_content(phrases: Phrases, end: int, drafts: list[Draft]) -> bool:
    first = clause_start(phrases, end, drafts)
    if first >= end:
        return False
    if phrases.quoted[end - 1] >= 0:
        return True
    return end - first >= _FEWEST_WORDS and phrases.words[first] not in _FIRST_WORDS_OF_ADVERBIALS


def _take_both(phrases: Phrases, draft: Draft, content_end: int, after: int, drafts: list[Draft]) -> int:
    """Add the content on both sides of a cue between commas ("The deal, she said, was dead")."""
    add_part(phrases, draft, clause_start(phrases, content_end, drafts), content_end)
    last = clause_end(phrases, after + 1)
    add_part(phrases, draft, after + 1, last)
    return last if draft.parts else 0


def _take(phrases: Phrases, draft: Draft, content_end: int, after: int, drafts: list[Draft]) -> int:
    """Add the content before the cue and, if the quotation goes on, after it; return the index after the last word."""
    add_part(phrases, draft, clause_start(phrases, content_end, drafts), content_end)
    if not draft.parts:
        return 0
    index = after
    while index < len(phrases.words) and phrases.quoted[index] < 0:
        if phrases.words[index] in (".", ";") or phrases.words[index] in get_cues().participles:
            return after
        index += 1
    if index < len(phrases.words) and index - after <= _SPLIT_REACH:
        last = clause_end(phrases, index)
        add_part(phrases, draft, index, last)
        return last
    return after
