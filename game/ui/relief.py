"""Shaded relief: real heights, invented ridges in proportion to the real ruggedness.

What is finer than the data (about 5 km) is decoration, and said so in the credits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from game.ui.fields import Points, blurred, noise, points_over, regular_noise, smooth
from game.ui.sheet import Field, Raster, Sheet, numbers
from game.ui.strokes import course_mask
from game.ui.terrain_tint import coloured, cover_of

SUN_ALTITUDE_DEG: Final = 42
"""Choice: light from the north-west at this height; from the south, hills read as holes."""

EXAGGERATION: Final = 3.6
"""Times the slopes are steepened. Choice: the Adrar rises 300 m over 50 km, too little to shade."""

REAL_SHARE: Final = 2.6
"""Times the real heights are steepened on top. Choice: long slopes show beside the short ones."""

NOISE_M: Final = 17.0
"""Metres of invented relief per unit of ruggedness."""

POINTS_AT_MOST: Final = 900_000
"""Points of the base grid. Choice: 0.5 s on a slow laptop, done once a scenario."""

WARM: Final = numbers([1.24, 1.15, 0.98])
"""What full light does to red, green, blue."""

VIOLET: Final = numbers([0.40, 0.37, 0.50])
"""What full shadow does to red, green, blue."""


@dataclass(frozen=True, slots=True)
class Relief:
    """The ground of one board, ready to be shaded at any scale."""

    heights: Raster
    """Metres above the sea, real and invented."""

    roughness: Raster
    """Metres of invented relief still to be added for what is finer than the base grid."""

    tint: tuple[Raster, Raster, Raster]
    """Red, green and blue of the ground in flat light, 0 to 1."""

    step_m: float
    """Metres from a point of the base grid to the next."""

    def shaded(self, at: Points) -> npt.NDArray[np.floating[Any]]:
        """Return colours [row, col, red/green/blue] in 0..1 at a grid of points.

        The same points give the same colours whatever grid they are part of, so that tiles meet
        without a seam.
        """
        around = Points(
            at.first._replace(
                east_m=at.first.east_m - at.step_m, south_m=at.first.south_m - at.step_m
            ),
            at.step_m,
            at.rows + 2,
            at.cols + 2,
        )
        light = _light(self._detailed(around), at.step_m)
        flat = np.stack([smooth(band, at) for band in self.tint], axis=-1)
        return _lit(flat, light)

    def _detailed(self, at: Points) -> Field:
        """Return heights with the octaves that this scale can show and the base grid could not."""
        height = smooth(self.heights, at)
        cell_m = self.step_m * 2.5
        if at.step_m * 2.2 > cell_m:
            return height
        rough = smooth(self.roughness, at)
        strength, salt = 0.30, 71
        while cell_m >= at.step_m * 2.2:
            ridge = 1 - np.abs(regular_noise(at, cell_m, salt) * 2 - 1)
            height += rough * ridge * np.float32(strength)
            cell_m, strength, salt = cell_m / 2, strength * 0.45, salt + 1
        return height


def relief_of(sheet: Sheet) -> Relief:
    """Return the relief of a board; the slow part, once a scenario."""
    frame = sheet.frame.grown(1.5 * sheet.hex_m)
    step_m = max(sheet.hex_m / 20, (frame.width_m * frame.height_m / POINTS_AT_MOST) ** 0.5)
    at = points_over(frame, step_m)
    ground = _Ground(at, *_warped(at))
    rugged = np.maximum(smooth(sheet.ruggedness, at), 0)
    cover = cover_of(sheet, at, (ground.east, ground.south))
    ridges = _ridges(ground)
    wet = _valleys(sheet, at)
    rough = (NOISE_M * np.minimum(rugged, 11) ** 0.8 + 4) * cover.steepness
    heights = smooth(sheet.heights, at) * np.float32(REAL_SHARE) + ridges * rough
    heights += _dunes(ground) * cover.dunes * 20
    heights -= wet * (6 + rough * 0.3)
    colour = coloured(cover, ridges, wet, _mottle(ground, rugged))
    colour *= _occlusion(heights, sheet.hex_m / step_m)[..., None]
    bands = [_raster(colour[..., band], at) for band in range(3)]
    return Relief(_raster(heights, at), _raster(rough, at), (bands[0], bands[1], bands[2]), step_m)


@dataclass(frozen=True, slots=True)
class _Ground:
    at: Points
    east: Field
    south: Field


def _raster(values: Field, at: Points) -> Raster:
    return Raster(values.astype(np.float32), at.first, at.step_m, at.step_m)


def _warped(at: Points) -> tuple[Field, Field]:
    """Return the points' metres east and south, pushed about so that noise runs in no grid."""
    east, south = np.meshgrid(at.east_m, at.south_m)
    for cell_m, push_m, salt in ((9000, 4200, 11), (3300, 1500, 13)):
        east = east + (regular_noise(at, cell_m, salt) - 0.5) * np.float32(push_m * 2)
        south = south + (regular_noise(at, cell_m, salt + 1) - 0.5) * np.float32(push_m * 2)
    return east, south


