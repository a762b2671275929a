"""Articles as TimeML, read back by an XML parser."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from stemma.annotate import annotate
from stemma.records import Annotation, Article, Block, Published, Span
from stemma.views.timeml import render_timeml

TEXT = (
    "Council votes on quay\n\nThe council met on Tuesday & will vote on Friday <late>. It had met two days earlier.\r\n"
    "The ferry has run every day for about three years."
)


def article(text: str, published: str | None = "2031-05-07T09:30:00+02:00") -> Article:
    return Article(
        id="a-1",
        source="quay <1>.txt",
        title="Council & quay",
        published=Published(value=published, basis="metadata" if published else "unknown"),
        language="en",
        text=text,
    )


def read(one: Article, annotation: Annotation | None = None) -> ElementTree.Element:
    times = (annotation or annotate(one)).times
    return ElementTree.fromstring(render_timeml(one, times).encode("utf-8"))


def text_of(root: ElementTree.Element) -> str:
    body = root.find("TEXT")
    assert body is not None
    return "".join(body.itertext())


def timexes(root: ElementTree.Element) -> dict[str, dict[str, str]]:
    return {timex.text or "": dict(timex.attrib) for timex in root.findall("TEXT/TIMEX3")}


def test_text_is_the_articles_own() -> None:
    root = read(article(TEXT))
    assert text_of(root) == TEXT
    assert root.findtext("DOCID") == "quay <1>.txt"
    assert root.findtext("TITLE") == "Council & quay"


def test_times_are_timex3_against_the_day_of_publication() -> None:
    found = timexes(read(article(TEXT)))
    assert found["Tuesday"] == {
        "tid": "t1",
        "type": "DATE",
        "value": "2031-05-06",
        "temporalFunction": "true",
        "functionInDocument": "NONE",
        "anchorTimeID": "t0",
    }
    assert found["Friday"]["value"] == "2031-05-09"
    assert found["two days earlier"]["value"] == "2031-05-07"
    assert found["two days earlier"]["anchorTimeID"] == found["Friday"]["tid"]
    assert found["every day"]["type"] == "SET"
    assert (found["about three years"]["value"], found["about three years"]["mod"]) == ("P3Y", "APPROX")


def test_repeated_times_say_how_often() -> None:
    found = timexes(read(article("The council meets twice a week. The ferry sails every other Monday.")))
    assert (found["twice a week"]["value"], found["twice a week"]["freq"]) == ("P1W", "2X")
    assert (found["every other Monday"]["value"], found["every other Monday"]["quant"]) == ("XXXX-WXX-1", "EVERY OTHER")


def test_the_day_of_creation() -> None:
    stamp = read(article(TEXT)).find("DCT/TIMEX3")
    assert stamp is not None
    assert stamp.attrib["functionInDocument"] == "CREATION_TIME"
    assert (stamp.attrib["tid"], stamp.attrib["type"], stamp.text) == ("t0", "TIME", "2031-05-07T09:30:00+02:00")


def test_without_a_date_nothing_is_made_up() -> None:
    root = read(article(TEXT, published=None))
    assert root.find("DCT/TIMEX3") is None
    assert "value" not in timexes(root)["Tuesday"]


def test_a_post_with_its_own_date_is_not_anchored_to_the_day_of_publication() -> None:
    post = "It ended on Monday.\n— Ana Brook (@brook) January 9, 2031"
    text = f"The council met.\n\n{post}"
    start = text.index(post)
    one = article(text)
    body = Span(article=one.id, start=start, end=start + len("It ended on Monday."))
    block = Block(kind="post", span=Span(article=one.id, start=start, end=len(text)), body=body, date="2031-01-09")
    found = timexes(read(replace(one, blocks=(block,))))
    assert found["Monday"]["value"] == "2031-01-06"
    assert "anchorTimeID" not in found["Monday"]


@given(st.text(st.characters(), max_size=60))
def test_any_text_is_well_formed_and_keeps_its_offsets(text: str) -> None:
    shown = text_of(read(article(text), Annotation(article="a-1")))
    assert len(shown) == len(text)
    assert all(new in (old, "\ufffd") for new, old in zip(shown, text, strict=True))
    allowed = {old for old in text if old in "\t\n\r" or 0x20 <= ord(old) < 0xD800 or 0xE000 <= ord(old) < 0xFFFE}
    assert all(new == old for new, old in zip(shown, text, strict=True) if old in allowed)
