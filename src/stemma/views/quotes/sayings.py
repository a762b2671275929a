"""What is one saying: the wordings that the report takes for one, as claims, conflicting quotes and drifts show it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from stemma.records import Story
from stemma.views.quotes.entries import Ascribed, Saying

Key = tuple[str, str]
# What stands before words that are compared as they are: no id of a finding begins with it.
_WORDS: Final = "\0"


def join_sayings(
    story: Story, ascribed: Sequence[Ascribed], shown: Mapping[Key, str]
) -> defaultdict[Key, list[Saying]]:
    """Return each source's sayings: attributions that the report takes for one are wordings of one saying.

    A long quotation that makes two claims stands beside the short ones of each; what is said only there stands alone.

    Args:
        story: the story.
        ascribed: its attributions, in order of article and text.
        shown: the name under which each source is shown.
    """
    findings = _findings_by_attribution(story)
    bearers: dict[str, set[Key]] = defaultdict(set)
    by_source: dict[Key, list[Ascribed]] = defaultdict(list)
    for one in ascribed:
        by_source[one.identity.key].append(one)
        for finding in findings[one.attribution.id]:
            bearers[finding].add(one.identity.key)
    sayings: defaultdict[Key, list[Saying]] = defaultdict(list)
    for key, held in by_source.items():
        for numbers in _group(held, findings):
            same = [held[number] for number in numbers]
            shared = {found for one in same for found in findings[one.attribution.id]}
            also = {other for found in shared for other in bearers[found]} - {key}
            named = {shown[other] for other in also if other[0] != "unresolved"}
            wordings = sorted((one.wording for one in same), key=lambda one: (one.label, one.span))
            sayings[key].append(Saying(wordings=tuple(wordings), elsewhere=tuple(sorted(named))))
    return sayings


def _group(held: Sequence[Ascribed], findings: Mapping[str, set[str]]) -> list[tuple[int, ...]]:
    """Return the numbers of attributions that stand side by side: in one finding, or in the same words.

    No group lies wholly within another, and every attribution is in one.
    """
    sharing: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(held):
        for shared in {*findings.get(one.attribution.id, ()), _WORDS + one.wording.words.casefold()}:
            sharing[shared].append(number)
    kept: list[tuple[int, ...]] = []
    groups_of: dict[int, list[frozenset[int]]] = defaultdict(list)
    for numbers in sorted({tuple(numbers) for numbers in sharing.values()}, key=lambda one: (-len(one), one)):
        group = frozenset(numbers)
        if not any(group <= larger for larger in groups_of[numbers[0]]):
            kept.append(numbers)
            for number in numbers:
                groups_of[number].append(group)
    return sorted(kept)


def _findings_by_attribution(story: Story) -> dict[str, set[str]]:
    """Return for each attribution the ids of the claims, quote conflicts and drifts that its statements stand in."""
    attribution_of = {one.id: one.attribution for one in story.statements if one.attribution}
    found: dict[str, set[str]] = defaultdict(set)

    def note(finding: str, statements: Iterable[str]) -> None:
        for one in statements:
            if attribution := attribution_of.get(one):
                found[attribution].add(finding)

    for claim in story.claims:
        note(claim.id, claim.statements)
    for conflict in story.conflicts:
        if conflict.kind == "quote":
            note(conflict.id, (one for side in conflict.sides for one in side.statements))
    for drift in story.drifts:
        note(drift.id, (drift.source, drift.target))
    return found
