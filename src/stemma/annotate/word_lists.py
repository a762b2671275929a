"""The closed lists of small words in ``lang/en/clauses.toml``, by name."""

from stemma.lang import load


def listed(name: str) -> frozenset[str]:
    """Return one list of ``clauses.toml`` as a set.

    >>> "monday" in listed("weekdays")
    True
    """
    words = load("clauses")[name]
    return frozenset(words.split() if isinstance(words, str) else words)
