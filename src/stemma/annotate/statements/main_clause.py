"""The words of a clause's main line, without its subordinate clauses."""

from collections.abc import Sequence

from stemma.annotate.statements.clauses import grammar, holds_subject, is_finite, words_of
from stemma.lang import load
from stemma.text.words import Word

_LEAST_WORDS = 3
# After "not", without an auxiliary before it, one of these opens a contrast ("aimed not at the port but at the ships").
_PREPOSITIONS = frozenset(("at", "in", "on", "to", "for", "by", "from", "with", "because", "against", "of"))
_LEAD_INS = frozenset(load("statement_clauses")["lead_ins"])


def main_words(text: str, start: int, end: int) -> str:
    """Return the normal forms of the words of the main clause, joined by single spaces.

    What is hedged or negated only in a subordinate clause does not hedge or negate the statement.

    >>> text = "The sanctions that he has threatened against towns which trade were not lifted, because it might rain"
    >>> main_words(text, 0, len(text))
    'the sanctions were not lifted'
    """
    kept: list[str] = []
    line = [word for word, _ in _main_line(text, start, end)]
    for index, word in enumerate(line):
        if word.norm == "not" and _contrasts(text, start, line, index):
            continue
        if word.norm.endswith("'ll"):
            kept += [word.norm[:-3], "will"]
        else:
            kept.append("(month)" if word.norm == "may" and kept and text[word.start] == "M" else word.norm)
    return " ".join(kept)


def _contrasts(text: str, start: int, line: Sequence[Word], index: int) -> bool:
    """Return whether "not" sets one thing against another and negates no verb ("the people, not the parties")."""
    if text[start : line[index].start].rstrip()[-1:] in (",", "—"):
        return True
    if not index:
        return False
    before = line[index - 1].norm
    after = line[index + 1].norm if index + 1 < len(line) else ""
    return before == "and" or (before not in grammar().auxiliaries and after in _PREPOSITIONS)


def is_clause(text: str, start: int, end: int, *, sure: bool = False) -> bool:
    """Return whether ``text[start:end]`` has a finite verb in its main line and opens with a subject.

    Args:
        text: the article's text.
        start: offset of the stretch.
        end: offset after the stretch.
        sure: whether a verb need not be found, because what stands before calls for a clause.

    >>> text = "to leave the city he loved"
    >>> is_clause(text, 0, len(text)), is_clause("the city was quiet", 0, 18)
    (False, True)
    """
    rules = grammar()
    words = words_of(text, start, end)
    led = False
    while words and words[0].norm in _LEAD_INS:
        words, led = words[1:], True
    if len(words) < _LEAST_WORDS or words[0].norm in rules.not_openers:
        return False
    if words[0].norm in rules.auxiliaries:
        return holds_subject(words[0])
    if led and (words[0].norm in rules.verbs or words[0].norm.endswith("ed")):
        return False
    line = _main_line(text, words[0].start, end)
    return sure or any(finite for _, finite in line[1:])


def _main_line(text: str, start: int, end: int) -> list[tuple[Word, bool]]:
    """Return the words of the main clause, each with whether it is a finite verb.

    A subordinate clause at the start ends at the first comma, one inside at the next comma or dash, one after the
    subject where the main verb comes.
    """
    words = words_of(text, start, end)
    kept: list[tuple[Word, bool]] = []
    below = fenced = seen_verb = False
    groups = 0
    for index, word in enumerate(words):
        between = text[words[index - 1].end : word.start] if index else ""
        if below and any(mark in between for mark in ",—–;:)"):
            below = _opens(words, index)
        elif not below and _opens(words, index):
            below, groups, fenced = True, 0, "," in between
        finite = is_finite(words, index)
        if below and finite and not (seen_verb or fenced) and kept:
            groups += not _continues_verb(words, index)
            below = groups < 2
        if not below:
            seen_verb = seen_verb or (finite and index > 0)
            kept.append((word, finite))
    return kept


def _continues_verb(words: Sequence[Word], index: int) -> bool:
    """Return whether the verb belongs to the one before it ("has threatened", "has never threatened")."""
    if is_finite(words, index - 1):
        return True
    return index > 1 and is_finite(words, index - 2) and _is_adverb(words[index - 1].norm)


def _opens(words: Sequence[Word], index: int) -> bool:
    norm = words[index].norm
    if norm not in grammar().subordinators or index + 1 == len(words):
        return False
    return norm != "that" or index > 0


def _is_adverb(norm: str) -> bool:
    return norm.endswith("ly") or norm in ("not", "also", "still", "now", "never", "already", "since", "been", "long")
