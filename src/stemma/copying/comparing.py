"""Candidate pairs to passages: texts are read again where they lie; runs in worker processes."""

from collections import OrderedDict
from pathlib import Path
from typing import NamedTuple

from stemma.copying.catalogue import TextPlace
from stemma.copying.lines import read_line
from stemma.descent.corpus_candidates import share_wording
from stemma.descent.plain_texts import PlainText, WordNumbers, compare_texts
from stemma.errors import ConfigError, InputError
from stemma.records.copies import CopiedPassage

# Distinct words after which the numbers of words are begun anew, and characters of text held: they bound the memory.
_MOST_WORDS = 400_000
_MOST_CHARACTERS = 4_000_000


class Candidate(NamedTuple):
    """Two texts to compare.

    Attributes:
        ranks: their ranks, ascending.
        places: where they lie.
        equal: whether they are known to have the same words.
    """

    ranks: tuple[int, int]
    places: tuple[TextPlace, TextPlace]
    equal: bool


class Compared(NamedTuple):
    """Two texts that share wording."""

    ranks: tuple[int, int]
    passages: tuple[CopiedPassage, ...]
    shares: tuple[float, float]


class _Desk:
    """The texts read last, prepared for comparison."""

    def __init__(self) -> None:
        self._numbers = WordNumbers()
        self._texts: OrderedDict[TextPlace, PlainText] = OrderedDict()
        self._held = 0

    def take(self, place: TextPlace) -> PlainText:
        """Return a text, read if it is not at hand."""
        held = self._texts.get(place)
        if held is None:
            held = PlainText(_read_again(place), self._numbers)
            self._texts[place] = held
            self._held += len(held.text)
        self._texts.move_to_end(place)
        return held

    def tidy(self) -> None:
        """Put away what was not used lately."""
        if len(self._numbers) > _MOST_WORDS:
            self.__init__()  # type: ignore[misc]
        while self._held > _MOST_CHARACTERS and self._texts:
            self._held -= len(self._texts.popitem(last=False)[1].text)


_DESK = _Desk()


def _read_again(place: TextPlace) -> str:
    try:
        with Path(place.path).open("rb") as stream:
            stream.seek(place.offset)
            return read_line(stream.read(place.length)).text
    except (InputError, OSError) as error:
        raise ConfigError(
            f"{place.path} has changed while it was read ({error}). Run again once it is complete."
        ) from error


def compare_all(candidates: tuple[Candidate, ...]) -> list[Compared]:
    """Return those of some candidates that share wording, in the same order.

    Raises:
        ConfigError: a file has changed since it was read.
    """
    found = []
    for candidate in candidates:
        first, second = (_DESK.take(place) for place in candidate.places)
        if candidate.equal or share_wording(first.check, second.check):
            compared = compare_texts(first, second)
            if compared:
                found.append(Compared(candidate.ranks, *compared))
        _DESK.tidy()
    return found
