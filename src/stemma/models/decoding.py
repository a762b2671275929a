"""From scores to stretches: the best row of BIO tags, where every stretch has its price."""

from collections.abc import Sequence

_SURE = -0.0005  # logarithm of a probability: a word that is this surely in no stretch ends every one (saves time)


def decode_tags(odds: Sequence[Sequence[float]], prices: Sequence[float]) -> list[int]:
    """Return the best row of BIO tags: 0 for none, 1 and 2 for the begin and inside of the first kind, and so on.

    A stretch may only go on with its own kind, and costs its kind's price when it begins: without that, a
    wavering model breaks one stretch into several. Viterbi's algorithm (1967), in time linear in the number of words.

    Args:
        odds: for each word the logarithms of the probabilities of its tags.
        prices: of a stretch of each kind, in nats.

    >>> from math import log
    >>> wavering = [[log(p) for p in row] for row in ((0.1, 0.8, 0.1), (0.5, 0.1, 0.4), (0.1, 0.1, 0.8))]
    >>> decode_tags(wavering, [0.0]), decode_tags(wavering, [5.0])
    ([1, 2, 2], [0, 0, 0])
    """
    if not odds:
        return []
    kinds = range(1, len(odds[0]), 2)
    never = [float("-inf")] * (len(odds[0]) - 1)
    best: list[float] = [0.0, *never]
    back: list[list[int]] = []
    for row in odds:
        top = max(best)
        before = best.index(top)
        if row[0] > _SURE:
            back.append([before])
            best = [top + row[0], *never]
            continue
        come = [before] * len(row)
        now = [top + row[0]] + [0.0] * (len(row) - 1)
        for kind in kinds:
            now[kind] = top - prices[kind // 2] + row[kind]
            inside = kind if best[kind] > best[kind + 1] else kind + 1
            now[kind + 1] = best[inside] + row[kind + 1]
            come[kind + 1] = inside
        back.append(come)
        best = now
    state = best.index(max(best))
    tags: list[int] = []
    for come in reversed(back):
        tags.append(state)
        state = come[state]
    tags.reverse()
    return tags
