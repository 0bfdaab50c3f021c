"""Which side of the drawn border a point lies on."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pygame

from game.ui.fields import Points, blurred
from game.ui.hexlines import hexes_at
from game.ui.sheet import LineKind, Raster, Sheet
from game.ui.strokes import line_mask


def abroad_of(sheet: Sheet, at: Points) -> Raster:
    """Return 1 abroad and 0 at home, changing exactly at the drawn border.

    The pieces that the border lines cut the map into each go where most of their hexes are:
    the hexes alone would grey the ground in steps beside the line.
    """
    border = [line.course for line in sheet.lines if line.kind is LineKind.BORDER]
    east, south = np.meshgrid(at.east_m, at.south_m)
    by_hex = hexes_at(east, south, sheet.hex_m).values(sheet.abroad).astype(np.float32)
    # Three points across: pieces that touch at a corner would count as one.
    cut = line_mask(border, at, width=3) > 0
    found = np.where(cut, np.float32(0.5), by_hex)
    for piece in _pieces(cut):
        found[piece] = np.float32(by_hex[piece].mean() > 0.5)
    return Raster(blurred(found, 1), at.first, at.step_m, at.step_m)


def _pieces(cut: npt.NDArray[np.bool_]) -> list[npt.NDArray[np.bool_]]:
    # A border's slivers, where two lines run side by side, follow their hexes.
    least = cut.size // 2000
    return [_array_of(mask) for mask in _mask_of(~cut).connected_components(least)]


def _mask_of(points: npt.NDArray[np.bool_]) -> pygame.mask.Mask:
    rows, cols = points.shape
    canvas = pygame.Surface((cols, rows), depth=32)
    pixels = pygame.surfarray.pixels2d(canvas)
    pixels[...] = np.where(points.T, 0xFFFFFF, 0)
    del pixels
    return pygame.mask.from_threshold(canvas, (255, 255, 255), (1, 1, 1, 255))


def _array_of(mask: pygame.mask.Mask) -> npt.NDArray[np.bool_]:
    canvas = mask.to_surface(setcolor=(255, 255, 255), unsetcolor=(0, 0, 0))
    found: npt.NDArray[np.bool_] = pygame.surfarray.array_red(canvas).T > 0
    return found
