"""The tagger: what its marks must be, whatever the text and whatever it read before."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.models.tagger import LONGEST_TEXT, NAME_TAGS, SAYING_TAGS, Tag, Tagger

REPORT = (
    "Mayor Anna Weir said on Monday that the bridge at Vask would stay closed until May.\n"
    "“We will not take any risk,” she told the Norland Post. Karl Lund, who owns the ferry, called it a gift.\n"
)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(threads=1)


def marked(tagger: Tagger, text: str) -> tuple[list[Tag], list[Tag]]:
    tags = tagger.tag(text)
    assert tags is not None
    return list(tags.names), list(tags.saying)


def test_a_plain_report(tagger: Tagger) -> None:
    names, saying = marked(tagger, REPORT)
    people = [REPORT[tag.start : tag.end] for tag in names if tag.kind == "person"]
    assert "Anna Weir" in " ".join(people) and "Karl Lund" in people
    contents = [REPORT[tag.start : tag.end] for tag in saying if tag.kind == "content"]
    assert any("the bridge at Vask would stay closed until May" in content for content in contents)
    assert any("We will not take any risk" in content for content in contents)


def test_tags_do_not_depend_on_threads_or_on_texts_read_before(tagger: Tagger) -> None:
    long = REPORT * 12 + "Nothing else happened in the town that week."
    alone = marked(tagger, long)
    busy = Tagger(threads=3)
    busy.tag(REPORT)
    busy.tag("Rain fell in Oslo.\n" + long)
    assert marked(busy, long) == alone


def test_offsets_count_code_points(tagger: Tagger) -> None:
    text = "😀😀 Ma\u0301ire said: the mayor Anna Weir left 😀 for Oslo."
    names, _ = marked(tagger, text)
    assert "Oslo" in [text[tag.start : tag.end] for tag in names]


def test_a_text_that_is_too_long_is_not_read(tagger: Tagger) -> None:
    assert tagger.tag("a" * (LONGEST_TEXT + 1)) is None


def test_a_paragraph_longer_than_a_window_is_read_whole(tagger: Tagger) -> None:
    text = "the rain went on and on over the low fields " * 60 + "until Anna Weir of Oslo came."
    names, _ = marked(tagger, text)
    assert [text[tag.start : tag.end] for tag in names][-1] == "Oslo"


@pytest.mark.parametrize("text", ["", " \n ", "\x00", "…", "ANNA WEIR SAID NO.", "a", "“" * 300, "\ufeff\u200b"])
def test_odd_texts_are_read(tagger: Tagger, text: str) -> None:
    for tags in marked(tagger, text):
        assert all(0 <= tag.start < tag.end <= len(text) for tag in tags)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from(["Anna Weir", "said", "“", "”", "that", "Oslo", "\n", ",", ".", "İ", "ﬁn", "٣", "rain"]))
)
def test_marks_stand_in_the_text_in_order_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    for tags, kinds in zip(marked(_SHARED, text), (NAME_TAGS, SAYING_TAGS), strict=True):
        end = 0
        for tag in tags:
            assert end <= tag.start < tag.end <= len(text)
            assert f"B-{tag.kind}" in kinds
            assert 0 <= tag.score <= 1
            end = tag.end


_SHARED = Tagger(threads=1)
