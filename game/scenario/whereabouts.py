"""Whereabouts: from the ways an author says where something is to hexes of the board."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, sin

from game.hexgrid import Cell, Grid, Hex
from game.hexgrid import hex_of as hex_of_cell
from game.rules.ground import Ground, PlaceInfo
from game.scenario.findings import did_you_mean
from game.scenario.ground.edits import LonLat as Point
from game.scenario.ground.edits import find_place, hex_of
from game.scenario.ground.errors import GroundError, OffMapError, UnknownPlaceError
from game.scenario.ground.gazetteer import names
from game.scenario.parts import DISTANCE, POINTS, At, AtBox, AtEdge, LonLat


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Answers where things are on one board; what is not there is a GroundError."""

    ground: Ground
    boxes: Mapping[str, Hex]
    """Where the way to each place off the map begins, by its id."""

    def place(self, name: str) -> PlaceInfo:
        """Return the place that is called *name* in some spelling."""
        return find_place(self.ground, name)

    def has(self, name: str) -> bool:
        """Return whether a place of this map is called *name*."""
        try:
            self.place(name)
        except GroundError:
            return False
        return True

    def is_elsewhere(self, name: str) -> bool:
        """Return whether *name* is a known place that this map does not show."""
        return not self.has(name) and name in names()

    def hexes(self, at: At) -> tuple[Hex, ...]:
        """Return the hexes an author's *at* stands for: one, or all along an edge."""
        if isinstance(at, str):
            return (self.spoken(at),)
        if isinstance(at, AtEdge):
            return edge_hexes(self.ground.grid, at.edge)
        if isinstance(at, AtBox):
            return (self.box(at.box),)
        if isinstance(at, LonLat):
            return (hex_of(self.ground, Point(at.lon, at.lat)),)
        return (hex_of(self.ground, Hex(*at)),)

    def box(self, name: str) -> Hex:
        """Return where the way to a place off the map begins."""
        if name not in self.boxes:
            raise UnknownPlaceError(
                f"No place off the map has the id {name!r}.", did_you_mean(name, self.boxes)
            )
        return self.boxes[name]

    def spoken(self, words: str) -> Hex:
        """Return the hex of a place, or of a point at some distance from one."""
        distance = DISTANCE.fullmatch(words)
        if distance is not None:
            return self.away(float(distance["km"]), distance["toward"], distance["place"])
        if re.match(r"\s*\d", words):
            raise UnknownPlaceError(
                f"{words!r} is neither a place nor a distance from one.",
                'Write "20 km W of Tinzaouaten", with a compass point such as NW or SSE.',
            )
        return self.place(words).at

    def away(self, km: float, toward: str, name: str) -> Hex:
        """Return the hex so many km from a place in the direction of a compass point."""
        if toward not in POINTS:
            raise UnknownPlaceError(
                f"{toward} is no compass point.", f"Possible: {', '.join(POINTS)}."
            )
        place, projection = self.place(name), self.ground.projection
        east_m, north_m = projection.plane_of(place.lon_e4 / 10_000, place.lat_e4 / 10_000)
        angle = POINTS.index(toward) * pi / 8
        lon, lat = projection.lonlat_of(
            east_m + km * 1000 * sin(angle), north_m + km * 1000 * cos(angle)
        )
        here = projection.hex_of(lon, lat)
        if here not in self.ground.grid:
            raise OffMapError(
                f"{km:g} km {toward} of {name} is outside this map.", "Widen its region."
            )
        return here


def edge_hexes(grid: Grid, side: str) -> tuple[Hex, ...]:
    """Return the hexes along one side of the board; a corner takes a third of two sides.

    >>> [tuple(each) for each in edge_hexes(Grid(3, 3), "NW")]
    [(0, 0), (0, 1), (1, 0)]
    """
    if len(side) == 1:
        return edge_line(grid, side)
    across, down = edge_line(grid, side[0]), edge_line(grid, side[1])
    wide, high = max(2, grid.cols // 3), max(2, grid.rows // 3)
    found = across[:wide] if side[1] == "W" else across[-wide:]
    found += down[:high] if side[0] == "N" else down[-high:]
    return tuple(sorted(set(found)))


def edge_line(grid: Grid, side: str) -> tuple[Hex, ...]:
    """Return all hexes of one side of the board, from the west or from the north."""
    rows, cols = grid.rows, grid.cols
    row, col = {"N": (0, 0), "S": (rows - 1, 0), "W": (0, 0), "E": (0, cols - 1)}[side]
    if side in "NS":
        return tuple(hex_of_cell(Cell(row, each)) for each in range(cols))
    return tuple(hex_of_cell(Cell(each, col)) for each in range(rows))


def way_out(ground: Ground, side: str) -> Hex:
    """Return where a way leaves the map on one side: at its best road, else in the middle."""
    hexes = edge_hexes(ground.grid, side)
    middle = hexes[len(hexes) // 2] if len(side) == 1 else corner(ground.grid, side)
    return min(hexes, key=lambda at: (-best_road(ground, at), at.distance(middle), at))


def corner(grid: Grid, side: str) -> Hex:
    """Return the hex in one corner of the board."""
    row = 0 if side[0] == "N" else grid.rows - 1
    return hex_of_cell(Cell(row, 0 if side[1] == "W" else grid.cols - 1))


def best_road(ground: Ground, at: Hex) -> int:
    """Return the class of the best road at a hex, 0 for none."""
    around = (each for each in at.neighbours() if each in ground.grid)
    return max((int(ground.road_between(at, each) or 0) for each in around), default=0)
