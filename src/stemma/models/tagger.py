"""The tagger: names and reported speech, found by one small encoder with two heads, int8, run by ONNX Runtime."""

import os
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemma.errors import ConfigError
from stemma.models.decoding import decode_tags
from stemma.models.windows import plan_windows

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Encoding, Tokenizer

NAME_TAGS = ("O", *(f"{b}-{kind}" for kind in ("person", "organisation", "place", "other") for b in "BI"))
SAYING_TAGS = ("O", *(f"{b}-{kind}" for kind in ("source", "cue", "content") for b in "BI"))
WINDOW = 256  # word pieces with [CLS] and [SEP], as trained
WANTED = 160  # word pieces of a window of whole paragraphs; ONNX Runtime reads most a second at this size
OVERLAP = 32  # word pieces that two windows in one long paragraph share
LONGEST_TEXT = 200_000  # characters; a longer one is no report, and would take seconds
_KEPT_WINDOWS = 4096  # windows whose scores are remembered: 10 KB each
_KEPT = 16  # texts whose tags are remembered: names and attributions ask one after the other
# Nats that a stretch of each kind costs; conllpp, wnut17 and polnear dev.
_NAME_PRICES = (0.0, 0.0, 0.0, 0.0)
_SAYING_PRICES = (0.5, 0.0, 1.0)
_CLS, _SEP = 101, 102
_LOWER, _FIRST_UPPER, _ALL_UPPER, _MIXED, _FIGURES = range(5)

Pieces = NDArray[np.int64]
Scores = NDArray[np.float32]


class Tag(NamedTuple):
    """A stretch that the tagger marks.

    Attributes:
        start, end: offsets in code points.
        kind: "person", "organisation", "place", "other"; or "source", "cue", "content".
        score: how probable the tagger finds the kind, from 0 to 1, on average over the words.
    """

    start: int
    end: int
    kind: str
    score: float


class Tags(NamedTuple):
    """Everything the tagger marks in one text, in order of the text; within one tuple no two overlap."""

    names: tuple[Tag, ...] = ()
    saying: tuple[Tag, ...] = ()


class Tagger:
    """Marks names and reported speech in a text.

    A text is read in windows, each alone (docs/decisions/0002), so its tags depend on nothing but the text.

    Args:
        threads: how many windows are read at the same time; the tags do not depend on it.
    """

    def __init__(self, threads: int | None = None) -> None:
        self._threads = threads or min(4, os.cpu_count() or 1)
        self._tags: OrderedDict[str, Tags] = OrderedDict()
        self._scores: dict[bytes, tuple[Scores, Scores]] = {}
        self._model: tuple[Tokenizer, onnxruntime.InferenceSession] | None = None
        self._pool: ThreadPoolExecutor | None = None

    def tag(self, text: str) -> Tags | None:
        """Return what the tagger marks in ``text``; None if the text is too long to be read.

        Raises:
            ConfigError: the model's files are missing from the installation.
        """
        if len(text) > LONGEST_TEXT:
            return None
        tags = self._tags.get(text)
        if tags is None:
            tags = self._tag_new(text)
            self._tags[text] = tags
            while len(self._tags) > _KEPT:
                self._tags.popitem(last=False)
        return tags

    def _tag_new(self, text: str) -> Tags:
        if not text.strip():
            return Tags()
        tokenizer, session = self._load()
        encoding = tokenizer.encode(text, add_special_tokens=False)
        words = _find_words(encoding)
        ids = np.array(encoding.ids, dtype=np.int64)
        cases = np.array(
            [case for first, last, start, end in words for case in [letter_case(text[start:end])] * (last - first)],
            dtype=np.int64,
        )
        windows = plan_windows(len(ids), _find_breaks(text, words), WANTED, WINDOW - 2, OVERLAP)
        if not windows:
            return Tags()
        scores = self._score(session, [(ids[w.start : w.end], cases[w.start : w.end]) for w in windows])
        kept = [slice(window.first - window.start, window.last - window.start) for window in windows]
        names, saying = (
            np.concatenate([pair[head][part] for pair, part in zip(scores, kept, strict=True)]) for head in (0, 1)
        )
        return Tags(
            _read_tags(words, names, NAME_TAGS, _NAME_PRICES), _read_tags(words, saying, SAYING_TAGS, _SAYING_PRICES)
        )

    def _score(
        self, session: "onnxruntime.InferenceSession", windows: Sequence[tuple[Pieces, Pieces]]
    ) -> list[tuple[Scores, Scores]]:
        """Return the scores of each window; one that was read before, in a copy of its text, is not read again."""
        keys = [ids.tobytes() + cases.tobytes() for ids, cases in windows]
        new = {key: window for key, window in zip(keys, windows, strict=True) if key not in self._scores}

        def read(window: tuple[Pieces, Pieces]) -> tuple[Scores, Scores]:
            ids, cases = window
            inputs = {
                "ids": np.concatenate(([_CLS], ids, [_SEP]))[None],
                "cases": np.concatenate(([0], cases, [0]))[None],
            }
            names, saying = session.run(["names", "saying"], inputs)
            return names[0, 1:-1], saying[0, 1:-1]

        # The longest first, so that no thread is left waiting for one that began last.
        ordered = sorted(new, key=lambda key: -len(key))
        alone = len(ordered) < 2 or self._threads < 2
        apply = map if alone else self._threaded().map
        self._scores.update(zip(ordered, apply(read, [new[key] for key in ordered]), strict=True))
        scores = [self._scores[key] for key in keys]
        while len(self._scores) > _KEPT_WINDOWS:
            self._scores.pop(next(iter(self._scores)))
        return scores

    def _threaded(self) -> ThreadPoolExecutor:
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self._threads)
        return self._pool

    def _load(self) -> tuple["Tokenizer", "onnxruntime.InferenceSession"]:
        if self._model is None:
            self._model = _load_model()
        return self._model


