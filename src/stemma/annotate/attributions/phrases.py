"""A sentence as words with offsets, and the steps over its phrases that finding sources and contents needs."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from stemma.annotate.attributions.cues import Cues
from stemma.annotate.attributions.quotations import Quotation
from stemma.annotate.word_lists import listed
from stemma.lang import load

_TOKEN = re.compile(
    r"(?=[A-Z])(?:"
    + "|".join([*load("titles")["pointed"].split(), "Inc", "Corp", "Co", "[A-Z]"])
    + r")\.(?=[ \u00a0,-])"
    r"|(?:[A-Za-z]\.){2,6}|[^\W_]+(?:['’.&/-][^\W_]+)*|''|\S"
)
_OF_SAYING = frozenset(("of", "about", "against"))
_MOST_WORDS = 400  # a longer "sentence" is a table or has lost its points: the rest is not searched


_TIMES = listed("phrases_times")


class Phrases(NamedTuple):
    """One sentence.

    Attributes:
        text: the article's text.
        start, end: the sentence's offsets.
        starts, ends: offsets of its words and marks.
        words: the words and marks, lower case.
        quoted: for each, the number of the quotation it stands in (its marks included), or -1.
        quotations: the quotations that touch the sentence.
    """

    text: str
    start: int
    end: int
    starts: list[int]
    ends: list[int]
    words: list[str]
    quoted: list[int]
    quotations: Sequence[Quotation]

    def is_capitalised(self, index: int) -> bool:
        """Return whether the word has a capital."""
        return self.text[self.starts[index]].isupper()

    def is_border(self, index: int, borders: frozenset[str]) -> bool:
        """Return whether the word is one of ``borders`` or stands in a quotation."""
        return self.words[index] in borders or self.quoted[index] >= 0


def read_phrases(text: str, start: int, end: int, quotations: Sequence[Quotation]) -> Phrases:
    """Return the sentence ``text[start:end]`` as words."""
    spans = [match.span() for match in islice(_TOKEN.finditer(text, start, end), _MOST_WORDS)]
    lower = text[start:end].lower()
    if len(lower) == end - start:
        words = [lower[first - start : last - start] for first, last in spans]
    else:  # a letter whose lower case has another length
        words = [text[first:last].lower() for first, last in spans]
    quoted = [-1] * len(spans)
    for number, quotation in enumerate(quotations):
        first = bisect_left(spans, (quotation.start, 0))
        last = bisect_left(spans, (quotation.end, 0))
        quoted[first:last] = [number] * (last - first)
    return Phrases(
        text, start, end, [first for first, _ in spans], [last for _, last in spans], words, quoted, quotations
    )


def cue_start(phrases: Phrases, verb: int, cues: Cues) -> int:
    """Return the index of the first auxiliary or adverb that belongs to the verb at ``verb``."""
    first = verb
    while first > 0 and phrases.quoted[first - 1] < 0:
        word = phrases.words[first - 1]
        if word not in cues.auxiliaries and not (word.endswith("ly") and len(word) > 4):
            break
        first -= 1
    return first


def particle_after(phrases: Phrases, verb: int, cues: Cues) -> bool:
    """Return whether the word after the verb is a small word that belongs to it ("pointed to")."""
    if verb + 1 >= len(phrases.words) or phrases.quoted[verb + 1] >= 0:
        return False
    following = phrases.words[verb + 1]
    if following in cues.with_particle.get(phrases.words[verb], ()):
        return True
    frames = cues.frames.get(phrases.words[verb], frozenset())
    allowed = _OF_SAYING if frames & {"say", "tell", "call"} else cues.particles
    return following in allowed and not _time_follows(phrases, verb + 2)


def _time_follows(phrases: Phrases, index: int) -> bool:
    return index < len(phrases.words) and (phrases.words[index] in _TIMES or phrases.words[index][0].isdigit())


def cue_end(phrases: Phrases, verb: int, cues: Cues) -> int:
    """Return the index after the last word that belongs to the cue ("said in a statement")."""
    following = phrases.words[verb + 1] if verb + 1 < len(phrases.words) else ""
    for phrase in cues.after.get(following, ()):
        last = verb + 1 + len(phrase)
        if tuple(phrases.words[verb + 1 : last]) == phrase:
            return last
    return verb + 2 if particle_after(phrases, verb, cues) else verb + 1
