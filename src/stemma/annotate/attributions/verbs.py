"""Whether a word that can be a cue is a verb where it stands: "attacks" and "details" are nouns as often."""

from stemma.annotate.attributions.cues import Cues
from stemma.annotate.attributions.phrases import Phrases
from stemma.annotate.word_lists import listed

_BEFORE_NOUNS = listed("verbs_before_nouns")
_AFTER_NOUNS = listed("verbs_after_nouns")
_MODALS = listed("verbs_modals")
_PLURAL_PRONOUNS = listed("verbs_plural_pronouns")
_BE = listed("forms_of_be")


_BEFORE_QUOTES_ONLY = listed("verbs_before_quotes_only")
_NO_SPEECH_AFTER_ADD = listed("verbs_no_speech_after_add")
_PASSIVE_BEFORE_OF = listed("verbs_passive_before_of")
_AFTER_SINGULAR = listed("verbs_after_singular")
_PLAIN = listed("verbs_plain")
_BE_ADVERBS = listed("verbs_be_adverbs")
_PAST = listed("verbs_past")
_ONLY_AFTER_HAVE = listed("verbs_only_after_have")
_COMPARED = frozenset(("compared", "aimed", "likened", "related"))
_MOVES = frozenset(("blast", "blasts", "blasted", "blasting", "rip", "rips", "ripped", "ripping", "knock", "knocked"))
_QUANTIFIERS = frozenset(("this", "many", "some", "most", "few", "no"))
_JOIN_REACH = 6  # words between "and" and a plural verb
_HEDGES = frozenset(("would", "could", "might", "may", "can"))
_UNSAID = frozenset(("want", "judge"))  # frames in which nothing need have been said
_NO_FRAMES: frozenset[str] = frozenset()
_WITH_PARTICLE = frozenset(("judge",))
_STATE_OF_MIND = frozenset(("think",))


def frames_at(phrases: Phrases, index: int, cues: Cues) -> frozenset[str]:
    """Return the frames in which the word at ``index`` may report; none if it is no cue there."""
    word = phrases.words[index]
    frames = cues.frames.get(word)
    if frames is not None:
        return frames
    small = cues.with_particle.get(word)
    if small is not None:
        follows = index + 1 < len(phrases.words) and phrases.words[index + 1] in small and phrases.quoted[index + 1] < 0
        return _WITH_PARTICLE if follows else _NO_FRAMES
    if (
        word in cues.adjectives
        and index
        and (
            phrases.words[index - 1] in _BE_ADVERBS
            or phrases.words[index - 1][-3:] in ("’re", "'re", "’m", "'m", "’s", "'s")
        )
    ):
        return _STATE_OF_MIND
    return _NO_FRAMES


def is_verb(phrases: Phrases, verb: int, first: int, cues: Cues) -> bool:
    """Return whether the cue form at ``verb``, whose auxiliaries start at ``first``, is a verb that reports."""
    word = phrases.words[verb]
    group = phrases.words[first:verb]
    before = phrases.words[verb - 1] if verb else ""
    following = phrases.words[verb + 1] if verb + 1 < len(phrases.words) else ""
    if _is_part_of_name(phrases, verb, before) or (group and group[0] == "to"):
        return False
    if group and group[0] in _HEDGES and cues.frames.get(word, _NO_FRAMES) <= _UNSAID:
        return False
    if _is_no_report(word, following) or _wants_quotation(phrases, verb, word, following):
        return False
    if word in ("find", "finds", "found") and following not in ("that", "no") and before not in cues.documents:
        return False
    if word in cues.adjectives and word not in cues.frames:
        return bool(group)
    if _is_noun(phrases, first, word, before, group, cues):
        return False
    if word in _ONLY_AFTER_HAVE:
        return any(helper.startswith(("ha", "n")) for helper in group) or before.endswith(("'ve", "’ve", "'d", "’d"))
    if word.endswith(("ed", "ing")) or word in _PAST:
        return not (group and group[-1] in _BE and not word.endswith("ing"))
    if word == "like":
        return "would" in group
    if any(helper in _MODALS for helper in group) or (word not in cues.nouns and not word.endswith("s")):
        return True
    if word.endswith("s") and not word.endswith("ss"):
        return before != "" and _is_third_person(phrases, first, word, following)
    joined = "and" in phrases.words[max(0, first - _JOIN_REACH) : first]
    return before in _PLURAL_PRONOUNS or (before.endswith("s") and following not in _AFTER_NOUNS) or joined


