"""From offsets in an article back to the text nodes of its page, and there and back again."""

import pytest
from lxml import html

from stemma.ingest.anchoring import PageMap, squeeze
from stemma.ingest.pages import draft_page
from tests.fuzz import samples


def words_at(markup: str, page_map: PageMap, start: int, end: int) -> str:
    """Return what the text nodes that a span is anchored to hold, by their paths."""
    anchor = page_map.locate(start, end)
    assert anchor is not None
    tree = html.document_fromstring(markup).getroottree()
    found = [tree.xpath(part.path) for part in anchor.parts]
    assert all(len(nodes) == 1 for nodes in found), "a path leads to one node"
    return "".join(nodes[0][part.start : part.end] for nodes, part in zip(found, anchor.parts, strict=True))


def test_every_paragraph_of_a_page_and_back() -> None:
    markup = samples.page()
    text = draft_page(markup, "x").text
    page_map = PageMap(markup, text)
    position = 0
    for line in text.split("\n"):
        anchor = page_map.locate(position, position + len(line))
        assert anchor is not None
        assert anchor.faithful
        assert squeeze(anchor.exact) == squeeze(line)
        assert page_map.stream[anchor.start : anchor.end] == anchor.exact
        assert page_map.stream[: anchor.start].endswith(anchor.prefix)
        assert page_map.stream[anchor.end :].startswith(anchor.suffix)
        assert squeeze(words_at(markup, page_map, position, position + len(line))) == squeeze(line)
        position += len(line) + 1


PAGE = """<html><body><script>var a = "One storm closed the port.";</script>
<h1>One  storm<!-- x --></h1><p>One <b>sto<i>rm</i></b> closed&nbsp;the
port.<ins>Advertisement</ins> It re&shy;opened.</p><p>One storm closed the port.</p></body></html>"""


@pytest.mark.parametrize(
    ("text", "wanted", "exact", "faithful"),
    [
        ("One storm\nOne storm closed the port. It reopened.", "closed the port.", "closed\xa0the\nport.", True),
        ("One storm\nOne storm closed the port. It reopened.", "port. It", "port.Advertisement It", False),
        ("One storm\nOne storm closed the port. It reopened.", "reopened", "re\xadopened", True),
        ("- One storm", "- One storm", "One  storm", True),
        ("One storm", " One storm ".strip(), "One  storm", True),
    ],
)
def test_what_stands_in_the_page(text: str, wanted: str, exact: str, faithful: bool) -> None:
    start = text.index(wanted)
    anchor = PageMap(PAGE, text).locate(start, start + len(wanted))
    assert anchor is not None
    assert (anchor.exact, anchor.faithful) == (exact, faithful)


def test_a_repeated_paragraph_is_found_where_it_stands() -> None:
    text = "One storm closed the port.\nOne storm closed the port."
    first, second = (PageMap(PAGE, text).locate(start, start + 26) for start in (0, 27))
    assert first is not None
    assert second is not None
    assert first.start < second.start


def test_what_is_not_in_the_page_is_nowhere() -> None:
    page_map = PageMap(PAGE, "Another storm that the page knows nothing of.\n")
    assert page_map.locate(0, 20) is None
    assert page_map.locate(3, 3) is None
    assert PageMap("", "Words").locate(0, 5) is None


def test_selectors_of_the_web_annotation_model() -> None:
    anchor = PageMap(PAGE, "It reopened.").locate(0, 12)
    assert anchor is not None
    quote, position = anchor.to_selectors()
    assert quote["type"] == "TextQuoteSelector"
    assert quote["prefix"].endswith("Advertisement ")
    assert position == {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}
