"""Where one clause of a sentence ends and the next begins."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from stemma.lang import load
from stemma.text.words import Word, find_words

# How many words may stand before the verb of a clause that is split off.
_SUBJECT_WORDS = 9
_LEAST_WORDS = 3
# A longer "sentence" is a text without full stops; splitting it by rules for sentences would be slow and wrong.
_LONGEST = 1_500
# The words of a longer text are not kept: that would take hundreds of megabytes.
_LONGEST_READ_WHOLE = 200_000

# After these a word that may be a verb is a noun ("the cost").
_BEFORE_NOUN = frozenset(("the", "a", "an", "his", "its", "their", "our", "my", "your", "of"))


class _Grammar(NamedTuple):
    joints: re.Pattern[str]
    additions: re.Pattern[str]
    verbs: frozenset[str]
    auxiliaries: frozenset[str]
    not_before_past: frozenset[str]
    subordinators: frozenset[str]
    subjects: frozenset[str]
    pronouns: frozenset[str]
    singular: frozenset[str]
    plural: frozenset[str]
    granting: re.Pattern[str]
    not_openers: frozenset[str]
    plural_verbs: frozenset[str]
    objects: frozenset[str]
    clause_cues: frozenset[str]


def words_of(text: str, start: int, end: int) -> Sequence[Word]:
    """Return the words of a stretch, cut out of the article's words, which are read once."""
    if len(text) > _LONGEST_READ_WHOLE:
        return find_words(text, start, end)
    words, starts = _all_words(text)
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    if first and words[first - 1].end > start:
        return find_words(text, start, end)  # the stretch begins inside a word
    if last > first and words[last - 1].end > end:
        return words[first : last - 1] + find_words(text, words[last - 1].start, end)
    return words[first:last]


@lru_cache(maxsize=2)
def _all_words(text: str) -> tuple[list[Word], list[int]]:
    words = find_words(text)
    return words, [word.start for word in words]


@cache
def grammar(language: str = "en") -> _Grammar:
    """Return the word lists of statement_clauses.toml, compiled once."""
    lists = load("statement_clauses", language)
    strong, weak = "|".join(lists["strong"]), "|".join(lists["weak"])
    joints = rf"\s*,\s*as\s+|;\s+(?:(?:{strong}|{weak})\s+)?|\s*[,—–]\s*(?:{strong}|{weak})\s+|\s+(?:{strong}|and)\s+"
    return _Grammar(
        re.compile(joints, re.IGNORECASE),
        re.compile(rf"\s*[,—–]\s*(?:and\s+)?(?=(?:{'|'.join(lists['additions'])})\b)", re.IGNORECASE),
        frozenset(lists["auxiliaries"]) | frozenset(lists["irregular"]) | frozenset(lists["present"]),
        frozenset(lists["auxiliaries"]),
        frozenset(lists["not_before_past"]),
        frozenset(lists["subordinators"]),
        frozenset(lists["pronouns"]) | frozenset(lists["determiners"]),
        frozenset(lists["pronouns"]),
        frozenset(lists["subjects_singular"]),
        frozenset(lists["subjects_plural"]),
        re.compile(rf"\W{{0,3}}(?:that\s+)?(?:{'|'.join(lists['granting'])})\s+", re.IGNORECASE),
        frozenset(lists["not_openers"]),
        frozenset(lists["present_plural"]),
        frozenset(lists["objects"]),
        frozenset(lists["clause_cues"]),
    )


def is_finite(words: Sequence[Word], index: int) -> bool:
    """Return whether the word may be a finite verb: an auxiliary, a listed form, or a past in -ed after no article."""
    rules = grammar()
    norm = words[index].norm
    if index == 0:
        return norm in rules.verbs
    before = words[index - 1].norm
    if norm in rules.verbs:
        return norm in rules.auxiliaries or not (before in _BEFORE_NOUN or _is_participle(words, index))
    if norm in rules.plural_verbs:
        return before not in ("to", "the", "a", "an")
    if before in rules.plural or (before in rules.singular and norm.endswith("s")):
        return not norm.endswith("ing")
    if norm.endswith("s") and len(norm) > 4 and not norm.endswith(("ss", "us", "'s")) and index + 1 < len(words):
        return words[index + 1].norm in rules.objects and before not in rules.not_before_past
    if not norm.endswith("ed") or len(norm) < 5:
        return False
    return not _is_participle(words, index) and before not in rules.not_before_past and not before.endswith("'s")


def _is_participle(words: Sequence[Word], index: int) -> bool:
    """Return whether "by" follows and no auxiliary stands before ("an inquiry *led* by a judge")."""
    follows = index + 1 < len(words) and words[index + 1].norm == "by"
    return follows and words[index - 1].norm not in grammar().auxiliaries


