"""The real ground: a region in degrees and a hex size become a map."""

from game.scenario.ground.atlas import CLOSED, LineKind
from game.scenario.ground.build import build_ground, region_around
from game.scenario.ground.countries import COUNTRIES
from game.scenario.ground.drawing import MapLine, Relief, lines, region_of, relief
from game.scenario.ground.edits import Edit, LonLat, Spot, find_place, hex_of
from game.scenario.ground.errors import (
    EditError,
    GroundError,
    HexSizeError,
    OffMapError,
    RegionError,
    UnknownPlaceError,
)
from game.scenario.ground.gazetteer import Names, Place, gazetteer, names
from game.scenario.ground.region import DATA_REGION, HEX_KM, Region

__all__ = [
    "CLOSED",
    "COUNTRIES",
    "DATA_REGION",
    "HEX_KM",
    "Edit",
    "EditError",
    "GroundError",
    "HexSizeError",
    "LineKind",
    "LonLat",
    "MapLine",
    "Names",
    "OffMapError",
    "Place",
    "Region",
    "RegionError",
    "Relief",
    "Spot",
    "UnknownPlaceError",
    "build_ground",
    "find_place",
    "gazetteer",
    "hex_of",
    "lines",
    "names",
    "region_around",
    "region_of",
    "relief",
]
