"""Attributions against PolNeAR dev: tokens of source, cue and content; whole attributions; speakers of quotes."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from stemma.annotate.attributions import find_attributions
from stemma.annotate.names import find_names
from stemma.annotate.sentences import find_sentences
from stemma.records import Article, Published

_ANNOTATION = re.compile(r"([TE]\d+)\t([A-Z]\w*)[ :](.*)")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_ROLES = ("source", "cue", "content")
_PRONOUNS = frozenset(("He", "She", "They", "It", "We", "The", "A", "An", "In", "One"))
_QUOTE = re.compile(r"^[\s“\"']")


class Gold(NamedTuple):
    """One annotated attribution: for each role the sorted offsets of its pieces."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


def measure(data: Path) -> dict[str, float | int | str]:
    """Return the figures on the development side of PolNeAR below ``data``."""
    counts = {role: [0, 0, 0] for role in _ROLES}
    lenient, strict = [0, 0, 0], [0, 0, 0]
    speakers = [0, 0]
    articles = 0
    for text, gold in read_polnear(data / "polnear" / "dev"):
        found, names = _find(text)
        articles += 1
        tokens = [match.span() for match in _TOKEN.finditer(text)]
        for role in _ROLES:
            _count(counts[role], _tokens(gold, role, tokens), _tokens(found, role, tokens))
        _pair(lenient, gold, found, _overlapping)
        _pair(strict, gold, found, _equal)
        _speakers(speakers, text, gold, found, names)
    figures: dict[str, float | int | str] = {"polnear articles": articles}
    for role in _ROLES:
        figures[f"polnear {role} token F1"] = _f1(counts[role])
    figures["polnear attribution F1, lenient"] = _f1(lenient)
    figures["polnear attribution F1, strict"] = _f1(strict)
    figures["polnear direct quotes with the right speaker"] = round(speakers[0] / max(1, speakers[1]), 3)
    return figures


def read_polnear(folder: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Yield text and attributions of every annotated article of one side of the corpus.

    Raises:
        FileNotFoundError: if the folder is absent.
    """
    if not folder.is_dir():
        raise FileNotFoundError(f"PolNeAR is expected in {folder}")
    for annotation in sorted((folder / "attributions").glob("*.ann")):
        text = (folder / "text" / f"{annotation.stem.rsplit('_', 1)[0]}.txt").read_text(encoding="utf-8")
        yield text, _read_annotation(annotation.read_text(encoding="utf-8"))


def _read_annotation(lines: str) -> list[Gold]:
    pieces: dict[str, tuple[tuple[int, int], ...]] = {}
    relations: list[str] = []
    for line in lines.splitlines():
        match = _ANNOTATION.match(line)
        if match and match[1].startswith("T"):
            offsets = match[3].split("\t")[0]
            pieces[match[1]] = tuple(
                (int(first), int(last)) for first, last in (pair.split() for pair in offsets.split(";"))
            )
        elif match:
            relations.append(line.split("\t", 1)[1])
    gold: list[Gold] = []
    for relation in relations:
        roles: dict[str, list[tuple[int, int]]] = {role: [] for role in _ROLES}
        for role, _, key in (argument.partition(":") for argument in relation.split()):
            role = role.rstrip("0123456789").lower()
            if role in roles:
                roles[role].extend(pieces.get(key, ()))
        gold.append(Gold(*(tuple(sorted(roles[role])) for role in _ROLES)))
    return gold


def _find(text: str) -> tuple[list[Gold], list[str | None]]:
    article = Article(id="a-0", source="", published=Published(value=None, basis="unknown"), text=text)
    sentences = find_sentences(article)
    names = find_names(article, sentences)
    found = find_attributions(article, sentences, names)
    golds = [
        Gold(
            ((a.speaker.span.start, a.speaker.span.end),) if a.speaker.span else (),
            ((a.cue.start, a.cue.end),) if a.cue else (),
            tuple((part.start, part.end) for part in a.parts),
        )
        for a in found
    ]
    return golds, [a.speaker.name for a in found]


def _tokens(attributions: Iterable[Gold], role: str, tokens: list[tuple[int, int]]) -> set[int]:
    chars: set[int] = set()
    for attribution in attributions:
        for start, end in getattr(attribution, role):
            chars.update(range(start, end))
    return {start for start, end in tokens if start in chars and end - 1 in chars}


def _count(counts: list[int], gold: set[int], found: set[int]) -> None:
    counts[0] += len(gold & found)
    counts[1] += len(gold)
    counts[2] += len(found)


def _f1(counts: list[int]) -> float:
    both, gold, found = counts
    return round(2 * both / max(1, gold + found), 3)


def _hull(pieces: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    return (pieces[0][0], pieces[-1][1]) if pieces else None


def _overlapping(one: Gold, other: Gold) -> bool:
    """Return whether source, cue and content all overlap; a role that the annotation lacks is not asked for."""
    for role in _ROLES:
        pieces, counterparts = getattr(one, role), getattr(other, role)
        if pieces and not any(a < d and c < b for a, b in pieces for c, d in counterparts):
            return False
    return True


def _equal(one: Gold, other: Gold) -> bool:
    return all(_hull(getattr(one, role)) == _hull(getattr(other, role)) for role in _ROLES)


def _pair(counts: list[int], gold: list[Gold], found: list[Gold], same: Callable[[Gold, Gold], bool]) -> None:
    free = list(range(len(found)))
    for attribution in gold:
        match = next((index for index in free if same(attribution, found[index])), None)
        if match is not None:
            free.remove(match)
            counts[0] += 1
    counts[1] += len(gold)
    counts[2] += len(found)


def _speakers(counts: list[int], text: str, gold: list[Gold], found: list[Gold], names: list[str | None]) -> None:
    """Count the direct quotations whose annotated source is a name, and those whose speaker we resolve to that name."""
    for attribution in gold:
        if not attribution.content or not attribution.source or not _QUOTE.match(text[attribution.content[0][0] :][:1]):
            continue
        source = text[attribution.source[0][0] : attribution.source[-1][1]]
        surname = [word for word in re.findall(r"[A-Z][\w’'-]+", re.split(r"[,(]", source)[0]) if word not in _PRONOUNS]
        if not surname:
            continue
        counts[1] += 1
        for index, other in enumerate(found):
            if _overlapping(Gold((), (), attribution.content), other) and surname[-1].split("’")[0] in (
                names[index] or ""
            ):
                counts[0] += 1
                break
