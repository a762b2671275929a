"""What was still ahead in one report and done in another: two claims, not one that agrees with itself."""

from collections.abc import Iterable, Sequence

from stemma.reconciliation.gists import Gist
from stemma.reconciliation.index import StoryIndex


def split_by_progress(
    groups: Iterable[Sequence[int]], gists: Sequence[Gist], index: StoryIndex
) -> list[tuple[int, ...]]:
    """Return the groups with wordings of what is expected set apart from wordings of what was done, sorted.

    Only where they come from different origins: within one origin the difference is a change that a copy made. "The
    envoy will meet the minister today" of a morning paper does not corroborate that they met.
    """
    result = set()
    for group in groups:
        ahead = [number for number in group if gists[number].statement.certainty == "expected"]
        done = [number for number in group if gists[number].statement.certainty in ("asserted", "reported")]
        if ahead and done and _apart(ahead, done, gists, index):
            rest = [number for number in group if number not in ahead]
            result |= {tuple(sorted(ahead)), tuple(sorted(rest))}
        else:
            result.add(tuple(sorted(group)))
    return sorted(result)


def _apart(ahead: Sequence[int], done: Sequence[int], gists: Sequence[Gist], index: StoryIndex) -> bool:
    """Return whether both sides have known origins and share none."""
    sides = [{one for n in side for one in index.origins_of(gists[n].statements)} for side in (ahead, done)]
    return bool(sides[0] and sides[1]) and not sides[0] & sides[1]
