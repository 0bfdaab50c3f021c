"""The map sheet of a board's real ground."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

from game.rules.ground import Ground, PlaceInfo, Projection
from game.scenario.ground.atlas import CELL_E4, DATA_BOX, Atlas, Box, atlas
from game.scenario.ground.atlas import LineKind as Kind
from game.ui.sheet import (
    Course,
    Frame,
    Line,
    LineKind,
    PlaceMark,
    Rank,
    Raster,
    Sheet,
    Spot,
    Water,
    frame_of,
)

LINES: Final = {
    Kind.TRACK: LineKind.TRACK,
    Kind.PISTE: LineKind.PISTE,
    Kind.ROAD: LineKind.ROAD,
    Kind.HIGHWAY: LineKind.HIGHWAY,
    Kind.RIVER: LineKind.RIVER,
    Kind.WADI: LineKind.WADI,
    Kind.BORDER: LineKind.BORDER,
}

WATERS: Final = frozenset((Kind.LAKE, Kind.RIVER_BED))

UNNAMED_KINDS: Final = frozenset(("base", "airfield", "mine", "crossing"))
"""Kinds of place that stand beside a town of nearly the same name."""

CAPITAL_PEOPLE: Final = 30_000
"""Choice: Kidal, Gao, Ménaka and Timbuktu are printed larger than other towns."""


def sheet_of(ground: Ground, home: str = "ML") -> Sheet:
    """Return what the picture of a board is drawn from; *home* is the country left in colour."""
    found = atlas()
    frame = frame_of(ground.grid, ground.hex_m).grown(2 * ground.hex_m)
    box = _box(frame, ground.projection)
    abroad = np.array([code != home for code in ground.countries])[ground.country]
    return Sheet(
        ground.grid,
        ground.hex_m,
        ground.terrain,
        abroad,
        _raster(found.elevation, 1, ground.projection),
        _raster(found.ruggedness, 10, ground.projection),
        _lines(found, box, ground.projection),
        _waters(found, box, ground.projection),
        _marks(ground) + _landscapes(found, box, ground),
    )


def _box(frame: Frame, projection: Projection) -> Box:
    west, north = projection.lonlat_of(frame.west_m, -frame.north_m)
    east, south = projection.lonlat_of(
        frame.west_m + frame.width_m, -(frame.north_m + frame.height_m)
    )
    return Box(*(round(edge * 10_000) for edge in (west, south, east, north)))


def _raster(cells: npt.NDArray[Any], divisor: int, projection: Projection) -> Raster:
    east_m, north_m = projection.plane_of(
        (DATA_BOX.west_e4 + CELL_E4 / 2) / 10_000, (DATA_BOX.north_e4 - CELL_E4 / 2) / 10_000
    )
    return Raster(
        cells.astype(np.float32) / np.float32(divisor),
        Spot(east_m, -north_m),
        projection.lon_degree_m * CELL_E4 / 10_000,
        projection.lat_degree_m * CELL_E4 / 10_000,
    )


def _course(points_e4: npt.NDArray[Any], projection: Projection) -> Course:
    origin = np.array([projection.lon_e4, projection.lat_e4])
    degree_m = np.array([projection.lon_degree_m, -projection.lat_degree_m])
    course: Course = ((points_e4 - origin) * degree_m / 10_000).astype(np.float32)
    return course


def _lines(found: Atlas, box: Box, projection: Projection) -> tuple[Line, ...]:
    return tuple(
        Line(LINES[Kind(found.kinds[number])], _course(found.line(number), projection))
        for number in found.touching(box, frozenset(LINES))
    )


def _waters(found: Atlas, box: Box, projection: Projection) -> tuple[Water, ...]:
    return tuple(
        Water(_course(found.line(number), projection)) for number in found.touching(box, WATERS)
    )


def _marks(ground: Ground) -> tuple[PlaceMark, ...]:
    named = [place for place in ground.places.values() if place.kind not in UNNAMED_KINDS]
    named.sort(key=lambda place: (_rank(place), -place.population, place.id))
    return tuple(PlaceMark(place.name, _spot(place, ground), _rank(place)) for place in named)


def _rank(place: PlaceInfo) -> Rank:
    if place.kind in {"mountain", "valley"}:
        return Rank.LANDSCAPE
    if place.population >= CAPITAL_PEOPLE:
        return Rank.CAPITAL
    return {"town": Rank.TOWN, "village": Rank.VILLAGE}.get(place.kind, Rank.LONE)


def _spot(place: PlaceInfo, ground: Ground) -> Spot:
    east_m, north_m = ground.projection.plane_of(place.lon_e4 / 10_000, place.lat_e4 / 10_000)
    return Spot(east_m, -north_m)


def _landscapes(found: Atlas, box: Box, ground: Ground) -> tuple[PlaceMark, ...]:
    """Return the names of the landscapes, each once, in the middle of what the board shows."""
    marks: dict[str, PlaceMark] = {}
    frame = frame_of(ground.grid, ground.hex_m)
    taken = {place.name for place in ground.places.values()}
    for number in found.touching(box, frozenset((Kind.LANDSCAPE,))):
        name = str(found.names[number])
        seen = _seen(_course(found.line(number), ground.projection), frame)
        if seen is not None and name not in marks and name not in taken:
            marks[name] = PlaceMark(name, seen, Rank.LANDSCAPE)
    return tuple(marks.values())


def _seen(outline: Course, frame: Frame) -> Spot | None:
    """Return the middle of the part of an outline's bounds inside a frame, or None for little."""
    low = np.maximum(outline.min(axis=0), (frame.west_m, frame.north_m))
    high = np.minimum(
        outline.max(axis=0), (frame.west_m + frame.width_m, frame.north_m + frame.height_m)
    )
    if ((high - low) < 0.2 * min(frame.width_m, frame.height_m)).any():
        return None
    return Spot(*((low + high) / 2).tolist())
