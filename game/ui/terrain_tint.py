"""The colour of the ground: terrain by hex, its edges soft and slightly wandering."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from game.rules.ground import Terrain
from game.ui.fields import Points, blurred
from game.ui.hexlines import hexes_at
from game.ui.sheet import Field, Sheet, numbers

COLOURS: Final[dict[Terrain, tuple[int, int, int]]] = {
    Terrain.REG: (224, 205, 170),
    Terrain.SANDPLAIN: (236, 215, 163),
    Terrain.ERG: (236, 200, 130),
    Terrain.PLATEAU: (184, 149, 112),
    Terrain.MOUNTAIN: (148, 111, 88),
    Terrain.WADI: (200, 190, 140),
    Terrain.SAVANNA: (193, 194, 132),
    Terrain.WETLAND: (141, 174, 142),
    Terrain.RIVER: (196, 192, 150),
    Terrain.TOWN: (206, 186, 160),
}
"""Red, green, blue in flat light. Choice: hue and lightness both differ between neighbours in the
field (sand, rock, mountain), so that the map reads without colour too."""

SANDY: Final = numbers([228, 203, 158]) / 255
"""What fills the hollows between rocks."""

GREEN: Final = numbers([146, 158, 96]) / 255
"""Trees and grass along a water course."""

STEEPNESS: Final = (0.6, 0.5, 0.45, 1.2, 2.3, 0.7, 0.6, 0.2, 0.3, 0.6)
"""How much invented relief each terrain bears, in the order of `Terrain`."""

ROCKINESS: Final = (0.0, 0.0, 0.0, 0.85, 0.6, 0.15, 0.0, 0.0, 0.0, 0.0)
"""How much sand lies in the hollows of each terrain, in the order of `Terrain`."""

DUNES: Final = (0.0, 0.3, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
"""How high dunes stand on each terrain, in the order of `Terrain`."""

LUSHNESS: Final = (0.16, 0.12, 0.0, 0.2, 0.2, 0.85, 0.6, 0.8, 0.9, 0.3)
"""How green a water course is on each terrain, in the order of `Terrain`."""

WANDER: Final = 0.34
"""How far the edge between two terrains strays, as a share of a hex."""

SOFTNESS: Final = 0.10
"""Half width of the edge between two terrains, as a share of a hex."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What covers the ground, softened at the edges of terrains."""

    rgb: npt.NDArray[np.floating[Any]]
    """Colour in flat light, [row, col, red/green/blue] in 0..1."""

    steepness: Field
    """Factor on invented relief."""

    rockiness: Field
    """How much sand lies between rocks, 0 to 1."""

    dunes: Field
    """How high dunes stand, 0 to 1."""

    lushness: Field
    """How green a water course is, 0 to 1."""


def cover_of(sheet: Sheet, at: Points, warped: tuple[Field, Field]) -> Cover:
    """Return what covers the ground at a grid of points; *warped* are the strayed points."""
    east, south = np.meshgrid(at.east_m, at.south_m)
    reach_m = np.float32(sheet.hex_m * WANDER)
    strayed_east = east + np.clip((warped[0] - east) / 2500, -1, 1) * reach_m
    strayed_south = south + np.clip((warped[1] - south) / 2500, -1, 1) * reach_m
    terrain = hexes_at(strayed_east, strayed_south, sheet.hex_m).values(sheet.terrain)
    radius = max(1, round(SOFTNESS * sheet.hex_m / at.step_m))

    def spread(values: Sequence[float]) -> Field:
        return blurred(numbers(values)[terrain], radius)

    bands = [spread([COLOURS[kind][band] / 255 for kind in Terrain]) for band in range(3)]
    return Cover(
        np.stack(bands, axis=-1),
        spread(STEEPNESS),
        spread(ROCKINESS),
        spread(DUNES),
        spread(LUSHNESS),
    )


def coloured(
    cover: Cover, ridges: Field, wet: Field, mottle: Field
) -> npt.NDArray[np.floating[Any]]:
    """Return the colour of the ground: sand in the hollows of rock, green along the wadis."""
    hollow = np.clip((0.78 - ridges) * 2.2, 0, 1) * cover.rockiness
    rgb = cover.rgb * mottle[..., None]
    rgb += (SANDY - rgb) * hollow[..., None]
    rgb += (GREEN - rgb) * (wet * cover.lushness * 0.8)[..., None]
    return rgb
