"""What a map picture is made of: rasters, lines, territories and names on the plane in metres."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from game.hexgrid import Grid

Field = npt.NDArray[np.floating[Any]]
"""One value a point, [row, col]."""

Course = npt.NDArray[np.floating[Any]]
"""Points of a line, one a row: metres east, metres south."""


class Spot(NamedTuple):
    """A point of the plane; its origin is the centre of Hex(0, 0)."""

    east_m: float
    """Metres east of the centre of Hex(0, 0)."""

    south_m: float
    """Metres south of the centre of Hex(0, 0)."""


class Frame(NamedTuple):
    """A rectangle of the plane, in metres."""

    west_m: float
    """Metres east of Hex(0, 0) at the left edge."""

    north_m: float
    """Metres *south* of Hex(0, 0) at the upper edge."""

    width_m: float
    """Metres from left to right."""

    height_m: float
    """Metres from top to bottom."""

    def grown(self, margin_m: float) -> Frame:
        """Return the frame with a margin on all sides.

        >>> Frame(0, 0, 10, 20).grown(5)
        Frame(west_m=-5, north_m=-5, width_m=20, height_m=30)
        """
        return Frame(
            self.west_m - margin_m,
            self.north_m - margin_m,
            self.width_m + 2 * margin_m,
            self.height_m + 2 * margin_m,
        )

    @property
    def centre(self) -> Spot:
        """The middle of the frame."""
        return Spot(self.west_m + self.width_m / 2, self.north_m + self.height_m / 2)


@dataclass(frozen=True, slots=True, eq=False)
class Raster:
    """Values at the points of a regular grid on the plane."""

    values: Field
    """One value a point, [row, col]."""

    first: Spot
    """Where the point [0, 0] lies."""

    step_east_m: float
    """Metres from a column to the next."""

    step_south_m: float
    """Metres from a row to the next."""


class LineKind(Enum):
    """What a line on the map stands for."""

    TRACK = "track"
    PISTE = "piste"
    ROAD = "road"
    HIGHWAY = "highway"
    WADI = "wadi"
    RIVER = "river"
    BORDER = "border"


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line of the map."""

    kind: LineKind
    """What it stands for."""

    course: Course
    """Its points in order."""


@dataclass(frozen=True, slots=True, eq=False)
class Water:
    """A lake or a river bed: filled like water."""

    shore: Course
    """Its outline, closed by the last point meeting the first."""


class Rank(IntEnum):
    """How important a name is: the size of its text, and from which zoom it is shown."""

    CAPITAL = 0
    TOWN = 1
    VILLAGE = 2
    LONE = 3
    """A well, a camp, a named spot."""

    LANDSCAPE = 4
    """A massif or a plain: spaced letters and no dot."""


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """A name on the map."""

    name: str
    """As printed."""

    at: Spot
    """Where the dot goes; the middle of a landscape."""

    rank: Rank
    """How important it is."""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """All that the picture of one board is drawn from; it knows nothing of units."""

    grid: Grid
    """The board."""

    hex_m: int
    """Metres from the centre of a hex to that of the next."""

    terrain: npt.NDArray[Any]
    """Terrain number of each hex, [row, col], as in `game.rules.ground.Terrain`."""

    abroad: npt.NDArray[np.bool_]
    """Whether each hex lies outside the country the match is about, [row, col]."""

    heights: Raster
    """Metres above the sea."""

    ruggedness: Raster
    """Roughness: under 1 flat, 3 broken, over 5 steep. No unit."""

    lines: tuple[Line, ...]
    """Ways, water courses and borders."""

    waters: tuple[Water, ...]
    """Lakes and river beds."""

    places: tuple[PlaceMark, ...]
    """Names, the most important first."""

    @property
    def frame(self) -> Frame:
        """The rectangle that holds every hex of the board.

        >>> round(frame_of(Grid(rows=1, cols=2), 1000).width_m)
        2000
        """
        return frame_of(self.grid, self.hex_m)


ROOT_3: Final = math.sqrt(3)


def frame_of(grid: Grid, hex_m: float) -> Frame:
    """Return the rectangle that holds every hex of a board.

    >>> frame = frame_of(Grid(rows=1, cols=1), 1000)
    >>> round(frame.west_m), round(frame.width_m), round(frame.height_m)
    (-500, 1000, 1155)
    """
    size_m = hex_m / ROOT_3
    shift_m = hex_m / 2 if grid.rows > 1 else 0.0
    return Frame(
        -hex_m / 2, -size_m, grid.cols * hex_m + shift_m, (1.5 * (grid.rows - 1) + 2) * size_m
    )


def numbers(values: npt.ArrayLike) -> Field:
    """Return values as an array of the precision pictures need.

    >>> numbers([1, 2]).dtype
    dtype('float32')
    """
    return np.asarray(values, dtype=np.float32)
