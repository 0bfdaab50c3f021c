"""Which hex many points lie in, at once."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from game.hexgrid import Grid
from game.hexgrid.layout import ROOT_3
from game.rules.ground import Projection

Array = npt.NDArray[Any]


def numbers_of(grid: Grid, projection: Projection, lon_e4: Array, lat_e4: Array) -> Array:
    """Return for each point the number of its hex, or -1 off the board.

    >>> projection = Projection(16000, 205000, 104_000, 110_700, 5000)
    >>> numbers_of(Grid(2, 2), projection, np.array([16_400, 0]), np.array([205_000, 0])).tolist()
    [1, -1]

    Args:
        grid: The board.
        projection: How the board lies on the land.
        lon_e4: Longitudes in 1/10,000 degree.
        lat_e4: Latitudes in 1/10,000 degree.
    """
    east_m = (lon_e4 - projection.lon_e4) * projection.lon_degree_m / 10_000
    south_m = (projection.lat_e4 - lat_e4) * projection.lat_degree_m / 10_000
    size = projection.layout.size
    down = south_m / (1.5 * size)
    q, r = _nearest_hexes(east_m / (ROOT_3 * size) - down / 2, down)
    col = q + (r >> 1)
    on_board = (r >= 0) & (r < grid.rows) & (col >= 0) & (col < grid.cols)
    return np.where(on_board, r * grid.cols + col, -1)


def centres(grid: Grid, projection: Projection) -> tuple[Array, Array]:
    """Return longitude [row, col] and latitude [row] of the hexes' centres, in 1/10,000 degree.

    >>> lon_e4, lat_e4 = centres(Grid(1, 2), Projection(16000, 205000, 100_000, 110_000, 5000))
    >>> lon_e4.tolist(), lat_e4.tolist()
    ([[16000.0, 16500.0]], [205000.0])
    """
    row, col = np.arange(grid.rows), np.arange(grid.cols)
    east_m = (col[None, :] + (row[:, None] & 1) / 2) * projection.hex_m
    south_m = row * (projection.hex_m * ROOT_3 / 2)
    lon_e4 = projection.lon_e4 + east_m * 10_000 / projection.lon_degree_m
    return lon_e4, projection.lat_e4 - south_m * 10_000 / projection.lat_degree_m


def _nearest_hexes(east: Array, south: Array) -> tuple[Array, Array]:
    third = -east - south
    q, r, s = (np.rint(part) for part in (east, south, third))
    off_q, off_r, off_s = abs(q - east), abs(r - south), abs(s - third)
    worst_q = (off_q > off_r) & (off_q > off_s)
    worst_r = ~worst_q & (off_r > off_s)
    return (
        np.where(worst_q, -r - s, q).astype(np.int64),
        np.where(worst_r, -q - s, r).astype(np.int64),
    )
