"""How likely two articles report one event: what they share, weighed by a logistic regression."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from stemma.group.leads import LeadVectors
from stemma.group.scenes import Scene, compare_scenes
from stemma.group.weighting import FIGURES, LEAD, NAMES, WORDS, Floats, Ints, TermRows

FEATURES = (
    "words",  # square root of the cosine of all terms
    "lead",  # the same of the terms of the first words
    "names",  # the same of capitalised words
    "figures",  # the same of figures: ages, tolls, house numbers
    "rare",  # log of the information in shared terms that few articles have
    "rare_pairs",  # the same of shared pairs of capitalised words
    "gist",  # cosine of the mean of the lead's sentence vectors
    "headline",  # how close each headline comes to a sentence of the other's lead
    "days",  # log of the days between the dates of publication
    "undated",  # 1 if one of them is not known
    "same_day",  # 1 if both texts name a calendar day in common
    "other_places",  # 1 if both leads name places, but none in common
    "length",  # log of the number of distinct terms of the shorter one
)
_BLOCK = 4096  # pairs whose sentence vectors are compared at a time


@dataclass(frozen=True)
class Weights:
    """Logistic regression: weight of each of `FEATURES`, and the constant."""

    features: Floats
    constant: float


@cache
def load_weights() -> Weights:
    """Return the weights that ship with the package (fitted by training/fit_grouping.py)."""
    table = tomllib.loads(files("stemma.group").joinpath("weights.toml").read_text(encoding="utf-8"))
    return Weights(np.array([table["features"][name] for name in FEATURES]), float(table["constant"]))


def weigh_pairs(features: Floats, weights: Weights | None = None) -> Floats:
    """Return the log-odds that the articles of each pair report one event; rounded, so that machines agree on ties."""
    weights = weights or load_weights()
    return np.round(features @ weights.features + weights.constant, 6)


def compare_pairs(
    pairs: Ints, rows: TermRows, leads: LeadVectors, scenes: Sequence[Scene], days: Sequence[int | None]
) -> Floats:
    """Return the features of each pair.

    Args:
        pairs: row numbers, sorted by the first; shape (pairs, 2).
        rows: weighted terms of all articles.
        leads: sentence vectors of all articles.
        scenes: places and days that each article names.
        days: for each article the day of publication as a day number, or None.

    Returns:
        Shape (pairs, len(FEATURES)).
    """
    shared = _compare_terms(pairs, rows)
    dated = np.array([day is not None for day in days], dtype=np.bool_)
    day_numbers = np.array([day or 0 for day in days], dtype=np.float64)
    left, right = pairs[:, 0], pairs[:, 1]
    undated = ~(dated[left] & dated[right])
    apart = np.where(undated, 0.0, np.abs(day_numbers[left] - day_numbers[right]))
    lengths = np.log1p(rows.lengths)
    gist, headline = _compare_vectors(pairs, leads)
    same_day, other_places = compare_scenes(pairs, scenes)
    columns = {
        "words": np.sqrt(shared[:, WORDS]),
        "lead": np.sqrt(shared[:, LEAD]),
        "names": np.sqrt(shared[:, NAMES]),
        "figures": np.sqrt(shared[:, FIGURES]),
        "rare": np.log1p(shared[:, 4]),
        "rare_pairs": np.log1p(shared[:, 5]),
        "gist": gist,
        "headline": headline,
        "days": np.log1p(apart),
        "undated": undated.astype(np.float64),
        "same_day": same_day,
        "other_places": other_places,
        "length": np.minimum(lengths[left], lengths[right]),
    }
    return np.stack([columns[name] for name in FEATURES], axis=1)


def _compare_terms(pairs: Ints, rows: TermRows) -> Floats:
    """Return four cosines, and the information in shared rare terms and in shared rare pairs of names."""
    result = np.zeros((len(pairs), 6))
    if not len(pairs):
        return result
    own = np.zeros((len(rows.articles_with), 4))
    lengths = rows.lengths
    bounds = np.flatnonzero(np.r_[True, pairs[1:, 0] != pairs[:-1, 0], True])
    for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        row, others = int(pairs[start, 0]), pairs[start:end, 1]
        here = slice(rows.starts[row], rows.starts[row + 1])
        own[rows.terms[here]] = rows.weights[here]
        number = np.repeat(np.arange(end - start), lengths[others])
        before = np.cumsum(lengths[others]) - lengths[others]
        entries = np.repeat(rows.starts[others] - before, lengths[others]) + np.arange(len(number))
        hit = own[rows.terms[entries], WORDS] > 0.0
        number, entries = number[hit], entries[hit]
        terms = rows.terms[entries]
        products = own[terms] * rows.weights[entries]
        for column in range(4):
            result[start:end, column] = np.bincount(number, products[:, column], end - start)
        result[start:end, 4] = np.bincount(number, rows.rarity[terms], end - start)
        result[start:end, 5] = np.bincount(number, rows.rarity[terms] * rows.pairs[terms], end - start)
        own[rows.terms[here]] = 0.0
    return result


def _compare_vectors(pairs: Ints, leads: LeadVectors) -> tuple[Floats, Floats]:
    gist, headline = np.zeros(len(pairs)), np.zeros(len(pairs))
    for start in range(0, len(pairs), _BLOCK):
        left, right = pairs[start : start + _BLOCK, 0], pairs[start : start + _BLOCK, 1]
        end = start + len(left)
        gist[start:end] = np.einsum("ij,ij->i", leads.gist[left], leads.gist[right])
        to_right = np.einsum("ij,ikj->ik", leads.sentences[left, 0], leads.sentences[right]).max(axis=1)
        to_left = np.einsum("ij,ikj->ik", leads.sentences[right, 0], leads.sentences[left]).max(axis=1)
        headline[start:end] = (to_right + to_left) / 2
    return gist, headline
