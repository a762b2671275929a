"""From what single sentences say to a claim to one verdict on it."""

from collections.abc import Sequence

from stemma.checking.facets.finding import CONTRADICTING
from stemma.checking.ground import Ground
from stemma.checking.judging import Judgement
from stemma.checking.naming import CLOSE_BY, NAMED
from stemma.records import Check, CheckedStatement, Difference
from stemma.records.check import DifferenceKind, Verdict

# Share of a claim's weight that must be covered by one sentence and those beside it, and the most that may stand
# uncovered as words (all set on the first part of benchmarks/quality/labels/basil_claims.toml).
_SUPPORTING = 0.84
_MOST_UNCOVERED = 0.14
_CLOSE = 0.5  # below this nothing in the reports is about what the claim says
# Where one sentence supports a claim, figure, date and names and all, another with others tells of something else.
_REPLACED: frozenset[DifferenceKind] = frozenset(("quantity", "date", "name", "place"))
_OTHERS: frozenset[DifferenceKind] = frozenset(("name", "place"))
_PARTED = 0.7  # a sentence that covers less of the rest of the claim cannot contradict it
_WIDE_EDGE = 0.08  # the same for one that differs in certainty, source, scope or quotation
_WIDEST_EDGE = 0.15  # the same where only a figure, date or name is another: it may tell of something else
_EDGE = 0.03  # by which a sentence that contradicts must fit better than one that supports
_LIGHTEST_DEED = 0.0  # a verb or turning word heavier than this must be covered
_MOST_SHOWN = 8  # statements shown for one verdict


def decide(judgements: Sequence[Judgement]) -> tuple[Verdict, list[Judgement]]:
    """Return the verdict on a claim and the judgements it rests on, the nearest first."""
    ranked = sorted(judgements, key=lambda one: (-strength(one), one.unit.number))
    supporting = [one for one in ranked if supports(one)]
    best = max((weigh_fit(one) for one in supporting), default=0.0)
    joined = any(stand_together(one) for one in supporting)
    stronger = [
        one
        for one in ranked
        if one.differences and weigh_fit(one) > best + edge(one) and not (joined and names_another(one))
    ]
    if supporting and not stronger:
        return "supported", supporting
    close = [one for one in ranked if fit(one) >= _CLOSE]
    if not close:
        return "not-found", []
    first = stronger[0] if supporting else _first_of(close)
    kinds = {one.kind for one in first.differences}
    alike = [first] + [one for one in close if one is not first and {two.kind for two in one.differences} & kinds]
    # Where the report has nothing in the place of the claim's words, nothing contradicts them.
    parted = {one.kind for one in first.differences if one.report or one.kind == "polarity"} & CONTRADICTING
    verdict: Verdict = "contradicted" if parted and fit(first) >= _PARTED else "differs"
    return verdict, alike


def _first_of(close: Sequence[Judgement]) -> Judgement:
    """Return the judgement a verdict without support rests on, of some ranked ones.

    One that only names another person or place gives way to one in which the claim's names stand together.
    """
    if not names_another(close[0]):
        return close[0]
    joined = (one for one in close if not one.differences and stand_together(one) and fit(one) >= _PARTED)
    return next(joined, close[0])


def names_another(judgement: Judgement) -> bool:
    """Return whether a sentence differs from a claim in names and places, and in nothing else that contradicts."""
    kinds = kinds_of(judgement)
    return bool(kinds & _OTHERS) and kinds & CONTRADICTING <= _OTHERS


def stand_together(judgement: Judgement) -> bool:
    """Return whether every person and place of a claim is named or meant in a sentence, or close by it."""
    held = [part.level for part in judgement.parts if part.kind in ("person", "place")]
    return len(held) > 1 and min(held) >= CLOSE_BY


def kinds_of(judgement: Judgement) -> frozenset[DifferenceKind]:
    """Return the kinds of the differences of a sentence."""
    return frozenset(one.kind for one in judgement.differences)


def weigh_fit(judgement: Judgement) -> float:
    """Return how well a sentence fits a claim, what they differ in left aside, its nearness counted in."""
    return fit(judgement) + judgement.cosine / 4


def edge(judgement: Judgement) -> float:
    """Return by how much a sentence that differs must fit better than one that supports, to count more."""
    kinds = kinds_of(judgement)
    if kinds <= _REPLACED:
        return _WIDEST_EDGE
    return _EDGE if kinds & CONTRADICTING else _WIDE_EDGE


def supports(judgement: Judgement) -> bool:
    """Return whether a sentence covers a claim and differs from it in nothing."""
    if judgement.differences or judgement.coverage < _SUPPORTING:
        return False
    if any(part.kind == "place" and part.level < CLOSE_BY for part in judgement.parts):
        return False
    people = [part.level for part in judgement.parts if part.kind == "person"]
    if len(people) > 1 and max(people) < NAMED:
        return False  # one pronoun cannot stand for all of them
    missing = judgement.missing()
    if any(part.kind != "word" and (part.kind != "deed" or part.weight > _LIGHTEST_DEED) for part in missing):
        return False
    total = sum(part.weight for part in judgement.parts)
    return sum(part.weight for part in missing) <= _MOST_UNCOVERED * total


def fit(judgement: Judgement) -> float:
    """Return how much of a claim a sentence covers, the words in which the two differ left aside."""
    apart = {one.claim for one in judgement.differences}
    kept = [part for part in judgement.parts if part.text not in apart]
    total = sum(part.weight for part in kept)
    return sum(part.weight * part.level for part in kept) / total if total else 0.0


def strength(judgement: Judgement) -> float:
    """Return how much a sentence has to say to a claim: what it covers, and how near it lies."""
    return fit(judgement) + judgement.coverage / 2 + judgement.cosine / 2


def differences_of(best: Judgement, verdict: Verdict) -> tuple[Difference, ...]:
    """Return the differences of a verdict, those that contradict first; the words that nothing covers last."""
    found = sorted(best.differences, key=lambda one: (one.kind not in CONTRADICTING, one.kind, one.claim, one.report))
    if verdict in ("differs", "contradicted") and not found:
        words = [part.text for part in best.missing()] or [part.text for part in best.parts if part.level < 1.0]
        why = "Nothing in the report says this part of the claim."
        found = [Difference(kind="wording", claim=", ".join(words), report="", why=why)]
    return tuple(found)


def show_statements(judgements: Sequence[Judgement], ground: Ground) -> tuple[CheckedStatement, ...]:
    """Return the sentences of some judgements as a reader is shown them."""
    shown = []
    for judgement in judgements[:_MOST_SHOWN]:
        unit = judgement.unit
        article = ground.index_of(unit).articles[unit.span.article]
        shown.append(
            CheckedStatement(
                article=article.id,
                source=article.source,
                outlet=article.outlet,
                start=unit.span.start,
                end=unit.span.end,
                text=unit.text,
                statement=unit.statements[0].id if unit.statements else None,
            )
        )
    return tuple(shown)


def build_check(text: str, judgements: Sequence[Judgement], ground: Ground) -> Check:
    """Return the answer to a claim."""
    verdict, resting = decide(judgements)
    statements = {one.id for judgement in resting for one in judgement.unit.statements}
    return Check(
        claim=text,
        verdict=verdict,
        statements=show_statements(resting, ground),
        origins=len(ground.origins_of([judgement.unit for judgement in resting])),
        differences=differences_of(resting[0], verdict) if resting and verdict != "supported" else (),
        disputed=ground.conflicts_of(sorted(statements)) if verdict == "supported" else (),
    )
