"""The corpora that the tagger is trained on, read as texts with labelled spans."""

import re
from dataclasses import dataclass
from pathlib import Path

NAME_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}
WNUT_KINDS = {
    "person": "person",
    "location": "place",
    "corporation": "organisation",
    "group": "organisation",
    "creative-work": "other",
    "product": "other",
}


@dataclass(frozen=True)
class Labelled:
    """One text and its labelled stretches: ``(start, end, kind)`` in code points."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def read_conll(path: Path, kinds: dict[str, str], kind_column: int) -> list[Labelled]:
    """Return documents of a CoNLL file, words joined by spaces and sentences by line breaks.

    Without document marks, twenty sentences make a document.
    """
    documents: list[Labelled] = []
    sentences: list[list[tuple[str, str]]] = [[]]
    rows = path.read_text(encoding="utf-8").splitlines()
    marked = any(row.startswith("-DOCSTART-") for row in rows)
    for row in [*rows, "-DOCSTART-"]:
        if row.startswith("-DOCSTART-") or (not marked and not row.strip() and len(sentences) > 20):
            if any(sentences):
                documents.append(_join([sentence for sentence in sentences if sentence], kinds))
            sentences = [[]]
        elif not row.strip():
            sentences.append([])
        else:
            cells = row.split()
            sentences[-1].append((cells[0], cells[kind_column] if len(cells) > kind_column else "O"))
    return documents


def _join(sentences: list[list[tuple[str, str]]], kinds: dict[str, str]) -> Labelled:
    text = ""
    spans: list[tuple[int, int, str]] = []
    for sentence in sentences:
        for word, tag in sentence:
            start = len(text)
            text += word + " "
            if tag[:2] == "B-" or (tag[:2] == "I-" and not (spans and spans[-1][1] == start - 1)):
                spans.append((start, start + len(word), kinds[tag[2:]]))
            elif tag[:2] == "I-":
                spans[-1] = (spans[-1][0], start + len(word), spans[-1][2])
        text = text[:-1] + "\n"
    return Labelled(text, tuple(spans))


def read_polnear(folder: Path) -> list[Labelled]:
    """Return the annotated articles of one side of PolNeAR (brat stand-off), with source, cue and content spans.

    An article that several people annotated is there once for each of them.
    """
    documents = []
    for notes in sorted((folder / "attributions").glob("*.ann")):
        path = folder / "text" / (notes.stem.rpartition("_")[0] + ".txt")
        if not path.exists():
            continue
        spans = []
        for row in notes.read_text(encoding="utf-8").splitlines():
            match = re.match(r"T\d+\t(Source|Cue|Content) ([\d ;]+)\t", row)
            if match:
                for piece in match.group(2).split(";"):
                    start, end = piece.split()
                    spans.append((int(start), int(end), match.group(1).lower()))
        documents.append(Labelled(path.read_text(encoding="utf-8"), tuple(sorted(spans))))
    return documents
