"""What the four articles state, and whom they quote."""

from stemma.records import (
    Attribution,
    Span,
    Speaker,
    Statement,
)
from tests.unit.views.quay_texts import TEXTS, span

STATEMENTS = {
    "s-11": ("a-1", "A fire destroyed a grain store in Port Astel on Monday", "t-1", "at-1"),
    "s-12": ("a-1", "killing at least seven people", "", "at-1"),
    "s-13": ("a-1", "The blaze burned for about three hours.", "", None),
    "s-14": ("a-1", "We had no warning at all", "", "at-2"),
    "s-15": ("a-1", "The harbour council may close the northern quay", "", "at-3"),
    "s-16": ("a-1", "A public inquiry opens on March 10.", "", None),
    "s-21": ("a-2", "A fire destroyed a grain store in Port Astel on Monday", "", "at-4"),
    "s-22": ("a-2", "killing at least seven people", "", "at-4"),
    "s-23": ("a-2", "The blaze burned for about three hours.", "", None),
    "s-24": ("a-2", "We had no warning at all", "", "at-5"),
    "s-25": ("a-2", "The harbour council may close the northern quay", "", "at-6"),
    "s-26": ("a-2", "A public inquiry opens on March 10.", "", None),
    "s-31": ("a-3", "At least seven people were killed", "", None),
    "s-32": ("a-3", "a grain store burned down in Port Astel on Monday", "", None),
    "s-33": ("a-3", "We had no warning.", "", "at-7"),
    "s-34": ("a-3", "The harbour council will close the northern quay.", "", None),
    "s-41": ("a-4", "Nine people died", "", None),
    "s-42": ("a-4", "a grain store at the Port Astel docks burned on Tuesday.", "", None),
    "s-43": ("a-4", "Flames rose over the harbour for three hours", "", "at-8"),
    "s-44": ("a-4", "The store had failed an inspection in 2029.", "", None),
}
CERTAINTY = {"s-15": "possible", "s-25": "possible", "s-34": "expected", "s-16": "expected", "s-26": "expected"}


def build_statements() -> tuple[Statement, ...]:
    """Return all statements; each stands in the sentence around it."""
    made = []
    for statement_id, (article, words, _, attribution) in STATEMENTS.items():
        place = span(article, words)
        text = TEXTS[article]
        start = max(
            text.rfind(stop, 0, place.start) + len(stop) if stop in text[: place.start] else 0 for stop in ("\n", ". ")
        )
        end = min(mark for mark in (text.find(". ", place.end - 1) + 1, text.find("\n", place.end)) if mark > 0)
        made.append(
            Statement(
                id=statement_id,
                article=article,
                span=place,
                attribution=attribution,
                polarity="positive",
                sentence=Span(article=article, start=start, end=end),
                certainty=CERTAINTY.get(statement_id, "asserted"),
                citations=("ci-1",) if statement_id in ("s-31", "s-32") else (),
                quantities={"s-12": ("q-1",), "s-41": ("q-4",)}.get(statement_id, ()),
                times={"s-11": ("t-1",), "s-42": ("t-4",)}.get(statement_id, ()),
            )
        )
    return tuple(made)


def attribute(  # one row of a small table
    attribution_id: str, article: str, whole: str, content: str, cue: str, speaker: Speaker, kind: str = "indirect"
) -> Attribution:
    """Return one attribution."""
    return Attribution(
        id=attribution_id,
        kind=kind,
        span=span(article, whole),
        content=span(article, content),
        parts=(span(article, content),),
        cue=span(article, cue, after=whole),
        speaker=speaker,
        quotes=(span(article, content),) if kind == "direct" else (),
    )


def build_attributions() -> tuple[Attribution, ...]:
    """Return who says what: a named chief, an unnamed pair of officials, a brigade, and dockers."""
    lead = "A fire destroyed a grain store in Port Astel on Monday, killing at least seven people"
    council = "The harbour council may close the northern quay"
    made = []
    for article, ids in (("a-1", ("at-1", "at-2", "at-3")), ("a-2", ("at-4", "at-5", "at-6"))):
        brigade = Speaker(
            span=span(article, "the fire brigade"), name="Port Astel fire brigade", name_id="n-3", kind="named"
        )
        chief = Speaker(span=span(article, "Ilka Maren"), name="Ilka Maren", name_id="n-1", kind="named")
        officials = Speaker(
            span=span(article, "two officials close to the mayor"),
            name="two officials close to the mayor",
            kind="unnamed",
        )
        made += [
            attribute(ids[0], article, f"{lead}, the fire brigade said", lead, "said", brigade),
            attribute(
                ids[1],
                article,
                '"We had no warning at all," fire chief Ilka Maren said',
                "We had no warning at all",
                "said",
                chief,
                "direct",
            ),
            attribute(ids[2], article, f"{council}, two officials close to the mayor said", council, "said", officials),
        ]
    chief = Speaker(span=span("a-3", "Ilka Maren"), name="Ilka Maren", name_id="n-1", kind="named")
    made.append(
        attribute(
            "at-7",
            "a-3",
            'Fire chief Ilka Maren said: "We had no warning."',
            "We had no warning.",
            "said",
            chief,
            "direct",
        )
    )
    dockers = Speaker(span=span("a-4", "dockers"), name="dockers", kind="unnamed")
    made.append(
        attribute(
            "at-8",
            "a-4",
            "Flames rose over the harbour for three hours, dockers told",
            "Flames rose over the harbour for three hours",
            "told",
            dockers,
        )
    )
    return tuple(made)
