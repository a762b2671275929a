"""Invented stories of which the number of independent origins of the main fact is known.

Every fact of an event is worded by three reporters who did not see one another's text. A story is made of their
reports, of copies, rewrites and partial copies of them, and of what one owner prints under several names. The same
seed gives the same story.
"""

import random
from dataclasses import dataclass

# For each event: the facts in order of weight, each worded by three reporters; {a}, {b}, {n}, {m} are filled in. The
# first fact is the one whose origins are counted.
EVENTS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "fire": (
        (
            "A blaze tore through a furniture warehouse in {a} early on Tuesday, leaving {n} people in hospital.",
            "{n} people were taken to hospital on Tuesday morning after fire broke out in a furniture depot in {a}.",
            "Before sunrise on Tuesday flames gutted {a}'s furniture hall; doctors treat {n} of those inside.",
        ),
        (
            "Fire chief {b} said the first call came at ten past four from a night watchman on the loading ramp.",
            "It was a guard doing his rounds who rang the brigade shortly after four, according to its head, {b}.",
            "{b}, who leads the brigade, told reporters a watchman had dialled the emergency number at 4.10.",
        ),
        (
            "Some {m} firefighters from five districts took six hours to keep the flames from a paint shop nearby.",
            "Crews of five districts, {m} people in all, fought until mid-morning to save the adjoining paint works.",
            "The paint factory beside it was spared, though {m} fire officers fought for six hours to hold the line.",
        ),
        (
            "Investigators have not ruled out a fault in the wiring, which inspectors had criticised twice last year.",
            "Faulty cables are one line of inquiry: two inspections in the past year found them wanting.",
            "Detectives are looking at the electrical system, about which safety officers complained on two occasions.",
        ),
        (
            "The company, which employs two hundred people on the site, said wages would be paid until further notice.",
            "Two hundred staff will go on being paid for now, the owner promised in a short letter.",
            "In a note to its workforce of two hundred the firm pledged to keep paying salaries for the time being.",
        ),
        (
            "Residents of three streets were told to keep windows shut because of the smoke, an order lifted at noon.",
            "By noon people in the three nearest streets were allowed to open their windows again.",
            "Smoke drifted over three streets, whose inhabitants stayed behind closed windows until midday.",
        ),
    ),
    "vote": (
        (
            "The council of {a} voted by {n} to {m} on Thursday to close the old tram line along the river.",
            "{a}'s riverside tram will be shut down: councillors decided so on Thursday, {n} votes to {m}.",
            "On Thursday a majority of {n} against {m} in the town hall of {a} sealed the end of the river tramway.",
        ),
        (
            "Mayor {b} argued that repairs of the bridges would cost more than a fleet of new buses.",
            "Buying buses is cheaper than mending the bridges, said {b}, the mayor, before hands were raised.",
            "For {b}, who heads the administration, the sums were plain: viaducts swallow the price of many buses.",
        ),
        (
            "Opponents had handed in nine thousand signatures and sang on the stairs while the ballots were counted.",
            "Nine thousand citizens had signed a petition to save it; some of them stood singing on the staircase.",
            "From the stairwell came songs of protest by a campaign that had gathered nine thousand names.",
        ),
        (
            "The last tram is to run on the final Sunday in November, when rides will cost nothing.",
            "Passengers travel free on the closing day, the last Sunday of November.",
            "A farewell without tickets is planned for November's final Sunday.",
        ),
        (
            "Forty drivers will be trained for buses over the winter, and none is to lose a post.",
            "No jobs go, the works council was assured: all forty drivers learn to steer buses by spring.",
            "During the cold months the forty people who drive the trams are to be taught to drive buses instead.",
        ),
        (
            "Shopkeepers near the terminus fear for their trade, as half of their customers arrive by tram.",
            "Half the customers of the shops at the end of the line come by rail, and their owners are worried.",
            "Around the terminus merchants expect losses, since every second buyer steps off a tram.",
        ),
    ),
}  # fmt: skip
HEADLINES: dict[str, tuple[str, ...]] = {
    "fire": (
        "Furniture warehouse burns in {a}, {n} in hospital", "{n} hurt as depot goes up in flames",
        "Night of fire on the edge of {a}", "Watchman raised alarm before inferno",
        "Smoke over {a} after warehouse fire",
    ),
    "vote": (
        "Council of {a} closes river tram", "End of the line for {a}'s trams", "Free rides for a farewell in November",
        "Nine thousand names could not save it", "Buses to replace riverside tram in {a}",
    ),
}  # fmt: skip
OWN_PARAGRAPHS = (
    "At the bakery on the corner nobody spoke of anything else yesterday, and the queue was out of the door by seven.",
    "Our readers had written about the matter to this newspaper several times since the spring, mostly in anger.",
    "A choir from the parish offered to sing for those affected on Saturday evening in the school gymnasium.",
)
PLACES = ("Tarnhill", "Velm", "Oskby", "Pellworth", "Harnside", "Ludo Bay")
PEOPLE = ("Oda Brill", "Jon Quay", "Mira Tosk", "Piet Arlen", "Sana Holt")
OUTLETS = ("Tarn Courier", "Velm Post", "The Osk Observer", "Brill Gazette", "Quay Tribune", "Harn Echo")

