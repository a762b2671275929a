"""``stemma check``: claims of the user's own, held against the reports."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Literal

import click
import msgspec

from stemma.cli.outlets import outlets_option
from stemma.cli.output import write_output
from stemma.cli.reconciling import choose_code, echo_problems, reconcile_paths
from stemma.cli.web import web_options
from stemma.errors import ConfigError
from stemma.records import Check, Problem, Report

Format = Literal["text", "json"]

_MOST_BYTES = 64 * 1024 * 1024  # of a file of claims; a longer one is no list of claims


@click.command()
@click.argument("arguments", nargs=-1, metavar="[CLAIM] [PATH...]", type=str)
@click.option(
    "--claims", "claims_file", type=click.Path(dir_okay=False), help="Check the claims of this file, one a line."
)
@click.option(
    "--report", "saved", type=click.Path(dir_okay=False), help="Check against a report saved as JSON instead of PATH..."
)
@click.option(
    "--as-of", metavar="DATE", help="The day (YYYY-MM-DD) from which 'Friday' or 'last week' in a claim is read."
)
@click.option(
    "-f", "--format", "form", default="text", show_default=True,
    type=click.Choice(["text", "json"]), help="How to write the verdicts; json is one object a claim and line.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, writable=True),
    help="Write to this file instead of the terminal.",
)  # fmt: skip
@outlets_option
@web_options
@click.option("--workers", type=click.IntRange(1), help="Spread the work over this many processes.")
@click.option("--strict", is_flag=True, help="Exit with 1 if anything could not be read or measured.")
def check(
    arguments: tuple[str, ...],
    claims_file: str | None,
    saved: str | None,
    as_of: str | None,
    form: Format,
    output: str | None,
    workers: int | None,
    strict: bool,
) -> int:
    """Hold a CLAIM in your own words against the reports in PATH... and say what they say to it.

    The verdict is "supported", "contradicted", "differs" (close, but certainty, source, scope, quoted words or
    something else is not what is reported) or "not-found"; "unmeasured" for what is no claim. With it come the
    statements, how many independent origins they have, and what differs. Days in a claim are read from the day of
    the latest report, or from --as-of.

    \b
    Examples:
      stemma check "The ferry sank on Monday" examples/reports
      stemma check --claims claims.txt examples/reports -f json -o verdicts.jsonl
      stemma check "The ferry sank on Monday" --report report.json
    """
    claim, paths = _sort_arguments(arguments, claims_file, saved)
    day = _read_day(as_of)
    lines, bad = _read_claims(claims_file) if claims_file is not None else ([(None, claim or "")], [])
    report = _load_report(saved) if saved is not None else reconcile_paths(paths, workers)
    checks = _check_all(lines, report, day) if report.articles else []
    if checks:
        write_output(_render(checks, form).encode("utf-8"), output)
    problems = [*report.problems, *bad]
    echo_problems(bad if report.articles else problems)
    unmeasured = sum(one.verdict == "unmeasured" for one in checks)
    return choose_code(len(report.articles), len(problems) + unmeasured, strict=strict)


def _sort_arguments(
    arguments: tuple[str, ...], claims_file: str | None, saved: str | None
) -> tuple[str | None, tuple[str, ...]]:
    """Return the claim, if one is given, and the paths."""
    claim, paths = (
        (None, arguments) if claims_file is not None else (arguments[0] if arguments else None, arguments[1:])
    )
    if claims_file is None and claim is None:
        raise ConfigError(
            'There is no claim: give one, as in stemma check "The ferry sank" reports/, or use --claims FILE.'
        )
    if saved is None and not paths:
        raise ConfigError(
            "There is nothing to check against: name files or folders after the claim, or use --report FILE."
        )
    if saved is not None and paths:
        raise ConfigError(f"--report {saved} and {paths[0]} are two things to check against: choose one of them.")
    return claim, paths


def _read_day(value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ConfigError(f"--as-of expects a day such as 2025-03-04, not {value!r}.") from None


def _read_claims(path: str) -> tuple[list[tuple[int | None, str]], list[Problem]]:
    """Return the claims of a file with their line numbers, and a problem for each line that holds none."""
    file = Path(path)
    if not file.is_file():
        raise ConfigError(f"There is no file {path}: --claims expects a text file with one claim a line.")
    if file.stat().st_size > _MOST_BYTES:
        raise ConfigError(f"{path} is larger than {_MOST_BYTES // 2**20} MB: split the claims over several files.")
    claims: list[tuple[int | None, str]] = []
    problems = []
    for number, raw in enumerate(file.read_bytes().splitlines(), start=1):
        try:
            line = raw.decode("utf-8-sig").strip()
        except UnicodeDecodeError:
            why = "Claims are read as UTF-8: save the file in that encoding."
            problems.append(Problem(where=f"{path}:{number}", what="bytes that are no UTF-8", why=why))
            continue
        if line:
            claims.append((number, line))
        else:
            why = "One claim a line is expected: write one or take the line out."
            problems.append(Problem(where=f"{path}:{number}", what="an empty line", why=why))
    if not claims:
        raise ConfigError(f"{path} holds no claim: write one a line.")
    return claims, problems


def _load_report(path: str) -> Report:
    file = Path(path)
    if not file.is_file():
        raise ConfigError(f"There is no file {path}: --report expects what stemma report -f json -o FILE has written.")
    try:
        return msgspec.json.decode(file.read_bytes(), type=Report)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{path} is no report of Stemma ({error}): --report expects what stemma report -f json -o FILE has written."
        ) from None


def _check_all(lines: Iterable[tuple[int | None, str]], report: Report, day: date | None) -> list[Check]:
    from stemma.checking import Checker

    checker = Checker(report, day)
    return [msgspec.structs.replace(checker.check(text), line=number) for number, text in lines]


def _render(checks: list[Check], form: Format) -> str:
    from stemma.views.checks import render_checks_json, render_checks_text

    return render_checks_json(checks) if form == "json" else render_checks_text(checks)
