"""The notation of patterns, and what is wrong in a rule file being said clearly."""

import re

import pytest

from stemma.annotate.times.patterns import Vocabulary
from stemma.annotate.times.rules import load_grammar
from stemma.annotate.times.tokens import find_tokens
from stemma.errors import ConfigError

VOCABULARY = {"unit": {"day": "D", "days": "D"}, "feast": {"new year ' s day": "01-01"}}


def match(pattern: str, text: str) -> dict[str, str] | None:
    """Return the captured words of ``pattern`` on the whole of ``text``, None if it does not match."""
    vocabulary = Vocabulary(VOCABULARY, {"count": "({num}|two)"})
    compiled = vocabulary.compile(pattern)
    tokens = find_tokens(text, 0, len(text))
    found = re.fullmatch(compiled.regex, vocabulary.encode(tokens, frozenset()))
    if found is None:
        return None
    spans = {name: found.span(name) for name, part in found.groupdict().items() if part is not None}
    return {name: " ".join(token.norm for token in tokens[slice(*span)]) for name, span in spans.items()}


@pytest.mark.parametrize(
    ("pattern", "text", "groups"),
    [
        ("<count> {unit} ago", "two days ago", {"count": "two", "unit": "days"}),
        ("<count> {unit} ago", "12 days ago", {"count": "12", "num": "12", "unit": "days"}),
        ("(last|next):which {unit}", "next day", {"which": "next", "unit": "day"}),
        ("the? {unit:period}", "day", {"period": "day"}),
        ("{feast}", "New Year’s Day", {"feast": "new year ' s day"}),
        ("<count> {unit} ago", "two weeks ago", None),
    ],
)
def test_notation(pattern: str, text: str, groups: dict[str, str] | None) -> None:
    """Words, classes, macros, options and labels mean what patterns.py says."""
    assert match(pattern, text) == groups


@pytest.mark.parametrize("pattern", ["(last", "last)", "{nothing}", "<nothing>"])
def test_malformed_pattern(pattern: str) -> None:
    """A pattern that cannot be read is a configuration error that quotes it."""
    with pytest.raises(ConfigError, match=re.escape(pattern)):
        Vocabulary(VOCABULARY, {}).compile(pattern)


def test_rule_file_compiles() -> None:
    """Every rule of the file is well formed."""
    assert len(load_grammar().starting) > 100
