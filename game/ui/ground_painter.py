"""One rectangle of the map, painted: relief, borders of hexes, ways, water."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pygame

from game.ui.fields import Points, points_over, smooth
from game.ui.hexlines import HexPoints, hexes_at
from game.ui.marks import CLOSED
from game.ui.relief import Relief, relief_of
from game.ui.sheet import Frame, Line, Raster, Sheet, Spot, numbers
from game.ui.strokes import OVERSAMPLING, Strokes, draw_strokes, strokes_at, trimmed
from game.ui.territory import abroad_of

Rgb = npt.NDArray[np.floating[Any]]
"""Colours, [row, col, red/green/blue] in 0..1."""

MARGIN_HEXES: Final = 0.6
"""Hexes of ground shown beyond the board's edge."""

LINE_DARK: Final = 0.34
"""How much a hex's outline darkens the ground. Choice: hexes can be counted across rock and sand,
and the ground still comes first."""

LINE_LIGHT: Final = 0.07
"""How much the ground is lit inside the outline, as if the line were cut into the map."""

GREY: Final = numbers([0.82, 0.80, 0.76])
"""What foreign ground is washed out to."""

BEYOND: Final = (38, 33, 33, 190)
"""What lies beyond the board is covered with: red, green, blue, opacity."""

WATER: Final = (98, 148, 172)
SHORE: Final = (58, 98, 124)


@dataclass(slots=True, eq=False)
class GroundPainter:
    """Paints any part of a board at any scale; two neighbouring parts meet without a seam."""

    sheet: Sheet
    """What is painted."""

    relief: Relief
    """Its shaded ground."""

    abroad: Raster
    """1 abroad, 0 at home."""

    lines: tuple[Line, ...]
    """Its lines, cut to the frame."""

    frame: Frame
    """What can be painted."""

    _strokes: dict[float, Strokes] = field(default_factory=dict)

    @classmethod
    def of(cls, sheet: Sheet) -> GroundPainter:
        """Return the painter of a board; takes about a second."""
        frame = sheet.frame.grown(MARGIN_HEXES * sheet.hex_m)
        relief = relief_of(sheet)
        at = points_over(frame, relief.step_m)
        lines = trimmed(sheet.lines, frame)
        return cls(sheet, relief, abroad_of(sheet, at), lines, frame)

    def paint(self, part: pygame.Rect, scale: float) -> pygame.Surface:
        """Return a rectangle of the map; *part* is in pixels of the whole map at *scale*."""
        step_m = 1 / scale
        first = Spot(
            self.frame.west_m + (part.left + 0.5) * step_m,
            self.frame.north_m + (part.top + 0.5) * step_m,
        )
        at = Points(first, step_m, part.height, part.width)
        colours = self._ground(at)
        picture = _surface(colours)
        growth = growth_at(scale * self.sheet.hex_m)
        self._draw_water(picture, part, scale)
        draw_strokes(picture, self._strokes_at(scale), part, growth)
        self._dim_beyond(picture, at)
        return picture

    def _ground(self, at: Points) -> Rgb:
        colours = self.relief.shaded(at)
        colours = _washed(colours, smooth(self.abroad, at))
        east, south = np.meshgrid(at.east_m, at.south_m)
        hexes = hexes_at(east, south, self.sheet.hex_m)
        return _with_outlines(colours, hexes, self.sheet.hex_m / at.step_m)

    def _dim_beyond(self, picture: pygame.Surface, at: Points) -> None:
        """Fade what lies outside the board, lines and all."""
        board = self.sheet.frame.grown(-0.6 * self.sheet.hex_m)
        if _holds(board, at):
            return
        east, south = np.meshgrid(at.east_m, at.south_m)
        inside = hexes_at(east, south, self.sheet.hex_m).on_board(self.sheet.grid)
        veil = pygame.Surface(picture.get_size(), pygame.SRCALPHA)
        veil.fill(BEYOND)
        pygame.surfarray.pixels_alpha(veil)[...] = np.where(inside.T, 0, BEYOND[3])
        picture.blit(veil, (0, 0))

    def _strokes_at(self, scale: float) -> Strokes:
        if scale not in self._strokes:
            origin = self.frame.west_m, self.frame.north_m
            growth = growth_at(scale * self.sheet.hex_m)
            self._strokes[scale] = strokes_at(self.lines, origin, scale, growth)
        return self._strokes[scale]

    def _draw_water(self, picture: pygame.Surface, part: pygame.Rect, scale: float) -> None:
        origin = numbers([self.frame.west_m, self.frame.north_m])
        shores = [
            (water.shore - origin) * np.float32(scale) - numbers(part.topleft)
            for water in self.sheet.waters
        ]
        near = [shore for shore in shores if _touches(shore, part.size)]
        if not near:
            return
        size = part.width * OVERSAMPLING, part.height * OVERSAMPLING
        canvas = pygame.Surface(size, pygame.SRCALPHA)
        for shore in near:
            points = (shore * OVERSAMPLING).tolist()
            pygame.draw.polygon(canvas, WATER, points)
            pygame.draw.lines(canvas, SHORE, CLOSED, points, OVERSAMPLING)
        smaller = pygame.transform.smoothscale(canvas, part.size)
        picture.blit(smaller, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)


def growth_at(hex_px: float) -> float:
    """Return how much thicker lines are than at a hex of 32 pixels.

    >>> growth_at(32), growth_at(128)
    (1.0, 2.0)
    """
    return float(min(max((hex_px / 32) ** 0.5, 0.75), 2.2))


def _touches(shore: npt.NDArray[np.floating[Any]], size: tuple[int, int]) -> bool:
    low, high = shore.min(axis=0), shore.max(axis=0)
    return bool((high > -2).all() and (low < numbers(size) + 2).all())


def _washed(colours: Rgb, abroad: npt.NDArray[np.floating[Any]]) -> Rgb:
    """Return the colours with foreign ground greyed and paled; its relief stays."""
    if not abroad.any():
        return colours
    grey = colours @ numbers([0.30, 0.55, 0.15])
    pale = (grey[..., None] * 0.55 + colours * 0.45) * 0.68 + GREY * 0.32
    return colours + (pale - colours) * abroad[..., None]


def _holds(frame: Frame, at: Points) -> bool:
    east, south = at.east_m, at.south_m
    return bool(
        east[0] > frame.west_m
        and east[-1] < frame.west_m + frame.width_m
        and south[0] > frame.north_m
        and south[-1] < frame.north_m + frame.height_m
    )


def _with_outlines(colours: Rgb, hexes: HexPoints, hex_px: float) -> Rgb:
    """Return the colours with each hex outlined, as if the line were cut into the map."""
    from_side = hexes.inset * np.float32(hex_px)
    half = 0.30 + 0.10 * min(growth_at(hex_px), 2)
    line = np.clip(half + 0.5 - from_side, 0, 1)
    rim = np.clip(1 - np.abs(from_side - half - 1.0), 0, 1)
    return colours * (1 - line * LINE_DARK + rim * LINE_LIGHT)[..., None]


def _surface(colours: Rgb) -> pygame.Surface:
    pixels = np.clip(colours * 255, 0, 255).astype(np.uint8)
    picture = pygame.Surface((pixels.shape[1], pixels.shape[0]), depth=24)
    pygame.surfarray.blit_array(picture, pixels.swapaxes(0, 1))
    return picture.convert() if pygame.display.get_surface() else picture
