"""Which statement of a copy was made from which statement of the article it draws on."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from stemma.reconciliation.features import PairFeatures, compare_gists
from stemma.reconciliation.gists import Gist, Vectors
from stemma.reconciliation.index import StoryIndex
from stemma.reconciliation.judge import likeness
from stemma.reconciliation.sources import find_sources
from stemma.records import Claim, Statement

_SAME_FACT = 0.6  # likeness from which one statement was made from the other (read on helsinki)
# A rewrite may keep a clause in other words: so much of the shorter statement, at this cosine (read on helsinki).
_KEPT_OF_SHORTER = 0.4
_KEPT_COSINE = 0.65


def pair_descended(
    claims: Sequence[Claim], gists: Sequence[Gist], vectors: Vectors, index: StoryIndex
) -> Iterator[tuple[Statement, Statement]]:
    """Yield (source statement, statement of the copy) for each statement of a copy, in order of the copy's ids.

    Every copy is compared with the article nearest to the source that says the same at all; the two statements must
    be in one claim, from one origin, and each the other's best in its article.
    """
    sources = find_sources(index)
    gist_of = {statement: gist for gist in gists for statement in gist.statements}
    peers = _peers(claims)
    for target_id in sorted(index.statements):
        target = index.statements[target_id]
        if target_id not in gist_of or _in_headline(target, index):
            continue
        for article in sources.get(target.article, ()):
            source_id = _best(target_id, article, peers, gist_of, vectors, index)
            if source_id is not None:
                if _best(source_id, target.article, peers, gist_of, vectors, index) == target_id:
                    yield index.statements[source_id], target
                break


def _best(
    one: str,
    article: str,
    peers: Mapping[str, set[str]],
    gist_of: Mapping[str, Gist],
    vectors: Vectors,
    index: StoryIndex,
) -> str | None:
    """Return the statement of an article that says most nearly the same, if any says the same."""
    scored = [
        (_score(gist_of[other], gist_of[one], vectors), gist_of[other].number, other)
        for other in sorted(peers.get(one, ()))
        if index.statements[other].article == article and _from_one_origin(other, one, index)
    ]
    best = max(scored, default=(0.0, 0, None))
    return best[2] if best[0] > 0 else None


def _from_one_origin(one: str, two: str, index: StoryIndex) -> bool:
    """Return whether both statements come from one origin: what a copy adds of its own is no change of its source."""
    origin_of = index.descent.origin_of
    return one in origin_of and origin_of[one] == origin_of.get(two)


def _peers(claims: Sequence[Claim]) -> Mapping[str, set[str]]:
    """Return statement -> the other statements of its claims."""
    near: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for one in claim.statements:
            near[one].update(claim.statements)
    return {one: others - {one} for one, others in near.items()}


def _score(one: Gist, two: Gist, vectors: Vectors) -> float:
    """Return how sure it is that one of two wordings was made from the other; 0 if it is not."""
    features = compare_gists(one, two, float(vectors[one.number] @ vectors[two.number]))
    score = likeness(features)
    return round(score, 5) if score >= _SAME_FACT or _keeps_clause(one, two, features) else 0.0


def _keeps_clause(one: Gist, two: Gist, features: PairFeatures) -> bool:
    shared = len(one.weights.keys() & two.weights.keys())
    return features.containment >= _KEPT_OF_SHORTER and features.cosine >= _KEPT_COSINE and shared > 1


def _in_headline(statement: Statement, index: StoryIndex) -> bool:
    """Return whether a statement stands in its article's headline, where sources are left out by custom."""
    title = index.articles[statement.article].title_span
    return title is not None and title.overlaps(statement.span)
