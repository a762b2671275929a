"""Two texts of a large set side by side."""

from stemma.descent.plain_texts import PlainText, WordNumbers, compare_texts
from stemma.records.copies import CopiedPassage
from tests.unit.descent.reports import OTHER, WIRE

SPEECH = (
    "“We have asked for a second deckhand for nine years and buried three of our own, and tonight every rope stays on "
    "its bollard until somebody in Velm picks up the telephone and says yes,” said Oda Brill."
)


def compare(first: str, second: str) -> tuple[tuple[CopiedPassage, ...], tuple[float, float]] | None:
    numbers = WordNumbers()
    return compare_texts(PlainText(first, numbers), PlainText(second, numbers))


def test_two_reports_of_one_speech_are_no_copies() -> None:
    assert compare(f"{OTHER} {SPEECH}", f"{SPEECH} The ferries were idle all of Monday, and nobody saw a gull.") is None


def test_a_quotation_in_copied_text_is_shown_but_counts_for_nothing() -> None:
    numbers = WordNumbers()
    first, second = f"{WIRE.split(chr(10))[0]} {SPEECH} {OTHER}", f"{WIRE} Lamps were lit at six o'clock. {SPEECH}"
    found = compare_texts(PlainText(first, numbers), PlainText(second, numbers))
    assert found is not None
    passages, shares = found
    assert [passage.copied for passage in passages] == [True, False]
    assert 0 < shares[0] < 0.2


def test_the_same_words_are_a_copy_however_few() -> None:
    found = compare("No boats today.", "No boats today")
    assert found is not None
    assert found[1] == (1.0, 1.0)


def test_spelling_and_marks_are_no_difference() -> None:
    numbers = WordNumbers()
    first = "the labour organisation's co-operation - four lines - went to the defence ministry on a grey Monday"
    second = "the labor organization’s cooperation — four lines — went to the defense ministry on a grey Monday"
    found = compare_texts(PlainText(first, numbers), PlainText(second, numbers))
    assert found is not None
    assert found[0][0].similarity == 1.0
    assert found[0][0].first == (0, len(first))
