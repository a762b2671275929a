"""On which line each record of a JSON list stands, so that a record without an id can be named by path and line."""

import json
import re
from json import JSONDecodeError

_LIST_START = re.compile(r"\s*\[|\"[\w@-]{1,40}\"\s*:\s*\[\s*\{")
_BETWEEN = re.compile(r"[\s,]*")


def find_record_lines(content: str, count: int) -> list[int] | None:
    """Return the line numbers, from 1, of the ``count`` objects in the first list of a JSON text that has so many.

    None if there is no such list: the records then lie in several lists.

    >>> find_record_lines('[{"a": 1},\\n {"a": 2}]', 2)
    [1, 2]
    """
    decoder = json.JSONDecoder()
    start = _LIST_START.match(content) or _LIST_START.search(content)
    if start is None:
        return None
    position = content.index("[", start.start()) + 1
    lines: list[int] = []
    line, counted = 1, 0
    while len(lines) <= count:
        between = _BETWEEN.match(content, position)
        position = between.end() if between else position
        if content[position : position + 1] != "{":
            break
        line, counted = line + content.count("\n", counted, position), position
        lines.append(line)
        try:
            _, position = decoder.raw_decode(content, position)
        except (JSONDecodeError, RecursionError):
            return None
    return lines if len(lines) == count else None
