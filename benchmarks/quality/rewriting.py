"""Degree of rewriting of student answers (Clough and Stevenson 2011), decided from our alignment with the source."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stemma.descent.sentence_terms import content_terms
from stemma.text.alignment import align, index_ngrams
from stemma.text.ngrams import number_words
from stemma.text.spelling import fold_spelling
from stemma.text.words import find_words

DEGREES = ("non", "heavy", "light", "cut")

Features = NDArray[np.float64]


def load_answers(data: Path) -> list[tuple[str, str, str, str]]:
    """Return the answers of one corpus as rows (file name, task, degree, text), the sources under degree "source".

    Raises:
        FileNotFoundError: the corpus is not there.
    """
    folder = data / "clough_stevenson" / "Corpus"
    listing = folder / "all-plagiarised-files.txt"
    if not listing.is_file():
        raise FileNotFoundError(f"corpus missing: expected {listing}")
    rows = []
    for line in sorted(filter(None, listing.read_text().split())):
        source, answer, degree = line.split(",")
        path = folder / answer
        rows.append((path.name, path.stem[-1], degree.strip(), _read(path)))
        rows.append((source, path.stem[-1], "source", _read(folder / source)))
    return sorted(set(rows))


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


def describe(answer: str, source: str) -> list[float]:
    """Return what the alignment of an answer with its source shows.

    Shares of the answer's words: in shared runs of three words, of five, of ten; in the longest run; in aligned
    stretches; and the share of its content terms that the source has.
    """
    norms = [[fold_spelling(word.norm) for word in find_words(text)] for text in (answer, source)]
    a, b = number_words(norms)
    found = align(a, b, index_ngrams(a, 3), index_ngrams(b, 3), least=3)
    size = max(1, len(a))
    runs = [run.size for alignment in found for run in alignment.runs]
    shares = [sum(run for run in runs if run >= least) / size for least in (3, 5, 10)]
    stretches = sum(alignment.first[1] - alignment.first[0] for alignment in found if alignment.matched >= 5) / size
    terms = [content_terms(text) for text in (answer, source)]
    contained = len(terms[0] & terms[1]) / max(1, len(terms[0]))
    return [*shares, max(runs, default=0) / size, stretches, contained]


def _fit(features: Features, degrees: NDArray[np.int64], kinds: int) -> Features:
    """Return the weights of a multinomial logistic regression (gradient descent, ridge penalty)."""
    weights = np.zeros((features.shape[1], kinds))
    target = np.eye(kinds)[degrees]
    for _ in range(3000):
        scores = features @ weights
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        weights -= 0.5 * (features.T @ (chances - target) / len(features) + 0.002 * weights)
    return weights


def cross_validate(features: Features, degrees: NDArray[np.int64], folds: Sequence[str]) -> NDArray[np.int64]:
    """Return the degree decided for each answer by a decision fitted on the other folds."""
    decided = np.zeros(len(degrees), dtype=np.int64)
    for fold in sorted(set(folds)):
        held = np.array([name == fold for name in folds])
        mean, spread = features[~held].mean(axis=0), features[~held].std(axis=0) + 1e-9
        scaled = np.hstack([(features - mean) / spread, np.ones((len(features), 1))])
        weights = _fit(scaled[~held], degrees[~held], int(degrees.max()) + 1)
        decided[held] = (scaled[held] @ weights).argmax(axis=1)
    return decided


def measure_rewriting(data: Path) -> dict[str, float | int | str]:
    """Return four-way and two-way accuracy, each fitted on the other tasks or the other authors."""
    rows = load_answers(data)
    sources = {task: text for _, task, degree, text in rows if degree == "source"}
    answers = [row for row in rows if row[2] != "source"]
    features = np.array([describe(text, sources[task]) for _, task, _, text in answers])
    degrees = np.array([DEGREES.index(degree) for _, _, degree, _ in answers])
    figures: dict[str, float | int | str] = {"clough_stevenson answers": len(answers)}
    for name, folds in (("tasks", [row[1] for row in answers]), ("authors", [row[0].split("_")[0] for row in answers])):
        four = cross_validate(features, degrees, folds)
        two = cross_validate(features, (degrees > 0).astype(np.int64), folds)
        figures[f"clough_stevenson 4-way accuracy (fitted on other {name})"] = float(np.mean(four == degrees))
        figures[f"clough_stevenson 2-way accuracy (fitted on other {name})"] = float(np.mean(two == (degrees > 0)))
    return figures
