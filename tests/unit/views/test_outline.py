"""The outline: letters, counts, cells, marked words."""

import msgspec
import pytest

from stemma.records import Article, Passage, Published, Report, Story
from stemma.views.html import render_html
from stemma.views.markdown import render_markdown
from stemma.views.outline import outline_report
from stemma.views.outline.articles import label_articles
from stemma.views.outline.descent_table import list_descent
from stemma.views.outline.distinct import NEAR_WHOLE, group_texts, measure_cover
from stemma.views.outline.quoting import plain, quote_span
from tests.unit.views.quay_texts import TEXTS, span


def only_story(report: Report):
    return outline_report(report).stories[0]


def test_articles_of_one_origin_stand_together(report: Report) -> None:
    story = only_story(report)
    assert [(card.key, card.label, card.home) for card in story.cards] == [
        ("A", "Harbour Gazette", 1),
        ("B", "Northern Courier", 1),
        ("C", "Daily Lantern", 1),
        ("D", "astel-observer", 2),
    ]


def test_three_numbers_stand_apart(report: Report) -> None:
    story = only_story(report)
    assert (len(story.cards), story.distinct_texts, story.origin_count) == (4, 3, 2)


def test_order_of_the_records_does_not_matter(report: Report) -> None:
    story = report.stories[0]
    turned = msgspec.structs.replace(
        story,
        **{
            name: tuple(reversed(getattr(story, name)))
            for name in (
                "articles",
                "claims",
                "conflicts",
                "drifts",
                "statements",
                "origins",
                "derivations",
                "timeline",
                "attributions",
                "passages",
                "names",
            )
        },
    )
    shuffled = Report(articles=tuple(reversed(report.articles)), stories=(turned,), problems=report.problems)
    assert outline_report(shuffled) == outline_report(report)


def test_an_undetermined_line_keeps_its_tree(report: Report) -> None:
    story = only_story(report)
    edge = next(edge for edge in story.stemma.edges if edge.target == "B")
    assert (edge.source, edge.undetermined, edge.main, edge.rewriting) == ("A", True, True, "word for word")


def test_an_undetermined_line_is_walked_upwards_if_that_is_the_only_way(report: Report) -> None:
    story = report.stories[0]
    lines = [line for line in story.derivations if line.target != "a-1"]
    origins = tuple(
        msgspec.structs.replace(origin, articles=("a-2", "a-3")) if origin.id == "o-1" else origin
        for origin in story.origins
    )
    anchored = msgspec.structs.replace(story.derivations[0], id="d-9", target="a-2")
    changed = msgspec.structs.replace(story, origins=origins, derivations=(*lines, anchored))
    outlined = only_story(msgspec.structs.replace(report, stories=(changed,)))
    assert set(outlined.stemma.homes.values()) == {1, 2}
    assert all(edge.source != edge.target for edge in outlined.stemma.edges)


def test_a_lost_source_takes_in_what_its_articles_share(report: Report) -> None:
    story = report.stories[0]
    own = msgspec.structs.replace(story.origins[1], id="o-3", article="a-3", articles=("a-3",))
    lost = msgspec.structs.replace(story.origins[0], kind="lost", label="text shared by two")
    changed = msgspec.structs.replace(story, derivations=(), origins=(lost, story.origins[1], own))
    outlined = only_story(msgspec.structs.replace(report, stories=(changed,)))
    into = {edge.target: edge for edge in outlined.stemma.edges if edge.main}
    labels = {card.key: card.label for card in outlined.cards}
    homes = {labels[key]: home for key, home in outlined.stemma.homes.items()}
    assert homes["Harbour Gazette"] == homes["Northern Courier"] != homes["Daily Lantern"]
    assert outlined.origin_count == 3
    assert [round(edge.coverage or 0, 1) for key, edge in into.items() if "Northern" in labels[key]] == [1.0]