KINDS = (
    "reworded headline", "rewritten lead", "partial copy with own paragraphs", "one owner under four names",
    "one headline kept", "independent reports", "independent reports under like headlines",
    "wire copies beside one independent report",
)  # fmt: skip


@dataclass(frozen=True)
class PrintedReport:
    """One report: who printed it under which headline, its paragraphs; the first holds the main fact."""

    outlet: str
    headline: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class CountedStory:
    """A story: its reports, and how many independent origins their main fact has."""

    kind: str
    reports: tuple[PrintedReport, ...]
    origins: int


def _say(event: str, reporter: int, filled: dict[str, object]) -> list[str]:
    """Return the report of one reporter, paragraph by paragraph; each gives the lesser facts in an order of his own."""
    facts = EVENTS[event]
    order = [0, *sorted(range(1, len(facts)), key=lambda k: (k * (2 * reporter + 1)) % 7)]
    return [facts[k][reporter].format(**filled) for k in order]


def tell_story(kind: str, seed: int) -> CountedStory:
    """Return one story of a kind of ``KINDS``."""
    chance = random.Random(f"{kind} {seed}")
    event = chance.choice(sorted(EVENTS))
    filled: dict[str, object] = {
        "a": chance.choice(PLACES), "b": chance.choice(PEOPLE),
        "n": chance.randrange(23, 41), "m": chance.randrange(8, 22),
    }  # fmt: skip
    outlets = chance.sample(OUTLETS, 4)
    headlines = [headline.format(**filled) for headline in chance.sample(HEADLINES[event], 4)]
    reporters = chance.sample(range(3), 3)
    texts = [_say(event, reporter, filled) for reporter in reporters]
    wire = texts[0]
    origins = 1
    if kind == "rewritten lead":
        bodies = [wire, [texts[1][0], *wire[1:]], [texts[2][0], *wire[1:-1]]]
    elif kind == "partial copy with own paragraphs":
        bodies = [wire, [*wire[:3], *OWN_PARAGRAPHS[:2]], [wire[0], OWN_PARAGRAPHS[2], *wire[1:4]]]
    elif kind == "one owner under four names":
        bodies = [wire, wire[:5], wire, [*wire[:4], wire[5]]]
    elif kind == "one headline kept":
        bodies, headlines = [wire, wire[:5], wire, wire[:4]], headlines[:1] * 4
    elif kind == "independent reports":
        bodies, origins = texts, 3
    elif kind == "independent reports under like headlines":
        bodies, origins = texts, 3
        headlines = [headlines[0], f"{headlines[0]} again", f"Update: {headlines[0]}"]
    elif kind == "wire copies beside one independent report":
        bodies, origins = [wire, wire[:5], wire, texts[1]], 2
    else:
        bodies = [wire, wire, wire[:5], wire]
    reports = [PrintedReport(*row[:2], tuple(row[2])) for row in zip(outlets, headlines, bodies, strict=False)]
    return CountedStory(kind, tuple(reports), origins)
