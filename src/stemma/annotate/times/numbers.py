"""Numbers in words and figures, as they stand in time expressions."""

from stemma.lang import load

_FRACTIONS = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 1 / 3, "2/3": 2 / 3}
_MOST = 100_000  # a count of units above this is no time


def read_number(words: list[str]) -> float | None:
    """Return the number that lower-case ``words`` write, None if they write none.

    >>> [read_number(text.split()) for text in ("3 - 1/2", "twenty - five", "two hundred", "1,200", "a", "dozen")]
    [3.5, 25, 200, 1200, 1, 12]
    """
    lists = load("times_words")
    total: float = 0
    found = False
    for word in words:
        if word in lists["scale"]:
            total = max(total, 1) * lists["scale"][word]
        elif word in _FRACTIONS:
            total += _FRACTIONS[word]
        elif word in lists["cardinal"]:
            total += lists["cardinal"][word]
        elif word in lists["ordinal"]:
            total += lists["ordinal"][word]
        elif word[0].isdigit():
            digits = word.replace(",", "").rstrip("sthndr")
            if digits.count(".") > 1 or not digits.replace(".", "").isdigit() or len(digits) > 8:
                return None
            total += float(digits) if "." in digits else int(digits)
        else:
            continue
        found = True
    return total if found and total <= _MOST else None