def test_an_outlet_that_is_only_cited_takes_in_no_shared_text(report: Report) -> None:
    story = report.stories[0]
    cited = msgspec.structs.replace(story.origins[0], kind="lost")  # bears the name that an article cites
    own = tuple(
        msgspec.structs.replace(story.origins[1], id=f"o-{number}", article=f"a-{number}", articles=(f"a-{number}",))
        for number in (1, 2, 3, 4)
    )
    changed = msgspec.structs.replace(story, derivations=(), origins=(msgspec.structs.replace(cited, id="o-9"), *own))
    outlined = only_story(msgspec.structs.replace(report, stories=(changed,)))
    lines = [edge for edge in outlined.stemma.edges if not edge.own]
    assert len(lines) > 1
    assert all(edge.cited and edge.coverage is None and not edge.main for edge in lines)


def test_what_stands_in_no_other_article(report: Report) -> None:
    story = report.stories[0]
    additions = {addition.key: (addition.alone, addition.total) for addition in only_story(report).additions}
    assert additions == {"A": (0, 6), "B": (0, 6), "C": (3, 4), "D": (4, 4)}
    bare = msgspec.structs.replace(story, passages=())
    outlined = only_story(msgspec.structs.replace(report, stories=(bare,)))
    assert all(addition.alone == addition.total for addition in outlined.additions)


def test_the_stemma_as_a_table(report: Report) -> None:
    rows = {row.key: row for row in list_descent(only_story(report))}
    assert rows["A"].draws == (("Coastal Press", "100 % word for word"),)
    assert rows["A"].why == ("The dateline credits Coastal Press.",)
    assert rows["B"].draws == (("A Harbour Gazette", "97 % word for word, which came first is undetermined"),)
    assert (rows["D"].draws, rows["D"].only_here) == ((("own reporting", ""),), "4 of 4 statements")


def test_a_credit_is_not_told_as_measured(report: Report) -> None:
    """An article credited as a whole whose text nobody shares: the table says credited, not one hundred per cent."""
    story = report.stories[0]
    bare = msgspec.structs.replace(
        story,
        passages=(),
        derivations=tuple(msgspec.structs.replace(one, passages=()) for one in story.derivations if one.coverage == 1),
    )
    outlined = only_story(msgspec.structs.replace(report, stories=(bare,)))
    told = {row.draws for row in list_descent(outlined)}
    assert (("Coastal Press", "credited for all of it"),) in told


def test_cells_tell_how_each_article_says_it(report: Report) -> None:
    story = only_story(report)
    killed = next(row for row in story.claims if "seven" in row.text)
    assert [(cell.key, cell.manner) for cell in killed.cells] == [
        ("A", "attributed"),
        ("B", "attributed"),
        ("C", "reported"),
        ("D", "contradicts"),
    ]
    quay = next(row for row in story.claims if "northern quay" in row.text)
    assert [(cell.key, cell.certainty) for cell in quay.cells] == [
        ("A", "possible"),
        ("B", "possible"),
        ("C", "expected"),
    ]
    assert quay.cells[0].speaker == "two officials close to the mayor"


def test_places_cover_what_the_article_says(report: Report) -> None:
    story = only_story(report)
    texts = {card.key: TEXTS[card.id] for card in story.cards}
    hours = story.claims[0]
    assert [texts[cell.key][cell.places[0].start : cell.places[0].end] for cell in hours.cells] == [
        "The blaze burned for about three hours.",
        "The blaze burned for about three hours.",
        "Flames rose over the harbour for three hours",
    ]


def test_conflicts_mark_the_words_in_question(report: Report) -> None:
    figures = only_story(report).conflicts[0]
    assert [
        [piece.text for voice in side.voices for piece in voice.quote if piece.marked] for side in figures.sides
    ] == [
        ["at least seven", "at least seven", "At least seven"],
        ["Nine"],
    ]


def test_the_same_words_are_told_once_for_all_their_articles(report: Report) -> None:
    chief = only_story(report).speakers[0]
    assert (chief.name, chief.role, chief.keys) == ("Ilka Maren", "fire chief", ("A", "B", "C"))
    assert [place.key for place in chief.sayings[0].places] == ["A", "B", "C"]


