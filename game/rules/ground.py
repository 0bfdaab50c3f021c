"""The ground a match is played on: a fixed value, made from real data and never changed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Final

import numpy.typing as npt

from game.hexgrid import Grid, Hex, Layout, Pixel
from game.hexgrid.layout import ROOT_3

Layer = npt.NDArray[Any]
"""One whole number for each hex, [row, col], sealed."""


class Terrain(IntEnum):
    """What most of a hex is made of."""

    REG = 0
    """Gravel plain."""

    SANDPLAIN = 1
    """Sand sheets and fixed dunes."""

    ERG = 2
    """Dunes."""

    PLATEAU = 3
    """Rocky plateau."""

    MOUNTAIN = 4
    """Adrar: steep rock."""

    WADI = 5
    """Dry valley with trees and wells."""

    SAVANNA = 6
    """Sahel grassland and fields."""

    WETLAND = 7
    """Flooded part of the year."""

    RIVER = 8
    """The Niger or the Bani and its banks."""

    TOWN = 9
    """Built-up place."""


class RoadClass(IntEnum):
    """What joins two adjacent hexes; a higher one is the more important."""

    TRACK = 1
    """Wheel tracks."""

    PISTE = 2
    """Unclassified or minor way."""

    ROAD = 3
    """Secondary or tertiary road."""

    HIGHWAY = 4
    """Trunk or primary road. Importance, not surface: north of Gao most are sand or gravel."""


@dataclass(frozen=True, slots=True)
class PlaceInfo:
    """A named place of the map."""

    id: str
    """Short name in plain letters, such as ``tinzaouaten``."""

    name: str
    """As printed on the map."""

    alt_names: tuple[str, ...]
    """Other names and spellings."""

    kind: str
    """town, village, base, well, crossing, mine, airfield, mountain, valley, camp ..."""

    at: Hex
    """Where it lies; twin places on a border share one hex."""

    country: str
    """ISO code of its own country, which overrides the border polygon."""

    lon_e4: int
    """Longitude in 1/10,000 degree, east positive."""

    lat_e4: int
    """Latitude in 1/10,000 degree, north positive."""

    population: int
    """People, for ranking only; 0 where unknown."""

    precision_m: int
    """Metres the point may be off the real centre."""

    source: str
    """Where the position comes from."""


@dataclass(frozen=True, slots=True)
class Projection:
    """How degrees become metres on a plane, and metres hexes.

    The plane is equirectangular: true at the region's middle latitude, a few per cent off far
    from it. Its origin is the centre of Hex(0, 0). Only the four operations of arithmetic are
    used, so every machine finds the same hex.
    """

    lon_e4: int
    """Longitude of the centre of Hex(0, 0), in 1/10,000 degree."""

    lat_e4: int
    """Latitude of the centre of Hex(0, 0), in 1/10,000 degree."""

    lon_degree_m: int
    """Metres in one degree of longitude at the middle latitude."""

    lat_degree_m: int
    """Metres in one degree of latitude at the middle latitude."""

    hex_m: int
    """Metres from the centre of a hex to that of the next."""

    def plane_of(self, lon: float, lat: float) -> tuple[float, float]:
        """Return metres east and metres north of the centre of Hex(0, 0).

        >>> Projection(16000, 205000, 104_000, 110_700, 5000).plane_of(2.6, 20.5)
        (104000.0, 0.0)
        """
        east_m = (lon * 10_000 - self.lon_e4) * self.lon_degree_m / 10_000
        return east_m, (lat * 10_000 - self.lat_e4) * self.lat_degree_m / 10_000

    def lonlat_of(self, east_m: float, north_m: float) -> tuple[float, float]:
        """Return longitude and latitude in degrees of a point of the plane.

        >>> Projection(16000, 205000, 104_000, 110_700, 5000).lonlat_of(104_000, 0)
        (2.6, 20.5)
        """
        lon_e4 = self.lon_e4 + east_m * 10_000 / self.lon_degree_m
        return lon_e4 / 10_000, (self.lat_e4 + north_m * 10_000 / self.lat_degree_m) / 10_000

    def hex_of(self, lon: float, lat: float) -> Hex:
        """Return the hex a point lies in, on the board or not.

        >>> Projection(16000, 205000, 104_000, 110_700, 5000).hex_of(1.65, 20.5)
        Hex(q=1, r=0)
        """
        east_m, north_m = self.plane_of(lon, lat)
        return self.layout.hex_at(Pixel(east_m, -north_m))

    def centre_of(self, at: Hex) -> tuple[float, float]:
        """Return longitude and latitude in degrees of the centre of a hex.

        >>> Projection(16000, 205000, 104_000, 110_700, 5000).centre_of(Hex(0, 0))
        (1.6, 20.5)
        """
        left, top = self.layout.pixel_of(at)
        return self.lonlat_of(left, -top)

    @property
    def layout(self) -> Layout:
        """The hexes on the plane, in metres, south counted down from Hex(0, 0).

        >>> round(Projection(0, 0, 104_000, 110_700, 5000).layout.size)
        2887
        """
        return Layout(self.hex_m / ROOT_3, Pixel(0.0, 0.0))


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """The map of a match; two of them are compared by their digest."""

    grid: Grid
    """The board."""

    hex_m: int
    """Metres from the centre of a hex to that of the next."""

    terrain: Layer
    """Terrain of each hex (uint8)."""

    height: Layer
    """Mean metres above the sea of each hex (int16)."""

    ruggedness: Layer
    """Roughness of each hex in tenths (uint8): under 10 flat, over 50 steep. No unit."""

    country: Layer
    """Number in ``countries`` of each hex (uint8)."""

    countries: tuple[str, ...]
    """ISO codes by number, in alphabetical order."""

    roads: Mapping[tuple[int, int], RoadClass]
    """Best way between two adjacent hexes, keyed by (smaller number, larger number)."""

    rivers: frozenset[int]
    """Numbers of the hexes the Niger or the Bani runs through."""

    wadis: frozenset[int]
    """Numbers of the hexes a wadi runs through."""

    places: Mapping[str, PlaceInfo]
    """Places on the board by id, in alphabetical order."""

    projection: Projection
    """Between degrees and hexes."""

    _places_at: dict[Hex, tuple[PlaceInfo, ...]] = field(
        default_factory=dict, init=False, repr=False
    )
    """The places by hex, once somebody has asked for one."""

    _terrain: list[Terrain] = field(default_factory=list, init=False, repr=False)
    """The terrain by number of the hex, once somebody has asked for one: an array is slower."""

    def terrain_at(self, at: Hex) -> Terrain:
        """Return the terrain of a hex of the board."""
        if not self._terrain:
            self._terrain.extend(TERRAINS[code] for code in self.terrain.ravel().tolist())
        return self._terrain[self.grid.index(at)]

    def country_at(self, at: Hex) -> str:
        """Return the ISO code of the country a hex of the board counts to."""
        return self.countries[int(self.country.flat[self.grid.index(at)])]

    def height_at(self, at: Hex) -> int:
        """Return the mean metres above the sea of a hex of the board."""
        return int(self.height.flat[self.grid.index(at)])

    def road_between(self, here: Hex, there: Hex) -> RoadClass | None:
        """Return the best way that joins two adjacent hexes of the board, or None."""
        ends = self.grid.index(here), self.grid.index(there)
        return self.roads.get((min(ends), max(ends)))

    def places_at(self, at: Hex) -> tuple[PlaceInfo, ...]:
        """Return the places in a hex, in alphabetical order of their ids."""
        if not self._places_at:
            for place in self.places.values():
                self._places_at[place.at] = (*self._places_at.get(place.at, ()), place)
        return self._places_at.get(at, ())

    def digest(self) -> str:
        """Return 32 hexadecimal digits that differ when anything of the ground differs."""
        found = hashlib.blake2b(digest_size=16)
        for layer in (self.terrain, self.height, self.ruggedness, self.country):
            found.update(layer.astype("<i4").tobytes())
        tables = (
            (self.grid.rows, self.grid.cols, self.hex_m, self.countries),
            sorted((ends, int(road)) for ends, road in self.roads.items()),
            (sorted(self.rivers), sorted(self.wadis)),
            [_fields(self.places[name]) for name in sorted(self.places)],
            _fields(self.projection),
        )
        found.update(repr(tables).encode())
        return found.hexdigest()


TERRAINS: Final = tuple(Terrain)
"""Terrain by its number in a layer."""


def _fields(value: PlaceInfo | Projection) -> tuple[object, ...]:
    return tuple(getattr(value, name) for name in value.__slots__)
