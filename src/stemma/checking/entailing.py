"""The seam for a trained judge of two sentences: one more witness beside the facets, never the only one."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from stemma.checking.facets.finding import Part
from stemma.checking.judging import Judgement, share_covered
from stemma.records import Difference

_SURE = 0.9  # probability from which on the judge is believed; to be set anew with each model
_MOST_JUDGED = 4  # sentences a claim is judged against: those that cover it best
_ENTAILED = 0.7  # what a word counts that only the judge vouches for


class Entailment(NamedTuple):
    """Probabilities that a premise entails a hypothesis, leaves it open, or contradicts it; they add up to 1."""

    entail: float
    neutral: float
    contradict: float


class EntailmentJudge(Protocol):
    """Judges pairs of sentences; a trained classifier takes its place here."""

    def judge_pairs(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Entailment]:
        """Return one judgement a pair of premise (the report's sentence) and hypothesis (the claim)."""
        ...


def hear_judge(claim: str, judgements: Sequence[Judgement], judge: EntailmentJudge) -> list[Judgement]:
    """Return the judgements with what the judge says worked in.

    A sure "entail" covers words that no list of synonyms knows; it never undoes a difference that a facet found. A sure
    "contradict" is a difference of its own.
    """
    ranked = sorted(judgements, key=lambda one: (-one.coverage, one.unit.number))
    asked, rest = ranked[:_MOST_JUDGED], ranked[_MOST_JUDGED:]
    answers = judge.judge_pairs([(one.unit.text, claim) for one in asked]) if asked else []
    return [_work_in(one, answer, claim) for one, answer in zip(asked, answers, strict=True)] + rest


def _work_in(judgement: Judgement, answer: Entailment, claim: str) -> Judgement:
    if answer.contradict >= _SURE and not judgement.differences:
        span = judgement.unit.span
        why = "The judge of two sentences finds that both cannot hold."
        found = Difference(kind="wording", claim=claim, report=judgement.unit.text, span=span, why=why)
        return judgement.with_changes(differences=(found,))
    if answer.entail < _SURE:
        return judgement
    parts = tuple(_vouch(part) for part in judgement.parts)
    return judgement.with_changes(parts=parts, coverage=share_covered(parts))


def _vouch(part: Part) -> Part:
    return (
        part if part.level or part.kind not in ("word", "deed") else Part(part.kind, part.text, _ENTAILED, part.weight)
    )
