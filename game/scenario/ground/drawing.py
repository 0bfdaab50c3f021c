"""What a picture of the ground needs beyond the hexes: lines, and the raw relief."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from game.rules.ground import Ground
from game.scenario.ground.atlas import CELL_E4, CLOSED, DATA_BOX, Atlas, Box, LineKind, atlas
from game.scenario.ground.region import Region

Array = npt.NDArray[Any]

DRAWN: Final = frozenset(LineKind) - {LineKind.RIVER_COURSE, LineKind.COUNTRY}
"""What pictures show; the two others are for working out hexes."""


class MapLine(NamedTuple):
    """A line or an outline of the map."""

    kind: LineKind
    """What it stands for; outlines (``CLOSED``) end where they begin."""

    name: str
    """Name or road number; empty where unknown."""

    points: Array
    """Longitude and latitude in degrees, [n, 2]."""


class Relief(NamedTuple):
    """The cells of the data around a region, for pictures finer than hexes."""

    west: float
    """Longitude of the centres of the first column."""

    north: float
    """Latitude of the centres of the first row."""

    step: float
    """Degrees from one centre to the next, eastward and southward."""

    elevation: Array
    """Metres above the sea (int16), [row from the north, col from the west]."""

    ruggedness: Array
    """Roughness in tenths (uint8), the same shape."""

    terrain: Array
    """Terrain (uint8), the same shape; never TOWN."""


def lines(region: Region, kinds: frozenset[LineKind] = DRAWN) -> tuple[MapLine, ...]:
    """Return what is drawn as lines in a region.

    Lines are cut where they leave it, at the first point outside; outlines stay whole.

    >>> found = lines(Region(1.6, 19.0, 3.4, 20.5), frozenset((LineKind.BORDER,)))
    >>> {line.name for line in found}
    {'Mali / Algeria'}
    """
    data, box = atlas(), region.box()
    return tuple(line for number in data.touching(box, kinds) for line in _cut(data, number, box))


def relief(region: Region) -> Relief:
    """Return the cells of a region and one more on each side where there is data.

    >>> relief(Region(1.6, 19.0, 3.4, 20.5)).elevation.shape
    (32, 38)
    """
    data, box = atlas(), region.box()
    rows, cols = data.elevation.shape
    left = max((box.west_e4 - DATA_BOX.west_e4) // CELL_E4 - 1, 0)
    right = min(-((DATA_BOX.west_e4 - box.east_e4) // CELL_E4) + 1, cols)
    top = max((DATA_BOX.north_e4 - box.north_e4) // CELL_E4 - 1, 0)
    bottom = min(-((box.south_e4 - DATA_BOX.north_e4) // CELL_E4) + 1, rows)
    part = slice(top, bottom), slice(left, right)
    return Relief(
        west=(DATA_BOX.west_e4 + left * CELL_E4 + CELL_E4 // 2) / 10_000,
        north=(DATA_BOX.north_e4 - top * CELL_E4 - CELL_E4 // 2) / 10_000,
        step=CELL_E4 / 10_000,
        elevation=data.elevation[part],
        ruggedness=data.ruggedness[part],
        terrain=data.terrain[part],
    )


def region_of(ground: Ground) -> Region:
    """Return the rectangle that holds all hexes of a map, up to half a hex more than its region."""
    half, projection = ground.hex_m / 2, ground.projection
    size = projection.layout.size
    south_m = size * 1.5 * (ground.grid.rows - 1) + size
    west, north = projection.lonlat_of(-half, size)
    east, south = projection.lonlat_of(ground.hex_m * ground.grid.cols, -south_m)
    return Region(west, south, east, north)


def _cut(data: Atlas, number: int, box: Box) -> Iterator[MapLine]:
    kind, name, points = LineKind(data.kinds[number]), str(data.names[number]), data.line(number)
    if kind in CLOSED:
        yield MapLine(kind, name, points / 10_000)
        return
    for first, last in _stretches(points, box):
        yield MapLine(kind, name, points[first : last + 1] / 10_000)


def _stretches(points: Array, box: Box) -> list[tuple[int, int]]:
    """Return first and last point of each stretch whose sides' bounds touch the box."""
    low, high = np.minimum(points[:-1], points[1:]), np.maximum(points[:-1], points[1:])
    near = (high >= (box.west_e4, box.south_e4)).all(axis=1)
    near &= (low <= (box.east_e4, box.north_e4)).all(axis=1)
    turns = np.nonzero(np.diff(np.concatenate(([False], near, [False]))))[0]
    return list(zip(turns[::2].tolist(), turns[1::2].tolist(), strict=True))
