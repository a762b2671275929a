"""Attributions of texts that are no proper reports: sane, bounded results."""

import time

import pytest

from stemma.annotate.attributions import find_attributions
from stemma.annotate.names import find_names
from stemma.annotate.sentences import find_sentences
from stemma.records import Article, Attribution, Published

QUOTES = "".join(f"“The bridge number {n} is closed for the year,” said Karl Lund.\n" for n in range(500))
TRANSCRIPT = "".join(f"Q: When will bridge {n} open again?\nA: Not before May, I am afraid.\n" for n in range(40))
TEXTS = {
    "unbalanced": "“The bridge is closed, said Anna Weir. “It will stay so. ” Lund said “no one knows when",
    "capitals": "THE BRIDGE WILL STAY CLOSED, MAYOR ANNA WEIR SAID ON MONDAY. “IT IS NOT SAFE,” SHE SAID.",
    "no punctuation": "mayor anna weir said the bridge would stay closed " * 40,
    "five hundred quotes": QUOTES,
    "transcript": TRANSCRIPT,
    "list": "\n".join(f"{n}. Anna Weir: bridge {n}; ferry {n}" for n in range(200)),
    "marks only": "“”“”‘’\"\"''" * 200,
    "one word": "said",
}


def attributions_in(text: str) -> tuple[Attribution, ...]:
    article = Article(id="a-1", source="test", published=Published(value=None, basis="unknown"), text=text)
    sentences = find_sentences(article)
    return find_attributions(article, sentences, find_names(article, sentences))


@pytest.mark.parametrize("what", TEXTS)
def test_spans_are_sound(what: str) -> None:
    text = TEXTS[what]
    begun = time.process_time()
    for attribution in attributions_in(text):
        pieces = (attribution.span, attribution.content, *attribution.parts, *attribution.quotes)
        assert all(0 <= piece.start < piece.end <= len(text) for piece in pieces)
        assert attribution.parts and attribution.content.start == attribution.parts[0].start
        assert all(one.end <= other.start for one, other in zip(attribution.parts, attribution.parts[1:], strict=False))
    assert time.process_time() - begun < 20


def test_each_of_five_hundred_quotes_has_its_speaker() -> None:
    found = [one for one in attributions_in(QUOTES) if one.kind == "direct"]
    assert len(found) == 500
    assert {one.speaker.name for one in found} == {"Karl Lund"}


def test_unbalanced_marks_take_in_no_whole_article() -> None:
    assert all(one.content.end - one.content.start < 90 for one in attributions_in(TEXTS["unbalanced"]))


def test_a_text_too_long_for_the_tagger_is_read_by_the_rules() -> None:
    text = "“The bridge is closed,” said Karl Lund.\n" + "Rain fell all day on the low fields.\n" * 6_000
    assert [one.speaker.name for one in attributions_in(text)] == ["Karl Lund"]
