"""What a verb form says about the time of its clause, and the words by which that is told."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from stemma.annotate.times.tokens import Token
from stemma.lang import load

Direction = Literal[-1, 0, 1]
_FUTURE_LISTS = (
    "modals",
    "governors",
    "adjacent_governors",
    "no_infinitives",
    "expectant",
    "timetable",
    "timetable_pairs",
    "arranged",
    "planning",
    "could",
    "denials",
    "ahead",
    "mostly_ahead",
    "just",
    "ordering",
    "no_subjects",
)
_PAST_LISTS = ("auxiliaries", "irregular", "saying", "not_verbs", "behind", "said_nouns")


@dataclass(frozen=True)
class Words:
    """The word lists of ``lang/en/times_tense.toml``, ready for look-up."""

    breaks: frozenset[str]
    relatives: frozenset[str]
    modals: frozenset[str]
    governors: frozenset[str]
    expectant: frozenset[str]
    timetable: frozenset[str]
    timetable_pairs: frozenset[str]
    planning: frozenset[str]
    adjacent_governors: frozenset[str]
    no_infinitives: frozenset[str]
    arranged: frozenset[str]
    just: frozenset[str]
    no_subjects: frozenset[str]
    behind: frozenset[str]
    said_nouns: frozenset[str]
    ordering: frozenset[str]
    could: frozenset[str]
    denials: frozenset[str]
    ahead: frozenset[str]
    mostly_ahead: frozenset[str]
    auxiliaries: frozenset[str]
    irregular: frozenset[str]
    saying: frozenset[str]
    not_verbs: frozenset[str]
    scheduled: frozenset[str]
    limits: frozenset[str]
    over: frozenset[str]
    happening: frozenset[str]
    quotes: dict[str, str]
    weekdays: frozenset[str]


@cache
def load_words() -> Words:
    """Return the word lists, loaded once."""
    lists = load("times_tense")
    future, past = lists["future"], lists["past"]
    return Words(
        breaks=frozenset(lists["clause"]["breaks"]),
        relatives=frozenset(lists["clause"]["relatives"]),
        scheduled=frozenset(lists["scheduled"]["nouns"]),
        limits=frozenset(lists["scheduled"]["limits"]),
        over=frozenset(lists["scheduled"]["over"]),
        happening=frozenset(lists["scheduled"]["happening"]),
        quotes=dict(lists["quotes"]),
        weekdays=frozenset(load("times_words")["weekday"]),
        **{key: frozenset(future[key]) for key in _FUTURE_LISTS},
        **{key: frozenset(past[key]) for key in _PAST_LISTS},
    )


def read_verb(tokens: list[Token], at: int, words: Words) -> Direction:
    """Return what the token says about the time of its verb group, 0 if it is no verb that shows it."""
    norm = tokens[at].norm
    if norm in words.modals:
        return 0 if norm == "may" and tokens[at].capital else 1
    if norm == "won" and at + 1 < len(tokens) and tokens[at + 1].norm == "'":
        return 1
    if norm == "to":
        return _read_infinitive(tokens, at, words)
    if norm in words.could:
        return -1 if words.denials & {token.norm for token in tokens[max(0, at - 8) : at + 3]} else 1
    if norm in words.auxiliaries:
        return -1
    if norm in words.planning and not (at and tokens[at - 1].norm in words.no_subjects):
        return 1
    if norm in words.saying:
        return 0 if at and tokens[at - 1].norm == "to" else -1
    if norm in words.irregular or _is_regular_past(norm, words):
        return _read_participle(tokens, at, words)
    if (norm in words.timetable or _is_timetable_pair(tokens, at, words)) and at:
        return 0 if tokens[at - 1].norm in words.no_subjects else 1
    if norm in ("is", "are", "'re", "am") and at + 1 < len(tokens):
        following = tokens[at + 1].norm
        return 1 if following in words.arranged or following in words.expectant else 0
    return 0


def _is_timetable_pair(tokens: list[Token], at: int, words: Words) -> bool:
    return at + 1 < len(tokens) and f"{tokens[at].norm} {tokens[at + 1].norm}" in words.timetable_pairs


def _is_regular_past(norm: str, words: Words) -> bool:
    return len(norm) > 3 and norm.endswith("ed") and norm not in words.not_verbs


def _read_participle(tokens: list[Token], at: int, words: Words) -> Direction:
    """Return the direction of a form in "-ed": ahead under "will be", "is to be", "expected to be", else back."""
    lowest = max(0, at - 5)
    for back in range(at - 1, lowest - 1, -1):
        norm = tokens[back].norm
        if norm in words.modals:
            return 1
        if norm == "to":
            return _read_infinitive(tokens, back, words) or -1
        if norm in (
            "be",
            "been",
            "being",
            "have",
            "not",
            "also",
            "then",
            "now",
            "still",
            "n",
            "t",
            "'",
        ) or norm.endswith("ly"):
            continue
        break
    return -1


def is_infinitive(tokens: list[Token], at: int, words: Words) -> bool:
    """Return whether a verb follows the "to" at ``at``, as far as its form can tell."""
    if at + 1 >= len(tokens) or tokens[at + 1].capital or not tokens[at + 1].norm.isalpha():
        return False
    following = tokens[at + 1].norm
    return not (following in words.no_infinitives or following.endswith(("ing", "day")))


def _read_infinitive(tokens: list[Token], at: int, words: Words) -> Direction:
    """Return 1 for "to" with a verb under a word that looks ahead ("expected to vote"), -1 after "had", else 0."""
    if not is_infinitive(tokens, at, words):
        return 0
    nearby = {token.norm for token in tokens[max(0, at - 4) : at]}
    if at and tokens[at - 1].norm == "had":
        return -1
    if "had" in nearby and nearby & {"been", "expected", "scheduled", "due"}:
        return -1
    return 1 if nearby & words.governors or (at and tokens[at - 1].norm in words.adjacent_governors) else 0
