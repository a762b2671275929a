"""Facts that differently built sentences share: one figure of one thing, or the same words quoted."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from stemma.reconciliation.figures import Figure, values_agree
from stemma.reconciliation.gists import Gist, Vectors
from stemma.reconciliation.wording import function_words, stem_word

# Sentences that share a figure or a short quotation are about one fact from this cosine on (read on basil and the seed
# reports): well below what makes two sentences the same claim.
_SAME_TOPIC = 0.35
# With a figure of no canonical measure ("three hours") the sentences must be nearer.
_SAME_DEED = 0.45
_WORDS_OF_LONG_QUOTE = 4  # so many equal words in marks need no likeness of the sentences around them
_MOST_OF_GROUP = 0.75  # a facet that this share of a group has is what the group says (read on the seed reports)
_LARGEST_FACET = 60  # wordings compared with each other; a commoner figure tells nothing


def add_facets(groups: Sequence[tuple[int, ...]], gists: Sequence[Gist], vectors: Vectors) -> list[tuple[int, ...]]:
    """Return the groups with shared facts worked in.

    A facet joins the group that already holds most of it, or stands as a group of its own; a wording that stands
    alone in its group and in a larger one too is dropped from the list of lone ones.
    """
    result = [set(group) for group in groups]
    holding: dict[int, set[int]] = defaultdict(set)
    for place, group in enumerate(result):
        for number in group:
            holding[number].add(place)
    for facet in [*_quote_facets(gists, vectors), *_figure_facets(gists, vectors)]:
        near = sorted({place for number in facet for place in holding[number]})
        if any(facet <= result[place] for place in near):
            continue
        tail = _same_fact_place(facet, near, result, gists, vectors)
        if tail is not None:
            result[tail] |= facet
            for number in facet:
                holding[number].add(tail)
            continue
        best = max(near, key=lambda place: (len(result[place] & facet), -len(result[place]), -place))
        shared = len(result[best] & facet)
        takes_it = 2 * shared >= len(facet) and shared >= _MOST_OF_GROUP * len(result[best])
        if len(result[best]) < 2 or not takes_it:
            best = len(result)
            result.append(set())
        result[best] |= facet
        for number in facet:
            holding[number].add(best)
    joined = {number for group in result if len(group) > 1 for number in group}
    return sorted({tuple(sorted(group)) for group in result if len(group) > 1 or not group <= joined})


def _same_fact_place(
    facet: set[int], near: Sequence[int], groups: Sequence[set[int]], gists: Sequence[Gist], vectors: Vectors
) -> int | None:
    """Return the group that shares most of the smaller of the two, if all of both are about one fact."""
    for place in sorted(near, key=lambda one: (-len(groups[one] & facet), one)):
        shared = groups[place] & facet
        if len(groups[place]) < 2 or 2 * len(shared) < min(len(groups[place]), len(facet)):
            continue
        others = [(one, two) for one in sorted(facet - shared) for two in sorted(groups[place] - shared)]
        alike = all(
            not _parted(gists[one], gists[two]) and float(vectors[one] @ vectors[two]) >= _SAME_DEED
            for one, two in others[:_LARGEST_FACET]
        )
        if alike:
            return place
    return None


def _quote_facets(gists: Sequence[Gist], vectors: Vectors) -> list[set[int]]:
    """Return sets of wordings with the same quoted words."""
    bearers: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for gist in gists:
        for words in sorted({_core(quote.words) for quote in gist.quotes}):
            if words:
                bearers[words].append(gist.number)
    facets: list[set[int]] = []
    for words in sorted(bearers):
        long = len(words) >= _WORDS_OF_LONG_QUOTE
        facets.extend(_clusters(bearers[words], gists, vectors, 0.0 if long else _SAME_TOPIC))
    return facets


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the stems of quoted words without function words at either end."""
    start, end = 0, len(words)
    while start < end and words[start] in function_words():
        start += 1
    while end > start and words[end - 1] in function_words():
        end -= 1
    return tuple(stem_word(word) for word in words[start:end])


def _figure_facets(gists: Sequence[Gist], vectors: Vectors) -> list[set[int]]:
    """Return sets of wordings with an agreeing figure of the same thing."""
    bearers: dict[str, list[tuple[int, Figure]]] = defaultdict(list)
    for gist in gists:
        for figure in (*gist.figures, *gist.around):
            if figure.measure is not None and figure.part != "remainder":
                bearers[figure.measure.split(":")[0]].append((gist.number, figure))
    facets: list[set[int]] = []
    for unit in sorted(bearers):
        for held in _agreeing(bearers[unit]):
            floor = _SAME_TOPIC if held[0][1].named else _SAME_DEED
            facets.extend(_clusters(sorted({number for number, _ in held}), gists, vectors, floor))
    return facets


def _agreeing(bearers: Iterable[tuple[int, Figure]]) -> list[list[tuple[int, Figure]]]:
    """Return runs of figures of which each agrees with the first of its run in value, part and extent."""
    runs: list[list[tuple[int, Figure]]] = []
    for number, figure in sorted(bearers, key=lambda pair: (pair[1].value, pair[0], pair[1].quantity.id)):
        for run in runs:
            first = run[0][1]
            if values_agree(first, figure) and may_compare(first, figure):
                run.append((number, figure))
                break
        else:
            runs.append([(number, figure)])
    return runs


def may_compare(one: Figure, two: Figure) -> bool:
    """Return whether two figures of one unit can count the same thing: head noun, part, change and extent."""
    heads = {figure.measure for figure in (one, two) if figure.measure and ":" in figure.measure}
    parts = {figure.part for figure in (one, two)} if one.named or two.named else {"whole"}
    extents = {figure.extent for figure in (one, two)} - {None}
    return len(heads) <= 1 and len(parts) == 1 and one.change == two.change and len(extents) <= 1


def _clusters(numbers: Sequence[int], gists: Sequence[Gist], vectors: Vectors, floor: float) -> list[set[int]]:
    """Return sets of wordings near enough to the first of their set, from two articles or more, not all in one."""
    clusters: list[list[int]] = []
    for number in numbers[:_LARGEST_FACET]:
        for cluster in clusters:
            near = _nearness(gists[cluster[0]], gists[number], vectors) >= floor
            if near and not _parted(gists[cluster[0]], gists[number]):
                cluster.append(number)
                break
        else:
            clusters.append([number])
    return [
        set(cluster)
        for cluster in clusters
        if len(cluster) > 1 and len({article for number in cluster for article in gists[number].articles}) > 1
    ]


def _nearness(one: Gist, two: Gist, vectors: Vectors) -> float:
    """Return the cosine of two wordings, of their sentences where a figure stands outside the statement."""
    first = vectors[one.number] if one.context is None else one.context
    second = vectors[two.number] if two.context is None else two.context
    return float(first @ second)


def _parted(one: Gist, two: Gist) -> bool:
    """Return whether two wordings are of different people or of opposite polarity; a body may be its spokesman."""
    two_people = one.spoken_by_person and two.spoken_by_person and one.speaker != two.speaker
    return one.polarity != two.polarity or two_people
