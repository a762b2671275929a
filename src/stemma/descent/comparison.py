"""Every two articles of a story that share text, with all their passages: exact ones first, then rewritten ones."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from stemma.descent.candidates import find_candidates, find_retold_candidates
from stemma.descent.links import Link, link, mark_shared
from stemma.descent.paraphrases import Flags, Scores, compare_terms, confirm_rewrite, propose_rewrite, texts_alike
from stemma.descent.passages import SharedText, find_passages, not_copied, span_of
from stemma.descent.sentence_terms import SentenceTable
from stemma.descent.witness import Witness
from stemma.models.encoder import Encoder
from stemma.records import Passage, content_id

# Share of a sentence that exact passages must cover for it not to be a paraphrase as well.
_COVERED = 0.5
# Up to this many articles every two are looked at for rewriting; beyond, only those that share telling terms.
_EVERY_PAIR = 24
# Matched words from which a passage of two articles that are not linked is worth showing: a whole quotation.
_LEAST_UNLINKED = 12
# Of the articles linked to one, so many with the most shared text are looked at for further, rewritten sentences.
_STRONGEST = 6
# From this share of one of the two articles on, single rewritten sentences count too; below, only a whole row of them
# (story_clusters: two reports that share one sentence of background otherwise meet in every common fact).
_LARGELY = 0.25

Pair = tuple[int, int]


def compare_articles(
    witnesses: list[Witness], tables: Sequence[SentenceTable], encoder: Encoder
) -> tuple[list[SharedText], list[Link]]:
    """Return all passages of a story, and the pairs of articles that they link."""
    shared: dict[Pair, list[SharedText]] = {}
    for low, high in find_candidates(witnesses):
        shared[low, high] = find_passages(witnesses, low, high)
    links = {pair: made for pair, texts in shared.items() if (made := link(witnesses, *pair, texts))}
    for pair, rows in _find_retold(witnesses, tables, shared, links, encoder).items():
        ranges = [(tables[pair[0]].ranges[i], tables[pair[1]].ranges[j]) for i, j in rows]
        shared[pair] = [*shared.get(pair, ()), *(_as_passage(witnesses, pair, held) for held in ranges)]
        made = link(witnesses, *pair, shared[pair])
        if made:
            links[pair] = made
    passages = [
        text if pair in links else not_copied(text)
        for pair in sorted(shared)
        for text in shared[pair]
        if pair in links or text.matched >= _LEAST_UNLINKED
    ]
    return passages, [links[pair] for pair in sorted(links)]


def _find_retold(
    witnesses: Sequence[Witness],
    tables: Sequence[SentenceTable],
    shared: Mapping[Pair, Sequence[SharedText]],
    links: Mapping[Pair, Link],
    encoder: Encoder,
) -> dict[Pair, list[Pair]]:
    """Return for pairs of articles the rows of sentences that one retells from the other and no exact passage covers.

    All sentences are encoded in one go.
    """
    pairs = set(combinations(range(len(witnesses)), 2))
    if len(witnesses) > _EVERY_PAIR:
        pairs = set(find_retold_candidates(tables))
    overlaps: dict[Pair, Scores] = {}
    close = {pair for pair in _strongest(list(links.values())) if max(links[pair].shares) >= _LARGELY}
    for low, high in sorted((pairs | set(links)) if len(witnesses) <= _EVERY_PAIR else (pairs | close)):
        first, second = tables[low], tables[high]
        if (low, high) in close:
            fresh = [_fresh(witnesses[place], place, tables[place], shared[low, high]) for place in (low, high)]
            overlaps[low, high] = compare_terms(first, second, (fresh[0], fresh[1]))
        else:
            proposed = propose_rewrite(first, second)
            if proposed is not None:
                overlaps[low, high] = proposed
    encoder.encode([text for (i, j), held in overlaps.items() for text in texts_alike(held, tables[i], tables[j])])
    found: dict[Pair, list[Pair]] = {}
    for (low, high), held in overlaps.items():
        rows = confirm_rewrite(held, tables[low], tables[high], encoder, (low, high) in close)
        fresh = [_fresh(witnesses[place], place, tables[place], shared.get((low, high), ())) for place in (low, high)]
        rows = [(i, j) for i, j in rows if fresh[0][i] and fresh[1][j]]
        if rows:
            found[low, high] = rows
    return found


def _fresh(witness: Witness, place: int, table: SentenceTable, exact: Sequence[SharedText]) -> Flags:
    """Return which sentences of an article no exact passage covers."""
    before = np.concatenate([[0], np.cumsum(mark_shared(witness, place, exact))])
    bounds = np.array(table.ranges, dtype=np.int64).reshape(-1, 2)
    covered = before[bounds[:, 1]] - before[bounds[:, 0]]
    return np.asarray(covered < _COVERED * (bounds[:, 1] - bounds[:, 0]))


def _strongest(links: Sequence[Link]) -> set[Pair]:
    """Return the links that are among the strongest of one of their two articles."""
    found: set[Pair] = set()
    ranked: dict[int, int] = {}
    for made in sorted(links, key=lambda link: (-max(link.shares), link.places)):
        ranks = [ranked.get(place, 0) for place in made.places]
        if min(ranks) < _STRONGEST:
            found.add(made.places)
        for place, rank in zip(made.places, ranks, strict=True):
            ranked[place] = rank + 1
    return found


def _as_passage(witnesses: Sequence[Witness], places: Pair, ranges: tuple[Pair, Pair]) -> SharedText:
    """Return the passage of two sentences of which one rewrites the other."""
    words = [witnesses[place].words[first:last] for place, (first, last) in zip(places, ranges, strict=True)]
    matched = len(np.intersect1d(words[0], words[1]))
    spans = tuple(span_of(witnesses[place], *bounds) for place, bounds in zip(places, ranges, strict=True))
    passage = Passage(
        id=content_id("p", *((span.article, span.start, span.end) for span in spans)),
        spans=(spans[0], spans[1]),
        similarity=round(min(1.0, 2 * matched / (len(words[0]) + len(words[1]))), 4),
        rewriting="paraphrase",
    )
    return SharedText(passage, places, ranges, matched, matched)
