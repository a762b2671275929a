"""What is no claim: nothing, a question, a whole text, another language."""

from stemma.checking.terms import listed
from stemma.reconciliation.wording import content_stems, function_words
from stemma.text.words import find_words

_FEWEST_STEMS = 2
_LEAST_ENGLISH = 0.12  # share of function words below which a longer claim is no English
_LONG_ENOUGH = 6  # words from which on that share tells


def refuse_claim(text: str, most_words: int) -> str | None:
    """Return in one sentence why a text cannot be checked as a claim; None if it can.

    >>> refuse_claim("Did the mayor resign?", 120)
    'A question claims nothing: write it as a statement.'
    """
    words = find_words(text[: 40 * most_words + 40])
    if not words:
        return "The claim is empty: write a sentence that can be true or false."
    if len(words) > most_words:
        return (
            f"The claim has more than {most_words} words: give its statements one at a time, one a line with --claims."
        )
    norms = [word.norm for word in words]
    if text.rstrip().rstrip("\"'”’)").endswith("?") or (
        norms[0] in ("who", "what", "when", "where", "why", "how") and text.rstrip()[-1:] == "?"
    ):
        return "A question claims nothing: write it as a statement."
    known = sum(norm in function_words() or norm in listed("light") for norm in norms)
    letters = [char for char in text if char.isalpha()]
    if sum(char.isascii() for char in letters) * 2 < len(letters):
        return "The claim is not in English: only English is checked so far."
    if len(norms) >= _LONG_ENOUGH and known < _LEAST_ENGLISH * len(norms) and _foreign(norms):
        return "The claim is not in English: only English is checked so far."
    if len(content_stems(text)) + sum(norm[0].isdigit() for norm in norms) < _FEWEST_STEMS:
        return "The claim says too little: name who did what."
    return None


def _foreign(norms: list[str]) -> bool:
    return any(norm in listed("foreign") for norm in norms)
