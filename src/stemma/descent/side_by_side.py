"""Two articles side by side: their passages word by word, what each adds, and which draws on which."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from stemma.descent.passages import find_passages
from stemma.descent.witness import Witness, prepare_witnesses
from stemma.records import (
    Annotation,
    Article,
    Comparison,
    Derivation,
    Descent,
    Evidence,
    Origin,
    Passage,
    SharedPassage,
    Span,
    WordDifference,
    content_id,
)
from stemma.records.comparison import DifferenceKind, Nature, Relation
from stemma.text.differences import Gap, find_gaps, match_words
from stemma.text.spelling import fold_spelling
from stemma.text.words import find_words, normal_form

# Share of a sentence's words in shared passages from which it has a counterpart in the other article.
_COUNTERPART = 0.5
# Share of a passage's matched words from which it counts as a quotation, or as made of stock phrases and names.
_MOSTLY = 0.5
# Words from which equal boilerplate is worth showing: a line, not a lone "Share" or a date.
_LEAST_BOILERPLATE = 4
# A passage that lies within another begins soon after it; so many before it are looked at.
_NEIGHBOURS = 16

Flags = NDArray[np.bool_]
Pair = tuple[Witness, Witness]
Labels = tuple[str, ...]


def lay_side_by_side(
    first: Article, second: Article, annotations: Mapping[str, Annotation], descent: Descent
) -> Comparison:
    """Return the comparison of two articles of which the descent has been traced.

    Args:
        first, second: the articles, with distinct ids; the comparison reads from the first to the second.
        annotations: what was found in each, by article id.
        descent: the stemma of a story that holds both; what concerns other articles is left aside.
    """
    one, other = prepare_witnesses([first, second], annotations)
    pair = (one, other)
    shared = [_share(pair, spans, passage) for spans, passage in _passages_between(pair, descent)]
    shared += _shared_quotations(pair, shared)
    copied = _mark_both(pair, [text for text in shared if text.nature == "copied"])
    held = _mark_both(pair, shared)
    own = tuple(_own_sentences(witness, marked) for witness, marked in zip(pair, held, strict=True))
    relation, sources, evidence = _tell_relation(pair, descent, bool(copied[0].any()))
    return Comparison(
        articles=(first, second),
        coverage=(round(one.share(copied[0]), 4), round(other.share(copied[1]), 4)),
        passages=tuple(sorted([*shared, *_shared_boilerplate(pair)], key=_rank)),
        own=(own[0], own[1]),
        own_statements=(_count_statements(one, own[0]), _count_statements(other, own[1])),
        relation=relation,
        sources=sources,
        evidence=evidence,
    )


def _rank(shared: SharedPassage) -> tuple[int, int, int, str]:
    one, other = shared.passage.spans
    return one.start, one.end, other.start, shared.passage.id


def _passages_between(pair: Pair, descent: Descent) -> list[tuple[tuple[Span, Span], Passage]]:
    """Return the passages that both articles have, each with its spans in the order of the two."""
    ids = [witness.id for witness in pair]
    found = []
    for passage in descent.passages:
        by_article = {span.article: span for span in passage.spans}
        if sorted(by_article) == sorted(ids):
            found.append(((by_article[ids[0]], by_article[ids[1]]), passage))
    return _drop_nested(sorted(found, key=lambda one: (one[0][0].start, -one[0][0].end, one[0][1], one[1].id)))


def _drop_nested(found: Sequence[tuple[tuple[Span, Span], Passage]]) -> list[tuple[tuple[Span, Span], Passage]]:
    """Return passages in order of the first article without those that lie within another in both articles."""
    kept: list[tuple[tuple[Span, Span], Passage]] = []
    for spans, passage in found:
        around = [
            other
            for held, other in kept[-_NEIGHBOURS:]
            if held[0].contains(spans[0]) and held[1].contains(spans[1]) and other.copied >= passage.copied
        ]
        if not around:
            kept.append((spans, passage))
    return kept


def _share(pair: Pair, spans: tuple[Span, Span], passage: Passage) -> SharedPassage:
    """Return a passage with its differences word by word and, if it is no sign of copying, the reason."""
    nature: Nature = "copied" if passage.copied else _tell_nature(pair, spans)
    turned = msgspec.structs.replace(passage, spans=spans)
    return SharedPassage(passage=turned, nature=nature, differences=_find_differences(pair, spans))


def _shared_quotations(pair: Pair, known: Sequence[SharedPassage]) -> list[SharedPassage]:
    """Return the quotations that both articles have beside the ``known`` passages: they make no descent."""
    held = _mark_both(pair, known)
    found = []
    for text in find_passages(list(pair), 0, 1):
        one, other = text.ranges
        if held[0][slice(*one)].any() or held[1][slice(*other)].any():
            continue
        spans = (text.span_in(0), text.span_in(1))
        if _tell_nature(pair, spans) == "quotation":
            passage = msgspec.structs.replace(text.passage, copied=False)
            found.append(_share(pair, spans, passage))
    return found


def _tell_nature(pair: Pair, spans: tuple[Span, Span]) -> Nature:
    """Return why a passage does not count as copying."""
    quoted, formula = [], []
    for witness, span in zip(pair, spans, strict=True):
        words = slice(*witness.words_in(span))
        total = max(1, len(witness.words[words]))
        quoted.append(int(witness.quoted[words].sum()) / total)
        formula.append(int((~witness.own[words]).sum()) / total)
    if min(quoted) >= _MOSTLY:
        return "quotation"
    return "formula" if min(formula) >= _MOSTLY else "little"


def _find_differences(pair: Pair, spans: tuple[Span, Span]) -> tuple[WordDifference, ...]:
    """Return the differences of a passage in order of the first article."""
    (a, a_end), (b, b_end) = bounds = [witness.words_in(span) for witness, span in zip(pair, spans, strict=True)]
    norms = [_norms(witness, *held) for witness, held in zip(pair, bounds, strict=True)]
    folded = [[fold_spelling(norm) for norm in held] for held in norms]
    runs = match_words(folded[0], folded[1])
    found = [_differ(pair, spans, (a, b), gap) for gap in find_gaps(runs, a_end - a, b_end - b)]
    for run in runs:
        for i, j in zip(range(run.a, run.a + run.size), range(run.b, run.b + run.size), strict=True):
            if norms[0][i] != norms[1][j]:
                here = (pair[0].span(a + i, a + i + 1), pair[1].span(b + j, b + j + 1))
                found.append(WordDifference(kind="respelled", spans=here))
    return tuple(sorted(found, key=lambda one: (one.spans[0].start, one.spans[1].start, one.spans[0].end)))


def _norms(witness: Witness, first: int, last: int) -> list[str]:
    """Return the normal forms of the body words from ``first`` to before ``last``."""
    text = witness.article.text
    offsets = zip(witness.starts[first:last].tolist(), witness.ends[first:last].tolist(), strict=True)
    return [normal_form(text[start:end]) for start, end in offsets]


def _differ(pair: Pair, spans: tuple[Span, Span], begin: tuple[int, int], gap: Gap) -> WordDifference:
    """Return one gap between matched words as a difference."""
    a = _words_or_place(pair[0], spans[0], begin[0] + gap.a, begin[0] + gap.a_end)
    b = _words_or_place(pair[1], spans[1], begin[1] + gap.b, begin[1] + gap.b_end)
    kind: DifferenceKind = "replaced"
    if gap.a == gap.a_end:
        kind = "added"
    elif gap.b == gap.b_end:
        kind = "dropped"
    return WordDifference(kind=kind, spans=(a, b))


def _words_or_place(witness: Witness, passage: Span, first: int, last: int) -> Span:
    """Return the span of some words; of none, the empty place before the word that follows, or the passage's end."""
    if first < last:
        return witness.span(first, last)
    at = int(witness.starts[first]) if first < len(witness.starts) else passage.end
    at = min(max(at, passage.start), passage.end)
    return Span(article=witness.id, start=at, end=at)


