"""Copies among many texts, one finding at a time: JSON Lines for programs, plain lines for readers."""

import msgspec

from stemma.records.copies import CopiesSummary, Finding, TextGroup, TextPair

# Passages of a pair that are listed for readers, the longest ones.
_MOST_LISTED = 5


def render_finding(finding: Finding, form: str) -> bytes:
    """Return one finding as a line of JSON, or as lines of text.

    Args:
        finding: a pair, a group or the summary.
        form: ``jsonl`` or ``text``.
    """
    if form == "jsonl":
        return msgspec.json.encode(finding) + b"\n"
    if isinstance(finding, TextPair):
        lines = _tell_pair(finding)
    elif isinstance(finding, TextGroup):
        lines = [f"largely one text ({len(finding.texts)}):", *(f"  {text}" for text in finding.texts), ""]
    else:
        lines = [_tell_summary(finding)]
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def _tell_pair(pair: TextPair) -> list[str]:
    lines = [f"{pair.shares[0]:4.0%} of {pair.first}", f"{pair.shares[1]:4.0%} of {pair.second}"]
    longest = sorted(pair.passages, key=lambda passage: (-passage.words, passage.first))[:_MOST_LISTED]
    for passage in sorted(longest, key=lambda passage: passage.first):
        first, second = ("-".join(map(str, bounds)) for bounds in (passage.first, passage.second))
        why = "" if passage.copied else ", quotation or stock phrase"
        lines.append(f"       {passage.words} words, {passage.rewriting}{why}: characters {first} and {second}")
    more = len(pair.passages) - len(longest)
    if more:
        lines.append(f"       and {more} shorter")
    return [*lines, ""]


def _tell_summary(summary: CopiesSummary) -> str:
    named = ((summary.texts, "text"), (summary.pairs, "pair"), (summary.groups, "group"))
    texts, pairs, groups = (f"{count:,} {name}{'' if count == 1 else 's'}" for count, name in named)
    skipped = f"; {summary.skipped:,} could not be read" if summary.skipped else ""
    return f"{texts}: {pairs}, {groups}{skipped}"
