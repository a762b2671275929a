"""Driver: time expressions by dateparser. Run by the interpreter in whose environment it is installed.

Reads documents as JSON lines (text, anchor), writes for each a JSON list of [start, end, value].
"""

import json
import sys
from datetime import datetime

from dateparser.search import search_dates


def find(text: str, anchor: str) -> list[list[object]]:
    """Return the expressions with offsets; the search gives words only, so each is looked for after the last one."""
    base = datetime.fromisoformat(anchor[:10])
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    spans: list[list[object]] = []
    position = 0
    for words, moment in search_dates(text, languages=["en"], settings=settings) or ():
        start = text.find(words, position)
        if start < 0:
            continue
        position = start + len(words)
        clock = (moment.hour, moment.minute) != (0, 0)
        spans.append([start, position, moment.strftime("%Y-%m-%dT%H:%M" if clock else "%Y-%m-%d")])
    return spans


if __name__ == "__main__":
    for line in sys.stdin:
        document = json.loads(line)
        print(json.dumps(find(document["text"], document["anchor"])), flush=True)
