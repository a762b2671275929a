"""Verdicts on claims, as text to read or as one JSON object a line."""

import textwrap
from collections.abc import Iterable

import msgspec

from stemma.records import Check, CheckedStatement, Difference
from stemma.views.clean import clean_line

_WIDTH = 100
_MOST_STATEMENTS = 3  # shown for one claim; json holds all
_LONGEST_CLAIM = 400  # characters of a claim that are shown


def render_checks_json(checks: Iterable[Check]) -> str:
    """Return one JSON object a claim and line."""
    return "".join(msgspec.json.encode(one).decode("utf-8") + "\n" for one in checks)


def render_checks_text(checks: Iterable[Check]) -> str:
    """Return the verdicts for a reader: claim, verdict, what differs, the sentences it rests on."""
    return "\n".join(_render_check(one) for one in checks)


def _render_check(one: Check) -> str:
    where = f"line {one.line}: " if one.line is not None else ""
    claim = clean_line(one.claim[:_LONGEST_CLAIM]) + ("…" if len(one.claim) > _LONGEST_CLAIM else "")
    lines = [f"{where}{claim}", f"  {one.verdict.upper()}{_tell_origins(one)}"]
    if one.reason:
        lines.append(f"  {one.reason}")
    lines += [f"  - {_tell_difference(difference)}" for difference in one.differences]
    if one.disputed:
        lines.append(f"  - The reports do not agree on this among themselves: {', '.join(one.disputed)}.")
    lines += [_quote(statement) for statement in one.statements[:_MOST_STATEMENTS]]
    left = len(one.statements) - _MOST_STATEMENTS
    if left > 0:
        lines.append(f"    and {left} more")
    return "\n".join(lines) + "\n"


def _tell_origins(one: Check) -> str:
    if not one.statements:
        return ""
    origins = "independent origin" if one.origins == 1 else "independent origins"
    return f" ({one.origins} {origins})"


def _tell_difference(difference: Difference) -> str:
    sides = []
    if difference.claim:
        sides.append(f"claim “{clean_line(difference.claim)}”")
    if difference.report:
        sides.append(f"report “{clean_line(difference.report)}”")
    return f"{difference.kind}: {', '.join(sides)}. {clean_line(difference.why)}"


def _quote(statement: CheckedStatement) -> str:
    label = statement.outlet or statement.source
    text = f"“{clean_line(statement.text)}” ({clean_line(label)})"
    return textwrap.fill(text, _WIDTH, initial_indent="    ", subsequent_indent="    ")
