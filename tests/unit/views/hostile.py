"""A report whose every free text tries to get through to terminal, browser or Markdown reader."""

from itertools import cycle
from typing import Any

import msgspec

from stemma.records import Article

PAYLOADS = (
    "<script>alert(1)</script>",
    "\x1b]8;;https://evil.example\x07link\x1b]8;;\x07 \x1b[2J\x1b[31mred\x9b1m",
    "\u202eesrever\u2066iso\u2069 \u200fmark \U000e0041tag",
    "\"><img src=x onerror=alert(1)> ' onmouseover=alert(1) javascript:alert(1)",
    "![x](https://evil.example/p.png) [link](https://evil.example) <https://evil.example> | cell | `code` **b** _i_",
    "[red]markup[/red] :smile: {{ 7*7 }} {% raw %} $x^2$ &lt;b&gt; www.evil.example https://evil.example",
    "\ud800 lone \x00 null \x08 back \r\n# heading\n- item\n1. one\n> quote\n```\nfence",
)
# What is free text in which record; ids, kinds and dates come from closed lists.
FREE = {
    "Article": ("source", "title", "outlet", "agency", "byline"),
    "Story": ("title",),
    "Name": ("name", "role"),
    "Speaker": ("name",),
    "Origin": ("label",),
    "Evidence": ("why",),
    "Claim": ("text",),
    "Side": ("value",),
    "Conflict": ("why",),
    "Drift": ("why",),
    "TimelineEntry": ("text",),
    "BriefEntry": ("text",),
    "Problem": ("where", "what", "why"),
}
_INSIDE = "<\x1b\u202e&|*`[\x9b\u2066\"'_#\x07"


def poison(value: Any, payload: str) -> Any:
    """Return the record with ``payload`` in every free text, and hostile characters for blanks in articles' texts."""
    if isinstance(value, tuple):
        return tuple(poison(part, payload) for part in value)
    if not isinstance(value, msgspec.Struct):
        return value
    fields = {name: poison(getattr(value, name), payload) for name in value.__struct_fields__}
    for name in FREE.get(type(value).__name__, ()):
        if fields[name] is not None:
            fields[name] = payload + fields[name]
    if isinstance(value, Article):
        signs = cycle(_INSIDE)
        fields["text"] = "".join(
            next(signs) if sign == " " and place % 3 == 0 else sign for place, sign in enumerate(value.text)
        )
    return type(value)(**fields)
