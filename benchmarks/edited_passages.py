"""Pairs of invented texts that share a stretch with edits at known positions, of the kinds that newsrooms make.

Both texts have paragraphs of their own before and after it. The same seed gives the same pair.
"""

import random
import re
from dataclasses import dataclass

from benchmarks.counted_stories import EVENTS

# Sentences with quotations, dashes and words that are spelt in two ways; each ends its line.
SENTENCES = (
    "“We'll honour the programme,” the labour minister said – to nobody's surprise – in the theatre on Monday.",
    "The council's defence of its behaviour drew two centimetres of grey dust, one neighbour joked.",
    "Organisers of the harbour fair had favoured a catalogue of colours, “not a lecture”, as their spokesman put it.",
    "Three travellers — all of them in jewellery — cancelled their berths when the ferry's licence was withdrawn.",
    "“Nobody analysed the fibre,” Oda Brill, who runs the mill, told a meeting that went on until two in the morning.",
    "The fair's centre was moved to the old granary; its ageing organiser called that “a matter of honour”.",
    "A cheque for nine thousand crowns – signed, but not dated – lay on the mayor's desk for a week.",
    "Pell Harn's rumour about the tyre works was recognised as a joke only after the traveller had left.",
    "“They've modelled it on the harbour at Velm,” said Jon Quay, an engineer, pointing at a plough in the corner.",
    "In the end the committee apologised, promised a catalogue of the damage, and went home by the last tram.",
)
OWN_FIRST = (
    "Rain fell on the morning of the parade and stopped when the band began to play a march.",
    "Two geese held up traffic near the brewery for most of an hour, to the delight of children.",
    "My aunt in Ludo Bay writes that plums are cheap this year and that she is well.",
    "A painter from the north has taken rooms above the bakery and intends to stay for good.",
)
OWN_SECOND = (
    "Chess returned to the library after a pause of nine winters, with eleven boards and one clock.",
    "Our correspondent measured snow at the pass and found it deeper than a tall man's hat.",
    "Nothing is known about the author of the verses that appeared on walls in late September.",
    "Beekeepers expect little honey, as frost came twice when the limes were about to bloom.",
)
_FILLED = {"a": "Tarnhill", "b": "Sana Holt", "n": 31, "m": 12}
# A second lot of paragraphs, many of which begin alike: every other pair takes its own text from there.
OTHER_FIRST = tuple(fact[0].format(**_FILLED) for facts in EVENTS.values() for fact in facts)
OTHER_SECOND = tuple(fact[1].format(**_FILLED) for facts in EVENTS.values() for fact in facts)
CROSS_HEADS = ("WHAT HAPPENS NOW", "Voices from Velm", "‘Enough is enough’", "Background")
AMERICAN = {
    "honour": "honor", "programme": "program", "labour": "labor", "theatre": "theater", "defence": "defense",
    "behaviour": "behavior", "centimetres": "centimeters", "grey": "gray", "neighbour": "neighbor",
    "Organisers": "Organizers", "harbour": "harbor", "favoured": "favored", "catalogue": "catalog",
    "colours": "colors", "travellers": "travelers", "jewellery": "jewelry", "licence": "license",
    "analysed": "analyzed", "fibre": "fiber", "centre": "center", "ageing": "aging", "organiser": "organizer",
    "cheque": "check", "rumour": "rumor", "tyre": "tire", "recognised": "recognized", "traveller": "traveler",
    "modelled": "modeled", "plough": "plow", "apologised": "apologized",
}  # fmt: skip
KINDS = (
    "no edit", "quotation marks", "dashes", "white space", "spelling", "cross-head", "dropped paragraph",
    "all of these",
)  # fmt: skip

Range = tuple[int, int]


@dataclass(frozen=True)
class EditedPair:
    """Two texts, and the stretches they share: a dropped paragraph parts one stretch into two."""

    kind: str
    first: str
    second: str
    shared: tuple[tuple[Range, Range], ...]


def _edit(sentence: str, kind: str, chance: random.Random) -> str:
    every = kind == "all of these"
    if every or kind == "quotation marks":
        sentence = sentence.translate(str.maketrans({"“": '"', "”": '"', "'": "’"}))
    if every or kind == "dashes":
        sentence = re.sub(" [–—] ", lambda _: chance.choice([" - ", " -- ", " — ", "—"]), sentence)
    if every or kind == "white space":
        sentence = re.sub(" ", lambda _: chance.choice([" ", " ", " ", "  ", "\u00a0", "\n"]), sentence)
    if every or kind == "spelling":
        sentence = re.sub(r"\w+", lambda match: AMERICAN.get(match[0], match[0]), sentence)
    return sentence


def _join(parts: list[tuple[str, bool]]) -> tuple[str, list[Range]]:
    """Return paragraphs as one text, and where those marked stand."""
    text, places = "", []
    for part, marked in parts:
        if marked:
            places.append((len(text), len(text) + len(part)))
        text += f"{part}\n"
    return text, places


def make_pair(kind: str, seed: int) -> EditedPair:
    """Return one pair of a kind of ``KINDS``."""
    chance = random.Random(f"{kind} {seed}")
    sentences = chance.sample(SENTENCES, chance.randrange(4, 8))
    dropped = len(sentences) // 2 if kind in ("dropped paragraph", "all of these") else -1
    headed = chance.randrange(1, len(sentences)) if kind in ("cross-head", "all of these") else -1
    pools = (OTHER_FIRST, OTHER_SECOND) if seed % 2 else (OWN_FIRST, OWN_SECOND)
    own = [chance.sample(pool, 3) for pool in pools]
    lead = chance.randrange(0, 3)
    first = [*((part, False) for part in own[0][:lead]), *((part, True) for part in sentences), (own[0][2], False)]
    second = [(part, False) for part in own[1][: 2 - lead]]
    for place, sentence in enumerate(sentences):
        if place == headed:
            second.append((chance.choice(CROSS_HEADS), False))
        if place != dropped:
            second.append((_edit(sentence, kind, chance), True))
    texts = [_join(first), _join([*second, (own[1][2], False)])]
    places = [list(texts[0][1]), texts[1][1]]
    stretches = [(0, len(sentences))] if dropped < 0 else [(0, dropped), (dropped + 1, len(sentences))]
    shared = []
    for begin, end in stretches:
        shift = 0 if dropped < 0 or begin == 0 else 1
        in_first = (places[0][begin][0], places[0][end - 1][1])
        in_second = (places[1][begin - shift][0], places[1][end - 1 - shift][1])
        shared.append((in_first, in_second))
    return EditedPair(kind, texts[0][0], texts[1][0], tuple(shared))
