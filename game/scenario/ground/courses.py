"""Which hexes the roads and rivers run through, and which sides they cross."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from game.hexgrid import Grid
from game.rules.ground import Projection, RoadClass
from game.scenario.ground.atlas import Atlas, LineKind
from game.scenario.ground.raster import numbers_of
from game.scenario.ground.region import Region

Array = npt.NDArray[Any]

SAMPLES_PER_HEX: Final = 4
"""Points looked at per hex of a line's length. Two points a quarter of a hex apart lie in the
same hex or in neighbours, for hexes that are not neighbours are 0.57 of a hex apart."""

ROADS: Final = frozenset(LineKind(road) for road in RoadClass)


class Runs(NamedTuple):
    """Lines cut into stretches, each within one hex, in the order of travel."""

    number: Array
    """Number of the hex, -1 off the board."""

    line: Array
    """Number of the line."""

    samples: Array
    """Points of the line that lie in the hex."""


def roads(
    atlas: Atlas, grid: Grid, projection: Projection, region: Region
) -> dict[tuple[int, int], RoadClass]:
    """Return the best road over each side between two hexes, by (smaller, larger) number."""
    runs = _runs(atlas, grid, projection, region, ROADS)
    here, there, line = _crossings(runs, grid)
    low, high = np.minimum(here, there), np.maximum(here, there)
    # Sorted by side, then class: the last of each side is its best.
    key = (low * len(grid) + high) * 8 + atlas.kinds[line]
    sides, kinds = np.divmod(np.unique(key), 8)
    best = np.diff(sides, append=-1) != 0
    ends = np.divmod(sides[best], len(grid))
    return {
        (low, high): RoadClass(kind)
        for low, high, kind in zip(*(part.tolist() for part in (*ends, kinds[best])), strict=True)
    }


def hexes_along(
    atlas: Atlas, grid: Grid, projection: Projection, region: Region, kind: LineKind
) -> frozenset[int]:
    """Return the numbers of the hexes that lines of one kind run through."""
    number = _runs(atlas, grid, projection, region, frozenset((kind,))).number
    return frozenset(number[number >= 0].tolist())


def _runs(
    atlas: Atlas, grid: Grid, projection: Projection, region: Region, kinds: frozenset[LineKind]
) -> Runs:
    margin = 2 * projection.hex_m / projection.lon_degree_m
    chosen = atlas.touching(region.box(margin), kinds)
    points, line = _sampled(atlas, projection, chosen)
    number = numbers_of(grid, projection, points[:, 0], points[:, 1])
    first = np.append(True, (number[1:] != number[:-1]) | (line[1:] != line[:-1]))
    start = np.nonzero(first[: len(number)])[0]
    return Runs(number[start], line[start], np.diff(np.append(start, len(number))))


def _sampled(atlas: Atlas, projection: Projection, chosen: list[int]) -> tuple[Array, Array]:
    """Return points along the chosen lines, close to each other, and the line of each."""
    if not chosen:
        return np.empty((0, 2)), np.empty(0, dtype=np.int64)
    points = np.concatenate([atlas.line(line) for line in chosen]).astype(np.float64)
    lengths = atlas.starts[np.array(chosen) + 1] - atlas.starts[chosen]
    line = np.repeat(chosen, lengths)
    onward = np.vstack((points[1:], points[-1:]))
    onward[np.cumsum(lengths) - 1] = points[np.cumsum(lengths) - 1]
    step = onward - points
    scale = np.array((projection.lon_degree_m, projection.lat_degree_m)) / 10_000
    metres = np.sqrt(((step * scale) ** 2).sum(axis=1))
    parts = np.ceil(metres * SAMPLES_PER_HEX / projection.hex_m).astype(np.int64).clip(1)
    segment = np.repeat(np.arange(len(points)), parts)
    part = np.arange(len(segment)) - np.repeat(np.cumsum(parts) - parts, parts)
    share = part / parts[segment]
    return points[segment] + step[segment] * share[:, None], line[segment]


def _crossings(runs: Runs, grid: Grid) -> tuple[Array, Array, Array]:
    """Return the hexes on both sides of each crossing, and the line that crosses.

    A line that only touches a corner of a third hex joins the two others directly as well:
    without that, a road along a row of corners would count up to twice its length.
    """
    number, line, samples = runs
    crossed = (line[:-1] == line[1:]) & (number[:-1] >= 0) & (number[1:] >= 0)
    corner = (line[:-2] == line[2:]) & (samples[1:-1] == 1)
    corner &= _adjacent(number[:-2], number[2:], grid)
    here = np.append(number[:-1][crossed], number[:-2][corner])
    there = np.append(number[1:][crossed], number[2:][corner])
    return here, there, np.append(line[:-1][crossed], line[:-2][corner])


def _adjacent(here: Array, there: Array, grid: Grid) -> Array:
    row, col = np.divmod(here, grid.cols)
    to_row, to_col = np.divmod(there, grid.cols)
    south = to_row - row
    east = (to_col - (to_row >> 1)) - (col - (row >> 1))
    steps = (abs(east) + abs(south) + abs(east + south)) // 2
    adjacent: Array = (steps == 1) & (here >= 0) & (there >= 0)
    return adjacent
