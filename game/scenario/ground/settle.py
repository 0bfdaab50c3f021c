"""Places put on the board, and what they do to their hex."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Final

import numpy.typing as npt

from game.hexgrid import Grid, Hex, cell_of
from game.rules.ground import PlaceInfo, Projection, Terrain
from game.scenario.ground.countries import COUNTRIES
from game.scenario.ground.errors import GroundError, OffMapError
from game.scenario.ground.gazetteer import Place, gazetteer

Array = npt.NDArray[Any]

RANK: Final = ("town", "village", "base", "crossing", "airfield", "mine", "well")
"""Kinds whose country overrides the border for their hex, the first found in it. Mountains and
valleys are too wide to say."""


def settled(
    grid: Grid, projection: Projection, own: Sequence[Place], country: Array
) -> dict[str, PlaceInfo]:
    """Return the places on the board by id; an author's own go before those of the data.

    Raises:
        OffMapError: If an author's own place is not on the board.
        GroundError: If an author's own place has a country that is not on any map.
    """
    for place in own:
        _check_own(place, grid, projection)
    known = {place.id: place for place in (*gazetteer(), *own)}
    infos = (_info(known[name], known, projection, grid, country) for name in sorted(known))
    return {info.id: info for info in infos if info is not None}


def mark(places: Collection[PlaceInfo], terrain: Array, country: Array) -> None:
    """Write towns into the terrain, and the country of its chief place into each hex."""
    for place in places:
        if place.kind == "town":
            terrain[cell_of(place.at)] = Terrain.TOWN
    twins = {place.id for place in gazetteer() if place.twin_of}
    ranked = [place for place in places if place.kind in RANK and place.id not in twins]
    for place in sorted(ranked, key=_chief_last):
        country[cell_of(place.at)] = COUNTRIES.index(place.country)


def _chief_last(place: PlaceInfo) -> tuple[int, int, str]:
    return -RANK.index(place.kind), place.population, place.id


def _info(
    place: Place, known: dict[str, Place], projection: Projection, grid: Grid, country: Array
) -> PlaceInfo | None:
    seat = known.get(place.twin_of, place)
    at = _hex_of(seat, projection)
    if at not in grid:
        return None
    return PlaceInfo(
        id=place.id,
        name=place.name,
        alt_names=place.alt_names,
        kind=place.kind,
        at=at,
        country=place.country or COUNTRIES[country[cell_of(at)]],
        lon_e4=place.lon_e4,
        lat_e4=place.lat_e4,
        population=place.population,
        precision_m=place.precision_m,
        source=place.source,
    )


def _hex_of(place: Place, projection: Projection) -> Hex:
    return projection.hex_of(place.lon_e4 / 10_000, place.lat_e4 / 10_000)


def _check_own(place: Place, grid: Grid, projection: Projection) -> None:
    if _hex_of(place, projection) not in grid:
        raise OffMapError(
            f"The place {place.name!r} lies outside the map.", "Widen the region or move it."
        )
    if place.country not in ("", *COUNTRIES):
        raise GroundError(
            f"The place {place.name!r} has the country {place.country!r}.",
            f"The maps have {', '.join(COUNTRIES)}.",
        )
