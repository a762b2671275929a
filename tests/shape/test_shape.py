"""The shape of the house: sizes, names, docstrings, and every command documented."""

import ast
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from stemma.cli.main import stemma

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "src" / "stemma").rglob("*.py"))
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "data", "item", "tmp", "manager"}


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def code_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the length of a function without its docstring."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert source.count("\n") <= LONGEST_MODULE, "has it got a second job?"
    assert path.stem not in EMPTY_NAMES, "the name does not say what is in it"
    assert not source.strip() or ast.get_docstring(tree), "the first line says what the module is for"
    for function in functions(tree):
        assert code_lines(function) <= LONGEST_FUNCTION, f"{function.name} is too long"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} is public and needs a docstring"


def commands(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(command, click.Group):
        for name, sub in sorted(command.commands.items()):
            yield from commands(sub, (*path, name))
    else:
        yield path


def test_every_command_is_documented() -> None:
    reference = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    for path in commands(stemma, ("stemma",)):
        assert f"## {' '.join(path)}\n" in reference


def test_cli_reference_is_current() -> None:
    from docs.generate import cli_reference

    assert (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8") == cli_reference()


def test_fields_reference_is_current() -> None:
    from docs.generate import fields_reference

    assert (ROOT / "docs" / "reference" / "fields.md").read_text(encoding="utf-8") == fields_reference()
