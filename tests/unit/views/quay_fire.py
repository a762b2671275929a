"""A report written by hand about an invented fire in an invented port: four articles, every kind of record."""

from stemma.records import (
    BriefEntry,
    Citation,
    Claim,
    Conflict,
    Derivation,
    Drift,
    Event,
    Evidence,
    Name,
    Origin,
    Passage,
    Problem,
    Quantity,
    Report,
    Side,
    Story,
    Time,
    TimelineEntry,
)
from tests.unit.views.quay_statements import build_attributions, build_statements
from tests.unit.views.quay_texts import TEXTS, build_articles, span


def build_claims() -> tuple[Claim, ...]:
    """Return six claims of every standing but one, and one unmeasured."""

    def claim(claim_id: str, text: str, statements: str, articles: str, origins: str, standing: str) -> Claim:
        return Claim(
            id=claim_id,
            text=text,
            statements=tuple(statements.split()),
            articles=tuple(articles.split()),
            origins=tuple(origins.split()),
            standing=standing,
        )

    return (
        claim(
            "c-1",
            "A fire destroyed a grain store in Port Astel on Monday",
            "s-11 s-21 s-32 s-42",
            "a-1 a-2 a-3 a-4",
            "o-1 o-2",
            "disputed",
        ),
        claim("c-2", "killing at least seven people", "s-12 s-22 s-31 s-41", "a-1 a-2 a-3 a-4", "o-1 o-2", "disputed"),
        claim(
            "c-3", "The blaze burned for about three hours.", "s-13 s-23 s-43", "a-1 a-2 a-4", "o-1 o-2", "corroborated"
        ),
        claim("c-4", "We had no warning at all", "s-14 s-24 s-33", "a-1 a-2 a-3", "o-1", "single-origin"),
        claim(
            "c-5",
            "The harbour council may close the northern quay",
            "s-15 s-25 s-34",
            "a-1 a-2 a-3",
            "o-1",
            "single-origin",
        ),
        claim("c-6", "A public inquiry opens on March 10.", "s-16 s-26", "a-1 a-2", "o-1", "single-origin"),
        claim("c-7", "The store had failed an inspection in 2029.", "s-44", "a-4", "", "unmeasured"),
    )


def build_conflicts() -> tuple[Conflict, ...]:
    """Return a conflict of figures and one of dates."""
    seven = (span("a-1", "at least seven"), span("a-2", "at least seven"), span("a-3", "At least seven"))
    monday = (span("a-1", "Monday"), span("a-2", "Monday"), span("a-3", "Monday"))
    return (
        Conflict(
            id="x-1",
            kind="quantity",
            claims=("c-2",),
            relation="contradiction",
            why="At least seven killed against nine killed in the same fire.",
            sides=(
                Side(value="at least seven", spans=seven, statements=("s-12", "s-22", "s-31"), origins=("o-1",)),
                Side(value="Nine", spans=(span("a-4", "Nine"),), statements=("s-41",), origins=("o-2",)),
            ),
        ),
        Conflict(
            id="x-2",
            kind="date",
            claims=("c-1",),
            relation="contradiction",
            why="The fire is put on 3 March and on 4 March.",
            sides=(
                Side(value="Monday", spans=monday, statements=("s-11", "s-21", "s-32"), origins=("o-1",)),
                Side(value="Tuesday", spans=(span("a-4", "Tuesday"),), statements=("s-42",), origins=("o-2",)),
            ),
        ),
    )


def build_descent() -> tuple[tuple[Passage, ...], tuple[Origin, ...], tuple[Derivation, ...]]:
    """Return a lost agency text behind three articles, and one article of its own."""
    body = TEXTS["a-1"][TEXTS["a-1"].index("A fire") : -1]
    passages = (
        Passage(id="p-1", spans=(span("a-1", body), span("a-2", body)), similarity=1.0, rewriting="verbatim"),
        Passage(
            id="p-2",
            similarity=0.7,
            rewriting="heavy",
            spans=(
                span("a-1", "The harbour council may close the northern quay"),
                span("a-3", "The harbour council will close the northern quay."),
            ),
        ),
    )
    origins = (
        Origin(id="o-1", label="Coastal Press", kind="agency", articles=("a-1", "a-2", "a-3")),
        Origin(id="o-2", label="astel-observer", kind="article", article="a-4", articles=("a-4",)),
    )
    credit = Evidence(kind="credit", why="The dateline credits Coastal Press.", spans=(span("a-1", "(Coastal Press)"),))
    derivations = (
        Derivation(
            id="d-1", source="o-1", target="a-1", coverage=1.0, direction="known", evidence=(credit,), passages=("p-1",)
        ),
        Derivation(id="d-2", source="a-1", target="a-2", coverage=0.97, direction="undetermined", passages=("p-1",)),
        Derivation(id="d-3", source="o-1", target="a-3", coverage=0.61, direction="known", passages=("p-2",)),
    )
    return passages, origins, derivations