def letter_case(word: str) -> int:
    """Return the class of a word's letter case: 0 lower or none, 1 first upper, 2 all upper, 3 mixed, 4 figures.

    >>> [letter_case(word) for word in ("rain", "Weir", "UN", "McLane", "3rd", "I")]
    [0, 1, 2, 3, 4, 1]
    """
    if word.isalpha() and word.islower():
        return _LOWER
    if any(char.isdigit() for char in word):
        return _FIGURES
    if not any(char.isupper() for char in word):
        return _LOWER
    if word.isupper():
        return _ALL_UPPER if len(word) > 1 else _FIRST_UPPER
    return _FIRST_UPPER if word[0].isupper() and not any(char.isupper() for char in word[1:]) else _MIXED


def _find_words(encoding: "Encoding") -> list[tuple[int, int, int, int]]:
    """Return for each word its first and after-last piece and its offsets in the text."""
    words: list[tuple[int, int, int, int]] = []
    last: int | None = None
    for piece, (word, (start, end)) in enumerate(zip(encoding.word_ids, encoding.offsets, strict=True)):
        if words and word == last:
            first, _, begin, _ = words[-1]
            words[-1] = (first, piece + 1, begin, end)
        else:
            words.append((piece, piece + 1, start, end))
            last = word
    return words


def _find_breaks(text: str, words: Sequence[tuple[int, int, int, int]]) -> list[int]:
    """Return the pieces at which a line starts."""
    return [
        words[index][0]
        for index in range(1, len(words))
        if words[index][2] > words[index - 1][3] and "\n" in text[words[index - 1][3] : words[index][2]]
    ]


def _read_tags(
    words: Sequence[tuple[int, int, int, int]], scores: Scores, tags: Sequence[str], prices: Sequence[float]
) -> tuple[Tag, ...]:
    """Return the stretches that the scores of the words' first pieces describe (BIO)."""
    leading = scores[[first for first, *_ in words]].astype(np.float64)
    logarithms = leading - leading.max(axis=1, keepdims=True)
    logarithms -= np.log(np.exp(logarithms).sum(axis=1, keepdims=True))
    labels = decode_tags(logarithms.tolist(), prices)
    odds = np.exp(logarithms)
    found: list[Tag] = []
    first = 0
    for row, label in enumerate(labels):
        if label % 2 == 0 and label:
            continue  # goes on
        if row and labels[first]:
            found.append(_tag(words, odds, tags, labels[first], first, row))
        first = row
    if labels[first]:
        found.append(_tag(words, odds, tags, labels[first], first, len(labels)))
    return tuple(found)


def _tag(
    words: Sequence[tuple[int, int, int, int]],
    odds: NDArray[np.float64],
    tags: Sequence[str],
    label: int,
    first: int,
    last: int,
) -> Tag:
    """Return the stretch of the words ``first`` up to before ``last`` that begins with the tag ``label``."""
    score = float(odds[first:last, label : label + 2].sum(axis=1).mean())
    return Tag(words[first][2], words[last - 1][3], tags[label].partition("-")[2], round(score, 3))


def _load_model() -> tuple["Tokenizer", "onnxruntime.InferenceSession"]:
    import onnxruntime
    from tokenizers import Tokenizer

    folder = files("stemma.models")
    vocabulary_file = folder.joinpath("minilm", "tokenizer.json")
    with as_file(vocabulary_file) as vocabulary, as_file(folder.joinpath("minilm_tagger", "tagger.onnx")) as model:
        if not model.is_file() or not vocabulary.is_file():
            raise ConfigError(
                f"The tagger is missing: expected {model} and {vocabulary}. "
                "Install Stemma again (pip install --force-reinstall stemma)."
            )
        tokenizer = Tokenizer.from_file(str(vocabulary))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # windows run side by side instead
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(
            str(model),
            options,
            providers=["CPUExecutionProvider"],
            # The fused kernel is slower on the CPU than the two operators it replaces.
            disabled_optimizers=["SkipLayerNormFusion"],
        )
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer, session


@cache
def get_tagger() -> Tagger:
    """Return the tagger that all work in this process shares; its model is loaded at the first text."""
    return Tagger()
