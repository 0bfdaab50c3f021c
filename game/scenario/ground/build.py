"""A map from a region and a hex size."""

from __future__ import annotations

from collections.abc import Sequence

from game.rules.ground import Ground
from game.scenario.ground.atlas import LineKind, atlas
from game.scenario.ground.countries import COUNTRIES, country_layer
from game.scenario.ground.courses import hexes_along, roads
from game.scenario.ground.edits import Edit, apply
from game.scenario.ground.gazetteer import Place, names
from game.scenario.ground.layers import layers
from game.scenario.ground.region import Region, plan
from game.scenario.ground.settle import mark, settled


def build_ground(
    region: Region, hex_km: int, own: Sequence[Place] = (), edits: Sequence[Edit] = ()
) -> Ground:
    """Return the map of a region, with an author's own places and corrections on top.

    >>> ground = build_ground(Region(1.6, 19.0, 3.4, 20.5), hex_km=5)
    >>> ground.terrain_at(ground.places["tinzaouaten"].at).name
    'TOWN'

    Raises:
        RegionError: If the region is empty or leaves the data.
        HexSizeError: If the hex size is not 5 to 50 km.
        OffMapError: If an own place or a corrected hex is not on the map.
        UnknownPlaceError: If a correction names no known place.
        GroundError: If a correction makes no sense.
    """
    grid, projection = plan(region, hex_km)
    data = atlas()
    terrain, height, ruggedness = layers(data, grid, projection)
    country = country_layer(data, grid, projection)
    places = settled(grid, projection, own, country)
    mark(places.values(), terrain, country)
    ways = roads(data, grid, projection, region)
    ground = Ground(
        grid=grid,
        hex_m=projection.hex_m,
        terrain=terrain,
        height=height,
        ruggedness=ruggedness,
        country=country,
        countries=COUNTRIES,
        roads=ways,
        rivers=hexes_along(data, grid, projection, region, LineKind.RIVER_COURSE),
        wadis=hexes_along(data, grid, projection, region, LineKind.WADI),
        places=places,
        projection=projection,
    )
    for edit in edits:
        apply(edit, ground, ways)
    return _sealed(ground)


def region_around(name: str, radius_km: float) -> Region:
    """Return the region that reaches *radius_km* around a place of the data.

    >>> [round(edge, 2) for edge in region_around("Kidal", 250)]
    [-0.96, 16.18, 3.77, 20.7]

    Raises:
        UnknownPlaceError: If there is no such place; it suggests the nearest names.
    """
    place = names().find(name)
    return Region.around(place.lon_e4 / 10_000, place.lat_e4 / 10_000, radius_km)


def _sealed(ground: Ground) -> Ground:
    for layer in (ground.terrain, ground.height, ground.ruggedness, ground.country):
        ground.grid.sealed(layer)
    return ground
