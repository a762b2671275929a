"""Text made safe to show: what could steer a terminal, hide words or turn a line around is taken out."""

import re
from typing import Final

# Steering and turning characters are replaced, so that a reader sees that something stood there: C0 and C1 controls
# (ESC among them), bidirectional embeddings, overrides and isolates, interlinear annotation, lone surrogates,
# non-characters.
_STEERING: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
)
# Invisible marks are dropped: they carry no meaning in a news report and can smuggle words past a reader.
_INVISIBLE: Final = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\ufeff\U000e0000-\U000e007f]")
_BREAKS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# More accents than this on one letter are not a language but a way to paint over the neighbouring lines.
_MARK_FLOOD: Final = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{4})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)


def clean_text(text: str) -> str:
    r"""Return ``text`` with every line break as ``\n`` and nothing in it that steers, hides or turns.

    >>> clean_text("red\x1b[31m\r\nnext\u202eline")
    'red�[31m\nnext�line'
    """
    text = _BREAKS.sub("\n", text)
    text = _STEERING.sub("\ufffd", text)
    return _MARK_FLOOD.sub(r"\1", _INVISIBLE.sub("", text))


def clean_line(text: str) -> str:
    r"""Return ``text`` cleaned and on one line, with single spaces.

    >>> clean_line("  two\n\n lines\t")
    'two lines'
    """
    return " ".join(clean_text(text).split())


def cut_line(text: str, limit: int) -> str:
    """Return ``text`` cleaned, on one line and at most ``limit`` characters long; a cut shows as an ellipsis.

    >>> cut_line("a long headline about a harbour", 16)
    'a long headline…'
    """
    # Only a window is cleaned, so that a headline of twenty megabytes costs nothing.
    line = clean_line(text[: limit * 8])
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