def has_verb(text: str, start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` has at least three words and, after the first, a finite verb."""
    words = words_of(text, start, end)
    if len(words) < _LEAST_WORDS:
        return False
    return holds_subject(words[0]) or any(is_finite(words, index) for index in range(1, len(words)))


def holds_subject(word: Word) -> bool:
    """Return whether a word is subject and verb at once ("it's", "we've")."""
    return "'" in word.norm and word.norm in grammar().auxiliaries and not word.norm.endswith("n't")


def split_clauses(
    text: str, start: int, end: int, facts: list[tuple[int, int]], *, said: bool = True
) -> list[tuple[int, int]]:
    """Return the clauses of ``text[start:end]``: each says something of its own, with subject and verb.

    A participle addition (", killing at least 12 people") is split off only if it holds one of ``facts``, the offsets
    of the figures. Only in what is ``said`` by somebody does "and that" open a clause of its own.

    >>> text = "The dam broke, and the army sent boats, rescuing 12 people"
    >>> [text[a:b] for a, b in split_clauses(text, 0, len(text), [])]
    ['The dam broke', 'the army sent boats, rescuing 12 people']
    """
    if end - start > _LONGEST:
        return [(start, end)]
    clauses: list[tuple[int, int]] = []
    first = start
    if middle := _granted(text, start, end):
        clauses.append((middle[0], middle[1]))
        first = middle[2]
    for joint in _joints(text, start, end):
        if joint.start() <= first:
            continue
        weight = joint.group().strip(" \t\r\n").casefold()
        if not said and _opens_with_that(text, joint.end(), end):
            continue
        if weight == ", as" and not _opens_circumstance(text, joint.end(), end):
            continue
        if _stands_alone(text, first, joint.start()) and _opens_clause(text, joint.end(), end, bare=weight == "and"):
            clauses.append((first, joint.start()))
            first = joint.end()
    clauses.append((first, end))
    return [piece for clause in clauses for piece in _split_addition(text, *clause, facts)]


def _opens_circumstance(text: str, start: int, end: int) -> bool:
    """Return whether after ", as" something else is told, and no likeness or source ("as he did", "as Dorn said")."""
    words = words_of(text, start, end)[: _SUBJECT_WORDS + 1]
    rules = grammar()
    if not words or words[0].norm in rules.pronouns or words[0].norm in ("if", "though", "well", "part", "of"):
        return False
    verbs = [index for index in range(1, len(words)) if is_finite(words, index)]
    if not verbs or words[0].norm in rules.verbs:
        return False
    if words[verbs[0]].norm in rules.clause_cues or words[verbs[0]].norm in ("do", "does", "did"):
        return False
    return verbs[0] + 2 < len(words)


def _opens_with_that(text: str, start: int, end: int) -> bool:
    """Return whether a conjunction or relative "that" comes, and not "that has not been confirmed"."""
    words = words_of(text, start, min(end, start + 40))
    return len(words) > 1 and words[0].norm == "that" and not is_finite(words, 1)


def _granted(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Return start and end of an opening "While ...," without its conjunction, and where the clause after it starts."""
    opening = grammar().granting.match(text, start, end)
    if opening is None:
        return None
    closed = _closed(text, start, end)
    for comma in re.compile(r",\s+").finditer(text, opening.end(), end):
        if any(first < comma.start() < last for first, last in closed):
            continue
        if has_verb(text, opening.end(), comma.start()) and _continues(text, comma.end(), end):
            return opening.end(), comma.start(), comma.end()
    return None


def _continues(text: str, start: int, end: int) -> bool:
    """Return whether a main clause follows: a verb, and no participle, verb or preposition at the start."""
    words = words_of(text, start, min(end, start + 300))
    rules = grammar()
    if len(words) < _LEAST_WORDS or words[0].norm in rules.not_openers or words[0].norm in rules.subordinators:
        return False
    if words[0].norm.endswith("ing") or words[0].norm in rules.verbs or words[0].norm in ("and", "but", "or"):
        return False
    return any(is_finite(words, index) for index in range(1, len(words)))


def _joints(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the places where a clause may end, outside quotation marks and brackets."""
    closed = _closed(text, start, end)
    return [
        joint
        for joint in grammar().joints.finditer(text, start, end)
        if not any(first < joint.start() < last for first, last in closed)
    ]


_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"|\([^)]{0,500}\)|\[[^\]]{0,500}\]")


def _closed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [found.span() for found in _QUOTED.finditer(text, start, end)]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether the stretch is a whole clause and not only an opening like "If it rains"."""
    words = words_of(text, start, end)
    if len(words) < _LEAST_WORDS:
        return False
    opens_below = words[0].norm in grammar().subordinators and words[0].norm != "that" and "," not in text[start:end]
    if opens_below or words[-1].norm in grammar().subordinators:
        return False
    return any(is_finite(words, index) for index in range(1, len(words)))


def _opens_clause(text: str, start: int, end: int, *, bare: bool) -> bool:
    """Return whether a subject and its verb stand at the start; after a bare "and" the subject is a pronoun."""
    rules = grammar()
    words = words_of(text, start, min(end, start + 160))[: _SUBJECT_WORDS + 1]
    if len(words) < _LEAST_WORDS:
        return False
    opening = words[0]
    if bare and opening.norm not in rules.pronouns:
        return False
    if opening.norm not in rules.subjects and not text[opening.start].isupper() and not _is_plural(opening.norm):
        return False
    for index in range(1, len(words)):
        if words[index].norm in rules.subordinators or text[words[index - 1].end : words[index].start].strip(
            " “\"'’-\t\u00a0"
        ):
            return False
        if is_finite(words, index):
            return True
    return False


def _is_plural(norm: str) -> bool:
    return norm.endswith("s") and not norm.endswith("ss") and len(norm) > 4


def _split_addition(text: str, start: int, end: int, facts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if not any(start <= first and last <= end for first, last in facts):
        return [(start, end)]
    closed = _closed(text, start, end)
    for joint in grammar().additions.finditer(text, start, end):
        if any(first < joint.start() < last for first, last in closed):
            continue
        holds = any(joint.end() <= first and last <= end for first, last in facts)
        if holds and _stands_alone(text, start, joint.start()):
            return [(start, joint.start()), (joint.end(), end)]
    return [(start, end)]
