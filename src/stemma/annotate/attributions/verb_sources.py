"""The source of a verb of saying: beside it, shared with the verb before, or taken up by a relative pronoun."""

from stemma.annotate.attributions.content import offsets
from stemma.annotate.attributions.cues import Cues
from stemma.annotate.attributions.drafts import Draft
from stemma.annotate.attributions.phrases import Phrases
from stemma.annotate.attributions.relatives import RELATIVES, find_antecedent, may_be_taken_up
from stemma.annotate.attributions.sources import source_before
from stemma.annotate.attributions.subjects import main_subject
from stemma.annotate.word_lists import listed

_BE = listed("forms_of_be")
_OF_THE_CLAUSE = frozenset(("adding", "noting", "stressing", "insisting"))  # never of the noun before them
_HELPERS = listed("forms_of_have_and_modals")


def set_source(
    phrases: Phrases, draft: Draft, verb: int, first: int, participle: bool, taken: int, drafts: list[Draft]
) -> bool:
    """Give ``draft`` the source before its cue, or the one it shares; return whether it has any."""
    before = phrases.words[first - 1] if first else ""
    if participle:
        apart = before in (",", "and", "—", "–", "by", "before", "after", "while") or not verb
        if not apart and not (phrases.words[verb] in _OF_THE_CLAUSE and phrases.words[verb + 1 : verb + 2] == ["that"]):
            return False
        if drafts and not _is_side_note(phrases, drafts[-1]):
            _inherit(draft, drafts[-1])
            return True
        source = main_subject(phrases, verb)
    else:
        source = source_before(phrases, first, taken)
        if source is None and drafts and (before in ("and", "but", "or") or _after_aside(phrases, first, drafts[-1])):
            _inherit(draft, drafts[-1])
            return True
        if source is None and before in ("and", "but"):
            source = main_subject(phrases, first)
    if source is None:
        return False
    draft.source = offsets(phrases, *source)
    return True


def set_antecedent(phrases: Phrases, draft: Draft, cues: Cues) -> bool:
    """Find the noun that a relative source takes up; return False if that noun cannot speak."""
    if draft.source is None or draft.heir is not None or phrases.text[slice(*draft.source)].lower() not in RELATIVES:
        return True
    pronoun = phrases.starts.index(draft.source[0])
    antecedent = find_antecedent(phrases, pronoun)
    if antecedent is not None:
        draft.antecedent = offsets(phrases, *antecedent)
    return may_be_taken_up(phrases, pronoun, antecedent, cues)


def _inherit(draft: Draft, heir: Draft) -> None:
    """Give ``draft`` the speaker of the one before it in its sentence."""
    draft.heir = heir
    draft.source = heir.source
    draft.antecedent = heir.antecedent


def _is_side_note(phrases: Phrases, draft: Draft) -> bool:
    """Return whether the draft stands in a relative clause about a thing, whose speaker no later participle shares."""
    return draft.source is not None and phrases.text[slice(*draft.source)].lower() in ("that", "which")


def _after_aside(phrases: Phrases, first: int, draft: Draft) -> bool:
    """Return whether the words before ``first`` are such an aside, closed by its comma."""
    if not first or phrases.words[first - 1] != "," or draft.cue is None or draft.heir is not None:
        return False
    aside = phrases.text[draft.cue[1] - 3 : draft.cue[1]].lower() == "ing"
    return aside and draft.parts[-1][1] == phrases.ends[first - 2]


def close_aside(phrases: Phrases, draft: Draft, after: int, end: int) -> int:
    """End the content at the comma that closes an aside after the subject ("Rescuers, citing the storm, left")."""
    if draft.heir is not None or draft.source is None or draft.cue is None:
        return end
    if phrases.text[draft.source[1] : draft.cue[0]].strip() != ",":
        return end
    for index in range(after + 1, end):
        if phrases.words[index] == "," and phrases.quoted[index] < 0:
            draft.parts = [(draft.parts[0][0], phrases.ends[index - 1])]
            return index
    return end


def is_predicate(phrases: Phrases, first: int, verb: int) -> bool:
    """Return whether an auxiliary makes the form in -ing a predicate ("is saying", "they’re now saying")."""
    if first == verb:
        return False
    before = phrases.words[first - 1] if first else ""
    return any(word in _BE or word in _HELPERS for word in phrases.words[first:verb]) or before.endswith(
        ("'s", "’s", "'re", "’re", "'m", "’m", "'ve", "’ve")
    )
