"""Names against CoNLL++ dev and WNUT-17 dev: entity F1 over exact spans, in all and by kind."""

from collections.abc import Iterator
from pathlib import Path

from stemma.annotate.names import find_names
from stemma.annotate.sentences import find_sentences
from stemma.records import Article, Published, Sentence, Span

_KINDS = {
    "PER": "person",
    "LOC": "place",
    "ORG": "organisation",
    "MISC": "other",
    "person": "person",
    "location": "place",
    "corporation": "organisation",
    "group": "organisation",
    "creative-work": "other",
    "product": "other",
}
_NO_SPACE_BEFORE = frozenset((".", ",", ":", ";", "!", "?", ")", "'s", "’s", "%", "n't", "''"))
_NO_SPACE_AFTER = frozenset(("(", "$", "``"))

Entity = tuple[int, int, str]


def measure(data: Path) -> dict[str, float | int | str]:
    """Return the figures on the development sides of both corpora below ``data``."""
    figures: dict[str, float | int | str] = {}
    conll = _count(read_columns(data / "conllpp" / "conllpp_dev.txt", 3))
    for kind in ("all", "person", "place", "organisation", "other"):
        figures[f"conllpp {kind} entity F1"] = _f1(conll[kind])
    wnut = _count(read_columns(data / "wnut17" / "wnut17" / "emerging.dev.conll", 1))
    figures["wnut17 all entity F1"] = _f1(wnut["all"])
    return figures


def read_columns(path: Path, tag_column: int) -> Iterator[tuple[str, list[tuple[int, int]], list[Entity]]]:
    """Yield text, sentences and entities of each document of a file in CoNLL columns.

    Tokens are joined by spaces but for punctuation; documents end at ``-DOCSTART-``, or else after a sentence.

    Raises:
        FileNotFoundError: if the file is absent.
    """
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing")
    lines = path.read_text(encoding="utf-8").splitlines()
    whole = any(line.startswith("-DOCSTART-") for line in lines[:3])
    sentences: list[list[tuple[str, str]]] = [[]]
    for line in [*lines, ""]:
        columns = line.split("\t") if "\t" in line else line.split(" ")
        if line.startswith("-DOCSTART-"):
            if any(sentences):
                yield _document([sentence for sentence in sentences if sentence])
            sentences = [[]]
        elif not line.strip():
            if not whole and sentences[-1]:
                yield _document(sentences)
                sentences = [[]]
            elif sentences[-1]:
                sentences.append([])
        else:
            sentences[-1].append((columns[0], columns[min(tag_column, len(columns) - 1)].strip()))
    if any(sentences):
        yield _document([sentence for sentence in sentences if sentence])


def _document(sentences: list[list[tuple[str, str]]]) -> tuple[str, list[tuple[int, int]], list[Entity]]:
    text = ""
    spans: list[tuple[int, int]] = []
    entities: list[Entity] = []
    for sentence in sentences:
        start = len(text)
        previous = ""
        for word, tag in sentence:
            if previous and word not in _NO_SPACE_BEFORE and previous not in _NO_SPACE_AFTER:
                text += " "
            first = len(text)
            text += word
            previous = word
            kind = _KINDS.get(tag[2:])
            if (kind and tag.startswith("B-")) or (kind and (not entities or entities[-1][1] < first - 2)):
                entities.append((first, len(text), kind))
            elif kind:
                entities[-1] = (entities[-1][0], len(text), kind)
        spans.append((start, len(text)))
        text += "\n"
    return text, spans, entities


def _count(documents: Iterator[tuple[str, list[tuple[int, int]], list[Entity]]]) -> dict[str, list[int]]:
    counts = {kind: [0, 0, 0] for kind in ("all", "person", "place", "organisation", "other")}
    for text, spans, gold in documents:
        found = find_entities(text, spans)
        for kind, count in counts.items():
            wanted = {entity for entity in gold if kind in ("all", entity[2])}
            got = {entity for entity in found if kind in ("all", entity[2])}
            count[0] += len(wanted & got)
            count[1] += len(wanted)
            count[2] += len(got)
    return counts


def find_entities(text: str, spans: list[tuple[int, int]]) -> set[Entity]:
    """Return start, end and kind of every name that Stemma finds in the sentences of ``text``."""
    article = Article(id="a-0", source="", published=Published(value=None, basis="unknown"), text=text)
    if spans:
        sentences = tuple(
            Sentence(span=Span(article="a-0", start=start, end=end), paragraph=number)
            for number, (start, end) in enumerate(spans)
        )
    else:
        sentences = find_sentences(article)
    return {(span.start, span.end, name.kind) for name in find_names(article, sentences) for span in name.spans}


def _f1(counts: list[int]) -> float:
    both, gold, found = counts
    return round(2 * both / max(1, gold + found), 3)
