"""The board, its numbers and its layers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.hexgrid import Cell, Grid, Hex, OffGridError, cell_of, hex_of

grids = st.builds(Grid, st.integers(1, 9), st.integers(1, 9))
coordinates = st.integers(-50, 50)


@given(coordinates, coordinates)
def test_a_hex_comes_back_from_its_cell(q: int, r: int) -> None:
    assert hex_of(cell_of(Hex(q, r))) == Hex(q, r)


def test_odd_rows_are_shifted_right_by_half_a_hex() -> None:
    assert hex_of(Cell(0, 0)).neighbour(5) == hex_of(Cell(1, 0))
    assert hex_of(Cell(1, 0)).neighbour(5) == hex_of(Cell(2, 1))


@given(grids)
def test_numbers_run_row_by_row_and_lead_back_to_their_hex(grid: Grid) -> None:
    assert len(grid.hexes) == len(grid)
    assert [grid.index(at) for at in grid.hexes] == list(range(len(grid)))
    assert [cell_of(at).row * grid.cols + cell_of(at).col for at in grid.hexes] == list(
        range(len(grid))
    )


@given(grids)
def test_neighbours_by_number_are_the_neighbours_on_the_board(grid: Grid) -> None:
    for number, at in enumerate(grid.hexes):
        expected = [grid.index(there) for there in at.neighbours() if there in grid]
        assert list(grid.neighbours[number]) == expected


@given(grids, coordinates, coordinates)
def test_a_hex_is_on_the_board_when_its_cell_is(grid: Grid, q: int, r: int) -> None:
    row, col = cell_of(Hex(q, r))
    assert (Hex(q, r) in grid) == (0 <= row < grid.rows and 0 <= col < grid.cols)


def test_what_is_no_hex_is_not_on_the_board() -> None:
    assert (0, 0) not in Grid(2, 2)


def test_the_number_of_a_hex_off_the_board_is_refused_with_the_size_of_the_board() -> None:
    with pytest.raises(OffGridError, match=r"Hex\(q=3, r=0\) .* 2 rows and 3 columns"):
        Grid(2, 3).index(Hex(3, 0))


@pytest.mark.parametrize(("rows", "cols"), [(0, 5), (5, 0), (-1, 5)])
def test_an_empty_board_is_refused(rows: int, cols: int) -> None:
    with pytest.raises(ValueError, match="is empty"):
        Grid(rows, cols)


def test_a_sealed_layer_refuses_to_be_written() -> None:
    grid = Grid(2, 3)
    sealed = grid.sealed(grid.layer("int16", 4))
    assert (sealed.shape, sealed.dtype) == ((2, 3), np.int16)
    with pytest.raises(ValueError, match="read-only"):
        sealed[0, 0] = 1


def test_a_layer_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match=r"shape \(3, 2\); the board needs \(2, 3\)"):
        Grid(2, 3).sealed(np.zeros((3, 2)))
