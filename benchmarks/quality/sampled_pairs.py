"""Linked pairs read by hand: how many of those that were drawn are copies, and which of them are still linked.

``labels/copying_pairs.tsv`` holds 40 pairs of ``helsinki`` drawn at random from those that were linked and that the
machine-made list lacks, 22 pairs of different outlets drawn from ``story_clusters``, and both linked pairs of
``basil``. One reader judged them. Being drawn from links, they measure precision, not recall.
"""

import csv
from collections import defaultdict
from pathlib import Path

from benchmarks.quality.copying import linked_pairs, read_corpus
from benchmarks.quality.corpora import Corpus, load_basil, load_helsinki, load_story_clusters
from stemma.annotate import annotate
from stemma.descent import trace_descent
from stemma.models.encoder import get_encoder
from stemma.records import Article

_LABELS = Path(__file__).parent / "labels" / "copying_pairs.tsv"

Pair = frozenset[str]


def read_labels() -> dict[str, dict[Pair, str]]:
    """Return corpus -> pair of ids -> verdict, ``copy`` or ``apart``."""
    found: dict[str, dict[Pair, str]] = defaultdict(dict)
    with _LABELS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            found[row["corpus"]][frozenset((row["id_a"], row["id_b"]))] = row["verdict"]
    return dict(found)


def find_linked(corpus: Corpus, wanted: set[Pair]) -> set[Pair]:
    """Return which of the wanted pairs are linked; only the stories that hold one are traced."""
    name_of = {key: extra["id"] if "publisher" in extra else key for key, extra in corpus.extra.items()}
    stories: dict[str, list[Article]] = defaultdict(list)
    for article in read_corpus(corpus):
        stories[corpus.story_of[article.source]].append(article)
    found: set[Pair] = set()
    for group in stories.values():
        named = {name_of[article.source] for article in group}
        if not any(pair <= named for pair in wanted):
            continue
        descent = trace_descent(group, {article.id: annotate(article) for article in group}, get_encoder())
        found |= {frozenset(name_of[key] for key in pair) for pair in linked_pairs(group, descent)}
    return found & wanted


def measure(data: Path) -> dict[str, float | int | str]:
    """Return the precision of the sample as drawn, and how many copies and others are linked now."""
    labels = read_labels()
    figures: dict[str, float | int | str] = {}
    loaders = {"helsinki": load_helsinki, "story_clusters": load_story_clusters, "basil": load_basil}
    for name, load in loaders.items():
        verdicts = labels[name]
        linked = find_linked(load(data), set(verdicts))
        copies = {pair for pair, verdict in verdicts.items() if verdict == "copy"}
        figures |= {
            f"{name} pairs read": len(verdicts),
            f"{name} of them copies": len(copies),
            f"{name} copies linked now": len(copies & linked),
            f"{name} others linked now": len(linked - copies),
        }
    return figures
