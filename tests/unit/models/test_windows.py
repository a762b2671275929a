"""Windows over word pieces: every piece is decided about once, by a window that holds it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stemma.models.windows import plan_windows


@given(st.integers(0, 900), st.sets(st.integers(1, 900), max_size=40), st.integers(1, 60))
def test_every_piece_is_decided_about_once(pieces: int, breaks: set[int], wanted: int) -> None:
    windows = plan_windows(pieces, sorted(place for place in breaks if place < pieces), wanted, 64, 12)
    decided = [piece for window in windows for piece in range(window.first, window.last)]
    assert decided == list(range(pieces))
    for window in windows:
        assert window.start <= window.first < window.last <= window.end
        assert window.end - window.start <= 64


def test_short_paragraphs_share_a_window_and_none_is_cut() -> None:
    windows = plan_windows(100, [20, 40, 60, 80], 45, 64, 12)
    assert [(window.start, window.end) for window in windows] == [(0, 40), (40, 80), (80, 100)]


def test_neighbours_in_a_long_paragraph_overlap() -> None:
    windows = plan_windows(150, [], 45, 64, 12)
    assert len(windows) == 3
    assert all(one.end - other.start >= 12 for one, other in pairwise(windows))
