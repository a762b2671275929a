"""Who says what: sources, the wordings of one saying side by side, second-hand chains, and every form of output."""

import csv
import io
import json

import pytest
from msgspec.structs import replace

from stemma.records import Article, Attribution, Citation, Claim, Name, Published, Report, Span, Speaker, Statement
from stemma.records import Story as StoryRecord
from stemma.views.quotes import (
    choose_speaker,
    list_stories,
    render_csv,
    render_html,
    render_json,
    render_text,
    suggest_speakers,
)
from stemma.views.quotes.entries import StoryQuotes
from stemma.views.quotes.identities import count_sources, is_own_outlet
from stemma.views.quotes.table import COLUMNS
from tests.unit.views.hostile import PAYLOADS, poison
from tests.unit.views.test_timeline_views import Page

LAMP = (
    "The Lantern reported that three clerks close to the mint said the coins were light. Ora Tel told Wirefold it held."
)
BELL = "Mint clerks were wrong, Tel said on Friday. “It held,” she added."


class Texts:
    """Two articles, and spans in them by their words."""

    def __init__(self) -> None:
        self.texts = {"a": LAMP, "b": BELL}

    def span(self, article: str, words: str) -> Span:
        start = self.texts[article].index(words)
        return Span(article=article, start=start, end=start + len(words))

    def articles(self) -> tuple[Article, ...]:
        return tuple(
            Article(
                id=key,
                source=f"{key}.txt",
                text=text,
                outlet={"a": "Mint Post", "b": None}[key],
                published=Published(value="2031-05-06", basis="stated"),
            )
            for key, text in self.texts.items()
        )

    def attribution(
        self, number: str, whole: str, content: str, speaker: str | None, cue: str, person: Speaker
    ) -> Attribution:
        article = number[0]
        place = self.span(article, content)
        return Attribution(
            id=number,
            kind="direct" if content.startswith("“") else "indirect",
            span=self.span(article, whole),
            content=place,
            parts=(place,),
            quotes=(self.span(article, content.strip("“”,")),) if content.startswith("“") else (),
            cue=self.span(article, cue),
            speaker=replace(person, span=self.span(article, speaker) if speaker else None),
        )


def build() -> Report:
    """Return a report in which an outlet reports unnamed sources, and a woman speaks to an agency."""
    texts = Texts()
    outlet = Speaker(span=None, name="The Lantern", kind="outlet")
    clerks = Speaker(span=None, name="three clerks close to the mint", kind="unnamed")
    tel = Speaker(span=None, name="Ora Tel", name_id="n", kind="named")
    told = "the coins were light"
    inner = f"three clerks close to the mint said {told}"
    held = f"that {inner}"
    attributions = (
        texts.attribution("a1", f"The Lantern reported {held}", held, "The Lantern", "reported", outlet),
        texts.attribution("a2", inner, told, "three clerks close to the mint", "said", clerks),
        texts.attribution("a3", "Ora Tel told Wirefold it held", "it held", "Ora Tel", "told", tel),
        texts.attribution(
            "b1", "Mint clerks were wrong, Tel said on Friday", "Mint clerks were wrong", "Tel", "said", tel
        ),
        texts.attribution("b2", "“It held,” she added", "“It held,”", "she", "added", tel),
    )
    statements = tuple(
        Statement(
            id=f"s{one.id}",
            span=one.content,
            sentence=one.span,
            article=one.span.article,
            attribution=one.id,
            certainty="reported",
            polarity="positive",
            citations=("c2",) if one.id == "a3" else (),
        )
        for one in attributions
    )
    story = StoryRecord(
        id="st",
        title="Light coins at the mint",
        articles=("a", "b"),
        names=(Name(id="n", name="Ora Tel", kind="person", aliases=("Tel",), role="mint master"),),
        attributions=attributions,
        citations=(
            Citation(id="c1", span=texts.span("a", "The Lantern reported"), outlet="Lantern"),
            Citation(id="c2", span=texts.span("a", "told Wirefold"), outlet="Wirefold"),
        ),
        statements=statements,
        claims=(
            Claim(
                id="k",
                text="it held",
                statements=("sa3", "sb2"),
                articles=("a", "b"),
                origins=("o",),
                standing="single-origin",
            ),
        ),
    )
    return Report(articles=texts.articles(), stories=(story,))


def rows(stories: list[StoryQuotes]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render_csv(stories), newline="")))


def test_one_claim_is_one_saying_with_each_outlets_wording() -> None:
    tel = list_stories(build())[0].sources[0]
    assert (tel.name, tel.kind, tel.role, tel.articles) == ("Ora Tel", "named", "mint master", 2)
    assert [[one.words for one in saying.wordings] for saying in tel.sayings] == [
        ["it held", "It held"],
        ["Mint clerks were wrong"],
    ]


def test_an_outlet_that_reports_what_sources_say_stands_between() -> None:
    found = {row["words"]: row for row in rows(list_stories(build()))}
    clerks = found["the coins were light"]
    assert (clerks["source_kind"], clerks["number"], clerks["through"]) == ("unnamed", "3", "The Lantern")
    assert clerks["chain"] == "Mint Post > The Lantern [0-11] > three clerks close to the mint [26-56]"
    assert found["it held"]["through"] == "Wirefold"
    assert found["Mint clerks were wrong"]["through"] == ""
    assert "second-hand, through The Lantern (0–11)" in " ".join(render_text(list_stories(build())).split())


def test_an_outlet_told_by_its_own_paper_is_nobody_between() -> None:
    report = build()
    own = tuple(replace(one, outlet="Wirefold Daily") for one in report.articles)
    found = rows(list_stories(replace(report, articles=own)))
    assert not [row for row in found if row["words"] == "it held" and row["through"]]
    assert "Wirefold" not in {row["source"] for row in found}
    assert not is_own_outlet("Wirefold", report.articles[0])


