"""Which part of the land a map shows, and how its hexes lie on it."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from game.hexgrid import Grid
from game.rules.ground import Projection
from game.scenario.ground.atlas import DATA_BOX, Box
from game.scenario.ground.errors import HexSizeError, RegionError

HEX_KM: Final = range(5, 51)
"""Hex sizes the rules are made for, in km. Source: the rules' own scale (rules, section 1)."""

_ROOT_3: Final = math.sqrt(3)


class Region(NamedTuple):
    """A rectangle of the land in degrees."""

    west: float
    """Longitude of the west edge."""

    south: float
    """Latitude of the south edge."""

    east: float
    """Longitude of the east edge."""

    north: float
    """Latitude of the north edge."""

    @classmethod
    def around(cls, lon: float, lat: float, radius_km: float) -> Region:
        """Return the region that reaches *radius_km* in the four directions.

        >>> [round(edge, 2) for edge in Region.around(1.4075, 18.4408, 100)]
        [0.46, 17.54, 2.35, 19.34]
        """
        lon_degree_m, lat_degree_m = degree_m(lat)
        east, north = radius_km * 1000 / lon_degree_m, radius_km * 1000 / lat_degree_m
        return cls(lon - east, lat - north, lon + east, lat + north)

    def box(self, margin: float = 0.0) -> Box:
        """Return the region in 1/10,000 degree, *margin* degrees wider on each side.

        >>> Region(1.0, 18.0, 2.0, 19.0).box(margin=0.5)
        Box(west_e4=5000, south_e4=175000, east_e4=25000, north_e4=195000)
        """
        edges = (self.west - margin, self.south - margin, self.east + margin, self.north + margin)
        return Box(*(round(edge * 10_000) for edge in edges))


DATA_REGION: Final = Region(*(edge / 10_000 for edge in DATA_BOX))
"""Where there is data."""


def degree_m(lat: float) -> tuple[int, int]:
    """Return the metres in one degree of longitude and of latitude at a latitude.

    The usual series for the WGS84 ellipsoid, good to a metre.

    >>> degree_m(20.0)
    (104647, 110704)
    """
    angle = math.radians(lat)
    along = 111_412.84 * math.cos(angle) - 93.5 * math.cos(3 * angle)
    up = 111_132.92 - 559.82 * math.cos(2 * angle) + 1.175 * math.cos(4 * angle)
    return round(along), round(up)


def check(region: Region, hex_km: int) -> None:
    """Refuse a region or a hex size no map can be made for.

    Raises:
        RegionError: If the region is empty, smaller than a hex, or leaves the data.
        HexSizeError: If the hex size is not 5 to 50 km.
    """
    if hex_km not in HEX_KM:
        raise HexSizeError(
            f"A hex of {hex_km} km cannot be played.",
            f"Choose a whole number from {HEX_KM[0]} to {HEX_KM[-1]}.",
        )
    if not (region.west < region.east and region.south < region.north):
        raise RegionError(
            f"The region {_text(region)} is empty.", "West must be below east, south below north."
        )
    if not _inside(region):
        raise RegionError(
            f"The region {_text(region)} leaves the ground there is data for.",
            f"Stay within {_text(DATA_REGION)}.",
        )


def plan(region: Region, hex_km: int) -> tuple[Grid, Projection]:
    """Return the board that covers a region, and how it lies on the land.

    The centre of Hex(0, 0) is the region's north-west corner.

    >>> grid, projection = plan(Region(1.6, 19.0, 3.4, 20.5), 5)
    >>> grid.rows, grid.cols, projection.centre_of(grid.hexes[0])
    (40, 39, (1.6, 20.5))

    Raises:
        RegionError: If the region is empty or leaves the data.
        HexSizeError: If the hex size is not 5 to 50 km.
    """
    check(region, hex_km)
    hex_m, box = hex_km * 1000, region.box()
    lon_degree_m, lat_degree_m = degree_m((region.south + region.north) / 2)
    width_m = (box.east_e4 - box.west_e4) * lon_degree_m / 10_000
    height_m = (box.north_e4 - box.south_e4) * lat_degree_m / 10_000
    # A row of pointy hexes covers a band of a third of its height without its neighbours.
    rows = 1 + math.ceil((height_m - hex_m / (2 * _ROOT_3)) / (hex_m * _ROOT_3 / 2))
    cols = math.ceil(width_m / hex_m + 0.5)
    grid = Grid(rows=max(rows, 1), cols=cols)
    return grid, Projection(box.west_e4, box.north_e4, lon_degree_m, lat_degree_m, hex_m)


def _inside(region: Region) -> bool:
    return (
        region.west >= DATA_REGION.west
        and region.south >= DATA_REGION.south
        and region.east <= DATA_REGION.east
        and region.north <= DATA_REGION.north
    )


def _text(region: Region) -> str:
    west, south, east, north = (f"{edge:g}" for edge in region)
    return f"west {west}, south {south}, east {east}, north {north}"
