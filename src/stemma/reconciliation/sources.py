"""Which article of a story stands before which, so that a change has a direction."""

from collections.abc import Mapping

from stemma.reconciliation.index import StoryIndex


def find_sources(index: StoryIndex) -> Mapping[str, tuple[str, ...]]:
    """Return article id -> ids of the articles its text comes from or that stand nearer to the common source.

    Articles that draw on one agency or lost source are ordered by how much of them comes from it: what the closest
    copy says is the best witness of what the source said.
    """
    sources: dict[str, list[tuple[float, str]]] = {}
    drawing: dict[str, list[tuple[float, str]]] = {}
    for derivation in index.descent.derivations:
        if derivation.direction != "known":
            continue
        if derivation.source in index.articles:
            sources.setdefault(derivation.target, []).append((-derivation.coverage, derivation.source))
        else:
            drawing.setdefault(derivation.source, []).append((derivation.coverage, derivation.target))
    for siblings in drawing.values():
        for coverage, article in siblings:
            nearer = [(-other, one) for other, one in siblings if other > coverage and one != article]
            sources.setdefault(article, []).extend(nearer)
    return {article: tuple(one for _, one in sorted(set(held))) for article, held in sorted(sources.items())}
