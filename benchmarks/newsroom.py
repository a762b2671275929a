"""What newsrooms do to copy, as functions on paragraphs: cut, drop, insert, reword, misspell, put into house style."""

import random
import re
from collections.abc import Sequence

# Words of news that may stand for one another in most places; used in both directions.
SUBSTITUTES = {
    "said": "stated", "big": "large", "help": "aid", "began": "started", "ended": "concluded",
    "many": "numerous", "also": "additionally", "but": "yet", "near": "close to", "show": "display",
    "told": "informed", "people": "persons", "called": "termed", "asked": "requested", "killed": "slain",
    "buy": "purchase", "home": "residence", "use": "employ", "car": "vehicle", "doctor": "physician",
    "fight": "battle", "get": "obtain", "give": "provide", "keep": "retain", "law": "statute",
    "leave": "depart", "make": "produce", "need": "require", "new": "fresh", "plan": "scheme",
    "police": "officers", "vote": "ballot", "work": "labour", "would": "was to", "after": "following",
    "about": "around",
}  # fmt: skip
# Habits of spelling: for each, patterns of what it writes, and what a house with the other habit writes instead.
_HABITS = (
    (("U.S.", "U.K.", "U.N."), ("US", "UK", "UN")),
    (("percent",), ("per cent",)),
    (("Mr.", "Mrs.", "Ms.", "Dr."), ("Mr", "Mrs", "Ms", "Dr")),
    (("Sen.", "Gov.", "Rep."), ("Senator", "Governor", "Representative")),
    (("—",), (" – ",)),
    (("“", "”"), ('"', '"')),
    (("’",), ("'",)),
    (
        ("color", "labor", "center", "defense", "program", "organization", "toward", "favor", "behavior", "honor"),
        ("colour", "labour", "centre", "defence", "programme", "organisation", "towards", "favour", "behaviour",
         "honour"),
    ),
)  # fmt: skip

Style = tuple[int, ...]
"""For each habit which of the two ways a house writes."""


def choose_style(chance: random.Random) -> Style:
    """Return the house style of an outlet."""
    return tuple(chance.randrange(2) for _ in _HABITS)


def put_in_style(paragraphs: Sequence[str], style: Style, chance: random.Random, care: float) -> list[str]:
    """Return the paragraphs in a house style; each occurrence is changed with the probability ``care``."""
    changed = []
    for paragraph in paragraphs:
        for habit, way in zip(_HABITS, style, strict=True):
            for wanted, other in zip(habit[way], habit[1 - way], strict=True):
                if other in paragraph:
                    paragraph = _replace_some(paragraph, other, wanted, chance, care)
        changed.append(paragraph)
    return changed


def _replace_some(text: str, old: str, new: str, chance: random.Random, care: float) -> str:
    before = r"\b" if old[0].isalpha() else ""
    after = r"(?![\w.])" if old[-1].isalpha() else ""
    pattern = rf"{before}{re.escape(old)}{after}"
    if new == '"' or old == '"':  # a pair of marks is changed together
        pattern = rf"{re.escape(old)}(?=[\w(])" if new == "“" else pattern
        pattern = rf"(?<=[\w.,!?)]){re.escape(old)}" if new == "”" else pattern
    return re.sub(pattern, lambda match: new if chance.random() < care else match.group(), text)


def cut_from_end(paragraphs: Sequence[str], chance: random.Random) -> list[str]:
    """Return the first part; in some cases the cut falls inside a sentence."""
    kept = list(paragraphs[: max(2, int(len(paragraphs) * chance.uniform(0.4, 0.9)))])
    if chance.random() < 0.3:
        words = kept[-1].split(" ")
        kept[-1] = " ".join(words[: max(6, len(words) * 2 // 3)])
    return kept


def drop_some(paragraphs: Sequence[str], chance: random.Random) -> list[str]:
    """Return the paragraphs without one to three from the middle."""
    kept = list(paragraphs)
    for _ in range(chance.randrange(1, 4)):
        if len(kept) > 4:
            del kept[chance.randrange(1, len(kept) - 1)]
    return kept


def put_in_other_words(paragraphs: Sequence[str], chance: random.Random, share: float) -> list[str]:
    """Return the paragraphs with a share of words replaced by others of like meaning, or left out."""
    back = {value: key for key, value in SUBSTITUTES.items()}
    changed = []
    for paragraph in paragraphs:
        words = []
        for word in paragraph.split(" "):
            plain = word.strip('.,;:"')
            other = SUBSTITUTES.get(plain) or back.get(plain)
            if other and chance.random() < 3 * share:
                word = word.replace(plain, other)
            elif chance.random() < share / 4 and plain.islower() and len(plain) < 8:
                continue  # a short word dropped
            words.append(word)
        changed.append(" ".join(words))
    return changed


def make_slips(paragraphs: Sequence[str], chance: random.Random, count: int) -> list[str]:
    """Return the paragraphs with so many letters left out or put in the wrong order."""
    changed = list(paragraphs)
    for _ in range(count):
        place = chance.randrange(len(changed))
        words = changed[place].split(" ")
        long = [k for k, word in enumerate(words) if len(word) > 5 and word.isalpha() and word.islower()]
        if long:
            k = chance.choice(long)
            cut = chance.randrange(1, len(words[k]) - 2)
            swapped = words[k][cut + 1] + words[k][cut] if chance.random() < 0.5 else words[k][cut]
            words[k] = words[k][:cut] + swapped + words[k][cut + 2 :]
            changed[place] = " ".join(words)
    return changed


def insert(paragraphs: Sequence[str], own: Sequence[str], chance: random.Random) -> list[str]:
    """Return the paragraphs with those of the outlet's own put in anywhere."""
    changed = list(paragraphs)
    for paragraph in own:
        changed.insert(chance.randrange(len(changed) + 1), paragraph)
    return changed
