"""Equal statements: nanco (answers judged same or different), claimdiff (claims that differ without contradicting)."""

import itertools
import json
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from stemma.annotate import annotate
from stemma.models.encoder import get_encoder
from stemma.reconciliation import reconcile_story
from stemma.reconciliation.features import compare_gists
from stemma.reconciliation.gists import build_gists
from stemma.reconciliation.index import build_index
from stemma.reconciliation.judge import FeatureJudge
from stemma.reconciliation.names import merge_names, remap_names
from stemma.records import Annotation, Article, Descent, Published, Span, Statement

_THRESHOLDS = np.arange(0.01, 1.0, 0.01)
Scores = NDArray[np.float64]
Labels = NDArray[np.bool_]


def measure(data: Path) -> dict[str, float | int | str]:
    """Return balanced accuracy on nanco and claimdiff, and how many claimdiff pairs are called contradictions."""
    return {**_measure_nanco(data / "nanco"), **_measure_claimdiff(data / "claimdiff")}


def _measure_nanco(folder: Path) -> dict[str, float | int | str]:
    scores: list[float] = []
    same: list[bool] = []
    stories: list[int] = []
    for number, question in enumerate(_read(folder / "nanco_dataset.json")):
        answers = question["answers"]
        pairs = list(itertools.combinations(range(len(answers)), 2))
        scores += score_pairs([answer["Answer"] for answer in answers], pairs)
        same += [answers[one]["cluster_global"] == answers[two]["cluster_global"] for one, two in pairs]
        stories += [number] * len(pairs)
    held_out = _cross_validate(np.array(scores), np.array(same), np.array(stories))
    return {"nanco balanced accuracy, threshold from the other stories": held_out, "nanco pairs": len(same)}


def _measure_claimdiff(folder: Path) -> dict[str, float | int | str]:
    rows = [
        row for row in _read(folder / "ClaimDiff-strength-train.json")["data"] if not row["pair_id"].endswith("_rev")
    ]
    texts = [row[side] for row in rows for side in ("claim_a", "claim_b")]
    pairs = [(2 * number, 2 * number + 1) for number in range(len(rows))]
    topics = {topic: number for number, topic in enumerate(sorted({row["topic"] for row in rows}))}
    related = np.array([row["relation"] == 1 for row in rows])
    groups = np.array([topics[row["topic"]] % 10 for row in rows])
    held_out = _cross_validate(np.array(score_pairs(texts, pairs)), related, groups)
    contradicting = sum(_contradict(texts[one], texts[two]) for one, two in pairs)
    return {
        "claimdiff strengthening, balanced accuracy, by topic": held_out,
        "claimdiff pairs called contradictions": contradicting / len(pairs),
        "claimdiff pairs": len(pairs),
    }


def _read(path: Path) -> list[dict[str, list[dict[str, str]]]] | dict[str, list[dict[str, str]]]:
    if not path.exists():
        raise FileNotFoundError(f"{path} is missing")
    return json.loads(path.read_text(encoding="utf-8"))


def score_pairs(texts: Sequence[str], pairs: Sequence[tuple[int, int]]) -> list[float]:
    """Return the judge's score for pairs of texts, each taken whole as one statement; equal texts score 1."""
    articles = [_article(text, number) for number, text in enumerate(texts)]
    annotations = [_whole(article) for article in articles]
    names, went = merge_names(annotations)
    index = build_index(articles, [remap_names(one, went) for one in annotations], names, Descent())
    gists, vectors = build_gists(index, get_encoder(), fewest_words=1)
    row = {statement: gist.number for gist in gists for statement in gist.statements}
    judge, scores = FeatureJudge(), []
    for first, second in pairs:
        one, two = row.get(f"s-{first:06}"), row.get(f"s-{second:06}")
        if one is None or two is None or one == two:
            scores.append(float(one == two))
            continue
        features = compare_gists(gists[one], gists[two], float(vectors[one] @ vectors[two]))
        scores += judge.score_pairs([(gists[one], gists[two])], [features])
    return scores


def _article(text: str, number: int) -> Article:
    published = Published(value=None, basis="unknown")
    return Article(id=f"a-{number:06}", source=str(number), published=published, text=text, language="en")


def _whole(article: Article) -> Annotation:
    """Return the annotation with one statement that covers the whole text."""
    found = annotate(article)
    span = Span(article=article.id, start=0, end=len(article.text))
    negative = sum(one.polarity == "negative" for one in found.statements)
    statement = Statement(
        id=f"s-{article.id[2:]}",
        span=span,
        sentence=span,
        article=article.id,
        certainty="asserted",
        polarity="negative" if 2 * negative > len(found.statements) else "positive",
        names=tuple(name.id for name in found.names),
        times=tuple(time.id for time in found.times),
        quantities=tuple(quantity.id for quantity in found.quantities),
    )
    return msgspec.structs.replace(found, statements=(statement,))


def _contradict(one: str, two: str) -> bool:
    """Return whether two reports of one claim each are said to contradict each other."""
    articles = [_article(one, 1), _article(two, 2)]
    annotations = {article.id: annotate(article) for article in articles}
    story = reconcile_story(articles, annotations, Descent(), get_encoder())
    return any(conflict.relation == "contradiction" for conflict in story.conflicts)


def _cross_validate(scores: Scores, labels: Labels, groups: NDArray[np.int_]) -> float:
    """Return balanced accuracy with the threshold for each group chosen on the others."""
    right = np.zeros(len(labels), dtype=bool)
    for group in np.unique(groups):
        others = groups != group
        best = max(_THRESHOLDS, key=lambda threshold: _balanced(scores[others] >= threshold, labels[others]))
        right[~others] = (scores[~others] >= best) == labels[~others]
    return float((right[labels].mean() + right[~labels].mean()) / 2)


def _balanced(called: Labels, labels: Labels) -> float:
    return float((called[labels].mean() + (~called[~labels]).mean()) / 2)