def _mark_both(pair: Pair, shared: Sequence[SharedPassage]) -> tuple[Flags, Flags]:
    """Return which body words of each article stand in one of the passages."""
    marked = tuple(np.zeros(len(witness.words), dtype=bool) for witness in pair)
    for text in shared:
        for flags, witness, span in zip(marked, pair, text.passage.spans, strict=True):
            flags[slice(*witness.words_in(span))] = True
    return marked[0], marked[1]


def _own_sentences(witness: Witness, held: Flags) -> tuple[Span, ...]:
    """Return the sentences of an article of which less than half stands in the other."""
    before = np.concatenate([[0], np.cumsum(held)])
    found = []
    for sentence in witness.annotation.sentences:
        first, last = witness.words_in(sentence.span)
        if last > first and before[last] - before[first] < _COUNTERPART * (last - first):
            found.append(sentence.span)
    return tuple(sorted(found))


def _count_statements(witness: Witness, own: Sequence[Span]) -> int:
    """Return how many statements of an article lie within some of its sentences."""
    starts = [span.start for span in own]
    total = 0
    for statement in witness.annotation.statements:
        place = bisect_right(starts, statement.span.start) - 1
        total += place >= 0 and statement.span.end <= own[place].end
    return total


def _shared_boilerplate(pair: Pair) -> list[SharedPassage]:
    """Return the lines of boilerplate that both articles have in the same words, each once."""
    waiting: dict[tuple[str, ...], Span] = {}
    for mark in reversed(pair[0].article.boilerplate):
        waiting[_words_of(pair[0].article, mark.span)] = mark.span
    found = []
    for mark in sorted(pair[1].article.boilerplate, key=lambda mark: mark.span):
        words = _words_of(pair[1].article, mark.span)
        one = waiting.pop(words, None) if len(words) >= _LEAST_BOILERPLATE else None
        if one is not None:
            spans = (one, mark.span)
            key = content_id("p", *((span.article, span.start, span.end) for span in sorted(spans)))
            passage = Passage(id=key, spans=spans, similarity=1.0, rewriting="verbatim", copied=False)
            found.append(SharedPassage(passage=passage, nature="boilerplate"))
    return found


