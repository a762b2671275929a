"""The sentence encoder: all-MiniLM-L6-v2, int8, run by ONNX Runtime from a file in this package."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from stemma.errors import ConfigError

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

WIDTH = 384
MAX_TOKENS = 128  # as the model was trained; a longer sentence is cut
_THREADING_PAYS = 16  # below this many sentences, starting threads costs more than it saves

Vectors = NDArray[np.float32]


class Encoder:
    """Turns sentences into vectors of unit length, so that their dot product is their cosine similarity.

    Each distinct sentence is encoded once in the life of the encoder. A sentence is encoded alone, never in a batch:
    its vector depends on nothing but its words.

    Args:
        threads: how many sentences are encoded at the same time; the vectors do not depend on it.
    """

    def __init__(self, threads: int | None = None) -> None:
        self._threads = threads or min(4, os.cpu_count() or 1)
        self._vectors: dict[str, Vectors] = {}
        self._model: tuple[Tokenizer, onnxruntime.InferenceSession] | None = None

    def encode(self, sentences: Sequence[str], on_progress: Callable[[int], None] | None = None) -> Vectors:
        """Return one vector a sentence.

        Args:
            sentences: texts of at most 128 word pieces; the rest of a longer one is ignored.
            on_progress: called with the number of sentences newly encoded, now and then.

        Returns:
            float32 array of shape (len(sentences), 384), each row of length 1.

        Raises:
            ConfigError: the model's files are missing from the installation.
        """
        new = sorted({sentence for sentence in sentences if sentence not in self._vectors})
        if new:
            for first in range(0, len(new), 512):
                chunk = new[first : first + 512]
                self._vectors.update(zip(chunk, self._encode_new(chunk), strict=True))
                if on_progress:
                    on_progress(len(chunk))
        if not sentences:
            return np.zeros((0, WIDTH), dtype=np.float32)
        return np.stack([self._vectors[sentence] for sentence in sentences])

    def _encode_new(self, sentences: list[str]) -> list[Vectors]:
        tokenizer, session = self._load()

        def encode_one(ids: list[int]) -> Vectors:
            vector: Vectors = session.run(None, {"ids": np.array([ids], dtype=np.int64)})[0][0]
            return vector

        ids = [encoding.ids for encoding in tokenizer.encode_batch(sentences)]
        if self._threads == 1 or len(ids) < _THREADING_PAYS:
            return [encode_one(row) for row in ids]
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(encode_one, ids, chunksize=8))

    def _load(self) -> tuple["Tokenizer", "onnxruntime.InferenceSession"]:
        if self._model is None:
            self._model = _load_model()
        return self._model


def _load_model() -> tuple["Tokenizer", "onnxruntime.InferenceSession"]:
    import onnxruntime
    from tokenizers import Tokenizer

    folder = files("stemma.models").joinpath("minilm")
    with as_file(folder.joinpath("tokenizer.json")) as vocabulary, as_file(folder.joinpath("encoder.onnx")) as model:
        if not model.is_file() or not vocabulary.is_file():
            raise ConfigError(
                f"The sentence encoder is missing: expected {model} and {vocabulary}. "
                "Install Stemma again (pip install --force-reinstall stemma)."
            )
        tokenizer = Tokenizer.from_file(str(vocabulary))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # sentences run side by side instead
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer, session


@cache
def get_encoder() -> Encoder:
    """Return the encoder that all work in this process shares; its model is loaded at the first sentence."""
    return Encoder()
