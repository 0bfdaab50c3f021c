"""What can be seen over a layer of heights, in whole numbers."""

from __future__ import annotations

from typing import Any

import numpy.typing as npt

from game.hexgrid.grid import Grid
from game.hexgrid.hexes import Hex

Heights = npt.NDArray[Any]
"""Metres above the sea, whole numbers, [row, col]."""


def sees(grid: Grid, heights: Heights, here: Hex, there: Hex, eye_m: int = 2) -> bool:
    """Return whether the ground between two hexes hides neither from the other.

    Eye and target both stand *eye_m* metres above their ground, so sight is mutual.

    >>> import numpy as np
    >>> ridge = np.array([[300, 400, 300]])
    >>> sees(Grid(1, 3), ridge, Hex(0, 0), Hex(2, 0))
    False
    >>> sees(Grid(1, 3), ridge, Hex(0, 0), Hex(1, 0))
    True

    Raises:
        OffGridError: If either hex is not on the board.
    """
    first, last = _height(grid, heights, here) + eye_m, _height(grid, heights, there) + eye_m
    line = here.line(there)
    steps = len(line) - 1
    # On the jagged east and west edges a line between two hexes may leave the board.
    return all(
        _height(grid, heights, at) * steps <= first * (steps - taken) + last * taken
        for taken, at in enumerate(line)
        if at in grid
    )


def viewshed(
    grid: Grid, heights: Heights, here: Hex, radius: int, eye_m: int = 2
) -> frozenset[Hex]:
    """Return the hexes up to *radius* steps away that can be seen from *here*, itself included.

    >>> import numpy as np
    >>> sorted(viewshed(Grid(1, 4), np.array([[300, 300, 400, 300]]), Hex(0, 0), 3))
    [Hex(q=0, r=0), Hex(q=1, r=0), Hex(q=2, r=0)]

    Raises:
        OffGridError: If *here* is not on the board.
    """
    near = (at for at in here.within(radius) if at in grid)
    return frozenset(at for at in near if sees(grid, heights, here, at, eye_m))


def _height(grid: Grid, heights: Heights, at: Hex) -> int:
    row, col = divmod(grid.index(at), grid.cols)
    return int(heights[row, col])
