"""The words of saying: which verb forms open or close reported speech, and what may follow them."""

from dataclasses import dataclass
from functools import cache

from stemma.lang import load

_FRAMES = ("say", "tell", "call", "judge", "want", "think", "show")
_VOWELS = "aeiou"


@dataclass(frozen=True)
class Cues:
    """The cue lexicon.

    Attributes:
        frames: verb form -> the frames it can stand in ("say", "tell", "call", "judge", "want", "think", "show").
        participles: forms in -ing, which take their subject from the clause before.
        auxiliaries: words before the verb that belong to the cue.
        after: phrases after the verb that belong to the cue, as tuples of words, by their first word.
        before_source: fixed cues that stand before their source, as tuples of words.
        nouns: cue forms that are nouns as often.
        adjectives: states of mind, cues after a form of "be".
        particles: small words that belong to the verb before them.
        with_particle: verb form -> the small words that make it a cue.
        triggers: every word at which an attribution may be looked for.
        documents: nouns of things that say something.
    """

    frames: dict[str, frozenset[str]]
    participles: frozenset[str]
    auxiliaries: frozenset[str]
    after: dict[str, tuple[tuple[str, ...], ...]]
    before_source: tuple[tuple[str, ...], ...]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    particles: frozenset[str]
    with_particle: dict[str, frozenset[str]]
    triggers: frozenset[str]
    documents: frozenset[str]


@cache
def get_cues() -> Cues:
    """Return the cue lexicon of this process."""
    lists = load("cues")
    frames: dict[str, set[str]] = {}
    participles: set[str] = set()
    for frame in _FRAMES:
        for verb in lists[frame].split():
            for form in forms_of(verb, lists["irregular"].get(verb)):
                frames.setdefault(form, set()).add(frame)
                if form.endswith("ing") and form != verb:
                    participles.add(form)
    with_particle: dict[str, frozenset[str]] = {}
    for entry in lists["with_particle"].split():
        verb, _, small = entry.partition(":")
        for form in forms_of(verb, lists["irregular"].get(verb)):
            with_particle[form] = frozenset(small.split(","))
    after = sorted({tuple(phrase.split()) for phrase in lists["after_cue"].split(";")}, key=lambda p: (-len(p), p))
    before_source = tuple(tuple(phrase.split()) for phrase in lists["before_source"])
    adjectives = frozenset(lists["adjectives"].split())
    return Cues(
        frames={form: frozenset(kinds) for form, kinds in frames.items()},
        participles=frozenset(participles),
        auxiliaries=frozenset(lists["auxiliaries"].split()),
        after={first: tuple(p for p in after if p[0] == first) for first in sorted({p[0] for p in after})},
        before_source=before_source,
        nouns=frozenset(lists["nouns"].split()),
        adjectives=adjectives,
        particles=frozenset(lists["particles"].split()),
        with_particle=with_particle,
        triggers=frozenset((*frames, *with_particle, *adjectives, *(phrase[0] for phrase in before_source), ":")),
        documents=frozenset(lists["documents"].split()),
    )


def forms_of(verb: str, irregular: str | None = None) -> tuple[str, ...]:
    """Return the forms of an English verb; irregular ones as listed, the rest by rule.

    >>> forms_of("note"), forms_of("deny")
    (('note', 'notes', 'noted', 'noting'), ('deny', 'denies', 'denied', 'denying'))
    """
    if irregular is not None:
        return (verb, *irregular.split())
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    ending = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return verb, verb + ending, verb + "ed", verb + "ing"
