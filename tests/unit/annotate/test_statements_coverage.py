"""Nothing of a sentence is lost: each word is in a statement, or is source, cue or joining word of an attribution."""

from itertools import product

import pytest

from stemma.annotate import annotate
from stemma.records import Annotation, Article, Published
from stemma.text.words import find_words

JOINING = frozenset(["and", "but", "that", "who", "while", "as", "after"])

FACTS = [
    "the dam at Vask broke on Monday and 12 barges sank",
    "two of the crews had left the port by May",
    "the council would spend 3 million crowns on the quay",
]
FRAMES = [
    "Harbour aide Ina Koss said {}.",
    "Harbour aide Ina Koss said {}, but declined to name the 4 crews until Friday.",
    "{}, harbour aide Ina Koss said, two days before the end of a deadline set by Dorn.",
    "{}, harbour aide Ina Koss said, adding that a first inquiry had taken 9 days.",
    "Three weeks after a storm that cost 20 lives, harbour aide Ina Koss said {}.",
    "Dorn, who had boasted {}, has given the union until Friday to accept.",
    "The clinic took in 7 patients after aides said {}.",
    "Dorn left the town on Friday, but aides said {}.",
    "“{},” Ina Koss told reporters after the three-hour meeting.",
    "{}.",
]
CASES = list(product(FRAMES, FACTS))


def annotated(text: str) -> Annotation:
    published = Published(value="2031-05-14", basis="stated")
    return annotate(Article(id="a-1", source="test", published=published, text=text))


def lost(text: str, annotation: Annotation) -> list[str]:
    held = [(s.span.start, s.span.end) for s in annotation.statements]
    for attribution in annotation.attributions:
        spans = (attribution.cue, attribution.speaker.span)
        held += [(span.start, span.end) for span in spans if span is not None]
    words = [word for word in find_words(text) if word.norm not in JOINING]
    return [word.norm for word in words if not any(start <= word.start < end for start, end in held)]


@pytest.mark.parametrize(("frame", "fact"), CASES)
def test_every_word_is_told_by_a_statement_or_belongs_to_a_source(frame: str, fact: str) -> None:
    text = frame.format(fact)
    text = text[0].upper() + text[1:]
    assert lost(text, annotated(text)) == []


@pytest.mark.parametrize(("frame", "fact"), CASES)
def test_every_figure_and_time_belongs_to_a_statement(frame: str, fact: str) -> None:
    text = frame.format(fact)
    text = text[0].upper() + text[1:]
    annotation = annotated(text)
    figures = {mark for statement in annotation.statements for mark in statement.quantities}
    times = {mark for statement in annotation.statements for mark in statement.times}
    assert {quantity.id for quantity in annotation.quantities} <= figures
    assert {time.id for time in annotation.times} <= times


def test_the_time_of_saying_belongs_to_no_statement() -> None:
    text = "On Tuesday, harbour aide Ina Koss said in a speech that the dam at Vask would be mended in June."
    (statement,) = annotated(text).statements
    assert statement.span.text_in(text) == "the dam at Vask would be mended in June"
    assert len(statement.times) == 1


def test_a_widened_statement_leaves_out_the_time_of_saying() -> None:
    text = "Despite a storm that cost 20 lives in April, Ina Koss said on Tuesday that trade was up by 5%."
    annotation = annotated(text)
    (statement,) = annotation.statements
    told = {time.id: time.span.text_in(text) for time in annotation.times}
    assert [told[mark] for mark in statement.times] == ["April"]
    assert len(statement.quantities) == 2
