"""Splitting running text into sentences, by rules written for news."""

import re
from functools import cache

from stemma.lang import load

_CLOSERS = "\"'”’»)]"
_OPENERS = "\"'“‘«(["
_TERMINATOR = re.compile(rf"[.!?…]{{1,10}}[{re.escape(_CLOSERS)}]{{0,4}}")
_BREAK = re.compile(r"[ \t\u00a0]*(?:\r\n|\r|\n|\u2028|\u2029)\s*")
_WORD_BEFORE = re.compile(r"[^\W\d_][\w.’'-]{0,24}$")
_WORD_AFTER = re.compile(r"\w[\w’'-]*")
_NAME_THEN_WORD = re.compile(r"(?:[A-Z][\w.’'-]*[ \u00a0]){1,4}([a-z]+)\b")
_INITIALS = re.compile(r"(?:^|[\s(\"“‘'])(?:[A-Z]\.[ \u00a0]?){0,3}[A-Z]$")


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load("abbreviations").items()}


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the sentences of ``text[start:end]`` as half-open offsets into ``text``, without outer white space.

    A line break always ends a sentence: news text breaks lines between paragraphs only. A full stop after an
    abbreviation, an initial or inside a figure does not; closing quotation marks stay with their sentence.

    >>> text = 'The U.S. envoy met Dr. Ilic. “We agree,” he said. “Now we act.” It took 3.5 hours.'
    >>> [text[a:b] for a, b in split_sentences(text)]
    ['The U.S. envoy met Dr. Ilic.', '“We agree,” he said.', '“Now we act.”', 'It took 3.5 hours.']
    """
    stop = len(text) if end is None else end
    sentences: list[tuple[int, int]] = []
    line_start = start
    for match in _BREAK.finditer(text, start, stop):
        _split_line(text, line_start, match.start(), sentences)
        line_start = match.end()
    _split_line(text, line_start, stop, sentences)
    return sentences


def _split_line(text: str, start: int, end: int, sentences: list[tuple[int, int]]) -> None:
    """Add the sentences of one line, which holds no line break."""
    begin = start
    for match in _TERMINATOR.finditer(text, start, end):
        if match.start() >= begin and _ends_sentence(text, begin, match):
            _add(text, begin, match.end(), sentences)
            begin = match.end()
    _add(text, begin, end, sentences)


def _add(text: str, start: int, end: int, sentences: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(character.isalnum() for character in text[start:end]):
        sentences.append((start, end))
    elif start < end and sentences and text[start:end].strip(_CLOSERS) == "":
        sentences[-1] = (sentences[-1][0], end)


def _ends_sentence(text: str, begin: int, match: re.Match[str]) -> bool:
    marks = match.group()
    after = match.end()
    rest = text[after : after + 60]
    following = rest.lstrip(" \t\u00a0")
    if not following:
        return True
    spaced = len(following) < len(rest)
    first = following.lstrip(_OPENERS + "—–- ")[:1]
    if not spaced:
        # Glued sentences ("...talks.Russia said") happen in scraped text; figures, URLs and "U.S." do not count.
        return _is_glued_border(text, match, following)
    if marks[-1] in _CLOSERS and marks[0] in "!?" and _goes_on_with_speaker(following):
        return False
    if "!" in marks or "?" in marks or "…" in marks or marks.startswith("..") or marks[-1] in _CLOSERS:
        return _may_start(first)
    if not _may_start(first):
        return False
    return _stop_is_final(text[max(begin, match.start() - 40) : match.start()], following)


def _may_start(first: str) -> bool:
    return (
        first == ""
        or first.isupper()
        or first.isdigit()
        or (not first.isascii() and first.isalpha() and not first.islower())
    )


def _goes_on_with_speaker(following: str) -> bool:
    match = _NAME_THEN_WORD.match(following)
    return match is not None and match.group(1) in _lists()["cues_after_quote"]


def _is_glued_border(text: str, match: re.Match[str], following: str) -> bool:
    before = text[max(0, match.start() - 2) : match.start()]
    word = _WORD_AFTER.match(following)
    return (
        len(before) == 2
        and before.isalpha()
        and before.islower()
        and word is not None
        and word.group()[:1].isupper()
        and (
            len(word.group()) > 2
            or word.group() in {"A", "I", "It", "He", "We", "In", "On", "At", "By", "As", "If", "To"}
        )
        and following[word.end() : word.end() + 1] in {"", " ", ",", "’", "'"}
    )


def _stop_is_final(before: str, following: str) -> bool:
    """Return whether a single full stop after ``before`` ends the sentence, given what follows it."""
    word_match = _WORD_BEFORE.search(before)
    if word_match is None:
        return True  # after a figure or a closing bracket
    word = word_match.group().lower()
    lists = _lists()
    after = _WORD_AFTER.match(following.lstrip(_OPENERS))
    next_word = after.group() if after else ""
    if word in lists["never_final"]:
        return False
    if word in lists["rarely_final"]:
        return next_word.lower() in lists["starters"] and following[:1] not in "0123456789"
    if _INITIALS.search(before) and len(word) == 1:
        return next_word.lower() in lists["starters"] and word not in {"j", "m"}
    if word in {"a.m", "p.m"}:
        return next_word.lower() not in lists["after_clock"]
    if word in lists["maybe_final"] or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return following[:1] in _OPENERS or next_word.lower() in lists["starters"]
    return True
