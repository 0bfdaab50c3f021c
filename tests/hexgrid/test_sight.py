"""Sight over heights."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from game.hexgrid import Grid, Hex, sees, viewshed

GRID = Grid(rows=6, cols=6)
grounds = st.lists(st.integers(200, 260), min_size=len(GRID), max_size=len(GRID)).map(
    lambda heights: np.array(heights, dtype=np.int16).reshape(6, 6)
)
on_board = st.sampled_from(GRID.hexes)


@given(grounds, on_board, on_board)
def test_who_sees_is_seen(heights: np.ndarray, here: Hex, there: Hex) -> None:
    assert sees(GRID, heights, here, there) == sees(GRID, heights, there, here)


@given(grounds, on_board)
def test_a_hex_and_its_neighbours_are_always_seen(heights: np.ndarray, here: Hex) -> None:
    near = {here, *(at for at in here.neighbours() if at in GRID)}
    assert near <= viewshed(GRID, heights, here, 3)


@given(on_board, st.integers(0, 6))
def test_on_flat_ground_all_is_seen(here: Hex, radius: int) -> None:
    flat = GRID.layer("int16", 300)
    assert viewshed(GRID, flat, here, radius) == {at for at in here.within(radius) if at in GRID}


@given(grounds, on_board, on_board)
def test_from_higher_up_nothing_is_lost(heights: np.ndarray, here: Hex, there: Hex) -> None:
    if sees(GRID, heights, here, there, eye_m=2):
        assert sees(GRID, heights, here, there, eye_m=30)


def test_a_ridge_hides_what_is_behind_it_until_the_eye_is_over_the_line() -> None:
    ridge = np.array([[300, 300, 320, 300, 300]])
    assert not sees(Grid(1, 5), ridge, Hex(0, 0), Hex(4, 0), eye_m=19)
    assert sees(Grid(1, 5), ridge, Hex(0, 0), Hex(4, 0), eye_m=20)


def test_a_line_that_leaves_the_jagged_edge_of_the_board_is_judged_by_what_is_on_it() -> None:
    heights = np.array([[300], [300], [400], [300]])
    here, there = Hex(0, 1), Hex(-1, 3)
    assert Hex(0, 2) in here.line(there)
    assert Hex(0, 2) not in Grid(4, 1)
    assert sees(Grid(4, 1), heights, here, there)
