"""What a cue tells of: speech, a judgement, a thought, or none of them."""

import re

from stemma.annotate.attributions.cues import Cues, get_cues
from stemma.annotate.word_lists import listed
from stemma.records.annotation import AttributionAct, AttributionKind

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_BE = listed("forms_of_be")
_FEWEST_WORDS = 4  # a shorter quotation beside an unknown cue is a title or a name
_FRAMES: tuple[tuple[AttributionAct, frozenset[str]], ...] = (
    ("speech", frozenset(("say", "tell", "show", "call"))),
    ("judgement", frozenset(("judge",))),
    ("thought", frozenset(("want", "think"))),
)


def judge_act(cue: str | None, quoted: str, kind: AttributionKind, sourced: bool = True) -> AttributionAct:
    """Return what an attribution tells of.

    Args:
        cue: its words of saying, or None.
        quoted: its content if any of it stands in quotation marks, else "".
        kind: how much of it does.
        sourced: whether anybody is named or described who says it.

    >>> [judge_act(cue, "", "indirect") for cue in ("has said in a letter", "endorsed", "wants", "features")]
    ['speech', 'judgement', 'thought', 'other']
    >>> judge_act("featured", "“The Crow”", "direct"), judge_act("sighed back", "“We shall never see it.”", "direct")
    ('other', 'speech')
    """
    cues = get_cues()
    if cue is None:
        return "speech" if quoted else "other"
    sentence = kind == "direct" and len(quoted.split()) >= _FEWEST_WORDS
    if not sourced and not sentence:
        return "other"
    words = [match.group().lower() for match in _WORD.finditer(cue)]
    if not words or " ".join(words).startswith(tuple(" ".join(fixed) for fixed in cues.before_source)):
        return "speech"  # a mere colon, "according to"
    telling = [word for word in words if word not in cues.auxiliaries]
    if len(telling) >= _FEWEST_WORDS and not _tells(telling[0], cues):
        return "other"  # "passed a law that says"
    for act, frames in _FRAMES:
        if any(cues.frames.get(word, frozenset()) & frames for word in words):
            return act
    if sentence:
        return "speech"
    if any(word in cues.with_particle and set(words) & cues.with_particle[word] for word in words):
        return "judgement"
    return "thought" if any(word in cues.adjectives for word in words) else "other"


def _tells(word: str, cues: Cues) -> bool:
    return word in cues.frames or word in cues.with_particle or word in cues.adjectives


def is_told(cue: str) -> bool:
    """Return whether a cue says of its subject that it was told something.

    >>> is_told("were told"), is_told("have told"), is_told("was quickly informed"), is_told("was saying")
    (True, False, True, False)
    """
    words = [match.group().lower() for match in _WORD.finditer(cue)]
    telling = "tell" in get_cues().frames.get(words[-1], ()) if words else False
    return telling and not words[-1].endswith("ing") and any(word in _BE for word in words[:-1])
