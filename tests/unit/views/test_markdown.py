"""The Markdown view: kept copy, and nothing of a report's text formats, links or embeds."""

import pytest
from markdown_it import MarkdownIt

from stemma.records import Report
from stemma.views.markdown import render_markdown
from stemma.views.markdown.escaping import escape
from tests.unit.views.hostile import PAYLOADS, poison
from tests.unit.views.kept_copy import check_golden

READER = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")


def kinds(text: str) -> list[str]:
    """Return the types of all block and inline tokens a reader makes of ``text``."""
    found = []
    for token in READER.parse(text):
        found.append(token.type)
        found += [child.type for child in token.children or ()]
    return found


def test_golden(report: Report) -> None:
    check_golden("report.md", render_markdown(report))


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_hostile_text_changes_nothing_but_text(report: Report, payload: str) -> None:
    plain, poisoned = kinds(render_markdown(report)), kinds(render_markdown(poison(report, payload)))
    forbidden = {"html_block", "html_inline", "link_open", "image", "fence", "code_block", "hr", "em_open", "s_open"}
    assert not forbidden & set(poisoned)
    for token in ("heading_open", "table_open", "tr_open", "td_open"):
        assert poisoned.count(token) == plain.count(token), token


@pytest.mark.parametrize(
    "line",
    [
        "# a",
        "- a",
        "+ a",
        "1. a",
        "12) a",
        "> a",
        "*a*",
        "_a_",
        "`a`",
        "[a](b)",
        "![a](b)",
        "<b>",
        "~~a~~",
        "***",
        "a | b",
        "---",
        "&amp; &#42;a&#42;",
        "\\*a*",
        "http://a.example",
        "====",
        "    a",
    ],
)
def test_an_escaped_line_is_read_as_it_stands(line: str) -> None:
    tokens = READER.parse(escape(line.strip()))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(child.content for child in tokens[1].children) == line.strip()


def test_places_name_article_and_characters(report: Report) -> None:
    assert "(D:0–4)" in render_markdown(report)


def test_a_report_of_nothing() -> None:
    assert render_markdown(Report(articles=(), stories=())).startswith("# 0 stories")
