"""A rectangular board of hexes and its arrays, stored by row and column."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from game.hexgrid.hexes import DIRECTIONS, Hex


class Cell(NamedTuple):
    """Where a hex is stored in an array."""

    row: int
    """Rows from the north edge."""

    col: int
    """Columns from the west edge."""


class OffGridError(LookupError):
    """A hex was asked for that the board does not have."""


def cell_of(at: Hex) -> Cell:
    """Return where *at* is stored: odd rows are shifted right half a hex.

    >>> cell_of(Hex(q=3, r=2))
    Cell(row=2, col=4)
    """
    return Cell(row=at.r, col=at.q + (at.r >> 1))


def hex_of(cell: Cell) -> Hex:
    """Return the hex that is stored at *cell*.

    >>> hex_of(Cell(row=2, col=4))
    Hex(q=3, r=2)
    """
    return Hex(q=cell.col - (cell.row >> 1), r=cell.row)


@dataclass(frozen=True)
class Grid:
    """A board of rows and columns.

    >>> grid = Grid(rows=2, cols=3)
    >>> len(grid), Hex(2, 1) in grid, Hex(3, 1) in grid
    (6, True, False)
    """

    rows: int
    """Rows from north to south, at least 1."""

    cols: int
    """Hexes in each row, at least 1."""

    def __post_init__(self) -> None:
        if self.rows < 1 or self.cols < 1:
            raise ValueError(
                f"a grid of {self.rows} rows and {self.cols} columns is empty; both start at 1"
            )

    def __contains__(self, at: object) -> bool:
        """Return whether *at* is a hex of this board.

        >>> Hex(0, 5) in Grid(rows=4, cols=4)
        False
        """
        if not isinstance(at, Hex):
            return False
        return 0 <= at.r < self.rows and 0 <= at.q + (at.r >> 1) < self.cols

    def __len__(self) -> int:
        """Return how many hexes the board has.

        >>> len(Grid(rows=40, cols=60))
        2400
        """
        return self.rows * self.cols

    def index(self, at: Hex) -> int:
        """Return the number of *at*, counted row by row from the north-west corner.

        >>> Grid(rows=2, cols=3).index(Hex(0, 1))
        3

        Raises:
            OffGridError: If *at* is not on the board.
        """
        row, col = at.r, at.q + (at.r >> 1)
        if 0 <= row < self.rows and 0 <= col < self.cols:
            return row * self.cols + col
        raise OffGridError(f"{at} is not on the board of {self.rows} rows and {self.cols} columns")

    @cached_property
    def hexes(self) -> tuple[Hex, ...]:
        """The hexes by their number.

        >>> Grid(rows=2, cols=2).hexes[3]
        Hex(q=1, r=1)
        """
        return tuple(
            Hex(col - (row >> 1), row) for row in range(self.rows) for col in range(self.cols)
        )

    @cached_property
    def neighbours(self) -> tuple[tuple[int, ...], ...]:
        """For each hex by number, the numbers of its neighbours on the board, as DIRECTIONS.

        >>> Grid(rows=2, cols=2).neighbours[0]
        (1, 2)
        """
        row, col = np.divmod(np.arange(len(self)), self.cols)
        east = col - (row >> 1)
        table = [self._numbers(east + step.q, row + step.r) for step in DIRECTIONS]
        around = np.stack(table, axis=1).tolist()
        return tuple(tuple(number for number in six if number >= 0) for six in around)

    def layer(self, dtype: npt.DTypeLike, fill: int) -> npt.NDArray[Any]:
        """Return a new array [row, col] of *fill*, one value for each hex.

        >>> Grid(rows=2, cols=3).layer("int16", 7).tolist()
        [[7, 7, 7], [7, 7, 7]]
        """
        return np.full((self.rows, self.cols), fill, dtype=dtype)

    def sealed(self, layer: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Return *layer* shut against writing, once its shape is that of the board.

        >>> grid = Grid(rows=1, cols=1)
        >>> grid.sealed(grid.layer("uint8", 0)).flags.writeable
        False

        Raises:
            ValueError: If the layer has another shape.
        """
        if layer.shape != (self.rows, self.cols):
            raise ValueError(
                f"the layer has shape {layer.shape}; the board needs {(self.rows, self.cols)}"
            )
        layer.setflags(write=False)
        return layer

    def _numbers(self, q: npt.NDArray[np.intp], r: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
        """Return the numbers of many hexes, -1 for those off the board."""
        col = q + (r >> 1)
        on_board = (r >= 0) & (r < self.rows) & (col >= 0) & (col < self.cols)
        return np.where(on_board, r * self.cols + col, -1)
