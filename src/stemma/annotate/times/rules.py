"""The rules of ``lang/en/times.toml``, compiled once and indexed by the token they can start with."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from stemma.annotate.times.patterns import Vocabulary
from stemma.annotate.times.resolvers import RESOLVERS, Resolver
from stemma.annotate.times.tokens import OTHER, find_tokens
from stemma.errors import ConfigError
from stemma.lang import load
from stemma.records.annotation import TimeKind

_CONTEXT_KEYS = ("unless_after", "unless_before", "unless_pair", "only_after", "only_before")
_OWN_KEYS = {"name", "kind", "pattern", "resolve", *_CONTEXT_KEYS}
_NO_CLASSES = ("glue", "month_names", "beside", "capital", "southern")
_KINDS = ("DATE", "TIME", "DURATION", "SET")


@dataclass(frozen=True)
class Rule:
    """One pattern of one rule, ready for use; ``order`` is its place in the file."""

    order: int
    name: str
    kind: TimeKind
    regex: re.Pattern[str]
    resolve: Resolver
    options: Mapping[str, Any]
    unless_after: frozenset[str]
    unless_before: frozenset[str]
    unless_pair: frozenset[str]
    only_after: frozenset[str]
    only_before: frozenset[str]


@dataclass(frozen=True)
class Grammar:
    """All rules of a language.

    Attributes:
        vocabulary: codes and meanings of its words.
        starting: the rules that can start with a token of the given code, in order of the file.
        segment: finds the stretches of a coded sentence that hold only words of the vocabulary.
        glue: codes of words that are no time by themselves.
        lower_out: words that count only with a capital.
    """

    vocabulary: Vocabulary
    starting: Mapping[str, tuple[Rule, ...]]
    segment: re.Pattern[str]
    glue: frozenset[str]
    lower_out: frozenset[str]


@cache
def load_grammar() -> Grammar:
    """Return the compiled rules; raises ConfigError if a rule is not well formed."""
    tables: dict[str, Any] = load("times_words")
    rules_file = load("times")
    classes = {
        name: {" ".join(token.norm for token in find_tokens(key, 0, len(key))): value for key, value in table.items()}
        for name, table in tables.items()
        if name not in _NO_CLASSES
    }
    vocabulary = Vocabulary(classes, rules_file["macro"])
    starting: dict[str, list[Rule]] = {}
    order = 0
    for entry in rules_file["rule"]:
        patterns = [entry["pattern"]] if isinstance(entry["pattern"], str) else entry["pattern"]
        for pattern in patterns:
            compiled = vocabulary.compile(pattern)
            if compiled.nullable:
                raise ConfigError(f"times.toml: pattern {pattern!r} matches nothing at all; make one word obligatory")
            rule = _make_rule(entry, compiled.regex, order)
            order += 1
            for code in sorted(compiled.first):
                starting.setdefault(code, []).append(rule)
    glue = frozenset(vocabulary.code_of(word) for word in tables["glue"]["words"])
    return Grammar(
        vocabulary,
        {code: tuple(rules) for code, rules in starting.items()},
        re.compile(f"[^{OTHER}]+"),
        glue,
        frozenset(tables["capital"]["words"]),
    )


def _make_rule(entry: Mapping[str, Any], regex: str, order: int) -> Rule:
    if entry["kind"] not in _KINDS or entry["resolve"] not in RESOLVERS:
        raise ConfigError(f"times.toml: rule {entry['name']!r} has an unknown kind or resolver")
    return Rule(
        order=order,
        name=entry["name"],
        kind=entry["kind"],
        regex=re.compile(regex),
        resolve=RESOLVERS[entry["resolve"]],
        options={key: value for key, value in entry.items() if key not in _OWN_KEYS},
        **{key: frozenset(entry.get(key, ())) for key in _CONTEXT_KEYS},
    )
