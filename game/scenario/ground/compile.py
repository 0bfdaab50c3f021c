"""Pack the source files of the ground into one that is read quickly.

Run ``python -m game.scenario.ground.compile`` after a change of ``game/data/ground/source``.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from game.folders import data
from game.rules.ground import Terrain
from game.scenario.ground.atlas import LineKind

Feature = dict[str, Any]
Point = tuple[float, float]


class Line(NamedTuple):
    """One line of the map, before packing."""

    kind: LineKind
    name: str
    points: list[Point]


LETTERS: Final = {
    "R": Terrain.REG,
    "S": Terrain.SANDPLAIN,
    "E": Terrain.ERG,
    "P": Terrain.PLATEAU,
    "M": Terrain.MOUNTAIN,
    "W": Terrain.WADI,
    "H": Terrain.SAVANNA,
    "D": Terrain.WETLAND,
    "N": Terrain.RIVER,
}
"""What the letters of terrain_grid.csv stand for."""

ROADS: Final = {
    "track": LineKind.TRACK,
    "piste": LineKind.PISTE,
    "tertiary": LineKind.ROAD,
    "secondary": LineKind.ROAD,
    "primary": LineKind.HIGHWAY,
    "trunk": LineKind.HIGHWAY,
}

WATERS: Final = {
    "lake": LineKind.LAKE,
    "river_bed": LineKind.RIVER_BED,
    "wetland": LineKind.WETLAND,
}

DRAWN_TWICE: Final = ("Niger", "Bani", "Baoulé", "Bagoé")
"""Rivers that have both a simple and a detailed course; the detailed one is drawn."""

PLAIN_NAMES: Final = {"‘Erg Chech": "Erg Chech", "AHAGGAR MTS.": "Ahaggar", "SAHEL": "Sahel"}
"""Landscapes as printed, where the source prints them otherwise."""


def source() -> Path:
    """Return the folder of the source files.

    >>> (source() / "places.csv").is_file()
    True
    """
    return data() / "ground" / "source"


def compiled() -> dict[str, npt.NDArray[Any]]:
    """Return the arrays of the packed file, made from the source files."""
    lines = list(chain(_roads(), _rivers(), _borders(), _waters(), _landscapes()))
    points = [point for line in lines for point in line.points]
    return {
        "elevation": _grid("elevation.csv", int).astype(np.int16),
        "ruggedness": _grid("ruggedness.csv", _tenths).astype(np.uint8),
        "terrain": _grid("terrain_grid.csv", LETTERS.__getitem__).astype(np.uint8),
        "points": np.rint(np.array(points) * 10_000).astype(np.int32),
        "starts": np.cumsum([0, *(len(line.points) for line in lines)]).astype(np.int32),
        "kinds": np.array([line.kind for line in lines], dtype=np.uint8),
        "names": np.array([line.name for line in lines]),
    }


def _grid(name: str, value: Callable[[str], int]) -> npt.NDArray[Any]:
    with (source() / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return np.array([[value(text) for text in row[1:]] for row in rows])


def _tenths(text: str) -> int:
    return min(round(float(text) * 10), 255)


def _features(name: str) -> list[Feature]:
    features: list[Feature] = json.loads((source() / name).read_text(encoding="utf-8"))["features"]
    return features


def _paths(feature: Feature) -> list[list[Point]]:
    """Return the line of a feature, or the outer outline of each of its polygons."""
    kind, coordinates = feature["geometry"]["type"], feature["geometry"]["coordinates"]
    if kind == "LineString":
        return [coordinates]
    polygons = [coordinates] if kind == "Polygon" else coordinates
    return [rings[0] for rings in polygons]


def _named(kind: LineKind, name: str | None, feature: Feature) -> Iterator[Line]:
    for points in _paths(feature):
        yield Line(kind, name or "", points)


def _roads() -> Iterator[Line]:
    for feature in _features("roads.geojson"):
        about = feature["properties"]
        yield from _named(ROADS[about["cls"]], about.get("ref"), feature)


def _rivers() -> Iterator[Line]:
    for feature in _features("rivers.geojson"):
        about = feature["properties"]
        name, simple = about.get("name"), about["source"].startswith("Natural Earth")
        if about["kind"] == "wadi":
            yield from _named(LineKind.WADI, name, feature)
            continue
        if simple:
            yield from _named(LineKind.RIVER_COURSE, name, feature)
        if not simple or name not in DRAWN_TWICE:
            yield from _named(LineKind.RIVER, name, feature)


def _borders() -> Iterator[Line]:
    features = _features("borders.geojson")
    detail = max(
        (each for each in features if each["properties"]["kind"] == "boundary_line_detail"),
        key=lambda each: float(each["properties"]["length_km"]),
    )
    for feature in features:
        about = feature["properties"]
        if about["kind"] == "country":
            yield from _named(LineKind.COUNTRY, about["iso"], feature)
        elif about["kind"] == "region":
            yield from _named(LineKind.REGION, about["name"], feature)
        elif about["kind"] == "boundary_line":
            yield from _border(feature, _paths(detail)[0])


def _border(feature: Feature, detail: list[Point]) -> Iterator[Line]:
    """Yield a boundary line, the finer *detail* in the place of what it covers."""
    about, points = feature["properties"], _paths(feature)[0]
    name = f"{about['left']} / {about['right']}"
    if name == "Mali / Algeria":
        west_end = detail[0]
        points = [*reversed(detail), *(point for point in points if point[0] < west_end[0])]
    yield Line(LineKind.BORDER, name, points)


def _waters() -> Iterator[Line]:
    for feature in _features("water_areas.geojson"):
        about = feature["properties"]
        yield from _named(WATERS[about["kind"]], about.get("name"), feature)


def _landscapes() -> Iterator[Line]:
    for feature in _features("terrain.geojson"):
        name = feature["properties"]["name"]
        yield from _named(LineKind.LANDSCAPE, PLAIN_NAMES.get(name, name), feature)


def main() -> None:
    """Write the packed file."""
    arrays: dict[str, Any] = {**compiled()}
    np.savez_compressed(data() / "ground" / "ground.npz", **arrays)


if __name__ == "__main__":
    main()
