"""Reported speech inside one sentence: which cue opens it, and how source and content stand about that cue."""

from stemma.annotate.attributions.content import (
    add_part,
    clause_end,
    clause_start,
    cut_before,
    offsets,
    skip_listener,
    skip_time,
    stop_at_new_subject,
)
from stemma.annotate.attributions.cues import Cues
from stemma.annotate.attributions.drafts import Draft
from stemma.annotate.attributions.phrases import Phrases, cue_end, cue_start
from stemma.annotate.attributions.postposed import find_closing_cue, find_inverted_close, take_before
from stemma.annotate.attributions.sources import source_after, source_before
from stemma.annotate.attributions.subjects import PRONOUNS, SUBJECT_OPENERS
from stemma.annotate.attributions.verb_sources import close_aside, is_predicate, set_antecedent, set_source
from stemma.annotate.attributions.verbs import frames_at, is_verb
from stemma.annotate.word_lists import listed

_BE = listed("forms_of_be")
_NO_OBJECT = frozenset(("for", "since", "in", "at", "during", "from", "by", "and", "but", "or", "because"))
_SAYING = frozenset(("say", "tell", "show", "call"))
_LONGEST_LABEL = 6  # words
_PASSIVE_REACH = 14  # words between "described" and "by"


def find_reported(phrases: Phrases, number: int, cues: Cues) -> list[Draft]:
    """Return the attributions whose cue stands in the sentence, in order.

    A cue inside content already found is passed over: what a speaker says about other speakers is his own.
    """
    drafts: list[Draft] = []
    closing = find_closing_cue(phrases, number, cues) or find_inverted_close(phrases, number, cues)
    if closing is not None:
        drafts.append(closing[0])
        if closing[1] >= len(phrases.words) - 1:
            return drafts
    taken = closing[1] if closing is not None else 0
    for index, word in enumerate(phrases.words):
        if word not in cues.triggers or phrases.quoted[index] >= 0 or index < taken:
            continue
        fixed = _fixed_cue(phrases, index, cues)
        if fixed:
            found = _before_source(phrases, number, index, fixed, drafts)
        elif word == ":":
            found = _label(phrases, number, index)
        elif frames_at(phrases, index, cues):
            found = _verb_cue(phrases, number, index, cues, taken, drafts)
        else:
            continue
        if found is not None:
            drafts.append(found[0])
            taken = max(taken, found[1])
    return drafts


def _label(phrases: Phrases, number: int, colon: int) -> tuple[Draft, int] | None:
    """Return the attribution of a label ("Ann Lee: “We agreed.”"): name, colon, quotation."""
    if not 0 < colon <= _LONGEST_LABEL or colon + 1 >= len(phrases.words) or phrases.quoted[colon + 1] < 0:
        return None
    if colon == 1 and len(phrases.words[0]) == 1:
        return None
    if not all(
        phrases.is_capitalised(index) or phrases.words[index] in (".", "of", "the", "and") for index in range(colon)
    ):
        return None
    draft = Draft(number, cue=offsets(phrases, colon, colon + 1), source=offsets(phrases, 0, colon))
    last = clause_end(phrases, colon + 1)
    add_part(phrases, draft, colon + 1, last)
    return draft, last


