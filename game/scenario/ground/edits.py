"""An author's corrections on top of the real ground."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from game.hexgrid import Hex, cell_of
from game.rules.ground import Ground, PlaceInfo, RoadClass, Terrain
from game.scenario.ground.countries import COUNTRIES
from game.scenario.ground.errors import EditError, OffMapError
from game.scenario.ground.gazetteer import Names, names


class LonLat(NamedTuple):
    """A point in degrees."""

    lon: float
    lat: float


Spot = str | LonLat | Hex
"""A hex as an author names it: a place, a point, or the hex itself."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One correction; what is None stays as it is."""

    at: Spot
    """The hex that is corrected."""

    terrain: Terrain | None = None
    """Its terrain."""

    height_m: int | None = None
    """Its mean metres above the sea."""

    country: str | None = None
    """ISO code of the country it counts to."""

    road: RoadClass | None = None
    """A road from it in a straight line to the hex ``to``."""

    to: Spot | None = None
    """Where the road leads."""


def find_place(ground: Ground, name: str) -> PlaceInfo:
    """Return the place of this name on a map, in any spelling.

    Raises:
        OffMapError: If the place is known and not on this map.
        UnknownPlaceError: If there is no such place; it suggests the nearest names.
    """
    here = _names_on(ground)
    if name not in here and name in names():
        raise OffMapError(f"{names().find(name).name} lies outside this map.", "Widen its region.")
    return here.find(name)


def hex_of(ground: Ground, spot: Spot) -> Hex:
    """Return the hex an author means.

    Raises:
        OffMapError: If it is not on the board.
        UnknownPlaceError: If it is a name that no place has.
    """
    if isinstance(spot, str):
        return find_place(ground, spot).at
    at = ground.projection.hex_of(*spot) if isinstance(spot, LonLat) else spot
    if at not in ground.grid:
        raise OffMapError(f"{_text(spot)} lies outside this map.", "Widen its region.")
    return at


def apply(edit: Edit, ground: Ground, roads: dict[tuple[int, int], RoadClass]) -> None:
    """Write a correction into a ground that is being made, and into its *roads*.

    Raises:
        EditError: If the correction says nothing, half of a road, or an unknown country.
        OffMapError: If a spot is not on the board.
        UnknownPlaceError: If a spot is a name that no place has.
    """
    _check(edit)
    cell = cell_of(hex_of(ground, edit.at))
    if edit.terrain is not None:
        ground.terrain[cell] = edit.terrain
    if edit.height_m is not None:
        ground.height[cell] = edit.height_m
    if edit.country is not None:
        ground.country[cell] = COUNTRIES.index(edit.country)
    if edit.road is not None and edit.to is not None:
        _lay(edit.road, hex_of(ground, edit.at), hex_of(ground, edit.to), ground, roads)


def _lay(
    road: RoadClass, start: Hex, end: Hex, ground: Ground, roads: dict[tuple[int, int], RoadClass]
) -> None:
    for here, there in pairwise(start.line(end)):
        if here in ground.grid and there in ground.grid:
            ends = ground.grid.index(here), ground.grid.index(there)
            roads[min(ends), max(ends)] = road


def _check(edit: Edit) -> None:
    where = f"The edit at {_text(edit.at)}"
    if (edit.road is None) != (edit.to is None):
        raise EditError(f"{where} has half of a road.", "Give both `road` and `to`.")
    if edit.country is not None and edit.country not in COUNTRIES:
        raise EditError(
            f"{where} has the country {edit.country!r}.", f"The maps have {', '.join(COUNTRIES)}."
        )
    if (edit.terrain, edit.height_m, edit.country, edit.road) == (None,) * 4:
        raise EditError(f"{where} changes nothing.", "Give terrain, height_m, country or road.")
    if edit.height_m is not None and not -500 <= edit.height_m <= 9000:
        raise EditError(f"{where} has the height {edit.height_m} m.", "Use -500 to 9000.")


def _text(spot: Spot) -> str:
    if isinstance(spot, str):
        return spot
    return f"[{spot[0]:g}, {spot[1]:g}]"


@lru_cache(maxsize=8)
def _names_on(ground: Ground) -> Names[PlaceInfo]:
    return Names(ground.places.values())
