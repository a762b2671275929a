"""The terminal view: what it prints at which width, and what never reaches a terminal."""

import io
import re

import msgspec
import pytest
from rich.console import Console

from stemma.records import Report
from stemma.views.terminal import render_terminal
from stemma.views.terminal.claims import SHOWN
from tests.unit.views.hostile import PAYLOADS, poison
from tests.unit.views.kept_copy import check_golden

CONTROLS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)


def print_report(report: Report, width: int, *, colour: bool = False) -> str:
    page = io.StringIO()
    render_terminal(
        report, Console(file=page, width=width, force_terminal=colour, color_system="standard" if colour else None)
    )
    return page.getvalue()


@pytest.mark.parametrize("width", [60, 100])
def test_golden(report: Report, width: int) -> None:
    lines = print_report(report, width).splitlines()
    check_golden(f"terminal-{width}.txt", "\n".join(line.rstrip() for line in lines) + "\n")


@pytest.mark.parametrize("width", [60, 72, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(report: Report, width: int) -> None:
    assert all(len(line) <= width for line in print_report(report, width).splitlines())


def test_the_numbers_stand_first(report: Report) -> None:
    lines = print_report(report, 80).splitlines()
    assert lines[1] == "Fire destroys grain store in Port Astel"
    assert lines[2].split() == ["4", "articles", "3", "distinct", "texts", "2", "independent", "origins"]


def test_nothing_is_told_by_colour_alone(report: Report) -> None:
    coloured = re.sub(r"\x1b\[[\d;]*m", "", print_report(report, 100, colour=True))
    assert coloured == print_report(report, 100)
    assert "«at least seven»" in coloured and "D≠" in coloured


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_hostile_text_steers_no_terminal(report: Report, payload: str) -> None:
    printed = print_report(poison(report, payload), 100)
    assert not CONTROLS.search(printed)
    assert "WHO SAYS WHAT" in printed and "Dates differ" in printed


def test_hostile_text_sets_no_colour(report: Report) -> None:
    printed = print_report(poison(report, "[red on blue]"), 100, colour=True)
    assert "[red on blue]" in printed and "\x1b[31;44m" not in printed


def test_what_is_left_out_is_counted(report: Report) -> None:
    story = report.stories[0]
    single = next(claim for claim in story.claims if claim.standing == "single-origin")
    many = tuple(msgspec.structs.replace(single, id=f"c-{number:03}") for number in range(100, 150))
    printed = print_report(
        msgspec.structs.replace(report, stories=(msgspec.structs.replace(story, claims=story.claims + many),)), 100
    )
    assert f"… and {53 - SHOWN['single-origin']} more claims" in printed


def test_several_stories_are_listed_first(report: Report) -> None:
    alone = msgspec.structs.replace(
        report.stories[0],
        id="st-2",
        title="A lone report",
        articles=("a-4",),
        claims=(),
        conflicts=(),
        drifts=(),
        brief=(),
        timeline=(),
        origins=(),
        derivations=(),
        statements=(),
        attributions=(),
        passages=(),
    )
    printed = print_report(msgspec.structs.replace(report, stories=(alone, *report.stories)), 100)
    assert printed.startswith("2 stories, 4 articles")
    assert "4/3/2" in printed
    assert printed.index("A lone report") > printed.index("WHO SAYS WHAT")


def test_a_report_of_nothing(report: Report) -> None:
    printed = print_report(Report(articles=(), stories=(), problems=report.problems), 60)
    assert "PROBLEMS (1)" in printed and "reports/notes.bin" in printed
