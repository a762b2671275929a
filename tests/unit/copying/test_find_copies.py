"""Copies among many texts: the same result in any order, in any number of processes, from any kind of file."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from stemma.copying import find_copies, joining
from stemma.errors import ConfigError
from stemma.records import Problem
from stemma.records.copies import CopiesSummary, Finding, TextGroup, TextPair
from tests.unit.descent.reports import OTHER, RETOLD, WIRE

BORROWER = (
    "The fair at Pell opens on Sunday with a parade of carts drawn by oxen from the hill farms.\n"
    + "\n".join(WIRE.split("\n")[1:3])
    + "\nTickets can be had at the gate until noon, and children below ten enter free of charge this year."
)
RECORDS = [
    {"id": "wire", "text": WIRE},
    {"id": "copy", "text": "A lead of our own, for once.\n" + WIRE.replace("vessel", "ship")},
    {"id": "same", "text": WIRE.upper()},
    {"id": "borrower", "text": BORROWER},
    {"id": "other", "text": OTHER},
    {"id": "retold", "text": RETOLD},
    {"id": "empty", "text": " "},
    {"id": "marks", "text": "– – –"},
]


def write(path: Path, records: Sequence[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def pairs(findings: Sequence[Finding]) -> dict[tuple[str, str], TextPair]:
    return {(pair.first, pair.second): pair for pair in findings if isinstance(pair, TextPair)}


def test_pairs_groups_and_summary(tmp_path: Path) -> None:
    found = list(find_copies(write(tmp_path / "a.jsonl", RECORDS)))
    assert list(pairs(found)) == [("borrower", "copy"), ("borrower", "same"), ("copy", "same"), ("same", "wire")]
    assert [group.texts for group in found if isinstance(group, TextGroup)] == [("copy", "same", "wire")]
    assert found[-1] == CopiesSummary(texts=6, skipped=2, pairs=4, groups=1)


def test_offsets_point_at_the_shared_sentences(tmp_path: Path) -> None:
    found = pairs(list(find_copies(write(tmp_path / "a.jsonl", RECORDS[3::-3]))))
    (passage,) = found["borrower", "wire"].passages
    shared = "\n".join(WIRE.split("\n")[1:3])
    assert BORROWER[slice(*passage.first)] == WIRE[slice(*passage.second)] == shared


def test_order_of_input_and_number_of_processes_never_matter(tmp_path: Path) -> None:
    expected = list(find_copies(write(tmp_path / "a.jsonl", RECORDS)))
    turned = [write(tmp_path / "c.jsonl", RECORDS[::-2]), write(tmp_path / "b.jsonl", RECORDS[-2::-2])]
    assert list(find_copies(turned)) == expected
    assert list(find_copies(turned[::-1], workers=2)) == expected


def test_joining_in_parts_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.jsonl", RECORDS)
    expected = list(find_copies(path))
    monkeypatch.setattr(joining, "_PART_NGRAMS", 16)
    assert list(find_copies(path)) == expected


def test_files_of_other_formats(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WIRE, encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps([{"headline": "Ferries", "body_text": WIRE}]), encoding="utf-8")
    (tmp_path / "c.txt").write_text(OTHER, encoding="utf-8")
    found = list(find_copies(tmp_path))
    assert [(Path(a).name, Path(b).name.split(":")[0]) for a, b in pairs(found)] == [("a.txt", "b.json")]
    assert found[-1] == CopiesSummary(texts=3, skipped=0, pairs=1, groups=1)


def test_lines_without_id_are_named_by_path_and_line(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", [{"text": OTHER}, {"text": WIRE}, {"content": WIRE + " More."}])
    assert list(pairs(list(find_copies(path)))) == [(f"{path}:2", f"{path}:3")]


def test_what_cannot_be_read_is_listed_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", RECORDS[:2])
    with path.open("ab") as out:
        out.write(b"\n[1, 2]\n{broken\n" + b"{broken\n" * 30 + b'{"id": "wire", "text": "short"}\n')
    problems: list[Problem] = []
    found = list(find_copies(path, problems=problems))
    assert found[-1] == CopiesSummary(texts=3, skipped=32, pairs=1, groups=1)
    assert f"{path}:4" in {problem.where for problem in problems}
    assert any("12 more lines" in problem.what for problem in problems)
    assert any("have the id of another" in problem.what for problem in problems)
    assert len(problems) == 22


def test_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"")
    assert list(find_copies(tmp_path / "a.jsonl")) == [CopiesSummary(texts=0, skipped=0, pairs=0, groups=0)]
    problems: list[Problem] = []
    list(find_copies(tmp_path / "missing.jsonl", problems=problems))
    assert problems[0].what == "no such file or folder"


def test_many_copies_of_one_text_are_one_group_at_linear_cost(tmp_path: Path) -> None:
    records = [{"id": f"d{k:03}", "text": f"{WIRE}\nPrinted as number {k} of the day."} for k in range(120)]
    records += [{"id": f"e{k:03}", "text": OTHER} for k in range(120)]
    found = list(find_copies(write(tmp_path / "a.jsonl", records)))
    assert sorted(len(group.texts) for group in found if isinstance(group, TextGroup)) == [120, 120]
    assert len(pairs(found)) < 600


def test_very_long_texts(tmp_path: Path) -> None:
    words = " ".join(f"w{k * k % 7919} x{k}" for k in range(150_000))
    records = [
        {"id": "a", "text": words},
        {"id": "b", "text": f"{WIRE}\n{words}"},
        {"id": "c", "text": "ha " * 600_000},
    ]
    found = pairs(list(find_copies(write(tmp_path / "a.jsonl", records))))
    assert found["a", "b"].passages[0].first == (0, len(words))


def test_a_file_that_changes_meanwhile_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", RECORDS[:2])

    def change(step: str, _done: int, _total: int) -> None:
        if step == "read":
            path.write_text("gone\n", encoding="utf-8")

    with pytest.raises(ConfigError, match="has changed while it was read"):
        list(find_copies(path, on_progress=change))


def test_at_least_one_process() -> None:
    with pytest.raises(ConfigError, match="1 or more"):
        next(find_copies([], workers=0))
