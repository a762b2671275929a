"""Events: who did what to whom, in the terms of the PLOVER ontology, where actor and deed are clear."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from stemma.reconciliation.deeds import find_deeds
from stemma.reconciliation.index import StoryIndex
from stemma.reconciliation.parties import Mention, find_parties
from stemma.records import Event, Span, Statement
from stemma.text.words import Word, find_words

_Key = tuple[str, str, str | None, str | None, str | None, str | None]
_NO_EVENT = ("possible", "denied")  # a "not" before the deed is seen by find_parties
_LOCATING = frozenset({"in", "at", "near", "outside", "inside"})


def find_events(index: StoryIndex) -> tuple[Event, ...]:
    """Return the events that the reports tell, sorted; one for each deed, actor, target, place and date."""
    by_sentence: dict[Span, list[Statement]] = defaultdict(list)
    for statement in index.statements.values():
        by_sentence[statement.sentence].append(statement)
    found: dict[_Key, set[str]] = defaultdict(set)
    for sentence in sorted(by_sentence):
        for key, teller in _read_sentence(sentence, by_sentence[sentence], index):
            found[key].add(teller)
    events = [
        Event(
            code=code,
            actor=actor,
            target=target,
            place=place,
            earliest=first,
            latest=last,
            statements=tuple(sorted(ids)),
        )
        for (code, actor, target, place, first, last), ids in found.items()
    ]
    return tuple(sorted(events, key=lambda one: (one.code, one.statements, one.actor or "", one.target or "")))


def _read_sentence(sentence: Span, statements: Sequence[Statement], index: StoryIndex) -> Iterator[tuple[_Key, str]]:
    """Yield the key of each event in a sentence and the statement that tells it."""
    words = find_words(index.articles[sentence.article].text, sentence.start, sentence.end)
    names = index.names_within(sentence)
    for deed in find_deeds([word.norm for word in words]) if names else ():
        telling = _telling(statements, words[deed.start])
        parties = find_parties(deed, words, names, index)
        if parties is not None and telling.certainty not in _NO_EVENT:
            first, last = _day(telling, index)
            place = _place(words, names, index)
            yield (deed.code, *parties, place if place not in parties else None, first, last), telling.id


def _telling(statements: Sequence[Statement], word: Word) -> Statement:
    """Return the statement in which a word stands, or the first of its sentence."""
    return next((one for one in statements if one.span.start <= word.start < one.span.end), statements[0])


def _day(statement: Statement, index: StoryIndex) -> tuple[str | None, str | None]:
    """Return the calendar range of a statement, if it has exactly one."""
    times = [index.times[id_] for id_ in statement.times]
    ranges = {(time.earliest, time.latest) for time in times if time.kind in ("DATE", "TIME") and time.earliest}
    return ranges.pop() if len(ranges) == 1 else (None, None)


def _place(words: Sequence[Word], names: Sequence[Mention], index: StoryIndex) -> str | None:
    """Return the first place that is named as where something happens."""
    for start, _, name in names:
        before = [word.norm for word in words if word.end <= start][-1:]
        if index.names[name].kind == "place" and _LOCATING.intersection(before):
            return name
    return None
