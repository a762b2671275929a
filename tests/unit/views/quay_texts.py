"""Four invented articles about an invented fire in an invented port."""

from stemma.records import (
    Article,
    Boilerplate,
    Credit,
    Dateline,
    Published,
    Span,
)

TEXTS = {
    "a-1": (
        "Fire destroys grain store in Port Astel\n\n"
        "PORT ASTEL, March 3 (Coastal Press) - A fire destroyed a grain store in Port Astel on Monday, "
        "killing at least seven people, the fire brigade said.\n\n"
        'The blaze burned for about three hours. "We had no warning at all," fire chief Ilka Maren said.\n\n'
        "The harbour council may close the northern quay, two officials close to the mayor said. "
        "A public inquiry opens on March 10.\n"
    ),
    "a-2": (
        "Seven die in quay blaze\n\n"
        "A fire destroyed a grain store in Port Astel on Monday, killing at least seven people, "
        "the fire brigade said.\n\n"
        'The blaze burned for about three hours. "We had no warning at all," fire chief Ilka Maren said.\n\n'
        "The harbour council may close the northern quay, two officials close to the mayor said. "
        "A public inquiry opens on March 10.\n\nRead more: our harbour page\n"
    ),
    "a-3": (
        "Northern quay to close after fire\n\n"
        "At least seven people were killed when a grain store burned down in Port Astel on Monday, "
        "according to Coastal Press.\n\n"
        'Fire chief Ilka Maren said: "We had no warning."\n\n'
        "The harbour council will close the northern quay.\n"
    ),
    "a-4": (
        "Nine people died when a grain store at the Port Astel docks burned on Tuesday.\n\n"
        "Flames rose over the harbour for three hours, dockers told this newspaper. "
        "The store had failed an inspection in 2029.\n"
    ),
}


def span(article: str, words: str, after: str = "") -> Span:
    """Return where ``words`` stand in an article, searched from the first place of ``after`` on."""
    start = TEXTS[article].index(words, TEXTS[article].index(after))
    return Span(article=article, start=start, end=start + len(words))


def build_articles() -> tuple[Article, ...]:
    """Return the four articles."""
    return (
        Article(
            id="a-1",
            source="reports/gazette.txt",
            title="Fire destroys grain store in Port Astel",
            title_span=span("a-1", "Fire destroys grain store in Port Astel"),
            outlet="Harbour Gazette",
            agency="Coastal Press",
            text=TEXTS["a-1"],
            language="en",
            dateline=Dateline(place="PORT ASTEL", date="2031-03-03", span=span("a-1", "PORT ASTEL, March 3")),
            published=Published(value="2031-03-03T19:40:00+01:00", basis="metadata"),
            boilerplate=(
                Boilerplate(kind="title", span=span("a-1", "Fire destroys grain store in Port Astel")),
                Boilerplate(kind="dateline", span=span("a-1", "PORT ASTEL, March 3 (Coastal Press) - ")),
            ),
            credits=(Credit(agency="Coastal Press", span=span("a-1", "(Coastal Press)"), role="source"),),
        ),
        Article(
            id="a-2",
            source="reports/courier.txt",
            title="Seven die in quay blaze",
            outlet="Northern Courier",
            title_span=span("a-2", "Seven die in quay blaze"),
            text=TEXTS["a-2"],
            language="en",
            byline="Oda Lind",
            published=Published(value="2031-03-04", basis="stated"),
            boilerplate=(
                Boilerplate(kind="title", span=span("a-2", "Seven die in quay blaze")),
                Boilerplate(kind="promotion", span=span("a-2", "Read more: our harbour page")),
            ),
        ),
        Article(
            id="a-3",
            source="reports/lantern.txt",
            title="Northern quay to close after fire",
            outlet="Daily Lantern",
            title_span=span("a-3", "Northern quay to close after fire"),
            text=TEXTS["a-3"],
            language="en",
            published=Published(value="2031-03-04", basis="inferred", why="Its Monday is the others' Monday."),
            boilerplate=(Boilerplate(kind="title", span=span("a-3", "Northern quay to close after fire")),),
        ),
        Article(
            id="a-4",
            source="reports/astel-observer.txt",
            text=TEXTS["a-4"],
            language="en",
            published=Published(value=None, basis="unknown"),
        ),
    )
