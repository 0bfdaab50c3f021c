"""The data of the ground as arrays, read once: grids of cells, and lines."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from game.folders import data

Array = npt.NDArray[Any]

CELL_E4: Final = 500
"""Side of a cell of the grids, in 1/10,000 degree. Source: game/data/ground/README.md."""


class LineKind(IntEnum):
    """What a line of the map stands for; the first four are those of RoadClass."""

    TRACK = 1
    PISTE = 2
    ROAD = 3
    HIGHWAY = 4
    RIVER = 5
    """As drawn, in detail."""

    RIVER_COURSE = 6
    """The main rivers, simplified: says which hexes they run through."""

    WADI = 7
    BORDER = 8
    """Between two countries."""

    REGION = 9
    """Outline of one of Mali's regions of 2016."""

    COUNTRY = 10
    """Outline of a country, coarser than BORDER; named by its ISO code."""

    LAKE = 11
    RIVER_BED = 12
    WETLAND = 13
    LANDSCAPE = 14
    """Rough outline of a named landscape, for labels."""


CLOSED: Final = frozenset(
    (
        LineKind.REGION,
        LineKind.COUNTRY,
        LineKind.LAKE,
        LineKind.RIVER_BED,
        LineKind.WETLAND,
        LineKind.LANDSCAPE,
    )
)
"""Lines that end where they begin."""


class Box(NamedTuple):
    """A rectangle of the map in 1/10,000 degree."""

    west_e4: int
    south_e4: int
    east_e4: int
    north_e4: int


DATA_BOX: Final = Box(west_e4=-70_000, south_e4=125_000, east_e4=60_000, north_e4=252_000)
"""Where there is data. Source: game/data/ground/README.md."""


@dataclass(frozen=True, slots=True, eq=False)
class Atlas:
    """All grids and lines of the data."""

    elevation: Array
    """Metres above the sea by cell (int16), [row from the north, col from the west]."""

    ruggedness: Array
    """Roughness in tenths by cell (uint8)."""

    terrain: Array
    """Terrain by cell (uint8)."""

    points: Array
    """Longitude and latitude of all points of all lines, in 1/10,000 degree (int32), [n, 2]."""

    starts: Array
    """For each line its first point in ``points``; one more, the end of the last."""

    kinds: Array
    """LineKind of each line (uint8)."""

    names: Array
    """Name of each line, or an empty text."""

    lows: Array
    """Least longitude and latitude of each line, [line, 2]."""

    highs: Array
    """Greatest longitude and latitude of each line, [line, 2]."""

    def touching(self, box: Box, kinds: frozenset[LineKind]) -> list[int]:
        """Return the numbers of the lines of some kinds whose bounds touch a box."""
        near = np.isin(self.kinds, sorted(kinds))
        near &= (self.highs >= (box.west_e4, box.south_e4)).all(axis=1)
        near &= (self.lows <= (box.east_e4, box.north_e4)).all(axis=1)
        found: list[int] = np.nonzero(near)[0].tolist()
        return found

    def line(self, number: int) -> Array:
        """Return the points of one line, in 1/10,000 degree, [n, 2]."""
        points: Array = self.points[self.starts[number] : self.starts[number + 1]]
        return points


@cache
def atlas() -> Atlas:
    """Return the data of the ground, read from the disk on the first call.

    >>> atlas().elevation.shape
    (254, 260)
    """
    with np.load(data() / "ground" / "ground.npz", allow_pickle=False) as packed:
        arrays = {name: packed[name] for name in packed.files}
    first = arrays["starts"][:-1]
    arrays["lows"] = np.minimum.reduceat(arrays["points"], first)
    arrays["highs"] = np.maximum.reduceat(arrays["points"], first)
    for array in arrays.values():
        array.setflags(write=False)
    return Atlas(**arrays)