def test_an_outlet_only_cited_is_listed_once_with_the_words_that_cite_it() -> None:
    found = [row for row in rows(list_stories(build())) if row["source_kind"] == "outlet"]
    assert [(row["source"], row["form"], row["words"]) for row in found if row["form"] == "citation"] == [
        ("Wirefold", "citation", "told Wirefold")
    ]
    assert [row["source"] for row in found].count("The Lantern") == 1


def test_what_was_perhaps_not_said_is_left_out() -> None:
    report = build()
    story = report.stories[0]
    silent = tuple(replace(one, act="other") for one in story.attributions)
    bare = list_stories(replace(report, stories=(replace(story, attributions=silent, citations=()),)))
    assert bare == []
    assert render_text(bare) == "No report says that anybody said anything.\n"
    assert "No report says that anybody" in render_html(bare)
    assert render_csv(bare) == ",".join(COLUMNS) + "\r\n"


def test_two_sources_of_one_claim_point_at_each_other() -> None:
    report = build()
    story = report.stories[0]
    other = tuple(
        replace(one, speaker=Speaker(span=None, name="a guard", kind="unnamed")) if one.id == "b2" else one
        for one in story.attributions
    )
    found = rows(list_stories(replace(report, stories=(replace(story, attributions=other),))))
    assert [(row["source"], row["elsewhere"]) for row in found if row["words"].casefold().startswith("it held")] == [
        ("Ora Tel", "a guard"),
        ("a guard", "Ora Tel"),
    ]


@pytest.mark.parametrize("asked", ["ora tel", "TEL", "Tel", "Óra Tel"])
def test_a_speaker_is_found_by_name_alias_or_surname(asked: str) -> None:
    assert [one.name for story in choose_speaker(list_stories(build()), asked) for one in story.sources] == ["Ora Tel"]


def test_a_description_is_found_by_words_of_it() -> None:
    chosen = choose_speaker(list_stories(build()), "clerks close to the mint")
    assert [one.name for story in chosen for one in story.sources] == ["three clerks close to the mint"]


@pytest.mark.parametrize("asked", ["Nobody", "te", "", "  "])
def test_nobody_of_that_name(asked: str) -> None:
    stories = list_stories(build())
    assert choose_speaker(stories, asked) == []
    assert suggest_speakers(stories, asked)[0] == "Ora Tel"


def test_the_nearest_spelling_is_offered_first() -> None:
    assert suggest_speakers(list_stories(build()), "Wirefoldd")[0] == "Wirefold"


@pytest.mark.parametrize(
    ("description", "number"),
    [("two officials", 2), ("12 villagers", 12), ("dozens of people", None), ("an aide of 2031", None), ("", None)],
)
def test_numbers_of_sources(description: str, number: int | None) -> None:
    assert count_sources(description) == number


def test_every_attribution_of_a_report_is_shown_with_its_place(report: Report) -> None:
    found = rows(list_stories(report))
    wanted = {one.content for story in report.stories for one in story.attributions if one.act != "other"}
    shown = {(row["article"], int(row["start"]), int(row["end"])) for row in found if row["form"] != "citation"}
    assert wanted
    assert shown == {(one.article, one.start, one.end) for one in wanted}
    labels = {row["label"] for row in found}
    page = " ".join(render_text(list_stories(report)).split())
    assert all(label in page for label in labels)


def test_json_has_what_the_table_has(report: Report) -> None:
    stories = list_stories(report)
    sources = [source for story in json.loads(render_json(stories)) for source in story["sources"]]
    wordings = [one for source in sources for saying in source["sayings"] for one in saying["wordings"]]
    assert [one["words"] for one in wordings] == [row["words"] for row in rows(stories)]


def test_order_of_records_changes_nothing() -> None:
    report = build()
    story = report.stories[0]
    turned = replace(
        story,
        attributions=story.attributions[::-1],
        citations=story.citations[::-1],
        statements=story.statements[::-1],
    )
    other = replace(report, stories=(turned,), articles=report.articles[::-1])
    assert render_json(list_stories(other)) == render_json(list_stories(report))


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+1", "@SUM(1)", "\t=1", "＝1"])
def test_no_cell_runs_in_a_spreadsheet(cell: str, report: Report) -> None:
    found = rows(list_stories(poison(report, cell)))
    assert found
    assert not [value for row in found for value in row.values() if value.lstrip()[:1] in ("=", "+", "@", "＝")]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_stays_text(payload: str, report: Report) -> None:
    stories = list_stories(poison(report, payload))
    shown = Page(render_html(stories))
    assert not {"script", "img", "svg", "iframe"} & set(shown.tags)
    assert len(shown.ids) == len(set(shown.ids))
    assert {link[1:] for link in shown.links} <= set(shown.ids)
    assert "\x1b" not in render_text(stories)


def test_ten_thousand_nested_attributions_are_bounded() -> None:
    text = "x" * 20_100
    article = replace(build().articles[0], text=text)
    speaker = Speaker(span=None, name="a clerk", kind="unnamed")
    nested = tuple(
        Attribution(
            id=f"{number:05}",
            kind="indirect",
            span=(place := Span(article="a", start=number, end=20_000 - number)),
            content=place,
            parts=(place,),
            cue=None,
            speaker=replace(speaker, name=f"clerk {number}"),
        )
        for number in range(0, 10_000, 5)
    )
    story = replace(
        build().stories[0], articles=("a",), attributions=nested, citations=(), statements=(), claims=(), names=()
    )
    stories = list_stories(Report(articles=(article,), stories=(story,)))
    assert max(len(one.chain) for source in stories[0].sources for one in source.sayings[0].wordings) <= 8
