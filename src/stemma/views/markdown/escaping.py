"""Text escaped for Markdown, so that what a report says can neither format, link nor embed anything."""

import re
from typing import Final

# Everything that CommonMark or GitHub's dialect gives a meaning within a line.
_INLINE: Final = re.compile(r"([\\`*_\[\]<>|~$^#{}])")
_ENTITY: Final = re.compile(r"&(?=[#\w]{1,40};)")
_AUTOLINK: Final = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(?=:)|\bwww(?=\.)")
# What opens a heading, list, quotation or rule when it stands first.
_BLOCK: Final = re.compile(r"^([-+=:])|^(\d{1,9})([.)])")
_MENTION: Final = re.compile(r"(?<![\w])@(?=\w)")


def escape(line: str) -> str:
    r"""Return one clean line with every sign that Markdown would act on made literal.

    >>> escape("1. *Stop* [here](javascript:x) <b> & a|b")
    '1\\. \\*Stop\\* \\[here\\](javascript:x) \\<b\\> & a\\|b'
    >>> escape("see https://news.example or www.news.example")
    'see https\\://news.example or www\\.news.example'
    """
    line = _ENTITY.sub("&amp;", line)
    line = _INLINE.sub(r"\\\1", line)
    line = _AUTOLINK.sub(_break_link, line)
    line = _MENTION.sub("\\\\@", line)
    return _BLOCK.sub(_break_block, line)


def _break_link(match: re.Match[str]) -> str:
    return match.group() + "\\"


def _break_block(match: re.Match[str]) -> str:
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"
