"""Two articles side by side: offsets, words, what each adds, and who draws on whom."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stemma
from stemma.records import Article, Boilerplate, Comparison, SharedPassage, Span
from stemma.text.spelling import fold_spelling
from stemma.text.words import find_words
from tests.unit.descent.reports import OTHER, RETOLD, WIRE, make_article

OWN = "The Tarn Courier counted nine stranded lorries on the quay, their drivers asleep across the seats."
SPEECH = (
    "“We will sail again when there are two pairs of hands on every deck, and not one single hour before that day "
    "comes,” the union’s chair said."
)


def folded(text: str, start: int, end: int) -> list[str]:
    return [fold_spelling(word.norm) for word in find_words(text, start, end)]


def rebuild(shared: SharedPassage, texts: dict[str, str]) -> list[str]:
    """Return the words of the first side with every difference put to what the second side has."""
    one, other = shared.passage.spans
    words: list[str] = []
    at = one.start
    for difference in shared.differences:
        left, right = difference.spans
        words += folded(texts[one.article], at, left.start)
        words += folded(texts[other.article], right.start, right.end)
        at = left.end
    return words + folded(texts[one.article], at, one.end)


def check(comparison: Comparison) -> None:
    """Assert what holds for every comparison."""
    texts = {article.id: article.text for article in comparison.articles}
    ids = tuple(article.id for article in comparison.articles)
    for shared in comparison.passages:
        one, other = shared.passage.spans
        assert (one.article, other.article) == ids
        assert rebuild(shared, texts) == folded(texts[other.article], other.start, other.end)
        for difference in shared.differences:
            left, right = difference.spans
            assert one.contains(left)
            assert other.contains(right)
            assert (left.start == left.end) == (difference.kind == "added")
            assert (right.start == right.end) == (difference.kind == "dropped")
    for article, own in zip(comparison.articles, comparison.own, strict=True):
        assert all(span.article == article.id and article.text[span.start : span.end].strip() for span in own)


def words_of(comparison: Comparison) -> set[tuple[str, str, str]]:
    one, other = (article.text for article in comparison.articles)
    return {
        (difference.kind, one[left.start : left.end], other[right.start : right.end])
        for shared in comparison.passages
        for difference in shared.differences
        for left, right in (difference.spans,)
    }


def test_word_differences_with_their_places() -> None:
    edited = (
        WIRE.replace("walked out at dawn", "walked out")
        .replace("three accidents", "four accidents")
        .replace("fresh milk", "stocks of fresh milk")
        .replace("pay for an arbitrator", "pay for an arbitrator")
        .replace("a second deckhand", "a second deck-hand")
    )
    comparison = stemma.compare(make_article("a-1", WIRE, "Courier"), make_article("a-2", edited, "Herald"))
    check(comparison)
    assert words_of(comparison) == {
        ("dropped", "at dawn", ""),
        ("replaced", "three", "four"),
        ("added", "", "stocks of"),
        ("respelled", "deckhand", "deck-hand"),
    }
    assert comparison.own == ((), ())
    assert min(comparison.coverage) > 0.95


def test_house_style_is_no_difference_of_words() -> None:
    quoted = f'{WIRE}\nThe chair said: "We won\'t sail."'
    styled = f"{WIRE}\nThe chair said: “We won’t sail.”".replace(" the ", "  the ")
    comparison = stemma.compare(make_article("a-1", quoted, "Courier"), make_article("a-2", styled, "Herald"))
    check(comparison)
    assert words_of(comparison) == set()
    assert [shared.passage.rewriting for shared in comparison.passages] == ["verbatim"]


def test_what_each_adds() -> None:
    longer = f"{WIRE}\n{OWN}"
    shorter = "\n".join(WIRE.split("\n")[:5])
    comparison = stemma.compare(make_article("a-1", longer, "Courier"), make_article("a-2", shorter, "Herald"))
    check(comparison)
    assert [longer[span.start : span.end] for span in comparison.own[0]] == [*WIRE.split("\n")[5:], OWN]
    assert comparison.own[1] == ()
    assert comparison.own_statements[0] >= 3
    assert comparison.coverage[1] == 1.0 > comparison.coverage[0] > 0.5


def test_a_rewrite_is_lined_up_sentence_by_sentence() -> None:
    comparison = stemma.compare(make_article("a-1", WIRE, "Courier"), make_article("a-2", RETOLD, "Herald"))
    check(comparison)
    retold = [shared for shared in comparison.passages if shared.passage.rewriting == "paraphrase"]
    assert len(retold) >= 5
    assert all(shared.nature == "copied" and shared.differences for shared in retold)
    assert (comparison.relation, comparison.sources) == ("undetermined", ())


def test_a_known_direction_reads_in_the_order_given() -> None:
    early = make_article("a-1", WIRE, "Tarn Courier", published="2031-05-04")
    text = f"{WIRE}\nThe figures were first reported by the Tarn Courier."
    late = make_article("a-2", text, "Herald", published="2031-05-05")
    forward, backward = stemma.compare(early, late), stemma.compare(late, early)
    assert (forward.relation, backward.relation) == ("first-to-second", "second-to-first")
    assert {evidence.kind for evidence in forward.evidence} >= {"citation", "time"}
    assert forward.coverage == backward.coverage[::-1]
    assert forward.own == backward.own[::-1]
    assert [s.passage.spans for s in backward.passages] == [s.passage.spans[::-1] for s in forward.passages]


def test_two_copies_of_one_wire() -> None:
    comparison = stemma.compare(
        make_article("a-1", WIRE, "Courier", agency="Reuters"), make_article("a-2", WIRE, "Herald", agency="Reuters")
    )
    check(comparison)
    assert (comparison.relation, comparison.sources) == ("common-source", ("Reuters",))
    assert comparison.evidence[0].kind == "credit"


def test_other_articles_tell_of_a_common_source() -> None:
    """The third article has the whole text and credits the agency; the two are different parts of it."""
    lines = WIRE.split("\n")
    first, second = (
        make_article("a-1", "\n".join(lines[:4]), "Courier"),
        make_article("a-2", "\n".join(lines[4:]), "Post"),
    )
    third = make_article("a-3", WIRE, "Herald", agency="Reuters")
    assert stemma.compare(first, second).relation == "none"
    together = stemma.compare(first, second, [third, make_article("a-4", OTHER, "Gazette")])
    assert (together.relation, together.sources) == ("common-source", ("Reuters",))
    assert together.passages == ()


def test_a_speech_that_both_quote_is_no_copying() -> None:
    one = make_article("a-1", f"{WIRE}\n{SPEECH}", "Courier")
    other = make_article("a-2", f"{OTHER}\n{SPEECH.replace('the union’s chair said', 'she told a rally')}", "Herald")
    comparison = stemma.compare(one, other)
    check(comparison)
    assert [shared.nature for shared in comparison.passages] == ["quotation"]
    assert (comparison.coverage, comparison.relation) == ((0.0, 0.0), "none")


def test_boilerplate_in_both_is_told_apart() -> None:
    line = "Sign up for our morning letter and never miss a story"
    articles = []
    for key, text in (("a-1", WIRE), ("a-2", OTHER)):
        article = make_article(key, f"{text}\n{line}", "Courier")
        span = Span(article=key, start=len(text) + 1, end=len(text) + 1 + len(line))
        articles.append(msgspec.structs.replace(article, boilerplate=(Boilerplate(kind="promotion", span=span),)))
    comparison = stemma.compare(*articles)
    assert [shared.nature for shared in comparison.passages] == ["boilerplate"]
    spans = comparison.passages[0].passage.spans
    assert [article.text[span.start : span.end] for article, span in zip(articles, spans, strict=True)] == [line, line]
    assert comparison.relation == "none"


def test_a_passage_within_another_is_shown_once() -> None:
    comparison = stemma.compare(make_article("a-1", WIRE, "Courier"), make_article("a-2", RETOLD, "Herald"))
    spans = [shared.passage.spans for shared in comparison.passages]
    inside = [
        (small, large)
        for small in spans
        for large in spans
        if small != large and all(b.contains(a) for a, b in zip(small, large, strict=True))
    ]
    assert inside == []


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 90), st.sampled_from(["drop", "add", "change"])), max_size=12))
def test_planted_edits_never_break_the_offsets(edits: list[tuple[int, str]]) -> None:
    words = WIRE.split(" ")
    for place, kind in edits:
        if kind == "drop":
            words[place] = ""
        else:
            words[place] = f"{words[place]} newly" if kind == "add" else "otherwise"
    edited = make_article("a-2", " ".join(word for word in words if word), "Herald")
    comparison = stemma.compare(make_article("a-1", WIRE, "Courier"), edited)
    check(comparison)
    assert comparison.coverage[1] > 0.5


def test_what_cannot_be_compared() -> None:
    article = make_article("a-1", WIRE, "Courier")
    with pytest.raises(stemma.InputError, match="the same article"):
        stemma.compare(article, article)
    foreign = msgspec.structs.replace(make_article("a-2", WIRE, "Herald"), language="fr")
    with pytest.raises(stemma.InputError, match="another language"):
        stemma.compare(article, foreign)


@pytest.mark.parametrize("text", ["", "   \n", "Yes.", "“" * 5000, "word " * 3000])
def test_odd_texts_give_an_answer(text: str) -> None:
    first, second = make_article("a-1", text, "Courier"), make_article("a-2", WIRE, "Herald")
    comparison: Comparison = stemma.compare(first, second)
    check(comparison)
    assert comparison.relation == "none"
    twin: Article = make_article("a-3", text, "Post")
    check(stemma.compare(first, twin))


def test_json_round_trip() -> None:
    comparison = stemma.compare(make_article("a-1", WIRE, "Courier"), make_article("a-2", RETOLD, "Herald"))
    assert msgspec.json.decode(comparison.to_json(), type=Comparison) == comparison
