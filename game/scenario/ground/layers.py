"""Terrain, height and roughness of each hex from the cells of the data."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from game.hexgrid import Grid
from game.rules.ground import Projection, Terrain
from game.scenario.ground.atlas import CELL_E4, DATA_BOX, Atlas
from game.scenario.ground.raster import centres, numbers_of

Array = npt.NDArray[Any]

NEAREST_BELOW_M: Final = 10_000
"""Smaller hexes take the nearest cell, for they may hold the centre of none.
Source: the rules (section 2)."""

RIVER_SHARE: Final = 12
MOUNTAIN_SHARE: Final = 40
WADI_SHARE: Final = 20
ROCK_SHARE: Final = 50
"""Per cent of a hex's cells that give it its terrain, asked in this order. Choice: a line a few
kilometres wide matters more than its area; made for 25 km hexes of the Adrar des Ifoghas."""


class Layers(NamedTuple):
    """What the cells say of each hex, [row, col]."""

    terrain: Array
    height: Array
    ruggedness: Array


def layers(atlas: Atlas, grid: Grid, projection: Projection) -> Layers:
    """Return terrain, mean height in metres and mean roughness in tenths of each hex."""
    sample = _nearest if projection.hex_m < NEAREST_BELOW_M else _shared
    terrain, height, ruggedness = sample(atlas, grid, projection)
    return Layers(terrain.astype(np.uint8), height.astype(np.int16), ruggedness.astype(np.uint8))


def _nearest(atlas: Atlas, grid: Grid, projection: Projection) -> Layers:
    lon_e4, lat_e4 = centres(grid, projection)
    rows, cols = atlas.terrain.shape
    row = np.floor((DATA_BOX.north_e4 - lat_e4) / CELL_E4).astype(np.int64).clip(0, rows - 1)
    col = np.floor((lon_e4 - DATA_BOX.west_e4) / CELL_E4).astype(np.int64).clip(0, cols - 1)
    at = row[:, None], col
    return Layers(atlas.terrain[at], atlas.elevation[at], atlas.ruggedness[at])


def _shared(atlas: Atlas, grid: Grid, projection: Projection) -> Layers:
    rows, cols = atlas.terrain.shape
    lon_e4 = DATA_BOX.west_e4 + CELL_E4 // 2 + CELL_E4 * np.arange(cols)
    lat_e4 = DATA_BOX.north_e4 - CELL_E4 // 2 - CELL_E4 * np.arange(rows)
    number = numbers_of(grid, projection, lon_e4[None, :], lat_e4[:, None])
    known = number >= 0
    inside = number[known]
    cells = np.bincount(inside, minlength=len(grid))
    found = Layers(
        _by_share(inside, atlas.terrain[known], cells),
        _mean(inside, atlas.elevation[known], cells),
        _mean(inside, atlas.ruggedness[known], cells),
    )
    # Over the edge of the data a hex may hold no cell.
    bare = (cells == 0).reshape(grid.rows, grid.cols)
    return Layers(
        *(
            np.where(bare, near, shared.reshape(grid.rows, grid.cols))
            for near, shared in zip(_nearest(atlas, grid, projection), found, strict=True)
        )
    )


def _mean(number: Array, values: Array, cells: Array) -> Array:
    # Sums of whole numbers this small are exact in a float, whatever their order.
    total = np.bincount(number, weights=values, minlength=len(cells)).astype(np.int64)
    return total // np.maximum(cells, 1)


def _by_share(number: Array, terrain: Array, cells: Array) -> Array:
    kinds = len(Terrain)
    counts = np.bincount(number * kinds + terrain, minlength=len(cells) * kinds)
    counts = counts.reshape(-1, kinds)
    share = counts * 100
    rock = share[:, Terrain.MOUNTAIN] + share[:, Terrain.PLATEAU]
    return np.select(
        [
            share[:, Terrain.RIVER] >= RIVER_SHARE * cells,
            share[:, Terrain.MOUNTAIN] >= MOUNTAIN_SHARE * cells,
            share[:, Terrain.WADI] >= WADI_SHARE * cells,
            rock >= ROCK_SHARE * cells,
        ],
        [Terrain.RIVER, Terrain.MOUNTAIN, Terrain.WADI, Terrain.PLATEAU],
        default=counts.argmax(axis=1),
    )
