"""Word differences of two copies, exact to the character in both, on news with edits planted at known places."""

import json
from pathlib import Path
from random import Random

import stemma
from stemma.records import Article, Comparison, Published
from stemma.text.words import find_words

ARTICLES = 60
# One edit in so many words: a desk that edits lightly.
EVERY = 16
_LONGEST_CHARACTERS = 8_000
_PUT_IN = ("reportedly", "late on", "a total of", "once again", "some", "as well as", "by then", "former")

Figures = dict[str, float | int | str]
Edit = tuple[str, tuple[int, int], tuple[int, int]]


def plant(text: str, seed: int) -> tuple[str, set[Edit]]:
    """Return a text with words dropped, put in and replaced, and each edit as kind and offsets in both texts.

    Edits keep some words apart; the empty side of a drop or an insertion stands before the word that follows.
    """
    drawn = Random(seed)
    words = find_words(text)
    out, at = [], 0
    edits: set[Edit] = set()
    shift = 0
    place = drawn.randrange(4, EVERY)
    while place + 4 < len(words):
        kind = drawn.choice(("dropped", "added", "replaced"))
        size = drawn.randrange(1, 4)
        start = words[place].start
        end = start if kind == "added" else words[place + size - 1].end
        put_in = "" if kind == "dropped" else drawn.choice(_PUT_IN)
        stop = words[place + size].start if kind == "dropped" else end
        new = start + shift
        edits.add((kind, (start, end), (new, new + len(put_in))))
        out += [text[at:start], put_in + " " * (kind == "added")]
        shift += len(out[-1]) - (stop - start)
        at = stop
        place += size + drawn.randrange(4, 2 * EVERY - 4)
    return "".join([*out, text[at:]]), edits


def list_differences(comparison: Comparison) -> set[Edit]:
    """Return what the comparison says differs, as kind and offsets in both texts."""
    return {
        (difference.kind, (one.start, one.end), (other.start, other.end))
        for shared in comparison.passages
        for difference in shared.differences
        for one, other in (difference.spans,)
    }


def make_article(key: str, text: str) -> Article:
    """Return a bare article."""
    return Article(id=key, source=key, published=Published(value=None, basis="unknown"), text=text)


def measure(data: Path) -> Figures:
    """Return the share of planted edits told with kind and all four offsets exact, and of told differences planted."""
    lines = (data / "helsinki" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    texts = sorted({json.loads(line)["text"][:_LONGEST_CHARACTERS] for line in lines})[::5][:ARTICLES]
    planted = told = right = 0
    for seed, text in enumerate(texts):
        edited, edits = plant(text, seed)
        found = list_differences(stemma.compare(make_article("a-1", text), make_article("a-2", edited)))
        planted, told, right = planted + len(edits), told + len(found), right + len(edits & found)
    return {
        "articles": len(texts),
        "planted edits": planted,
        "edits told exactly": right / planted,
        "told differences that were planted": right / max(told, 1),
    }
