"""Which country each hex lies in, by the outlines of the countries."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

from game.hexgrid import Grid
from game.rules.ground import Projection
from game.scenario.ground.atlas import DATA_BOX, Atlas, LineKind
from game.scenario.ground.raster import centres

Array = npt.NDArray[Any]

COUNTRIES: Final = ("BF", "DZ", "ML", "MR", "NE", "NG")
"""ISO codes of the countries of the data, in the order of their numbers."""

_NONE: Final = 255


def country_layer(atlas: Atlas, grid: Grid, projection: Projection) -> Array:
    """Return the number in COUNTRIES of each hex, by its centre, [row, col]."""
    lon_e4, lat_e4 = centres(grid, projection)
    # The outlines end at the edge of the data, the outermost centres half a hex beyond it.
    lon_e4 = lon_e4.clip(DATA_BOX.west_e4 + 1, DATA_BOX.east_e4 - 1)
    lat_e4 = lat_e4.clip(DATA_BOX.south_e4 + 1, DATA_BOX.north_e4 - 1)
    layer = grid.layer(np.uint8, _NONE)
    for line in atlas.touching(DATA_BOX, frozenset((LineKind.COUNTRY,))):
        code = COUNTRIES.index(str(atlas.names[line]))
        layer[_within(atlas.line(line), lon_e4, lat_e4)] = code
    _refine(layer, _within(_north_of_the_fine_border(atlas), lon_e4, lat_e4))
    return _closed(layer)


def _refine(layer: Array, beyond: Array) -> None:
    """Part Mali and Algeria by the finer border: 1 to 3 km decide where a column may flee."""
    mali, algeria = COUNTRIES.index("ML"), COUNTRIES.index("DZ")
    layer[(layer == mali) & beyond] = algeria
    layer[(layer == algeria) & ~beyond] = mali


def _north_of_the_fine_border(atlas: Atlas) -> Array:
    """Return the outline of all that lies beyond the border of Mali and Algeria, from Mali."""
    number = int(np.nonzero(atlas.names == "Mali / Algeria")[0][0])
    line = atlas.line(number)
    (east, west), above = (line[0], line[-1]), DATA_BOX.north_e4 + 1
    corners = (
        (DATA_BOX.west_e4, west[1]),
        (DATA_BOX.west_e4, above),
        (DATA_BOX.east_e4, above),
        (DATA_BOX.east_e4, east[1]),
        east,
    )
    return np.vstack((line, corners))


def _within(outline: Array, lon_e4: Array, lat_e4: Array) -> Array:
    rows = zip(lon_e4, lat_e4.tolist(), strict=True)
    return np.array([_inside(outline.astype(np.float64), lon, lat) for lon, lat in rows])


def _inside(outline: Array, lon_e4: Array, lat_e4: float) -> Array:
    """Return which points of one parallel lie within an outline: odd many sides to the west."""
    lon, lat = outline[:, 0], outline[:, 1]
    north = lat > lat_e4
    side = np.nonzero(north[:-1] != north[1:])[0]
    share = (lat_e4 - lat[side]) / (lat[side + 1] - lat[side])
    crossings = np.sort(lon[side] + share * (lon[side + 1] - lon[side]))
    odd: Array = (np.searchsorted(crossings, lon_e4) & 1).astype(bool)
    return odd


def _closed(layer: Array) -> Array:
    """Fill the slits between two outlines with the country to the west, or else to the east."""
    for row in layer:
        known = np.nonzero(row != _NONE)[0]
        last = np.searchsorted(known, np.arange(len(row)), side="right") - 1
        row[:] = row[known[last.clip(0)]]
    return layer