def _fixed_cue(phrases: Phrases, index: int, cues: Cues) -> int:
    """Return the number of words of the fixed cue ("according to") at ``index``, or 0."""
    for phrase in cues.before_source:
        if phrases.words[index] == phrase[0] and tuple(phrases.words[index : index + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _before_source(
    phrases: Phrases, number: int, index: int, length: int, drafts: list[Draft]
) -> tuple[Draft, int] | None:
    """Return the attribution of a fixed cue that its source follows, and the index after its last word."""
    source = source_after(phrases, index + length, index <= 1)
    if source is None:
        return None
    draft = Draft(number, cue=offsets(phrases, index, index + length), source=offsets(phrases, *source))
    rest = source[1]
    if index <= 1:
        first = rest + (rest < len(phrases.words) and phrases.words[rest] == ",")
        last = clause_end(phrases, first)
        add_part(phrases, draft, first, last)
        return (draft, last) if draft.parts else None
    first = clause_start(phrases, index, drafts)
    add_part(phrases, draft, first, index - 1 if phrases.words[index - 1] == "," else index)
    if rest < len(phrases.words) - 1 and phrases.words[rest] == "," and phrases.words[index - 1] == ",":
        last = clause_end(phrases, rest + 1)
        add_part(phrases, draft, rest + 1, last)
        rest = last
    return (draft, rest) if draft.parts else None


def _verb_cue(
    phrases: Phrases, number: int, verb: int, cues: Cues, taken: int, drafts: list[Draft]
) -> tuple[Draft, int] | None:
    """Return the attribution of the verb at ``verb`` and the index after its last word; None if it opens none."""
    frames = frames_at(phrases, verb, cues)
    first = cue_start(phrases, verb, cues)
    after = cue_end(phrases, verb, cues)
    draft = Draft(number, cue=offsets(phrases, first, after))
    noun = phrases.words[verb] in cues.nouns and first and phrases.quoted[first - 1] < 0
    participle = phrases.words[verb] in cues.participles and not is_predicate(phrases, first, verb)
    if (
        ("say" in frames or "tell" in frames)
        and not participle
        and not (noun and not is_verb(phrases, verb, first, cues))
    ):
        end = take_before(phrases, draft, first, after, drafts, frames)
        if end:
            return (draft, end) if set_antecedent(phrases, draft, cues) else None
    if "call" in frames:
        end = _passive(phrases, draft, first, verb)
        if end:
            return draft, end
    if not is_verb(phrases, verb, first, cues):
        return None
    if not set_source(phrases, draft, verb, first, participle, taken, drafts):
        return None
    if not set_antecedent(phrases, draft, cues):
        return None
    end = _forward(phrases, draft, after, frames, cues)
    if not end:
        return None
    if _names_a_thing(phrases, draft, verb, first):
        return None
    if participle and drafts and draft.heir is drafts[-1]:
        cut_before(phrases, drafts[-1], verb)
    if participle:
        end = close_aside(phrases, draft, after, end)
    return draft, end


def _names_a_thing(phrases: Phrases, draft: Draft, verb: int, first: int) -> bool:
    """Return whether the verb gives a thing its name ("a valley called Lesk") and reports nothing."""
    if phrases.words[verb] not in ("called", "dubbed", "named", "labelled") or first != verb or draft.source is None:
        return False
    opening = phrases.words[phrases.starts.index(draft.source[0])]
    following = verb + 1 < len(phrases.words) and (
        phrases.is_capitalised(verb + 1) or phrases.text[phrases.starts[verb + 1]] in "“\"‘'"
    )
    return following and (
        opening in ("a", "an")
        or (not phrases.text[draft.source[0]].isupper() and opening not in PRONOUNS and opening not in SUBJECT_OPENERS)
    )


def _passive(phrases: Phrases, draft: Draft, first: int, verb: int) -> int:
    """Complete "was described by Weir as ..." or "described as ... by Weir"; return the index after it, or 0."""
    words = phrases.words
    passive = any(word in _BE for word in words[max(0, first - 1) : verb])
    for index in range(verb + 1, min(verb + _PASSIVE_REACH, len(words))):
        if words[index] != "by" or phrases.quoted[index] >= 0:
            continue
        if not passive and index > verb + 1 and words[verb + 1] != "as":
            return 0
        source = source_after(phrases, index + 1)
        if source is None:
            return 0
        if index == verb + 1:
            draft.source = offsets(phrases, index + 1, _before_as(phrases, *source))
            start = _before_as(phrases, *source)
            last = clause_end(phrases, start)
        else:
            draft.source = offsets(phrases, *source)
            start, last = verb + 1, index
            judged = source_before(phrases, first) if words[verb + 1] != "as" else None
            if judged is not None:
                start, last = judged
        add_part(phrases, draft, start, last)
        return max(last, source[1]) if draft.parts else 0
    return 0


def _before_as(phrases: Phrases, first: int, last: int) -> int:
    return next((index for index in range(first + 1, last) if phrases.words[index] == "as"), last)


def _forward(phrases: Phrases, draft: Draft, after: int, frames: frozenset[str], cues: Cues) -> int:
    """Complete ``draft`` if its content follows the cue; return the index after its last word, or 0."""
    words = phrases.words
    first = skip_time(phrases, after, "want" not in frames)
    if first >= len(words) or words[first] in (".", ";", "!", "?"):
        return 0
    if words[first] in (":", ","):
        if first + 1 >= len(words) or (words[first] == "," and phrases.quoted[first + 1] < 0):
            return 0
        first += 1
    if "tell" in frames and phrases.quoted[first] < 0 and words[first] not in ("that", "to"):
        first = skip_listener(phrases, first)
    if (
        after < len(words)
        and draft.source is not None
        and phrases.text[draft.source[0] : draft.source[1]] in ("who", "which")
    ):
        last = _relative_end(phrases, draft, first)
        if last:
            draft.act = _act(frames)
            add_part(phrases, draft, first, last)
            return last
    if not frames & _SAYING and words[first] in _NO_OBJECT and phrases.quoted[first] < 0:
        return 0
    last = stop_at_new_subject(phrases, first, clause_end(phrases, first), cues)
    if last <= first:
        return 0
    draft.act = _act(frames)
    add_part(phrases, draft, first, last)
    return last


def _relative_end(phrases: Phrases, draft: Draft, first: int) -> int:
    """Return where the content of a relative clause between commas ends; 0 if the clause runs to the sentence's end."""
    source = draft.source
    if source is None or phrases.text[max(0, source[0] - 2) : source[0]] != ", ":
        return 0
    for index in range(first + 1, len(phrases.words) - 1):
        if phrases.quoted[index] < 0 and phrases.words[index] == ",":
            return index
    return 0


def _act(frames: frozenset[str]) -> str:
    if frames & _SAYING:
        return "speech"
    return "judgement" if "judge" in frames else "thought"
