"""Whether a clause looks back or ahead."""

import pytest

from stemma.annotate.times.tense import find_direction
from stemma.annotate.times.tokens import find_tokens


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("He left on Friday.", -1),
        ("He will leave on Friday.", 1),
        ("He said he would leave on Friday.", 1),
        ("He said on Friday that he would leave.", -1),
        ("It was expected to be signed on Friday.", 1),
        ("It had been expected to be signed on Friday.", -1),
        ("He was shot to death Friday.", -1),
        ("“We will win,” he said on Friday.", -1),
        ("He could not be reached Friday.", -1),
        ("He could resign on Friday.", 1),
        ("Friday", 0),
        ("Snow on Friday", 0),
    ],
)
def test_direction(text: str, direction: int) -> None:
    """The verb group of the clause that holds the expression decides."""
    tokens = find_tokens(text, 0, len(text))
    at = next(index for index, token in enumerate(tokens) if token.norm == "friday")
    assert find_direction(tokens, at, at + 1) == direction