def _words_of(article: Article, span: Span) -> tuple[str, ...]:
    return tuple(word.norm for word in find_words(article.text, span.start, span.end))


def _tell_relation(
    pair: Pair, descent: Descent, copied: bool
) -> tuple[Relation, tuple[str, ...], tuple[Evidence, ...]]:
    """Return which article draws on which, the sources that both draw on, and the reasons."""
    ids = {witness.id for witness in pair}
    between = [one for one in descent.derivations if {one.source, one.target} == ids]
    known = [one for one in between if one.direction == "known"]
    common = {one.id: one.label for one in _common_origins(ids, descent)}
    drawn = [one for one in descent.derivations if one.source in common and one.target in ids]
    sources = tuple(sorted(common.values()))
    if known:
        relation: Relation = "first-to-second" if known[0].source == pair[0].id else "second-to-first"
        return relation, sources, _gather_evidence([*known, *drawn], ids)
    if common:
        return "common-source", sources, _gather_evidence([*drawn, *between], ids)
    return "undetermined" if copied or between else "none", sources, _gather_evidence(between, ids)


def _common_origins(ids: Collection[str], descent: Descent) -> list[Origin]:
    """Return the origins outside the two articles that both draw on, more than by citing them."""
    drawn = {one.source for one in descent.derivations if one.target in ids}
    return [
        one for one in descent.origins if one.kind != "article" and one.id in drawn and set(ids) <= set(one.articles)
    ]


def _gather_evidence(derivations: Iterable[Derivation], ids: Collection[str]) -> tuple[Evidence, ...]:
    """Return the reasons of some derivations, each once; those that rest on other articles alone are left out."""
    found: dict[str, Evidence] = {}
    for derivation in derivations:
        for evidence in derivation.evidence:
            if not evidence.spans or any(span.article in ids for span in evidence.spans):
                found.setdefault(evidence.why, evidence)
    return tuple(found.values())
