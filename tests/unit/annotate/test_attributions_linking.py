"""Sources, cues and contents put together: which belong to which."""

import pytest

from stemma.annotate.attributions.linking import link_stretches
from stemma.annotate.attributions.quotations import find_quotations
from stemma.annotate.attributions.repair import Stretch, repair_stretches

# Marked texts: {s:...} a source, {c:...} a cue, {k:...} a content. Expected: [source, cue, pieces of the content].
CASES = [
    ("source before", "{s:Weir} {c:said} {k:it would rain}.", [["Weir", "said", "it would rain"]]),
    ("cue after a quotation", "{k:“We won,”} {s:Weir} {c:said}.", [["Weir", "said", "“We won,”"]]),
    ("inverted", "{k:“We won,”} {c:said} {s:Weir}.", [["Weir", "said", "“We won,”"]]),
    (
        "split by its cue",
        "{k:“We won,”} {s:Weir} {c:said}, {k:“at last.”}",
        [["Weir", "said", "“We won,”", "“at last.”"]],
    ),
    (
        "goes on in the next sentence",
        "{k:“We won,”} {s:Weir} {c:said}. {k:“It took a year.”}",
        [["Weir", "said", "“We won,”", "“It took a year.”"]],
    ),
    (
        "a paragraph later it may be anybody",
        "{k:“We won,”} {s:Weir} {c:said}.\n{k:“It took us all a year.”}",
        [["Weir", "said", "“We won,”"], ["", "", "“It took us all a year.”"]],
    ),
    ("according to", "{c:According to} {s:Weir}, {k:it rains}.", [["Weir", "According to", "it rains"]]),
    (
        "two cues share a source",
        "{s:Weir} {c:said} {k:it rained} and {c:added} {k:it would last}.",
        [["Weir", "said", "it rained"], ["Weir", "added", "it would last"]],
    ),
    (
        "each cue has its own source",
        "{s:Weir} {c:said} {k:it rained} but {s:Lund} {c:denied} {k:it}.",
        [["Weir", "said", "it rained"], ["Lund", "denied", "it"]],
    ),
    ("no source", "{c:It was said} {k:that it rained}.", [["", "It was said", "that it rained"]]),
    ("a colon is a cue", "{s:WEIR}{c::} {k:It rained here}.", [["WEIR", ":", "It rained here"]]),
    ("a cue without content says nothing", "{s:Weir} {c:spoke}. It rained.", []),
]


def read_marks(marked: str) -> tuple[str, list[Stretch]]:
    """Return the text without its marks, and the stretches they stand for."""
    text, stretches, role, start = "", [], "", 0
    place = 0
    while place < len(marked):
        if marked[place] == "{":
            role = {"s": "source", "c": "cue", "k": "content"}[marked[place + 1]]
            start = len(text)
            place += 3
        elif marked[place] == "}":
            stretches.append(Stretch(start, len(text), role))
            place += 1
        else:
            text += marked[place]
            place += 1
    return text, stretches


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    bounds, start = [], 0
    for place, sign in enumerate(text):
        if sign in ".\n" and (place + 1 == len(text) or text[place + 1] in " \n" or sign == "\n"):
            if place + 1 > start:
                bounds.append((start, place + 1))
            start = place + 2 if sign == "." and text[place + 1 : place + 2] == " " else place + 1
    return bounds if start >= len(text) else [*bounds, (start, len(text))]


@pytest.mark.parametrize(("what", "marked", "expected"), CASES, ids=[what for what, _, _ in CASES])
def test_linking(what: str, marked: str, expected: list[list[str]]) -> None:
    text, stretches = read_marks(marked)
    bounds = sentence_bounds(text)
    repaired = repair_stretches(text, stretches, find_quotations(text), bounds)
    drafts = link_stretches(text, repaired, [start for start, _ in bounds])
    found = [
        [
            text[slice(*draft.source)] if draft.source else "",
            text[slice(*draft.cue)] if draft.cue else "",
            *(text[start:end] for start, end in draft.parts),
        ]
        for draft in drafts
    ]
    assert found == expected, what


def repaired(marked: str) -> list[str]:
    text, stretches = read_marks(marked)
    found = repair_stretches(text, stretches, find_quotations(text), sentence_bounds(text))
    return [text[stretch.start : stretch.end] for stretch in found]


def test_loose_marks_are_cut_and_quotations_taken_whole() -> None:
    assert repaired("{s:Weir,} {c:said} {k:, it rained.}") == ["Weir", "said", "it rained"]
    assert repaired("Weir said “{k:we won the whole}  thing”.") == ["“we won the whole  thing”"]


def test_halves_of_one_content_are_joined() -> None:
    assert repaired("Weir said {k:it rained}, {k:then hailed}.") == ["it rained, then hailed"]


def test_a_content_does_not_hang_over_into_the_next_sentence() -> None:
    assert repaired("Weir said {k:it rained. Lund} left town.") == ["it rained"]
