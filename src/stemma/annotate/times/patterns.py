"""Patterns of time expressions: their notation, and how they become regular expressions over token codes.

A pattern is a row of elements separated by blanks: a literal word; ``{class}``, a word of that table of
``times_words.toml`` or a figure of that shape; ``<macro>``, a piece of pattern defined in ``times.toml``; brackets,
``|``, ``?`` and ``*`` as in regular expressions. The first use of a class or macro in a pattern is captured under its
name; ``{class:other}``, ``<macro:other>`` and ``(this|that):other`` capture under another name.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from stemma.annotate.times.tokens import OTHER, SHAPES, Token, code_figure, find_tokens, word_code
from stemma.errors import ConfigError

_ELEMENT = re.compile(r"\{[\w:]+\}|<[\w:]+>|\(|\)(?::\w+)?|\||\?|\*|[^\s(){}|?*<>]+")


@dataclass
class Compiled:
    """A pattern ready for use.

    Attributes:
        regex: over token codes.
        first: the codes a match can start with.
        nullable: whether it matches nothing at all.
    """

    regex: str
    first: frozenset[str]
    nullable: bool


@dataclass
class Vocabulary:
    """Codes of words and what the words of each class stand for."""

    classes: Mapping[str, Mapping[str, Any]]
    macros: Mapping[str, str]
    codes: dict[str, str] = field(default_factory=dict)

    def code_of(self, word: str) -> str:
        """Return the code of a word that patterns mention, giving it one if it has none."""
        if not word[0].isalnum():
            return self.codes.setdefault(word, word)
        if word[0].isdigit():
            return code_figure(word)
        return self.codes.setdefault(word, word_code(len(self.codes)))

    def encode(self, tokens: list[Token], lower_out: frozenset[str]) -> str:
        """Return one code a token; words of ``lower_out`` count only with a capital."""
        lookup = self.codes.get
        coded = [
            lookup(norm, OTHER) if norm[0] > "9" or norm[0] < "0" else code_figure(norm) for _, _, norm, _ in tokens
        ]
        for at, (_, _, norm, capital) in enumerate(tokens):
            if not capital and norm in lower_out:
                coded[at] = OTHER
        return "".join(coded)

    def compile(self, pattern: str) -> Compiled:
        """Return ``pattern`` compiled; raises ConfigError if it is not well formed."""
        return _Compiler(self, pattern).compile()


class _Compiler:
    """Recursive descent over one pattern."""

    def __init__(self, vocabulary: Vocabulary, pattern: str, names: set[str] | None = None) -> None:
        self.vocabulary = vocabulary
        self.pattern = pattern
        self.elements = _ELEMENT.findall(pattern)
        self.at = 0
        self.names = set() if names is None else names

    def compile(self) -> Compiled:
        compiled = self._choice()
        if self.at != len(self.elements):
            raise ConfigError(f"times.toml: unbalanced bracket in pattern {self.pattern!r}")
        return compiled

    def _peek(self) -> str | None:
        return self.elements[self.at] if self.at < len(self.elements) else None

    def _choice(self) -> Compiled:
        branches = [self._row()]
        while self._peek() == "|":
            self.at += 1
            branches.append(self._row())
        if len(branches) == 1:
            return branches[0]
        return Compiled(
            f"(?:{'|'.join(branch.regex for branch in branches)})",
            frozenset[str]().union(*(branch.first for branch in branches)),
            any(branch.nullable for branch in branches),
        )

    def _row(self) -> Compiled:
        regex, first, nullable = "", frozenset[str](), True
        while (element := self._peek()) is not None and element[0] not in "|)":
            piece = self._repeated()
            regex += piece.regex
            first = first | piece.first if nullable else first
            nullable = nullable and piece.nullable
        return Compiled(regex, first, nullable)

    def _repeated(self) -> Compiled:
        piece = self._single()
        while (operator := self._peek()) in ("?", "*"):
            self.at += 1
            bound = "?" if operator == "?" else "{0,4}"
            piece = Compiled(f"(?:{piece.regex}){bound}", piece.first, True)
        return piece

    def _single(self) -> Compiled:
        element = self.elements[self.at]
        self.at += 1
        if element == "(":
            inner = self._choice()
            closing = self._peek()
            if closing is None:
                raise ConfigError(f"times.toml: missing bracket in pattern {self.pattern!r}")
            self.at += 1
            return self._captured(closing[2:], inner)
        if element[0] == "{":
            name, _, label = element[1:-1].partition(":")
            return self._captured(label or name, self._class(name))
        if element[0] == "<":
            name, _, label = element[1:-1].partition(":")
            if name not in self.vocabulary.macros:
                raise ConfigError(f"times.toml: unknown macro <{name}> in pattern {self.pattern!r}")
            free = (label or name) not in self.names
            self.names.add(label or name)  # before the macro's own classes can take the name
            inner = _Compiler(self.vocabulary, self.vocabulary.macros[name], self.names).compile()
            self.names -= {label or name} if free else set()
            return self._captured(label or name, inner)
        return self._word_row(element)

    def _captured(self, name: str, inner: Compiled) -> Compiled:
        if not name or name in self.names:
            return Compiled(f"(?:{inner.regex})", inner.first, inner.nullable)
        self.names.add(name)
        return Compiled(f"(?P<{name}>{inner.regex})", inner.first, inner.nullable)

    def _class(self, name: str) -> Compiled:
        if name in SHAPES:
            return Compiled(f"[{SHAPES[name]}]", frozenset(SHAPES[name]), False)
        if name not in self.vocabulary.classes:
            raise ConfigError(f"times.toml: unknown class {{{name}}} in pattern {self.pattern!r}")
        rows = [self._word_row(key) for key in self.vocabulary.classes[name]]
        singles = "".join(sorted(row.regex for row in rows if len(row.first) == 1 and len(row.regex) == 1))
        longer = sorted((row.regex for row in rows if len(row.regex) > 1), key=lambda regex: (-len(regex), regex))
        regex = "|".join(longer + ([f"[{singles}]"] if singles else []))
        return Compiled(f"(?:{regex})", frozenset[str]().union(*(row.first for row in rows)), False)

    def _word_row(self, words: str) -> Compiled:
        codes = [self.vocabulary.code_of(token.norm) for token in find_tokens(words, 0, len(words))]
        regex = "".join(code if code.isalnum() or code >= "\ue000" else re.escape(code) for code in codes)
        return Compiled(regex, frozenset(codes[:1]), False)
