"""How many origins a fact has: ours beside counting outlets and two published rules of comparing headlines."""

import json
import re
import tempfile
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

from benchmarks.counted_stories import KINDS, CountedStory, PrintedReport, tell_story
from stemma.annotate import annotate
from stemma.descent import trace_descent
from stemma.ingest import read
from stemma.models.encoder import get_encoder
from stemma.text.disjoint_sets import DisjointSets

STORIES = 20
Figures = dict[str, float | int | str]


def _tokens(headline: str) -> set[str]:
    return set(re.findall(r"\w+", headline.lower()))


def _jaccard(one: str, other: str) -> bool:
    first, second = _tokens(one), _tokens(other)
    return len(first & second) / len(first | second) >= 0.55


def _ratio_or_overlap(one: str, other: str) -> bool:
    first, second = _tokens(one), _tokens(other)
    overlap = len(first & second) / min(len(first), len(second))
    return SequenceMatcher(None, one.lower(), other.lower()).ratio() >= 0.55 or overlap >= 0.45


def _count_groups(reports: Sequence[PrintedReport], alike: Callable[[str, str], bool]) -> int:
    """Return how many groups of reports there are if alike headlines make one source."""
    sets = DisjointSets[int]()
    for one, other in combinations(range(len(reports)), 2):
        if alike(reports[one].headline, reports[other].headline):
            sets.join(one, other)
    return len(sets.groups(range(len(reports))))


def count_origins(story: CountedStory) -> int:
    """Return how many origins the statements of the main fact, the first paragraph of each report, have by ours."""
    rows = [
        {"id": f"r{k}", "title": report.headline, "outlet": report.outlet, "text": "\n".join(report.paragraphs)}
        for k, report in enumerate(story.reports)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        articles = read([path]).articles
    annotations = {article.id: annotate(article) for article in articles}
    descent = trace_descent(articles, annotations, get_encoder())
    found = set()
    for article in articles:
        end = len(story.reports[int(article.source[1:])].paragraphs[0])
        held = [statement for statement in annotations[article.id].statements if statement.span.end <= end]
        found |= {descent.origin_of[statement.id] for statement in held if statement.id in descent.origin_of}
    return len(found)


RULES: dict[str, Callable[[CountedStory], int]] = {
    "ours": count_origins,
    "by outlet": lambda story: len({report.outlet for report in story.reports}),
    "by headline Jaccard": lambda story: _count_groups(story.reports, _jaccard),
    "by headline ratio or overlap": lambda story: _count_groups(story.reports, _ratio_or_overlap),
}


def measure(data: Path) -> Figures:  # noqa: ARG001  (invented stories need no corpus)
    """Return for each rule the mean count beside the true one, by kind of story, and how often it is exact."""
    stories = {kind: [tell_story(kind, seed) for seed in range(STORIES)] for kind in KINDS}
    figures: Figures = {}
    exact = dict.fromkeys(RULES, 0)
    for kind in KINDS:
        figures[f"{kind}: true origins"] = stories[kind][0].origins
        for name, rule in RULES.items():
            counts = [rule(story) for story in stories[kind]]
            figures[f"{kind}: counted {name}"] = sum(counts) / len(counts)
            exact[name] += sum(count == story.origins for count, story in zip(counts, stories[kind], strict=True))
    return figures | {f"exact, counted {name}": exact[name] / (STORIES * len(KINDS)) for name in RULES}