def _ridges(ground: _Ground) -> Field:
    """Return ridged noise: sharp crests, each octave stronger on the crests of the last."""
    total = np.zeros_like(ground.east)
    weight = np.ones_like(ground.east)
    cell_m, strength, salt = 8000.0, 1.0, 31
    while cell_m >= 2.5 * ground.at.step_m:
        raw = noise(ground.east / np.float32(cell_m), ground.south / np.float32(cell_m), salt)
        ridge = (1 - np.abs(raw * 2 - 1)) ** 2
        total += ridge * weight * np.float32(strength)
        weight = np.clip(ridge * 1.6, 0.15, 1)
        cell_m, strength, salt = cell_m / 2.05, strength * 0.56, salt + 1
    return total


def _dunes(ground: _Ground) -> Field:
    """Return long crests from north-east to south-west, as the trade wind lays them."""
    along = (ground.east - ground.south) * np.float32(0.7071)
    across = (ground.east + ground.south) * np.float32(0.7071)
    crest = noise(across / np.float32(1500), along / np.float32(9000), 0)
    return 1 - np.abs(crest * 2 - 1)


def _valleys(sheet: Sheet, at: Points) -> Field:
    """Return 1 on water courses, falling to 0 beside them: they lie in valleys."""
    spread = blurred(course_mask(sheet, at), max(1, round(500 / at.step_m)))
    return np.clip(spread * 4.0, 0, 1)


def _mottle(ground: _Ground, rugged: Field) -> Field:
    """Return light and dark patches: desert varnish on rock, paler pans on the plain."""
    patch = noise(ground.east / np.float32(15_000), ground.south / np.float32(15_000), 91)
    fine = noise(ground.east / np.float32(2400), ground.south / np.float32(2400), 92)
    varnish = np.clip(rugged - 2, 0, 8) * np.float32(0.008)
    found: Field = 1 + (patch - 0.5) * 0.16 + (fine - 0.5) * 0.10 - varnish
    return found


def _occlusion(heights: Field, points_in_hex: float) -> Field:
    """Return how open the sky is: valleys darker, crests lighter, both by little."""
    above = heights - blurred(heights, max(2, round(points_in_hex * 0.28)))
    found: Field = np.clip(1 + above / np.float32(330), 0.82, 1.1)
    return found


def _light(heights: Field, step_m: float) -> Field:
    """Return the light on each inner point: 0 where flat, up to about 1 towards the sun."""
    scale = np.float32(EXAGGERATION / (2 * step_m))
    east = (heights[1:-1, 2:] - heights[1:-1, :-2]) * scale
    south = (heights[2:, 1:-1] - heights[:-2, 1:-1]) * scale
    sine = np.float32(np.sin(np.radians(SUN_ALTITUDE_DEG)))
    cosine = np.float32(np.cos(np.radians(SUN_ALTITUDE_DEG)) / 2**0.5)
    facing = (sine + cosine * (east + south)) / np.sqrt(1 + east * east + south * south)
    found: Field = facing / sine - 1
    return found


def _lit(flat: npt.NDArray[np.floating[Any]], light: Field) -> npt.NDArray[np.floating[Any]]:
    bright = np.clip(light * 1.5, 0, 1)[..., None]
    dark = np.clip(-light * 0.95, 0, 1)[..., None]
    factor = 1 + bright * (WARM - 1) + dark * (VIOLET - 1)
    return np.clip(flat * factor, 0, 1)
