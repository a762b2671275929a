"""The headline that a page prints, which is not always the one that it gives to search engines."""

import re
from html import unescape

_OPENING = re.compile(r"<h1\b[^<>]{0,1000}>", re.IGNORECASE)
_CLOSING = re.compile(r"</h1\s{0,5}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,1000}>")
_WORD = re.compile(r"\w+")
_MAX_HEADLINES = 10
_MAX_MARKUP_CHARACTERS = 3000
_MAX_CHARACTERS = 400
# A lone printed headline is the article's if it shares so much of its words with the recorded one (set on `pages`).
_MIN_SHARED = 1 / 3
_MIN_WORDS = 3


def choose_title(markup: str, recorded: str | None, shared: str | None) -> str | None:
    """Return the printed headline where it is sure which that is, else the recorded title.

    It is sure where the page's main heading is also the title that it gives for sharing, or where there is but one
    heading and it resembles the recorded title.

    Args:
        markup: the page.
        recorded: the title of its JSON-LD or its metadata.
        shared: the title that it gives for sharing (``og:title``).

    >>> choose_title("<h1>Storm <b>shuts</b> ports</h1>", "Why storm shuts ports: all you need", None)
    'Storm shuts ports'
    """
    printed = list(dict.fromkeys(_find_headlines(markup)))
    wanted = _words(shared or "")
    same = next((headline for headline in printed if wanted and _words(headline) == wanted), None)
    if same is not None and len(wanted) >= _MIN_WORDS:
        return same
    if len(printed) == 1 and _resembles(printed[0], recorded, shared):
        return printed[0]
    return recorded or shared


def _resembles(headline: str, recorded: str | None, shared: str | None) -> bool:
    words = _words(headline)
    known = {*_words(recorded or ""), *_words(shared or "")}
    return len(words) >= _MIN_WORDS and sum(word in known for word in words) >= _MIN_SHARED * len(words)


def _find_headlines(markup: str) -> list[str]:
    """Return the texts of the page's main headings, on one line each."""
    found: list[str] = []
    position = 0
    for _ in range(_MAX_HEADLINES):
        opening = _OPENING.search(markup, position)
        if opening is None:
            break
        position = opening.end()
        closing = _CLOSING.search(markup, position, position + _MAX_MARKUP_CHARACTERS)
        if closing is None:
            continue
        inner = markup[position : closing.start()]
        text = " ".join(unescape(_TAG.sub(" " if "<br" in inner else "", inner)).split())
        if text and len(text) <= _MAX_CHARACTERS:
            found.append(text)
    return found


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
