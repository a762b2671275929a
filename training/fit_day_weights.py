"""Fit the weights of `stemma.group.day_weights` on hidden dates of publication, and print them.

usage: python training/fit_day_weights.py --data DIR

A conditional logit over the possible days of each hidden article, the possibility of another week included, fitted by
gradient steps with momentum on the half of the stories that `benchmarks.quality.hidden_dates.is_fitted_on` names.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from msgspec import structs

from benchmarks.quality.corpora import Corpus, load_basil, load_incidents, load_story_clusters
from benchmarks.quality.hidden_dates import annotate_times, day_of, is_fitted_on
from stemma.group.dating import gather_company, list_possible_days, share_by_day
from stemma.group.day_clues import read_clues
from stemma.group.day_features import describe_day, describe_elsewhere
from stemma.records import Article, Published

# The dates of `incidents` are doubtful: three stamps in ten disagree with the day of record.
_CORPORA: tuple[tuple[Callable[[Path], Corpus], float], ...] = (
    (load_basil, 1.0),
    (load_story_clusters, 1.0),
    (load_incidents, 0.2),
)
_RAREST = 10  # possible days a feature must describe to get a weight
_PENALTY = 4.0
_STEPS, _RATE, _MOMENTUM = 700, 0.3, 0.95


class Example(NamedTuple):
    """A hidden article: the features of each possible day, which of them is right, and its weight in the fit."""

    rows: list[dict[str, float]]
    right: int
    weight: float


def list_examples(corpus: Corpus, weight: float) -> Iterator[Example]:
    """Yield the hidden articles of the stories that are fitted on."""
    stories: dict[str, list[Article]] = {}
    for article in corpus.articles:
        if day_of(article) and is_fitted_on(corpus.story_of[article.id]):
            stories.setdefault(corpus.story_of[article.id], []).append(structs.replace(article, source="hidden"))
    for _, articles in sorted(stories.items()):
        annotations = {article.id: annotate_times(article) for article in articles}
        for chosen in articles if len(articles) > 1 else ():
            blank = structs.replace(chosen, published=Published(value=None, basis="unknown"))
            dated = [(other, day) for other in articles if other is not chosen and (day := day_of(other))]
            company = gather_company(dated, annotations)
            clues = read_clues(blank, annotate_times(blank), sorted(company.reports))
            shared = share_by_day(blank.text, company)
            days = list_possible_days(clues, company)
            rows = [describe_day(day, clues, shared, company) for day in days]
            true = day_of(chosen)
            right = days.index(true) if true in days else len(days)
            yield Example([*rows, describe_elsewhere(clues, shared, company)], right, weight)


def fit(examples: list[Example]) -> dict[str, float]:
    """Return feature -> weight."""
    counts = Counter(name for one in examples for row in one.rows for name in row)
    names = sorted(name for name, count in counts.items() if count >= _RAREST)
    column = {name: place for place, name in enumerate(names)}
    table = np.zeros((sum(len(one.rows) for one in examples), len(names)))
    starts = np.cumsum([0] + [len(one.rows) for one in examples])
    for start, one in zip(starts, examples, strict=False):
        for place, row in enumerate(one.rows):
            for name, value in row.items():
                if name in column:
                    table[start + place, column[name]] = value
    share = np.array([one.weight for one in examples])
    owner = np.repeat(np.arange(len(examples)), [len(one.rows) for one in examples])
    right = starts[:-1] + np.array([one.right for one in examples])
    wanted = (table[right] * share[:, None]).sum(axis=0)
    weights, speed = np.zeros(len(names)), np.zeros(len(names))
    for _ in range(_STEPS):
        score = table @ weights
        odds = np.exp(score - np.maximum.reduceat(score, starts[:-1])[owner])
        probable = odds / np.add.reduceat(odds, starts[:-1])[owner]
        slope = (wanted - table.T @ (probable * share[owner]) - _PENALTY * weights) / share.sum()
        speed = _MOMENTUM * speed + _RATE * slope
        weights = weights + speed
    return {name: round(float(weights[place]), 2) for name, place in column.items()}


def main() -> int:
    """Print the weights as they stand in ``day_weights.py``."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    examples = [one for load, weight in _CORPORA for one in list_examples(load(data), weight)]
    for name, weight in fit(examples).items():
        print(f'    "{name}": {weight},')
    return 0


if __name__ == "__main__":
    sys.exit(main())