def _is_part_of_name(phrases: Phrases, verb: int, before: str) -> bool:
    """Return whether a capital inside the sentence makes the word a part of a name or heading."""
    if not verb or not phrases.is_capitalised(verb) or before in ("—", ":", "."):
        return False
    return phrases.text[phrases.starts[verb] - 1] == " "


def _is_no_report(word: str, following: str) -> bool:
    """Return whether what follows shows that the form reports nothing: "sought by", "accused of", "blasted off"."""
    if following == "by":
        return not word.endswith(("s", "ing"))
    if (word in _COMPARED and following in ("to", "with", "at")) or (word == "blamed" and following == "on"):
        return True
    if word in _MOVES and following in ("off", "through", "apart", "out", "down", "over"):
        return True
    return following in ("of", "for") and word in _PASSIVE_BEFORE_OF


def _wants_quotation(phrases: Phrases, verb: int, word: str, following: str) -> bool:
    """Return whether the verb reports only before a quotation or "that", and neither follows ("added 300 jobs")."""
    if word in ("added", "adds", "add"):
        return following in _NO_SPEECH_AFTER_ADD or following[:1].isdigit()
    if word in ("call", "calls", "called") and following[:1].isdigit():
        return True
    if word not in _BEFORE_QUOTES_ONLY:
        return False
    return not (following in (":", ",", "that") or (following and phrases.quoted[verb + 1] >= 0))


def _is_noun(phrases: Phrases, first: int, word: str, before: str, group: list[str], cues: Cues) -> bool:
    """Return whether the words before the form make it a noun: an article, a possessive, no subject."""
    if before in _BEFORE_NOUNS and before not in _QUANTIFIERS and not word.endswith("ing"):
        return True
    if word not in cues.nouns or any(helper in _MODALS for helper in group):
        return False
    if before in cues.documents and before.endswith("s") != word.endswith("s") and "show" in cues.frames[word]:
        return False
    return before.endswith(("'s", "’s", "s'", "s’")) or not _clear_subject(phrases, first, word)


def _is_third_person(phrases: Phrases, first: int, word: str, following: str) -> bool:
    singular = _singular_subject(phrases, first)
    if following in _AFTER_NOUNS:
        return singular
    return singular or following in _AFTER_SINGULAR or word in _PLAIN


def _clear_subject(phrases: Phrases, end: int, word: str) -> bool:
    """Return whether a pronoun or a name that agrees with the form stands right before it."""
    if not end:
        return False
    before = phrases.words[end - 1]
    if word.endswith("s") and not word.endswith("ss"):
        return before in ("he", "she", "it", "who", "which") or (phrases.is_capitalised(end - 1) and end > 1)
    return before in ("they", "we", "i", "you", "who") or (before.endswith("s") and not phrases.is_capitalised(end - 1))


def _singular_subject(phrases: Phrases, end: int) -> bool:
    """Return whether the word before ``end`` is a name or a pronoun, or a noun with a determiner close before it."""
    if end == 0:
        return False
    if phrases.words[end - 1] in ("he", "she", "it", "who", "which", "that", "one"):
        return True
    if phrases.words[end - 1].endswith("s") and not phrases.is_capitalised(end - 1):
        return False
    if phrases.is_capitalised(end - 1):
        return phrases.words[end - 1] not in ("recent", "new") and end > 0
    return any(
        word in ("the", "a", "an", "his", "her", "their", "its", "one", "another")
        for word in phrases.words[max(0, end - 4) : end - 1]
    )
