"""A portion to what is kept of its texts; runs in worker processes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import msgspec
import numpy as np
from numpy.typing import NDArray

from stemma.copying.lines import SourcedText, number_lines, read_line
from stemma.copying.portions import Portion
from stemma.descent.corpus_candidates import Fingerprints, fingerprint, make_keys
from stemma.errors import InputError
from stemma.ingest.drafting import draft_piece
from stemma.ingest.drafts import Draft
from stemma.ingest.opening import unreadable
from stemma.ingest.reading import unpack_units
from stemma.ingest.record_lines import problem_of
from stemma.records import Problem
from stemma.text.ngrams import Hashes

# Texts fingerprinted in one go; bounds the memory.
_BATCH_BYTES = 1 << 21
# Faults of one portion that are listed one by one; the others are counted.
MAX_LISTED = 20


@dataclass(kw_only=True)
class Collected:
    """What is kept of the texts of one portion; rows of the arrays stand for texts.

    Attributes:
        number: number of the portion.
        path: the file in which the texts can be read again, line by line.
        shown: how the file that the user gave is shown.
        sources: id or URL of each text; empty where it has neither.
        offsets, lengths: where each text's line lies in ``path``.
        lines: the number of each text's line in the portion, from 1.
        digests, sizes: as in `Fingerprints`.
        count_lines: lines in the portion.
        faults: line in the portion (0: none), what is wrong and why, for up to ``MAX_LISTED`` of them.
        problems: faults of whole files.
        unlisted: further faults.
        spilled: number of kept n-grams in the portion's spill file.
    """

    number: int
    path: str
    shown: str
    sources: list[str] = field(default_factory=list)
    offsets: NDArray[np.int64]
    lengths: NDArray[np.int64]
    lines: NDArray[np.int64]
    digests: Hashes
    sizes: NDArray[np.int64]
    count_lines: int = 0
    faults: list[tuple[int, str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unlisted: int = 0
    spilled: int = 0


def spill_path(scratch: str, number: int) -> Path:
    """Return where the kept n-grams of a portion lie: keys in ascending order, eight bytes each."""
    return Path(scratch) / f"ngrams-{number}"


def beside_path(scratch: str, number: int) -> Path:
    """Return where what stands beside the kept n-grams of a portion lies: in the order of the keys, two bytes each."""
    return Path(scratch) / f"beside-{number}"


class _Gathering:
    """Texts of one portion on their way to fingerprints: only the latest few are held."""

    def __init__(self) -> None:
        self.sources: list[str] = []
        self.places: list[tuple[int, int, int]] = []
        self.faults: list[tuple[int, str, str]] = []
        self.unlisted = 0
        self._texts: list[bytes] = []
        self._held = 0
        self._done: list[Fingerprints] = []
        self._before = 0

    def add(self, read: SourcedText, offset: int, length: int, line: int) -> None:
        self.sources.append(read.source)
        self.places.append((offset, length, line))
        self._texts.append(read.encoded)
        self._held += len(read.encoded)
        if self._held >= _BATCH_BYTES:
            self._finish_batch()

    def fault(self, line: int, error: InputError) -> None:
        if len(self.faults) < MAX_LISTED:
            self.faults.append((line, error.what, error.why))
        else:
            self.unlisted += 1

    def _finish_batch(self) -> None:
        made = fingerprint(self._texts)
        self._done.append(made._replace(owners=made.owners + self._before))
        self._before += len(self._texts)
        self._texts, self._held = [], 0

    def finish(self) -> Fingerprints:
        self._finish_batch()
        return Fingerprints(*(np.concatenate(column) for column in zip(*self._done, strict=True)))


def collect(portion: Portion) -> Collected:
    """Return what is kept of the texts in one portion; their kept n-grams are written to the scratch folder."""
    gathering = _Gathering()
    problems: list[Problem] = []
    path, shown = portion.files[0]
    count_lines = 0
    if portion.lines:
        try:
            with Path(path).open("rb") as stream:
                count_lines = _gather_lines(number_lines(stream, portion.start, portion.end), gathering)
        except OSError as error:
            problems.append(problem_of(unreadable(path, error)))
    else:
        path = str(Path(portion.scratch) / f"texts-{portion.number}.jsonl")
        with Path(path).open("wb") as out:
            _gather_files(portion, out, gathering, problems)
    made = gathering.finish()
    keys = make_keys(made.hashes, made.owners)
    order = np.argsort(keys)
    keys[order].tofile(spill_path(portion.scratch, portion.number))
    made.beside[order].tofile(beside_path(portion.scratch, portion.number))
    places = np.array(gathering.places, dtype=np.int64).reshape(-1, 3)
    return Collected(
        number=portion.number, path=path, shown=shown if portion.lines else "", sources=gathering.sources,
        offsets=places[:, 0], lengths=places[:, 1], lines=places[:, 2], digests=made.digests, sizes=made.sizes,
        count_lines=count_lines, faults=gathering.faults, problems=problems, unlisted=gathering.unlisted,
        spilled=len(keys),
    )  # fmt: skip


def _gather_lines(lines: Iterator[tuple[int, bytes]], gathering: _Gathering) -> int:
    """Gather the texts of JSON Lines; return how many lines there were."""
    number = 0
    for number, (offset, line) in enumerate(lines, start=1):
        if line.isspace():
            continue
        try:
            gathering.add(read_line(line), offset, len(line), number)
        except InputError as error:
            gathering.fault(number, error)
    return number


def _gather_files(portion: Portion, out: BinaryIO, gathering: _Gathering, problems: list[Problem]) -> None:
    """Gather the texts of files of any format, and write them to ``out`` so that they can be read again."""
    offset = 0
    for path, shown in portion.files:
        for draft in _draft_file(path):
            if isinstance(draft, Problem):
                problems.append(msgspec.structs.replace(draft, where=draft.where.replace(path, shown, 1)))
                continue
            source = draft.source.replace(path, shown, 1)
            encoded = draft.text.encode("utf-8", "replace")
            line = msgspec.json.encode({"id": source, "text": encoded.decode()}) + b"\n"
            out.write(line)
            gathering.add(SourcedText(source, encoded.decode(), encoded), offset, len(line), 0)
            offset += len(line)


def _draft_file(path: str) -> Iterator[Draft | Problem]:
    for unit in unpack_units(path):
        if isinstance(unit, Draft | Problem):
            yield unit
            continue
        try:
            yield from draft_piece(unit)
        except InputError as error:
            yield problem_of(error)