def test_timeline_is_ordered_and_seen_from_the_latest_report(report: Report) -> None:
    story = only_story(report)
    assert [row.when for row in story.timeline] == ["2029", "3 Mar 2031", "10 Mar 2031"]
    assert story.today == "2031-03-04"


def test_an_origin_that_no_article_mainly_rests_on_is_not_counted_at_the_top(report: Report) -> None:
    story = report.stories[0]
    cited = msgspec.structs.replace(story.origins[0], id="o-9", label="Radio Astel", kind="lost", articles=("a-1",))
    line = msgspec.structs.replace(story.derivations[0], id="d-9", source="o-9", coverage=0.0)
    changed = msgspec.structs.replace(story, origins=(*story.origins, cited), derivations=(*story.derivations, line))
    outlined = only_story(msgspec.structs.replace(report, stories=(changed,)))
    assert outlined.origin_count == 2
    assert [origin.label for origin in outlined.stemma.origins if not origin.main] == ["Radio Astel"]


def make_article(number: int, text: str, **fields: str) -> Article:
    return Article(
        id=f"a-{number}",
        source=f"in/{number}.txt",
        text=text,
        published=Published(value=None, basis="unknown"),
        **fields,
    )


def test_equal_labels_are_told_apart_by_file() -> None:
    articles = [
        make_article(1, "x", outlet="Post"),
        make_article(2, "y", outlet="Post"),
        make_article(3, "z", agency="CPA"),
    ]
    assert list(label_articles(articles).values()) == ["Post (1)", "Post (2)", "3"]


def test_a_text_that_is_nearly_whole_in_another_is_not_distinct() -> None:
    words = "one two three four five six seven eight nine ten "
    articles = {
        f"a-{n}": make_article(n, text) for n, text in enumerate((words, words[:45] + "other", words[:20] + "more" * 9))
    }
    shared = Passage(
        id="p-1", spans=(span_of("a-0", 0, 45), span_of("a-1", 0, 45)), similarity=1.0, rewriting="verbatim"
    )
    half = Passage(id="p-2", spans=(span_of("a-0", 0, 20), span_of("a-2", 0, 20)), similarity=1.0, rewriting="verbatim")
    story = Story(id="st", title="t", articles=("a-0", "a-1", "a-2"), passages=(shared, half))
    assert measure_cover(articles["a-0"], [(0, 45)]) >= NEAR_WHOLE
    assert group_texts(story, articles) == (("a-0", "a-1"), ("a-2",))


def span_of(article: str, start: int, end: int):
    return span("a-1", "A fire").__class__(article=article, start=start, end=end)


def test_a_sentence_without_end_is_cut_around_the_words_in_question() -> None:
    text = "word " * 100_000 + "seven" + " word" * 100_000
    mark = span_of("a-1", 500_000, 500_005)
    pieces = quote_span(text, span_of("a-1", 0, len(text)), [mark])
    assert len(plain(pieces)) < 700
    assert [piece.text for piece in pieces if piece.marked] == ["seven"]
    assert plain(pieces).startswith("…") and plain(pieces).endswith("…")


def test_articles_in_no_story_are_listed(report: Report) -> None:
    alone = make_article(9, "Ein Text.")
    outline = outline_report(msgspec.structs.replace(report, articles=(*report.articles, alone)))
    assert [card.source for card in outline.unplaced] == ["in/9.txt"]


def test_a_report_of_nothing() -> None:
    outline = outline_report(Report(articles=(), stories=()))
    assert (outline.article_count, outline.stories) == (0, ())


@pytest.mark.parametrize(
    "name", ["statements", "attributions", "names", "claims", "origins", "derivations", "passages"]
)
def test_a_report_with_a_list_cut_out_is_still_shown(report: Report, name: str) -> None:
    story = msgspec.structs.replace(report.stories[0], **{name: ()})
    cut = msgspec.structs.replace(report, stories=(story,))
    assert only_story(cut).cards
    assert render_markdown(cut) and render_html(cut)
