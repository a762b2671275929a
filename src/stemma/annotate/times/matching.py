"""Finding the time expressions of one sentence: the longest pattern that has a meaning wins."""

from collections.abc import Iterator
from typing import NamedTuple

from stemma.annotate.times.rules import Grammar, Rule
from stemma.annotate.times.scene import IMPOSSIBLE, Expression, Resolved, Scene
from stemma.annotate.times.tokens import Token, find_tokens
from stemma.annotate.times.verbs import Direction

_LONGEST = 16  # tokens in one expression


class Found(NamedTuple):
    """A time expression: offsets into the text, the rule that found it, its meaning, and where its clause looks."""

    start: int
    end: int
    rule: Rule
    resolved: Resolved
    direction: Direction


def match_sentence(text: str, start: int, end: int, grammar: Grammar, scene: Scene) -> Iterator[Found]:
    """Yield the time expressions of ``text[start:end]`` in order; ``scene`` remembers what they mean."""
    tokens = find_tokens(text, start, end)
    codes = grammar.vocabulary.encode(tokens, grammar.lower_out)
    for segment in grammar.segment.finditer(codes):
        if grammar.glue.issuperset(segment.group()):
            continue
        at = segment.start()
        while at < segment.end():
            found = _match_at(tokens, codes, at, grammar, scene)
            if found is None:
                at += 1
                continue
            rule, stop, resolved, direction = found
            if resolved is IMPOSSIBLE:
                at = stop
                continue
            if resolved.period:
                scene.remember(resolved.period)
            yield Found(tokens[at].start, tokens[stop - 1].end, rule, resolved, direction)
            at = stop


def _match_at(
    tokens: list[Token], codes: str, at: int, grammar: Grammar, scene: Scene
) -> tuple[Rule, int, Resolved, Direction] | None:
    """Return the rule that reads the expression at token ``at``, the token after it, its meaning and direction."""
    rules = grammar.starting.get(codes[at])
    if rules is None or (at and _is_inside_word(tokens, at)):
        return None
    limit = min(len(codes), at + _LONGEST)
    matches = [(match.end(), rule, match) for rule in rules if (match := rule.regex.match(codes, at, limit))]
    matches.sort(key=lambda entry: (-entry[0], entry[1].order))
    for stop, rule, match in matches:
        if not _context_allows(rule, tokens, at, stop):
            continue
        groups = {name: match.span(name) for name, part in match.groupdict().items() if part is not None}
        expression = Expression(tokens, at, stop, groups, grammar.vocabulary.classes, rule.options, scene)  # type: ignore[arg-type]
        resolved = rule.resolve(expression)
        if resolved is not None:
            dated = (resolved.kind or rule.kind) in ("DATE", "TIME") and (resolved.value is None or resolved.earliest)
            return rule, stop, resolved, expression.direction() if dated else 0
    return None


def _is_inside_word(tokens: list[Token], at: int) -> bool:
    """Return whether the token is glued to letters or figures before it ("iPhone5", "B2B")."""
    before = tokens[at - 1]
    return before.end == tokens[at].start and before.norm[-1].isalnum() and tokens[at].norm[0].isalnum()


def _context_allows(rule: Rule, tokens: list[Token], at: int, stop: int) -> bool:
    before = tokens[at - 1].norm if at else ""
    after = tokens[stop].norm if stop < len(tokens) else ""
    if stop < len(tokens) and _is_inside_word(tokens, stop):
        return False
    if before in rule.unless_after or after in rule.unless_before:
        return False
    if rule.unless_pair and stop + 1 < len(tokens) and f"{after} {tokens[stop + 1].norm}" in rule.unless_pair:
        return False
    if rule.only_after and before not in rule.only_after:
        return False
    return not rule.only_before or after in rule.only_before or (after == "" and "." in rule.only_before)
