"""The brief: sentences chosen from the reports, verbatim, the most corroborated first, without near repeats."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stemma.reconciliation.gists import Gist, Vectors
from stemma.reconciliation.index import StoryIndex
from stemma.records import BriefEntry, Claim, Conflict, Span, Statement
from stemma.text.words import find_words

_FEWEST, _MOST = 5, 12  # entries, where the story has them
# A sentence repeats one already chosen from this cosine, or this share of its content, on (read on basil).
_REPEATS_COSINE = 0.62
_REPEATS_SHARE = 0.6
_SHORTEST, _LONGEST = 6, 60  # words of a sentence that reads well in a brief
# First words that lean on the sentence before.
_LEANING = frozenset({
    "he", "she", "it", "they", "this", "that", "these", "those", "but", "and", "so", "such", "his", "her", "their",
    "its", "also", "however", "meanwhile",
})  # fmt: skip


class _Choice(NamedTuple):
    """A claim and the sentence that would stand for it."""

    claim: Claim
    statement: Statement
    row: int


def build_brief(
    claims: Sequence[Claim],
    conflicts: Sequence[Conflict],
    gists: Sequence[Gist],
    vectors: Vectors,
    index: StoryIndex,
) -> tuple[BriefEntry, ...]:
    """Return about five to twelve sentences, the most corroborated first, with the conflicts that touch them."""
    row_of = {statement: gist.number for gist in gists for statement in gist.statements}
    ranked = sorted(_choices(claims, row_of, index), key=lambda one: _rank(one, index))
    wanted = min(_MOST, max(_FEWEST, sum(len(choice.claim.origins) > 1 for choice in ranked)))
    chosen: list[_Choice] = []
    for choice in ranked:
        if len(chosen) == wanted:
            break
        if not any(_repeats(choice, earlier, gists, vectors) for earlier in chosen):
            chosen.append(choice)
    by_sentence: dict[Span, list[Statement]] = {}
    for statement in index.statements.values():
        by_sentence.setdefault(statement.sentence, []).append(statement)
    return tuple(_make_entry(choice, by_sentence, claims, conflicts, index) for choice in chosen)


def _choices(claims: Sequence[Claim], row_of: Mapping[str, int], index: StoryIndex) -> list[_Choice]:
    """Return for each claim its first statement whose sentence can stand alone."""
    found = []
    for claim in claims:
        for id_ in claim.statements:
            if id_ in row_of and _stands_alone(index.text_of(index.statements[id_].sentence)):
                found.append(_Choice(claim, index.statements[id_], row_of[id_]))
                break
    return found


def _stands_alone(sentence: str) -> bool:
    """Return whether a sentence reads well on its own: long enough, complete, not leaning on the one before."""
    words = find_words(sentence)
    return (
        _SHORTEST <= len(words) <= _LONGEST
        and words[0].norm not in _LEANING
        and not sentence[words[0].start].islower()
        and sentence.count("“") == sentence.count("”")
        and sentence.count('"') % 2 == 0
        and sentence.rstrip()[-1:] in '.!?”"’'
    )


def _rank(choice: _Choice, index: StoryIndex) -> tuple[int, int, int, str]:
    """Return the order: origins, articles, then nearness to the start of a report, the wording last."""
    starts = [index.statements[id_].span.start for id_ in choice.claim.statements]
    text = index.text_of(choice.statement.sentence)
    return -len(choice.claim.origins), -len(choice.claim.articles), min(starts), text


def _repeats(choice: _Choice, earlier: _Choice, gists: Sequence[Gist], vectors: Vectors) -> bool:
    if choice.statement.sentence.overlaps(earlier.statement.sentence):
        return True
    if float(vectors[choice.row] @ vectors[earlier.row]) >= _REPEATS_COSINE:
        return True
    one, two = gists[choice.row], gists[earlier.row]
    shared = sum(weight for stem, weight in one.weights.items() if stem in two.weights)
    return shared >= _REPEATS_SHARE * min(one.weight, two.weight)


def _make_entry(
    choice: _Choice,
    by_sentence: Mapping[Span, Sequence[Statement]],
    claims: Sequence[Claim],
    conflicts: Sequence[Conflict],
    index: StoryIndex,
) -> BriefEntry:
    span = choice.statement.sentence
    statements = {one.id for one in by_sentence[span]}
    touched = [claim for claim in claims if statements & set(claim.statements)]
    ids = {claim.id for claim in touched}
    return BriefEntry(
        text=index.text_of(span),
        span=span,
        statements=tuple(sorted(statements)),
        claims=tuple(sorted(ids)),
        conflicts=tuple(sorted(one.id for one in conflicts if ids & set(one.claims))),
        origins=max((len(claim.origins) for claim in touched), default=0),
    )