def build_report() -> Report:
    """Return the whole report."""
    passages, origins, derivations = build_descent()
    story = Story(
        id="st-1",
        title="Fire destroys grain store in Port Astel",
        articles=("a-1", "a-2", "a-3", "a-4"),
        names=(
            Name(
                id="n-1",
                name="Ilka Maren",
                kind="person",
                role="fire chief",
                aliases=("Maren",),
                spans=(span("a-1", "Ilka Maren"), span("a-2", "Ilka Maren"), span("a-3", "Ilka Maren")),
            ),
            Name(
                id="n-2", name="Port Astel", kind="place", spans=(span("a-1", "Port Astel"), span("a-4", "Port Astel"))
            ),
            Name(id="n-3", name="Port Astel fire brigade", kind="organisation", spans=(span("a-1", "fire brigade"),)),
        ),
        attributions=build_attributions(),
        times=(
            Time(
                id="t-1",
                span=span("a-1", "Monday"),
                kind="DATE",
                value="2031-03-03",
                earliest="2031-03-03",
                latest="2031-03-03",
                anchor="2031-03-03",
            ),
            Time(id="t-4", span=span("a-4", "Tuesday"), kind="DATE", value=None),
        ),
        quantities=(
            Quantity(
                id="q-1",
                span=span("a-1", "at least seven"),
                low=7,
                high=None,
                unit="person",
                counted=span("a-1", "people"),
                comparator="at-least",
                measure="killed",
            ),
            Quantity(
                id="q-4",
                span=span("a-4", "Nine"),
                low=9,
                high=9,
                unit="person",
                counted=span("a-4", "people"),
                comparator="exactly",
                measure="killed",
            ),
        ),
        citations=(Citation(id="ci-1", span=span("a-3", "according to Coastal Press"), outlet="Coastal Press"),),
        statements=build_statements(),
        passages=passages,
        origins=origins,
        derivations=derivations,
        claims=build_claims(),
        conflicts=build_conflicts(),
        drifts=build_drifts(),
        timeline=build_timeline(),
        events=(
            Event(
                code="ACCIDENT",
                actor=None,
                target=None,
                place="n-2",
                earliest="2031-03-03",
                latest="2031-03-03",
                statements=("s-11",),
            ),
        ),
        brief=(
            BriefEntry(
                text="The blaze burned for about three hours.",
                statements=("s-13",),
                claims=("c-3",),
                origins=2,
                span=span("a-1", "The blaze burned for about three hours."),
            ),
            BriefEntry(
                text="A fire destroyed a grain store in Port Astel on Monday, killing at least seven people, "
                "the fire brigade said.",
                statements=("s-11", "s-12"),
                claims=("c-1", "c-2"),
                conflicts=("x-1", "x-2"),
                origins=2,
                span=span(
                    "a-1",
                    "A fire destroyed a grain store in Port Astel "
                    "on Monday, killing at least seven people, the fire brigade said.",
                ),
            ),
        ),
    )
    problem = Problem(where="reports/notes.bin", what="a binary file", why="expected text; leave it out or convert it")
    return Report(articles=build_articles(), stories=(story,), problems=(problem,))


def build_drifts() -> tuple[Drift, ...]:
    """Return a certainty raised and a quotation shortened."""
    return (
        Drift(
            id="dr-1",
            kind="certainty",
            source="s-15",
            target="s-34",
            why="From may to will.",
            spans=(span("a-1", "may", after="council"), span("a-3", "will")),
        ),
        Drift(
            id="dr-2",
            kind="wording",
            source="s-14",
            target="s-33",
            why="The end of the quotation is missing.",
            spans=(span("a-1", "at all"),),
        ),
    )


def build_timeline() -> tuple[TimelineEntry, ...]:
    """Return one entry of each status, and one without a date."""
    return (
        TimelineEntry(
            earliest="2031-03-03",
            latest="2031-03-03",
            precision="day",
            status="past",
            text="A fire destroyed a grain store in Port Astel on Monday",
            statements=("s-11", "s-21", "s-32"),
        ),
        TimelineEntry(
            earliest="2031-03-10",
            latest="2031-03-10",
            precision="day",
            status="scheduled",
            text="A public inquiry opens on March 10.",
            statements=("s-16", "s-26"),
        ),
        TimelineEntry(
            earliest="2029-01-01",
            latest="2029-12-31",
            precision="year",
            status="past",
            text="The store had failed an inspection in 2029.",
            statements=("s-44",),
        ),
    )
